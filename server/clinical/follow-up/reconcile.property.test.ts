import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { OptionId } from '../model/ids';
import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { SETTLED_ONCE } from '../model/follow-up';
import { NO_STEERING } from '../model/plan';
import type { Plan, PlanRequest, Steering } from '../model/plan';
import type { Decision, Visit } from '../model/visit';
import { plan } from '../plan';
import { aPatient, TODAY } from '../testing/a-patient';
import { requestFrom } from '../testing/any-plan';
import { followUpOf } from './follow-up-of';
import { isUnder, keysOf, reconcile } from './reconcile';
import type { StoredTask } from './reconcile';

const knowledge = loadKnowledge();
const reading = { knowledge, facts: factsFor(engineFor(knowledge), aPatient().build(), TODAY) };
const number = fc.nat({ max: 1_000_000 });
const aDraw = fc.record({ from: number, to: number, dose: number, target: number, region: number, pace: number, day: number, way: number });
const OPTIONS: readonly OptionId[] = knowledge.options.map(({ id }) => id);

/** What may happen to a patient after the first signature. */
const anEvent = fc.oneof(
  fc.record({ kind: fc.constant('hold' as const), step: fc.integer({ min: 1, max: 6 }), days: fc.integer({ min: 1, max: 28 }) }),
  fc.record({ kind: fc.constant('step-back' as const), step: fc.integer({ min: 2, max: 6 }) }),
  fc.record({ kind: fc.constant('amend' as const), pace: fc.constantFrom('faster' as const, 'default' as const, 'slower' as const), laterBy: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ kind: fc.constant('addendum' as const) }),
  fc.record({ kind: fc.constant('stop' as const) }),
  fc.record({ kind: fc.constant('new-visit' as const), option: fc.constantFrom(...OPTIONS), draw: aDraw, withPlan: fc.boolean() }),
  fc.record({ kind: fc.constant('not-today' as const), days: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('work' as const), every: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('report' as const) }),
  fc.record({ kind: fc.constant('days-pass' as const), days: fc.integer({ min: 1, max: 40 }) }),
);
type Event = typeof anEvent extends fc.Arbitrary<infer E> ? E : never;

type Task = StoredTask & { status: 'open' | 'done' | 'cancelled'; noteNumber: string; source: 'plan' | 'deferral'; planStep: number | null; reason: string | null };
/** How often something settled was signed over. */
let settled = 0;

type World = { on: LocalDate; tasks: Task[]; notes: number; request: PlanRequest; start: LocalDate; option: OptionId; standing: Plan | null };

const visitOf = (on: LocalDate, decision: Decision, planned: Visit['plan']): Visit => ({
  id: 'v', on, kind: 'in person', reason: null, decision, declined: [], discussed: [], patientPrefers: null, ratings: { patient: null, clinician: null, thinksOfStopping: null }, plan: planned, edits: {}, editBases: {}, removed: [], typed: [], cleared: [],
});

/** Signs, as the service does, and looks at what must hold at once. */
function sign(world: World, visit: Visit, of: { readonly made: Plan | null; readonly isAmendment: boolean }): void {
  if (!of.isAmendment) world.notes += 1;
  const noteNumber = `R-${world.notes}`;
  const wanted = followUpOf(visit, of.made, reading);
  const under = (task: Task): boolean => isUnder(task, { noteNumber, hasPlan: of.made !== null, wanted });
  const open = world.tasks.filter((task) => task.status === 'open' && under(task));
  const done = world.tasks.filter((task) => task.status === 'done' && task.noteNumber === noteNumber);
  const others = world.tasks.filter((task) => task.status === 'open' && !under(task));
  const { create, change, keep, cancel, release, lapsed } = reconcile({ open, others, done, wanted, on: world.on, why: 'replaced' });
  for (const { task, covers } of release) Object.assign(task, { covers });
  for (const { task, why } of cancel) Object.assign(task, { status: 'cancelled', reason: why });
  for (const { task, to } of [...change, ...keep]) Object.assign(task, { dueOn: to.on, what: to.what, covers: to.covers, noteNumber, planStep: to.step });
  for (const item of create) world.tasks.push({ id: `t${world.tasks.length}`, key: item.key, what: item.what, dueOn: item.on, covers: item.covers, status: 'open', noteNumber, source: item.kind === 'return' ? 'deferral' : 'plan', planStep: item.step, reason: null });
  // None in the past is made in silence; what is left out for it is named.
  expect(create.filter((item) => item.on < world.on)).toEqual([]);
  const openNow = world.tasks.filter(({ status }) => status === 'open');
  const standing = (key: string): number => openNow.filter((task) => task.key === key || task.covers.some((item) => item.key === key)).length;
  for (const item of wanted) {
    for (const key of keysOf(item)) {
      const wasDone = world.tasks.some((task) => task.status === 'done' && task.noteNumber === noteNumber && (task.dueOn === item.on || SETTLED_ONCE.includes(key)) && (task.key === key || task.covers.some((one) => one.key === key)));
      const isLapsed = lapsed.some((one) => keysOf(one).includes(key));
      expect(standing(key), `${key} of ${noteNumber} on ${item.on}, today ${world.on}`).toBe(wasDone || isLapsed ? 0 : 1);
      if (isLapsed) expect(item.on < world.on).toBe(true);
    }
  }
  for (const { key } of world.tasks.filter((task) => task.status === 'done' && task.noteNumber === noteNumber && SETTLED_ONCE.includes(task.key))) {
    settled += 1;
    expect(standing(key), `${key} of ${noteNumber}, settled before, stays settled wherever the plan begins`).toBe(0);
  }
  const asked = new Set(wanted.flatMap(keysOf));
  expect(openNow.filter((task) => under(task) && !asked.has(task.key)), 'no task without a decision that asks for it').toEqual([]);
  expect(new Set(openNow.map(({ key }) => key)).size, 'none doubled').toBe(openNow.length);
  expect(world.tasks.filter(({ status, reason }) => status === 'cancelled' && (reason ?? '') === '')).toEqual([]);
}

