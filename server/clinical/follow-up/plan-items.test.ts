import { expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { addDays, localDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { PlanRequest } from '../model/plan';
import type { Visit } from '../model/visit';
import { plan } from '../plan';
import { optionItems } from './plan-items';

const knowledge = loadKnowledge();
const on = localDate('2026-12-01');
const tasks = (drug: string, mgPerDay: number, region: 'US' | 'UK', { withPlan = true, country = region === 'UK' ? 'GB' : 'US' }: { readonly withPlan?: boolean; readonly country?: string | null } = {}): readonly string[] => {
  const request: PlanRequest = { from: [{ drug: 'sertraline', mgPerDay: 50 }], to: [{ drug, mgPerDay }], strategy: null, region, pace: 'default', steering: NO_STEERING, on: null };
  const made = plan(request, null, knowledge, on);
  if (!made.ok) throw new Error(made.error.message);
  const visit: Visit = { id: 'v', on, kind: 'in person', reason: null, decision: { kind: 'options', options: ['other-switch'], why: null }, declined: [], discussed: [], patientPrefers: null, ratings: { patient: null, clinician: null, thinksOfStopping: null }, plan: withPlan ? { option: 'other-switch', request, start: on } : null, edits: {}, editBases: {}, removed: [], typed: [], cleared: [] };
  return optionItems(visit, withPlan ? made.value : null, { options: ['other-switch'], country, knowledge }).map(({ key, what }) => `${key} ${what}`);
};

it('liver tests are a task of agomelatine, and of no plan for another medicine of the option; the other tasks keep their keys', () => {
  const liver = 'option:other-switch:2 Order liver tests if agomelatine';
  expect(tasks('vortioxetine', 10, 'US')).toEqual(['option:other-switch:1 Call: safety and tolerance', 'option:other-switch:3 Review', 'option:other-switch:4 Decide', 'option:other-switch:5 Order sodium if at risk']);
  expect(tasks('agomelatine', 25, 'UK')).toContain(liver);
  expect(tasks('vortioxetine', 10, 'UK', { withPlan: false })).toContain(liver);
});

it('without a plan nobody is asked for the tests of a medicine that the country does not sell; where the content does not know the country they stay', () => {
  expect(tasks('vortioxetine', 10, 'US', { withPlan: false }).filter((task) => task.includes('agomelatine'))).toEqual([]);
  for (const country of [null, 'DE', 'AU', 'GB']) expect(tasks('vortioxetine', 10, 'US', { withPlan: false, country }).filter((task) => task.includes('agomelatine')), String(country)).toHaveLength(4);
});

it.each(knowledge.options.map((option) => [option.id, option] as const))('%s: the days that its card says to watch are those of its tasks', (id, { monitoring, watchedFrom }) => {
  const decided = { on, decision: { kind: 'options', options: [id], why: null }, plan: null } as const;
  const watched = new Set(monitoring.flatMap(({ daysAfterStart: days }) => (days === null || days === 0 ? [] : [addDays(on, days)])));
  const asked = new Set(optionItems(decided, null, { options: [id], country: null, knowledge }).map((item) => item.on));
  // Days that nobody can count from the decision are said to be counted from something else.
  if (watchedFrom === undefined) expect([...asked].toSorted()).toEqual([...watched].toSorted());
  else expect(watchedFrom).not.toBe('');
});
