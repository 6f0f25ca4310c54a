import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { localDate } from '@/server/clinical/model/local-date';
import { seeOption } from '@/server/clinical/options/compare-options';
import { whoRulesOut } from '@/server/clinical/options/who-rules-out';
import { chartSchema } from '@/server/contracts/chart';
import { loadKnowledge, loadVignettes } from '@/server/knowledge/load';
import { OptionChangeLine } from './advice-change';
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

it('is told in the same words where it is decided as on the chart, for every story of the library', () => {
  const guide = new Map(knowledge.options.map(({ id, rules }) => [id, rules.filter(({ overridable }) => overridable).map((rule) => rule.id)]));
  const seen = loadVignettes().flatMap(({ chart, on: day }) => assess(chartSchema.parse(chart), knowledge, localDate(day)).options.map((option) => [ruledOutBy(option, { liftable: guide.get(option.id) ?? [], references }), whoRulesOut(seeOption(option), knowledge)]));
  expect(seen.filter(([chart]) => chart === 'label').length).toBeGreaterThan(5);
  expect(seen.filter(([chart, decision]) => chart !== decision)).toEqual([]);
});

it('and a change of the advice says them too', () => {
  const line = renderToStaticMarkup(createElement(OptionChangeLine, { tells: 'was', change: { id: 'bupropion-switch', title: 'B', was: 'contraindicated', now: 'fits', wasRuledOut: 'label', nowRuledOut: null, added: [], gone: 0, answered: 0, asked: 0 } }));
  expect(line).toContain('Was: Contraindicated.');
});