const amended = (world: World, steering: Partial<Steering>, change: Partial<PlanRequest>, start: LocalDate): void => {
  const request = { ...world.request, ...change, steering: { ...world.request.steering, ...steering } };
  const made = plan(request, null, knowledge, start);
  if (!made.ok || world.standing === null) return;
  Object.assign(world, { request, start, standing: made.value });
  sign(world, visitOf(world.on, { kind: 'options', options: [world.option], why: null }, { option: world.option, request, start }), { made: made.value, isAmendment: true });
};

function happen(world: World, event: Event): void {
  switch (event.kind) {
    case 'hold': { amended(world, { holds: [{ step: event.step, days: event.days }] }, {}, world.start); return; }
    case 'step-back': { amended(world, { stepBackAt: event.step }, {}, world.start); return; }
    case 'amend': { amended(world, {}, { pace: event.pace }, addDays(world.start, event.laterBy)); return; }
    case 'addendum': return;
    case 'stop': {
      sign(world, visitOf(world.on, { kind: 'options', options: ['watchful-waiting'], why: null }, null), { made: null, isAmendment: true });
      world.standing = null;
      return;
    }
    case 'new-visit': {
      const { request, start: _drawn } = requestFrom(event.draw, knowledge);
      const made = event.withPlan ? plan(request, null, knowledge, world.on) : null;
      if (made !== null && !made.ok) return;
      const planned = made === null ? null : { option: event.option, request, start: world.on };
      sign(world, visitOf(world.on, { kind: 'options', options: [event.option], why: null }, planned), { made: made === null ? null : made.value, isAmendment: false });
      Object.assign(world, { request, start: world.on, option: event.option, standing: made === null ? null : made.value });
      return;
    }
    case 'not-today': {
      sign(world, visitOf(world.on, { kind: 'not-today', why: 'x', returnOn: addDays(world.on, event.days) }, null), { made: null, isAmendment: false });
      world.standing = null;
      return;
    }
    case 'work': {
      world.tasks.filter(({ status, dueOn }) => status === 'open' && dueOn <= world.on).forEach((task, at) => {
        if (at % event.every === 0) task.status = 'done';
      });
      return;
    }
    case 'report': {
      for (const task of world.tasks) if (task.status === 'open' && task.key === 'report:missing') task.status = 'done';
      return;
    }
    case 'days-pass': world.on = addDays(world.on, event.days);
  }
}

describe('the tasks of a patient through any sequence of hold, step back, amend, stop, addendum and new decisions', () => {
  it('are those of the decision: none orphaned, none doubled, none in the past made silently, every checkpoint in exactly one open task', () => {
    let plans = 0;
    fc.assert(
      fc.property(aDraw, fc.constantFrom(...OPTIONS), fc.array(anEvent, { maxLength: 12 }), (draw, option, events) => {
        const { request, start } = requestFrom(draw, knowledge);
        const first = plan(request, null, knowledge, start);
        if (!first.ok) return;
        plans += 1;
        const world: World = { on: start, tasks: [], notes: 0, request: { ...request, steering: NO_STEERING }, start, option, standing: first.value };
        sign(world, visitOf(start, { kind: 'options', options: [option], why: null }, { option, request, start }), { made: first.value, isAmendment: false });
        for (const event of events) happen(world, event);
      }),
      { numRuns: Number(process.env.GAMUT_FOLLOW_RUNS ?? 300) },
    );
    expect(plans).toBeGreaterThan(50);
    expect(settled).toBeGreaterThan(5);
  });

  it('cover every checkpoint of a first plan, a contact in week 4, a report and a review in weeks 8 to 12', () => {
    fc.assert(
      fc.property(aDraw, fc.constantFrom(...OPTIONS), (draw, option) => {
        const { request, start } = requestFrom(draw, knowledge);
        const made = plan(request, null, knowledge, start);
        if (!made.ok) return;
        const keys = followUpOf(visitOf(start, { kind: 'options', options: [option], why: null }, { option, request, start }), made.value, reading).flatMap(keysOf);
        expect(keys.filter((key) => key.startsWith('checkpoint:'))).toHaveLength(made.value.checkpoints.length);
        expect(keys.filter((key) => key.startsWith('step:'))).toHaveLength(made.value.steps.length - 1);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).toEqual(expect.arrayContaining(['contact:week-4', 'report:after', 'report:missing', 'review:weeks-8-12']));
      }),
      { numRuns: 200 },
    );
  });
});
