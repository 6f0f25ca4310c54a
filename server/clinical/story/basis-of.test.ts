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
