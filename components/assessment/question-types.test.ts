import { describe, expect, test } from 'vitest';
import { askKey } from '@/server/clinical/story/ask-prescriber';
import { answeredQuestions, answerWords } from './question-types';

const confirmation = (fact: string, value: 'present' | 'absent' | 'unknown', on = '2026-11-22', by: string | null = 'Ada Boyd') =>
  ({ id: `confirmation:${fact}:${on}`, fact, value, detail: null, on: on as never, by });
const WORDS = [
  { id: 'clash', text: 'Do you take thioridazine or pimozide?', short: 'clash', facts: [{ key: 'medication:thioridazine', label: 'thioridazine' }, { key: 'medication:pimozide', label: 'pimozide' }] },
  { id: 'seizures', text: 'Ever had a seizure?', short: 'seizures', facts: [{ key: 'condition:seizure-disorder', label: 'seizure, fit or epilepsy' }] },
];

describe('answers in the chart', () => {
  test('facts asked in one breath are one answer; another day is another one', () => {
    const answered = answeredQuestions([confirmation('medication:thioridazine', 'absent'), confirmation('medication:pimozide', 'absent'), confirmation('medication:pimozide', 'unknown', '2026-01-05')], WORDS);
    expect(answered.map(({ id, on, answers }) => [id, on, answers.length])).toEqual([['clash', '2026-11-22', 2], ['clash', '2026-01-05', 1]]);
  });

  test('an answer whose question left the content is still shown, under its fact', () => {
    const [answer] = answeredQuestions([confirmation('condition:gone', 'present')], WORDS);
    expect(answer).toMatchObject({ id: 'condition:gone', text: 'condition:gone' });
  });

  test('what has its own undo elsewhere is not among them: worksheets, and what another prescriber is asked', () => {
    expect(answeredQuestions([confirmation('item:naranjo-6', 'absent'), confirmation('item:who-umc-category', 'present'), confirmation(askKey('tramadol'), 'present')], WORDS)).toEqual([]);
  });

  test('are said as yes, no and still unknown, and none of the three is dropped', () => {
    const answers = [
      { confirmationId: '1', label: 'thioridazine', value: 'absent' as const, detail: null },
      { confirmationId: '2', label: 'pimozide', value: 'present' as const, detail: null },
      { confirmationId: '3', label: 'class', value: 'unknown' as const, detail: null },
    ];
    expect(answerWords(answers)).toBe('Yes: pimozide. No: thioridazine. Asked, still unknown: class');
  });

  test('a chosen value is said in its own words', () => {
    const answers = [{ confirmationId: '1', label: 'adherence', value: 'absent' as const, detail: 'misses-doses' }];
    expect(answerWords(answers, [{ value: 'misses-doses', label: 'misses doses', means: 'absent' }])).toBe('No: adherence: misses doses');
  });
});
