import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { AnswerValue, Chart } from '../model/chart';
import { addDays } from '../model/local-date';
import { aPatient, TODAY } from '../testing/a-patient';
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
function raised(chart: Chart, offset: number): readonly string[] {
  const facts = factsFor(engine, chart, addDays(TODAY, offset));
  const standing = raiseFlags(engine.flags, facts);
  return [...standing.map(({ flag }) => flag), ...flagsLeftOpen(engine.flags, standing, facts)].map(({ id }) => id);
}
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
