import { expect, it } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { shelve } from './reference-types';
import { ruledOutBy } from './ruled-out';

const knowledge = loadKnowledge();
const references = shelve(knowledge.references.map((one) => ({ ...one, aliases: [...one.aliases], otherReadings: [...one.otherReadings] })));
const taking = aPatient().aged(34).taking('sertraline', [[-200, 100]]);
const on = (chart: ReturnType<typeof taking.build>, id: string) => {
  const option = assess(chart, knowledge, TODAY).options.find((one) => one.id === id);
  if (option === undefined) throw new Error(id);
  return ruledOutBy(option, { liftable: knowledge.options.flatMap(({ rules }) => rules.filter(({ overridable }) => overridable).map((rule) => rule.id)), references });
};

it('tells what a label rules out from a stop for now, and says nothing of any other status', () => {
  const active = taking.scored('phq9', -2, 17);
  expect(on(active.build(), 'dose-reduction')).toBe('for-now');
  expect(on(active.confirmedPresent('condition:seizure-disorder').build(), 'bupropion-switch')).toBe('label');
  expect(on(active.build(), 'therapy-referral')).toBeNull();
});

it('a stop for now beside a firm one is firm', () => {
  const option = { status: 'contraindicated', reasons: ['dr-safety', 'bs-seizure'].map((rule) => ({ rule, kind: 'contraindication', appliesTo: [], refs: rule === 'bs-seizure' ? ['label-bupropion-xl'] : [] })) } as unknown as Parameters<typeof ruledOutBy>[0];
  expect(ruledOutBy(option, { liftable: ['dr-safety'], references })).toBe('label');
  expect(ruledOutBy(option, { liftable: ['dr-safety', 'bs-seizure'], references })).toBe('for-now');
  expect(ruledOutBy({ ...option, reasons: [] }, { liftable: [], references })).toBe('each-choice');
});
