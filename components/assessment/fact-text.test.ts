import { expect, test } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';

import { factText, startingLarge } from './fact-text';

test('a choice of the content is words; a day and a minus stay what they are', () => {
  const said = (value: string | null, on = ''): string => factText({ id: 'derived:x', label: 'Fact', value, on: on === '' ? null : localDate(on) });
  expect(said('worse-with-increase')).toBe('Fact: worse with increase');
  expect(said('stopped 27-Jun-2026')).toBe('Fact: stopped 27-Jun-2026');
  expect(said('-8 points')).toBe('Fact: -8 points');
  expect(said('absent')).toBe('Fact: no');
  expect(said(null)).toBe('Fact: not recorded');
  expect(said(null, '2026-06-27')).toBe('Fact');
});

test('a fact that begins a line begins large; a name that is written otherwise stays', () => {
  expect(startingLarge('when it began, against the start of the medicine: 23 days')).toBe('When it began, against the start of the medicine: 23 days');
  expect(startingLarge('eGFR: 54')).toBe('eGFR: 54');
  expect(startingLarge('PHQ-9: 14 of 27')).toBe('PHQ-9: 14 of 27');
});
