import { describe, expect, test } from 'vitest';
import type { Catalog } from '@/server/contracts/catalog';
import { aPatient } from '@/server/clinical/testing/a-patient';
import { missingWords } from './score-words';
import { toReading } from './to-reading';

const instrument = (over: Partial<Catalog['instruments'][number]>): Catalog['instruments'][number] => ({
  id: 'phq9', title: 'PHQ-9', fullTitle: '', version: null, entry: 'items', labelToShow: null, direction: 'higher is worse',
  items: [{ id: 'phq9-1', text: 'Little interest', domain: null }, { id: 'phq9-2', text: 'Feeling down', domain: null }],
  options: [0, 1, 2, 3].map((value) => ({ value, label: '' })), fields: [{ id: 'total', label: 'Total', min: 0, max: 27, values: null }],
  range: { min: 0, max: 27 }, bands: [{ min: 0, max: 9, label: 'mild' }, { min: 10, max: 27, label: 'moderate' }], content: {}, ...over,
});
const INSTRUMENTS = [instrument({})];

describe('one report', () => {
  const chart = aPatient()
    .reported('phq9', -90, { 'phq9-1': 3, 'phq9-2': 3 }, { scores: { total: 18 } })
    .reported('phq9', -60, { 'phq9-1': 1 }, { scores: { total: null } })
    .reported('phq9', -30, { 'phq9-1': 2, 'phq9-2': 2 }, { scores: { total: 12 } })
    .reported('phq9', -2, { 'phq9-1': 0, 'phq9-2': null }, { scores: { total: 9 } })
    .build();
  const byDay = [...chart.reports].sort((a, b) => (a.on < b.on ? -1 : 1));
  const reading = (place: number) => toReading(chart.reports, INSTRUMENTS, byDay[place]?.id ?? '');

  test('is compared with the last one that has a score and with the first, never with one without', () => {
    expect(reading(3)).toMatchObject({ score: { value: 9, band: 'mild' }, sinceLast: { by: -3, from: 12 }, sinceFirst: { by: -9, from: 18 } });
    expect(reading(2)).toMatchObject({ score: { value: 12, band: 'moderate' }, sinceLast: { by: -6, from: 18 }, sinceFirst: null });
  });

  test('that gives no total has none, and no change', () => {
    expect(reading(1)).toMatchObject({ score: { value: null, band: null }, sinceLast: null, sinceFirst: null });
  });

  test('is read with what was there on its day: a later report changes nothing', () => {
    expect(reading(2)?.view.now.id).toBe(byDay[2]?.id);
    expect(reading(0)).toMatchObject({ sinceLast: null, view: { baseline: null, last: null } });
  });

  test('names what was not answered in the instrument’s words', () => {
    const last = reading(3);
    expect(last?.missing).toEqual(['Feeling down']);
    expect(last === null ? null : missingWords(last)).toBe('1 of 2 not answered');
  });

  test('entered as a total has no items to miss', () => {
    const total = aPatient().reported('phq9', -2, {}, { scores: { total: 7 } }).build();
    expect(toReading(total.reports, INSTRUMENTS, total.reports[0]?.id ?? '')).toMatchObject({ items: null, missing: [], score: { value: 7 } });
  });

  test('of no instrument of the content, or of no id of the chart, is none', () => {
    expect(toReading(chart.reports, [], byDay[0]?.id ?? '')).toBeNull();
    expect(toReading(chart.reports, INSTRUMENTS, 'report:none')).toBeNull();
  });
});

test('what was asked beside the items keeps the patient’s words, and a question left open is no answer', () => {
  const sbr = instrument({
    id: 'sbr', bands: [], content: {
      contextItems: [
        { id: 'began', text: 'When?', type: 'date-approximate' }, { id: 'around', text: 'What changed?', type: 'multi', options: ['a loss', 'dose went up'], freeText: true },
        { id: 'life', text: 'Daily life?', type: 'scale', min: 0, max: 10 }, { id: 'harm', text: 'Hurt?', type: 'single', options: ['no', 'prefer not to say'] }, { id: 'most', text: 'Which feeling?', type: 'text' },
      ],
    },
  });
  const chart = aPatient().reported('sbr', -2, { 'phq9-1': 1, around: ['a loss', 'dose went up'], 'around:text': 'my dog', life: 0, harm: 'prefer not to say', most: 'joy' }).build();
  expect(toReading(chart.reports, [sbr], chart.reports[0]?.id ?? '')?.context.map(({ answer }) => answer)).toEqual([null, 'a loss, dose went up; “my dog”', '0 of 10', null, '“joy”']);
});
