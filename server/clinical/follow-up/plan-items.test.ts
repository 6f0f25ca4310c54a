import { expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { localDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { PlanRequest } from '../model/plan';
import type { Visit } from '../model/visit';
import { plan } from '../plan';
import { optionItems } from './plan-items';

const knowledge = loadKnowledge();
const on = localDate('2026-12-01');
const tasks = (drug: string, mgPerDay: number, region: 'US' | 'UK', withPlan = true): readonly string[] => {
  const request: PlanRequest = { from: [{ drug: 'sertraline', mgPerDay: 50 }], to: [{ drug, mgPerDay }], strategy: null, region, pace: 'default', steering: NO_STEERING, on: null };
  const made = plan(request, null, knowledge, on);
  if (!made.ok) throw new Error(made.error.message);
  const visit: Visit = { id: 'v', on, kind: 'in person', reason: null, decision: { kind: 'options', options: ['other-switch'], why: null }, declined: [], discussed: [], patientPrefers: null, ratings: { patient: null, clinician: null, thinksOfStopping: null }, plan: withPlan ? { option: 'other-switch', request, start: on } : null, edits: {}, editBases: {}, removed: [], typed: [], cleared: [] };
  return optionItems(visit, withPlan ? made.value : null, { options: ['other-switch'], knowledge }).map(({ key, what }) => `${key} ${what}`);
};

it('liver tests are a task of agomelatine, and of no plan for another medicine of the option; the other tasks keep their keys', () => {
  const liver = 'option:other-switch:2 Order liver tests if agomelatine';
  expect(tasks('vortioxetine', 10, 'US')).toEqual(['option:other-switch:1 Call: safety and tolerance', 'option:other-switch:3 Review', 'option:other-switch:4 Decide']);
  expect(tasks('agomelatine', 25, 'UK')).toContain(liver);
  expect(tasks('vortioxetine', 10, 'US', false)).toContain(liver);
});
