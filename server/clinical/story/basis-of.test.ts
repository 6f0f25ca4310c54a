import { expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import { aPatient, TODAY } from '../testing/a-patient';
import { answersInWords } from './answers-in-words';
import { basisOf } from './basis-of';

const knowledge = loadKnowledge();
const items = knowledge.instruments.find(({ id }) => id === 'sbr')?.items.map(({ id }) => id) ?? [];

test.each([[12, '36 of 48, not validated'], [10, '36 of 48, not validated'], [9, 'answered, no total'], [1, 'answered, no total'], [0, 'onset reported']])(
  'a blunting report with %d of its items answered is shown as %s: no other number stands for the total',
  (answered, shown) => {
    const answers = Object.fromEntries(items.slice(0, answered).map((id) => [id, 3]));
    const chart = aPatient().aged(40).withLists().taking('sertraline', [[-300, 100]], { drugId: 'sertraline' }).numbSince(-60, { reportedOn: -3, answers }).build();
    const report = chart.reports.find(({ instrument }) => instrument === 'sbr');
    expect(assess(chart, knowledge, TODAY).basis.find(({ id }) => id === report?.id)?.value).toBe(shown);
  },
);

test('a medicine recorded for more than depression is told with what it is recorded for, as the record has it', () => {
  const chart = aPatient().aged(50).withLists().diagnosed('F33.1').taking('duloxetine', [['2026-01-01', 60]], { drugId: 'duloxetine', indication: 'Depression and back pain' }).build();
  const { options, basis } = assess(chart, knowledge, TODAY);
  for (const [id, rule] of [['dose-reduction', 'dr-recorded-for'], ['bupropion-switch', 'bs-recorded-for'], ['other-switch', 'os-recorded-for']] as const) {
    const said = options.find((option) => option.id === id)?.reasons.find((reason) => reason.rule === rule);
    expect([said?.speaks, said?.facts.includes('derived:recordedForMore')], id).toEqual(['against', true]);
  }
  expect(basis.find(({ id }) => id === 'derived:recordedForMore')).toMatchObject({ label: 'Recorded for', value: 'Depression and back pain' });
});

test('an answer is read with the words that were offered and the medicine by its name, never by an id', () => {
  const patient = aPatient().aged(40).withLists().taking('sertraline', [[-300, 100]], { id: 'medication:0c2f', drugId: 'sertraline' }).taking('bupropion', [[-100, 150]], { id: 'medication:9b1e', drugId: 'bupropion-xl' })
    .confirmedPresent('derived:indexMedicine', 'medication:9b1e').confirmedPresent('derived:otherMedicineDechallenge', 'improved:bupropion').confirmedPresent('derived:doseResponse', 'worse-with-increase');
  const facts = factsFor(engineFor(knowledge), patient.build(), TODAY);
  const said = basisOf(new Set(['confirmation:derived:indexMedicine', 'confirmation:derived:otherMedicineDechallenge', 'confirmation:derived:doseResponse']), facts);
  expect(said.map(({ value }) => value)).toEqual(['present: flatter on more', 'present: Bupropion XL', expect.stringMatching(/, bupropion XL$/)]);
  const earlier = patient.taking('bupropion', [[-700, 150]], { id: 'medication:0a11', drugId: 'bupropion-sr', stop: -500 }).build();
  const turned = { ...earlier, episodes: earlier.episodes.toReversed() };
  expect(answersInWords(turned, knowledge, TODAY).map(({ said: words }) => words), 'not by a form of it that ended').toContain('eased, bupropion XL');
  const record = patient.confirmedAbsent('allergy:bupropion').askedInVain('condition:seizure-disorder').confirmedPresent('item:ask-prescriber:quetiapine', 'done 2026-11-20').build();
  expect(answersInWords(record, knowledge, TODAY).map(({ asked, said: words }) => `${asked}: ${words}`)).toEqual([
    'Medicine under suspicion: Bupropion XL', 'Whether it eased on less of another medicine: eased, bupropion XL', 'Whether it changed with the dose: flatter on more',
    'Allergy to bupropion: no', 'Seizure, fit or epilepsy: asked, still unknown', 'Prescriber of quetiapine asked: yes: done 20-Nov-2026',
  ]);
});

test('what is known within bounds alone is said in words, with what was measured', () => {
  const on = aPatient().aged(40).withLists().diagnosed('F33.1', { since: -800 }).taking('sertraline', [[-300, 50], [-200, 100]], { drugId: 'sertraline' });
  const said = (patient: typeof on, name: string): string | null | undefined => basisOf(new Set([`derived:${name}`]), factsFor(engineFor(knowledge), patient.build(), TODAY))[0]?.value;
  const series = on.scored('phq9', -300, 15).scored('phq9', -20, 3).scored('phq9', -2, 2);
  expect(said(series, 'phq9Rise')).toBe('cannot be told: 2 on 20-Nov-2026, none 28 to 120 days before; nearest 15 on 26-Jan-2026 and 3 on 02-Nov-2026');
  expect(said(on.scored('phq9', -60, 12).scored('phq9', -2, 8), 'phq9Rise')).toBe('down by 4 points: 12 on 23-Sep-2026, 8 on 20-Nov-2026');
  expect(said(series, 'remissionDays')).toBe('between 20 and 299 days: PHQ-9 below 5 since 02-Nov-2026, 5 or more last on 26-Jan-2026');
  expect(said(on.scored('phq9', -20, 3), 'remissionDays')).toBe('20 or more days: PHQ-9 below 5 since 02-Nov-2026, none of 5 or more on record');
  expect(said(on.scored('phq9', -500, 9).scored('phq9', -400, 2).scored('phq9', -10, 3), 'remissionDays')).toBe('between 10 and 499 days: PHQ-9 below 5 since 12-Nov-2026 and before a long time without one, 5 or more last on 10-Jul-2025');
  expect(said(on.numbSince(-328), 'daysOnsetAfterStart')).toBe('28 days before the start');
  expect(said(on.numbSince('2024-01-15', { latest: '2024-03-20' }), 'daysOnsetAfterStart')).toBe('between 22 and 24 months before the start');
  expect(said(on.numbSince('2022-01-15', { latest: '2024-03-20' }), 'daysOnsetAfterStart')).toBe('between 22 months and 4 years before the start');
  expect(said(aPatient().aged(40), 'seizureRiskCount')).toBe('none found, 11 of 11 not known');
  expect(said(aPatient().aged(40).diagnosed('I63.9'), 'seizureRiskCount')).toBe('1 found, 2 of 11 not known');
  expect(said(on.diagnosed('I63.9'), 'seizureRiskCount')).toBe('1 factor');
  expect(said(on.numbSince('2026-06-01', { latest: '2026-06-30' }), 'daysOnsetAfterIncrease')).toMatch(/^between \d+ and \d+ days after it was raised$/);
  expect(said(on.numbSince('2014-06-01', { latest: '2014-08-30', precision: 'season and year' }), 'daysOnsetToToday')).toBe('about 12 years');
});
