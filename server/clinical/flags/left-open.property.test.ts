import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { Flag } from '../model/assessment';
import type { AnswerValue, Chart } from '../model/chart';
import { addDays, daysBetween } from '../model/local-date';
import { aPatient, TODAY } from '../testing/a-patient';
import { dangerFlags, dangerWatch, nextDangerDay, speaksForDanger } from './danger-watch';
import { flagsLeftOpen } from './left-open';
import { raiseFlags } from './raise-flags';

const engine = engineFor(loadKnowledge());
const RUNS = 80;

const TO_FEEL = ['yes, a thought', 'yes, and I have thought how', 'yes, and I have done it', 'prefer not to say'];
const THOUGHTS = 'derived:acuteSuicidalIdeationMdd';
/** What may be told, with the flag that it speaks for; `null` leaves the question open. */
const anyTold = fc.oneof(
  fc.record({ flag: fc.constant('self-harm-to-feel' as const), answer: fc.constantFrom<AnswerValue>('no', 'skip', null, ...TO_FEEL) }),
  fc.record({ flag: fc.constant('phq9-item9' as const), answer: fc.constantFrom<AnswerValue>(0, 1, 2, 3, null) }),
  fc.record({ flag: fc.constant('suicide-risk-recorded' as const), answer: fc.constantFrom<AnswerValue>('present', 'absent', 'unknown') }),
);
const anyTellings = fc.array(fc.record({ told: anyTold, day: fc.integer({ min: -70, max: -1 }), key: fc.integer() }), { minLength: 1, maxLength: 9 });
type Tellings = typeof anyTellings extends fc.Arbitrary<infer T> ? T : never;
type Flagged = Tellings[number]['told']['flag'];

const chartOf = (tellings: Tellings): Chart =>
  tellings.reduce((patient, { told: { flag, answer }, day }, place) => {
    if (flag === 'self-harm-to-feel') return patient.reported('sbr', day, { 'sbr-joy': 2, 'ctx-self-harm-to-feel': answer }, { id: `report:${place}` });
    if (flag === 'phq9-item9') return patient.reported('phq9', day, { 'phq9-1': 1, 'phq9-9': answer }, { id: `report:${place}` });
    const said = patient.confirmed(THOUGHTS, answer === 'present' ? 'present' : answer === 'absent' ? 'absent' : 'unknown', null, day).build();
    return patient.with({ confirmations: said.confirmations.map((one, index) => (index === said.confirmations.length - 1 ? { ...one, id: `confirmation:${place}` } : one)) });
  }, aPatient().aged(40).taking('sertraline', [[-300, 100]])).build();

const isYes = (answer: AnswerValue): boolean => answer === 'present' || (typeof answer === 'number' && answer > 0) || (typeof answer === 'string' && TO_FEEL.includes(answer));
const isOpen = (answer: AnswerValue): boolean => answer === null || answer === 'skip' || answer === 'unknown';

/** Whether the newest day on which the question was answered at all holds a yes: what a person reading the forms would say. */
function stands(flag: Flagged, tellings: Tellings, until: number): boolean {
  const own = tellings.filter(({ told, day }) => told.flag === flag && day <= until && !isOpen(told.answer));
  const newest = Math.max(...own.map(({ day }) => day));
  return own.some(({ told, day }) => day === newest && isYes(told.answer));
}

/** The flags of an assessment, without the rest of it. */
function flagsOn(chart: Chart, offset: number): readonly Flag[] {
  const facts = factsFor(engine, chart, addDays(TODAY, offset));
  const standing = raiseFlags(engine.flags, facts);
  return [...standing.map(({ flag }) => flag), ...flagsLeftOpen(engine.flags, standing, facts)];
}
const raised = (chart: Chart, offset: number): readonly string[] => flagsOn(chart, offset).map(({ id }) => id);
const FLAGS: readonly Flagged[] = ['self-harm-to-feel', 'phq9-item9', 'suicide-risk-recorded'];

test('H-17: on every day a flag stands for each question of danger whose newest answer is yes, and for no other', () => {
  fc.assert(
    fc.property(anyTellings, fc.integer({ min: -70, max: 800 }), (tellings, on) => {
      const flags = raised(chartOf(tellings), on);
      for (const flag of FLAGS) expect([flag, flags.filter((id) => id === flag).length]).toEqual([flag, stands(flag, tellings, on) ? 1 : 0]);
    }),
    { numRuns: RUNS },
  );
});

