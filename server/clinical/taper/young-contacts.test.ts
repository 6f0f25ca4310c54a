import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import { contactsOf, followUpOf } from '../follow-up/follow-up-of';
import type { Decided } from '../follow-up/follow-up-of';
import { youngUngiven } from '../follow-up/young-items';
import type { FollowUpReading } from '../follow-up/young-items';
import type { OptionId } from '../model/ids';
import { addDays, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { Plan, PlanRequest } from '../model/plan';
import { plan } from '../plan';
import { previewPlan } from '../preview-plan';
import { aNoteDocument } from '../testing/a-note';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';
import { dayInWords } from '../words/day';

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
    const words = contactsOf(young, 'dose-reduction', { on: TODAY, knowledge, facts: factsFor(engineFor(knowledge), aged(22).build(), TODAY) });
    expect(words.filter(({ what }) => what.includes('suicidal thoughts')).map(({ on }) => on)).toEqual(contacts(young));
  });
});

describe('H-17: without a plan too, from the change that the flag speaks of', () => {
  const youngOf = (patient: PatientBuilder): FollowUpReading => ({ knowledge, facts: factsFor(engineFor(knowledge), patient.build(), TODAY) });
  const raised = aPatient().aged(22).withLists().diagnosed('F33.1').taking('sertraline', [[-400, 50], [-5, 100]], { drugId: 'sertraline' });
  const choose = (option: OptionId): Decided => ({ on: TODAY, decision: { kind: 'options', options: [option], why: null }, plan: null });
  const called = (visit: Decided, made: Plan | null = null, patient = raised): number[] =>
    followUpOf(visit, made, youngOf(patient)).flatMap(({ act, what, on, covers }) => (act === 'call' && [what, ...covers.map((one) => one.what)].includes(WHAT) ? [daysBetween(TODAY, on)] : []));

  it('whatever is chosen or put off, every week until five weeks after the change', () => {
    for (const option of ['watchful-waiting', 'manage-relapse', 'therapy-referral'] as const) expect(called(choose(option)), option).toEqual([2, 9, 16, 23, 30]);
    expect(called({ on: TODAY, decision: { kind: 'none-of-these', why: 'She waits' }, plan: null })).toEqual([2, 9, 16, 23, 30]);
    expect(called({ on: TODAY, decision: { kind: 'not-today', why: 'No time', returnOn: addDays(TODAY, 9) }, plan: null })).toEqual([2, 9, 16, 23, 30]);
  });

  it('of what is planned by hand from the visit on, and with a plan from the change before it', () => {
    expect(called(choose('bupropion-switch'))).toEqual([2, 9, 16, 23, 30]);
    expect(called(choose('bupropion-switch'), null, aged(22))).toEqual([7, 14, 21, 28, 35]);
    const planned = made(raised, sertraline(100), sertraline(50));
    const [first] = contacts(planned);
    const all = called({ ...choose('dose-reduction'), plan: { option: 'dose-reduction' } }, planned);
    expect(all).toEqual([2, ...contacts(planned).map((on) => daysBetween(TODAY, on))]);
    expect(first).toBe(addDays(TODAY, 7));
  });

  it('nobody of 25, without such a change or long after one', () => {
    for (const patient of [raised.aged(25), aPatient().aged(22).withLists().taking('sertraline', [[-40, 50]])]) expect(called(choose('watchful-waiting'), null, patient)).toEqual([]);
  });

  it('where the age is not known or nothing is decided, that is said', () => {
    const unknown = aPatient().withLists().taking('sertraline', [[-5, 50]]);
    expect([called(choose('watchful-waiting'), null, unknown), youngUngiven(choose('watchful-waiting'), null, youngOf(unknown))]).toEqual([[], expect.stringMatching(/^not known: whether younger than 25/)]);
    expect(youngUngiven(choose('watchful-waiting'), null, youngOf(raised))).toBeNull();
    expect(youngUngiven({ on: TODAY, decision: null, plan: null }, null, youngOf(raised))).toContain('nobody is given the contact every 7 days');
    const { snapshot } = aNoteDocument({ chart: unknown.build(), on: TODAY, knowledge }, { option: 'watchful-waiting' });
    expect(snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'plan.young')?.text).toMatch(/^Not known: whether younger than 25/);
  });

  it('note and tasks name the same days', () => {
    const { snapshot } = aNoteDocument({ chart: raised.build(), on: TODAY, knowledge }, { option: 'watchful-waiting' });
    const said = snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'plan.follow-up')?.text ?? '';
    for (const day of [2, 9, 16, 23, 30]) expect(said).toContain(`${dayInWords(addDays(TODAY, day))} ${WHAT}`);
  });
});

it('H-17: the call about suicidal thoughts is never done along with what can be done without speaking to the patient', () => {
  for (const option of ['dose-reduction', 'bupropion-switch', 'bupropion-augmentation', 'other-switch'] as const) {
    const chart = aPatient().aged(22).withLists().diagnosed('F33.1').taking('sertraline', [[-400, 100]], { drugId: 'sertraline' }).build();
    const { outcome } = previewPlan({ option, request: null, start: null }, { chart, knowledge, on: TODAY, region: 'US' });
    if (outcome.kind !== 'plan') throw new Error(option);
    const tasks = followUpOf({ on: TODAY, decision: { kind: 'options', options: [option], why: null }, plan: { option } }, outcome.plan, { knowledge, facts: factsFor(engineFor(knowledge), chart, TODAY) });
    const holding = tasks.filter(({ what, covers }) => [what, ...covers.map((one) => one.what)].includes(WHAT));
    expect(holding).toHaveLength(contacts(outcome.plan).length);
    expect(holding.filter(({ act }) => act !== 'call').map(({ on, what }) => `${option} ${daysBetween(TODAY, on)} ${what}`)).toEqual([]);
  }
});
