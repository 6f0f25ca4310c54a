import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { Assessment } from '../model/assessment';
import { lookBackFromOnset } from '../story/look-back';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const listed = aPatient().aged(23).withLists().diagnosed('F33.1', { since: -900 });
const inOne = (patient: PatientBuilder, drug: string, dose: number) => patient.taking(drug, [[-800, dose]], { id: 'medication:new', drugId: drug });
const inTwo = (patient: PatientBuilder, { drug, dose, stop }: { readonly drug: string; readonly dose: number; readonly stop: number }) =>
  patient.taking(drug, [[-800, dose]], { id: 'medication:old', drugId: drug, stop }).taking(drug, [[-14, dose]], { id: 'medication:new', drugId: drug });

/** Everything that is said; only the ids of the entries, and the order of what it rests on, may differ. */
function told(patient: PatientBuilder) {
  const chart = patient.build();
  const assessment = assess(chart, knowledge, TODAY);
  const { flags, options, causes, changes, headline, headlineChanges, headlineBeside, elsewhere, questions } = assessment;
  const said = { flags, options, causes, changes, headline, headlineChanges, headlineBeside, elsewhere, questions, lookBack: lookBackFromOnset(chart, knowledge, TODAY) };
  return JSON.parse(JSON.stringify(said).replaceAll('medication:old', 'medication:new'), (key, value: unknown) => (key === 'facts' && Array.isArray(value) ? [...new Set(value)].sort() : value)) as Pick<Assessment, 'flags' | 'options' | 'causes' | 'changes'> & { readonly lookBack: unknown };
}

const changed = (patient: PatientBuilder) => told(patient).changes.map(({ what, on }) => `${on} ${what}`);

describe('a renewed entry at the same dose', () => {
  const visits: Readonly<Record<string, (patient: PatientBuilder) => PatientBuilder>> = {
    'a thought of being better off dead': (patient) => patient.reported('phq9', -3, { 'phq9-9': 1 }).scored('phq9', -3, 8).numbSince(-60, { reportedOn: -1 }),
    'a mood that got worse': (patient) => patient.scored('phq9', -2, 12).scored('phq9', -40, 3).numbSince(-10, { reportedOn: -1 }),
    'a numbness without a day': (patient) => patient.numbSince(-900, { latest: -500, reportedOn: -1 }),
  };
  for (const [what, visit] of Object.entries(visits)) {
    for (const [how, stop] of [['overlaps', -11], ['follows the next day', -15]] as const) {
      test(`that ${how} is told like one entry: ${what}`, () => {
        expect(told(visit(inTwo(listed, { drug: 'sertraline', dose: 100, stop })))).toEqual(told(visit(inOne(listed, 'sertraline', 100))));
      });
    }
  }

  test('of another medicine neither adds to what it explains nor is dated by its renewal', () => {
    const both = (patient: PatientBuilder) => patient.taking('sertraline', [[-700, 100]], { id: 'medication:s', drugId: 'sertraline' }).numbSince(-5, { reportedOn: -1 });
    for (const drug of ['tramadol', 'lorazepam']) expect(told(both(inTwo(listed, { drug, dose: 100, stop: -11 }))), drug).toEqual(told(both(inOne(listed, drug, 100))));
  });

  test('of a sedative is no sudden stop', () => {
    const stopped = (patient: PatientBuilder) => factsFor(engineFor(knowledge), patient.build(), TODAY).derive('abruptStopPlanned');
    expect(stopped(inTwo(listed, { drug: 'lorazepam', dose: 1, stop: -11 }))).toMatchObject({ kind: 'unknown' });
    expect(stopped(listed.taking('lorazepam', [[-800, 1]], { stop: -11 }))).toMatchObject({ value: true });
  });

  test('goes on as the medicine that a prescriber once chose by its earlier entry', () => {
    const chosen = inTwo(listed, { drug: 'sertraline', dose: 100, stop: -11 }).taking('bupropion', [[-100, 150]], { id: 'medication:b' }).confirmedPresent('derived:indexMedicine', 'medication:old', -100);
    expect(assess(chosen.build(), knowledge, TODAY).indexMedicine).toBe('medication:new');
  });
});

test('two entries with another dose are one change of dose, told of the entry that holds it', () => {
  const lowered = listed.taking('sertraline', [[-800, 100]], { id: 'medication:old', drugId: 'sertraline', stop: -11 }).taking('sertraline', [[-14, 50]], { id: 'medication:new', drugId: 'sertraline' });
  expect(changed(lowered)).toEqual(['2024-09-13 Sertraline started at 100 mg a day', '2026-11-08 Sertraline 100 to 50 mg a day']);
  expect(assess(lowered.build(), knowledge, TODAY).changes.map(({ facts }) => facts)).toEqual([['medication:old'], ['medication:new']]);
});
