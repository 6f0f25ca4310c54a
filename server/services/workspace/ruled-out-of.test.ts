import { expect, it } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { whoRulesOut } from '@/server/clinical/options/who-rules-out';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import type { SeenOption } from '@/server/clinical/model/option-change';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { ruledOutOf } from './ruled-out-of';

const knowledge = loadKnowledge();
const active = aPatient().aged(34).taking('sertraline', [[-200, 100]]).scored('phq9', -2, 17);
const on = (patient: PatientBuilder, id: string) => ruledOutOf(assess(patient.build(), knowledge, TODAY), knowledge).find(({ option }) => option === id)?.by;

it('tells what a label rules out from a stop for now, and says nothing of any other status', () => {
  expect(on(active, 'dose-reduction')).toBe('for-now');
  expect(on(active.confirmedPresent('condition:seizure-disorder'), 'bupropion-switch')).toBe('label');
  expect(on(active, 'therapy-referral')).toBeUndefined();
});

it('a stop for now beside a firm one is firm', () => {
  const seen = (id: SeenOption['id'], reasons: readonly string[]): SeenOption => ({ id, status: 'contraindicated', reasons, unknown: [] });
  const rules = knowledge.options.find(({ id }) => id === 'dose-reduction')?.rules.filter(({ kind, appliesTo }) => kind === 'contraindication' && appliesTo.length === 0) ?? [];
  const liftable = rules.filter(({ overridable }) => overridable).map(({ id }) => id);
  expect(liftable.length).toBeGreaterThan(0);
  expect(whoRulesOut(seen('dose-reduction', liftable), knowledge)).toBe('for-now');
  expect(whoRulesOut(seen('bupropion-switch', ['bs-seizure']), knowledge)).toBe('label');
  expect(whoRulesOut(seen('bupropion-switch', []), knowledge)).toBe('each-choice');
});

it('stands for every contraindicated option of every story and for no other', () => {
  const seen = readVignettes().flatMap(({ chart, on: day }) => {
    const assessment = assess(chart, knowledge, day);
    const said = ruledOutOf(assessment, knowledge);
    expect(said.map(({ option }) => option)).toEqual(assessment.options.filter(({ status }) => status === 'contraindicated').map(({ id }) => id));
    return said.map(({ by }) => by);
  });
  expect(seen.filter((by) => by === 'label').length).toBeGreaterThan(5);
});
