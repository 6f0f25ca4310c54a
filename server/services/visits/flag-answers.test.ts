import { describe, expect, test, vi } from 'vitest';

import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import { assess } from '@/server/clinical/assess';
import type { Flag } from '@/server/clinical/model/assessment';
import { addDays } from '@/server/clinical/model/local-date';
import { sha256 } from '@/server/clinical/model/sha256';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { answerTo, raisedHash } from './flag-answers';

vi.mock(import('@/server/clinical/model/sha256'), async (original) => {
  const real = await original();
  return { ...real, sha256: vi.fn(real.sha256) };
});

const knowledge = loadKnowledge();
const RISK = 'suicide-risk-recorded';
const THOUGHTS = 'derived:acuteSuicidalIdeationMdd';
const patient = aPatient().aged(40).taking('sertraline', [[-200, 100]]);

/** What was said to a flag on days before today, each as it was raised that day, and what of it speaks today. */
function today(chart: PatientBuilder, said: readonly (readonly [day: number, settled: boolean])[]): { readonly openSince: string | null; readonly speaks: readonly [settled: boolean | null, on: string] | null } {
  const built = chart.build();
  const flagOn = (day: number): Flag => {
    const flag = assess(built, knowledge, addDays(TODAY, day)).flags.find(({ id }) => id === RISK);
    if (flag === undefined) throw new Error(`nothing is raised on day ${day}`);
    return flag;
  };
  const answers = said.map(([day, settled]): FlagAnswerRow => ({ flag: RISK, raisedSha256: raisedHash(flagOn(day)), what: 'Seen', by: 'Ada Boyd', on: addDays(TODAY, day), settled, overtaken: false })).reverse();
  const flag = flagOn(0);
  const answer = answerTo(flag, answers);
  return { openSince: flag.openSince ?? null, speaks: answer === null ? null : [answer.settled, answer.on] };
}

describe('H-17: what was said to a flag of danger, once it is left open', () => {
  const behaviour = patient.reported('cssrs', -100, {}, { scores: { 'cssrs-behaviour-3mo': true } });
  const both = behaviour.reported('cssrs', -95, {}, { scores: { 'cssrs-ideation': 4 } });
  const aloud = patient.confirmedPresent(THOUGHTS, null, -60);

  test('that a part of it stays open is hidden by no older word that the whole was settled', () => {
    expect(today(both, [[-94, true]])).toEqual({ openSince: addDays(TODAY, -95), speaks: [true, addDays(TODAY, -94)] });
    expect(today(both, [[-94, true], [-50, false]]).speaks).toEqual([false, addDays(TODAY, -50)]);
    expect(today(both, [[-94, true], [-50, false], [-40, true]]).speaks).toEqual([true, addDays(TODAY, -40)]);
    expect(today(both, [[-94, false], [-50, true]]).speaks).toEqual([false, addDays(TODAY, -94)]);
  });

  test('what was settled of thoughts said aloud stays settled, alone and beside a form', () => {
    expect(today(aloud, [[-59, true]])).toEqual({ openSince: addDays(TODAY, -60), speaks: [true, addDays(TODAY, -59)] });
    expect(today(aloud, [[-59, false]]).speaks).toEqual([false, addDays(TODAY, -59)]);
    const screened = aloud.scored('cssrs', -60, 3, 'cssrs-ideation');
    expect(today(screened, [[-59, true]]).speaks).toEqual([true, addDays(TODAY, -59)]);
    // Said aloud a day after the form was settled: nobody has answered it.
    expect(today(patient.scored('cssrs', -60, 3, 'cssrs-ideation').confirmedPresent(THOUGHTS, null, -58), [[-59, true]]).speaks).toBeNull();
    expect(today(patient.scored('cssrs', -60, 3, 'cssrs-ideation').confirmedPresent(THOUGHTS, null, -58), [[-59, true], [-57, false]]).speaks).toEqual([false, addDays(TODAY, -57)]);
  });

  test('is found without trying every part of many facts, and what had to be tried is not tried again', () => {
    const flag = { id: RISK, level: 'attention', facts: Array.from({ length: 8 }, (_, n) => `report:of-eight-${n}`), openSince: addDays(TODAY, -100) } as const;
    const said = (facts: readonly string[], what: string): FlagAnswerRow => ({ flag: RISK, raisedSha256: raisedHash({ ...flag, level: 'urgent', facts }), what, by: 'Ada Boyd', on: addDays(TODAY, -9), settled: true, overtaken: false });
    const tried = (answers: readonly FlagAnswerRow[]): readonly [what: string | null, hashes: number] => {
      vi.mocked(sha256).mockClear();
      const answer = answerTo(flag, answers);
      return [answer?.what ?? null, vi.mocked(sha256).mock.calls.length];
    };
    const whole = said(flag.facts, 'of all');
    const gone = said([...flag.facts, 'report:gone'], 'of more');
    const [what, hashes] = tried([whole]);
    expect(what).toBe('of all');
    expect(hashes).toBeLessThan(100);
    expect(tried([whole, gone])[0]).toBe('of all');
    expect(tried([whole, gone])).toEqual(['of all', 0]);
    expect(tried([said(flag.facts.slice(0, 7), 'of seven'), gone])[0]).toBeNull();
    expect(tried([said(flag.facts.slice(0, 7), 'of seven'), said(flag.facts.slice(7), 'of one'), gone])[0]).toBe('of seven');
  });
});
