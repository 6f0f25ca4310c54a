import { expect, test } from 'vitest';
import { questionsAreLong } from './long-questions';

const asked = (questions: number, urgent = 0) =>
  questionsAreLong({ assessment: { questions: Array.from({ length: questions }, () => ({ question: 'Have you ever had a seizure or a fit, or been told you have epilepsy?', })) }, urgentAsks: Array.from({ length: urgent }) });

test('few questions end above the options beside them; urgent asks with several questions reach below', () => {
  expect(asked(0)).toBe(false);
  expect(asked(4)).toBe(false);
  expect(asked(3, 1)).toBe(false);
  expect(asked(6, 2)).toBe(true);
});

test('every question of the list counts', () => {
  expect(asked(6)).toBe(false);
  expect(asked(40)).toBe(true);
});
