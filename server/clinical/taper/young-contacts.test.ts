import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { contactsOf } from '../follow-up/follow-up-of';
import { addDays, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { Plan, PlanRequest } from '../model/plan';
import { plan } from '../plan';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const WHAT = 'call: suicidal thoughts and mood (under 25)';
const made = (patient: PatientBuilder | null, from: PlanRequest['from'], to: PlanRequest['to'] = []): Plan => {
  const result = plan({ from, to, strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: TODAY }, patient?.build() ?? null, knowledge, TODAY);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const sertraline = (mgPerDay: number) => [{ drug: 'sertraline', mgPerDay }];
const aged = (years: number): PatientBuilder => aPatient().aged(years).withLists().taking('sertraline', [['2026-01-01', 100]]);
const contacts = ({ checkpoints }: Plan): LocalDate[] => checkpoints.filter(({ what }) => what === WHAT).map(({ on }) => on);
const days = (value: Plan): number[] => contacts(value).map((on) => daysBetween(value.start, on));

describe('under 25, as the flag of the boxed warning asks', () => {
  it('somebody speaks with the patient within 7 days of each change, then weekly for 4 weeks', () => {
    const young = made(aged(22), sertraline(100), sertraline(50));
    const changes = young.steps.map(({ from }) => from);
    expect(changes.length).toBeGreaterThan(1);
    for (const change of changes) expect(contacts(young).some((on) => on > change && daysBetween(change, on) <= 7), change).toBe(true);
    const all = [young.start, ...contacts(young)];
    all.slice(1).forEach((on, at) => { expect(daysBetween(all[at] ?? on, on), on).toBeLessThanOrEqual(8); });
    const last = changes.at(-1) ?? young.start;
    expect(daysBetween(last, contacts(young).at(-1) ?? last)).toBe(35);
  });

  it('at a new medicine too, on the days of the looks that are there, and after the last dose of one that is stopped', () => {
    expect(days(made(aged(24), sertraline(100), [...sertraline(100), { drug: 'bupropion-xl', mgPerDay: 150 }]))).toEqual([7, 14, 21, 28, 35]);
    const stopped = made(aged(24), sertraline(100));
    const freeFrom = stopped.steps.at(-1)?.from ?? stopped.start;
    expect(contacts(stopped).at(-1)).toBe(addDays(freeFrom, 35));
  });

  it('a look on the day before is that day’s contact: nobody is called on two days running', () => {
    const young = made(aged(22), sertraline(100), sertraline(50));
    const calls = young.checkpoints.filter(({ what }) => what.startsWith('call')).map(({ on }) => on);
    for (const on of calls) expect(calls).not.toContain(addDays(on, 1));
  });

  it('nobody of 25, and nobody whose age the plan does not know, has them for that; the last is said', () => {
    for (const patient of [aged(25), null]) expect(contacts(made(patient, sertraline(100), sertraline(50)))).toEqual([]);
    const unknown = made(aPatient().withLists().taking('sertraline', [['2026-01-01', 100]]), sertraline(100), sertraline(50));
    expect([contacts(unknown), unknown.assumptions.filter((line) => line.startsWith('not known: whether younger than 25')).length]).toEqual([[], 1]);
  });

  it('tasks and words have each of them once', () => {
    const young = made(aged(22), sertraline(100), sertraline(50));
    const words = contactsOf(young, 'dose-reduction', { on: TODAY, knowledge });
    expect(words.filter(({ what }) => what.includes('suicidal thoughts')).map(({ on }) => on)).toEqual(contacts(young));
  });
});