test('H-17: neither the order of what came, nor another question, nor a form that leaves it open, nor one entered in error beside it makes a yes disappear', () => {
  fc.assert(
    fc.property(anyTellings, anyTellings, fc.nat(), fc.integer({ min: 0, max: 100 }), (tellings, others, which, on) => {
      const shuffled = chartOf([...tellings].sort((a, b) => a.key - b.key));
      const before = raised(chartOf(tellings), on);
      expect([...raised(shuffled, on)].sort()).toEqual([...before].sort());
      const standing = FLAGS.filter((flag) => before.includes(flag));
      for (const flag of standing) {
        // A merge brings what the other entry holds; of the same question only what is open or older.
        const first = Math.min(...tellings.filter(({ told }) => told.flag === flag).map(({ day }) => day));
        const beside = others.filter(({ told, day }) => told.flag !== flag || isOpen(told.answer) || day < first);
        expect(raised(chartOf([...tellings, ...beside]), on)).toContain(flag);
        const denial = tellings.filter(({ told }) => told.flag !== flag || !isYes(told.answer))[which % tellings.length];
        expect(raised(chartOf(tellings.filter((one) => one !== denial)), on)).toContain(flag);
      }
    }),
    { numRuns: RUNS },
  );
});

const watch = dangerWatch(engine.knowledge);
const anyDay = fc.option(fc.integer({ min: -100, max: 5 }), { nil: null });
/** Records that speak for danger beside what was told. */
const anyRecords = fc.record({
  screens: fc.array(fc.record({ day: fc.integer({ min: -100, max: 5 }), ideation: fc.integer({ min: 0, max: 5 }), behaviour: fc.boolean() }), { maxLength: 2 }),
  coded: fc.option(fc.record({ onset: anyDay, recorded: anyDay, abated: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }) }), { nil: null }),
});
type Records = typeof anyRecords extends fc.Arbitrary<infer T> ? T : never;

function withRecords(chart: Chart, { screens, coded }: Records): Chart {
  const dayOf = (offset: number | null) => (offset === null ? null : addDays(TODAY, offset));
  const builder = screens.reduce((patient, { day, ideation, behaviour }, place) => patient.reported('cssrs', day, {}, { id: `report:screen-${place}`, scores: { 'cssrs-ideation': ideation, 'cssrs-behaviour-3mo': behaviour } }), aPatient().with(chart));
  if (coded === null) return builder.build();
  const diagnosed = builder.diagnosed('R45.851').build();
  return { ...diagnosed, conditions: diagnosed.conditions.map((one) => ({ ...one, onsetOn: dayOf(coded.onset), recordedOn: dayOf(coded.recorded), abatedOn: dayOf(coded.abated) })) };
}

const dangers = new Set(dangerFlags(engine.knowledge.flags).map(({ id }) => id));
const dangerOn = (chart: Chart, offset: number) => flagsOn(chart, offset).filter(({ id }) => dangers.has(id)).map(({ id, level, facts, openSince }) => ({ id, level, facts: [...facts].sort(), openSince }));

test('H-17: a chart of which nothing speaks for danger has no flag of it on any day; until the day that is named days alone change none', () => {
  let changed = 0;
  fc.assert(
    fc.property(anyTellings, anyRecords, fc.integer({ min: -40, max: 120 }), (tellings, records, on) => {
      const chart = withRecords(chartOf(tellings), records);
      const speaks = chart.reports.some(({ instrument, answers }) => watch.scored.includes(instrument) || Object.entries(answers).some(([item, value]) => speaksForDanger(watch, { instrument, item, value })))
        || chart.conditions.some(({ codings }) => codings.some(watch.hasCode)) || chart.confirmations.some(({ fact, value }) => value === 'present' && watch.facts.includes(fact));
      const now = dangerOn(chart, on);
      if (!speaks) expect(now).toEqual([]);
      const next = nextDangerDay(chart, watch, addDays(TODAY, on));
      const days = next === null ? 400 : daysBetween(addDays(TODAY, on), next);
      for (const later of [1, Math.floor(days / 2), days - 1]) if (later > 0 && later < days) expect([later, dangerOn(chart, on + later)]).toEqual([later, now]);
      if (next !== null && JSON.stringify(dangerOn(chart, on + days)) !== JSON.stringify(now)) changed += 1;
    }),
    { numRuns: RUNS },
  );
  expect(changed, 'days that were named did change something').toBeGreaterThan(0);
});
