import { expect, test } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import { lookBackWords } from './look-back-said';
import { beforeOnset, headingOf } from './look-back-words';
import { ONSET } from './use-look-back';
import type { Found } from './use-look-back';

const ON = localDate('2026-08-01');
const found = (changes: number, days: number | null): Found => ({
  report: { id: 'report:1', title: 'PHQ-9', on: localDate('2026-09-14') },
  onset: null,
  window: days === null ? null : { from: localDate('2026-07-20'), days },
  changes: Array.from({ length: changes }, (_, place) => ({ kind: 'dose', on: ON, what: `change ${place}`, lagDays: 44, facts: [] })),
  earlier: 0,
});
const heard = (state: Partial<Parameters<typeof lookBackWords>[0]>): string => lookBackWords({ selected: 'report:1', found: null, failed: false, ...state });

test('a look-back says that it is read, how much it found and in what time, and that it failed', () => {
  expect(heard({})).toBe('Reading what changed before this report');
  expect(heard({ found: found(1, 56) })).toBe('1 change in the 56 days before the PHQ-9 of 14-Sep-2026. The list is under the picture.');
  expect(heard({ found: found(3, null) })).toBe('3 changes before the PHQ-9 of 14-Sep-2026. The list is under the picture.');
  expect(heard({ found: found(0, 1) })).toBe('Nothing recorded changed in the 1 day before the PHQ-9 of 14-Sep-2026.');
  expect(heard({ failed: true })).toBe('What changed before this report could not be read.');
});

test('a look-back from the onset names the onset, as exactly as it is known', () => {
  const onset = { earliestOn: localDate('2026-07-01'), latestOn: localDate('2026-07-31') };
  expect(heard({ selected: ONSET })).toBe('Reading what changed before the onset');
  expect(heard({ selected: ONSET, failed: true })).toBe('What changed before the onset could not be read.');
  expect(heard({ selected: ONSET, found: { ...found(1, 180), onset } })).toBe('1 change in the 180 days before the onset, Jul 2026. The list is under the picture.');
  expect(headingOf({ ...found(1, 180), onset })).toBe('Before the onset, Jul 2026');
  expect(headingOf(found(1, 180))).toBe('Before the report of 14-Sep-2026');
  expect(beforeOnset({ from: '2026-03-12', to: '2026-03-12' })).toBe('Before the onset, 12-Mar-2026');
  expect(beforeOnset({ from: '2026-06-01', to: '2026-08-31' })).toBe('Before the onset, Jun 2026 to Aug 2026');
});

test('nothing is said while nothing is looked back from', () => {
  expect(heard({ selected: null, found: found(1, 56) })).toBe('');
});
