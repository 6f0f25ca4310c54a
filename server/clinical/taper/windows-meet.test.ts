import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import { followUpOf } from '../follow-up/follow-up-of';
import { addDays, localDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { Plan } from '../model/plan';
import { plan } from '../plan';
import { summarisePlan } from '../plan-summary';
import { previewPlan } from '../preview-plan';
import { aPatient } from '../testing/a-patient';
import { withdrawalWindows } from './withdrawal-windows';

const knowledge = loadKnowledge();
const START = localDate('2026-11-24');
const reading = { knowledge, facts: factsFor(engineFor(knowledge), aPatient().aged(40).build(), START) };
function planned(drug: string, [from, to]: readonly [number, number], stepDays: number | null = null): Plan {
  const made = plan({ from: [{ drug, mgPerDay: from }], to: [{ drug, mgPerDay: to }], strategy: null, region: 'US', pace: 'default', steering: { ...NO_STEERING, stepDays }, on: null }, null, knowledge, START);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}
const worries = (made: Plan): readonly string[] => summarisePlan(made, []).worries.map(({ message }) => message).filter((message) => message.includes('window'));
const callsOf = (made: Plan) => followUpOf({ on: START, decision: { kind: 'options', options: ['dose-reduction'], why: null }, plan: { option: 'dose-reduction' } }, made, reading).filter(({ what }) => what.startsWith('Call: withdrawal')).map(({ on }) => on);

describe('withdrawal windows that meet', () => {
  it('are worried about, with their days and the days between two cuts that part them', () => {
    expect(worries(planned('fluoxetine', [40, 10]))).toEqual(['Fluoxetine: the withdrawal window of the cut on 24-Nov-2026 is 08-Dec-2026 to 05-Jan-2027, that of the cut on 08-Dec-2026 begins 22-Dec-2026: symptoms in both cannot be put down to either step. 29 days between two cuts would part their windows.']);
  });

  it('are parted by these days and by none fewer', () => {
    expect(worries(planned('fluoxetine', [40, 10], 28))).toHaveLength(1);
    expect(worries(planned('fluoxetine', [40, 10], 29))).toEqual([]);
  });

  it('are none where a window is over before the next begins', () => {
    expect(worries(planned('sertraline', [100, 50]))).toEqual([]);
  });
});

describe('the call about withdrawal', () => {
  it('lies inside the window of a medicine whose symptoms begin late', () => {
    const made = planned('fluoxetine', [40, 10]);
    const [window] = withdrawalWindows(made, knowledge);
    const [first, call] = callsOf(made);
    // Mood and safety are asked about within the days that the option watches, whenever withdrawal begins.
    expect(first).toBe(addDays(START, 7));
    expect(call).toBe('2026-12-15');
    expect(window?.from).toBe('2026-12-08');
    expect([call, window?.to].toSorted()).toEqual([call, window?.to]);
  });

  it('stays on its day for one whose window holds it', () => {
    expect(callsOf(planned('sertraline', [100, 50]))).toEqual([addDays(START, 7)]);
  });

  it('inside a long step is counted from the first day of the window too', () => {
    const made = planned('fluoxetine', [40, 10], 35);
    const [window] = withdrawalWindows(made, knowledge);
    const calls = made.checkpoints.filter(({ what }) => what.startsWith('call: withdrawal')).map(({ on }) => on);
    expect(calls).not.toEqual([]);
    for (const on of calls) expect(on >= (window?.from ?? on)).toBe(true);
  });
});

describe('what is shown of a plan whose windows meet', () => {
  const chart = aPatient().aged(40).withLists().taking('fluoxetine', [['2026-01-01', 40]]).build();
  const shownAt = (stepDays: number | null) => previewPlan({ option: 'dose-reduction', request: { from: [{ drug: 'fluoxetine', mgPerDay: 40 }], to: [{ drug: 'fluoxetine', mgPerDay: 10 }], strategy: null, region: 'US', pace: 'default', steering: { ...NO_STEERING, stepDays }, on: null }, start: START }, { chart, on: START, knowledge, region: 'US' });

  it('the window is told as the medicine has it, and no general days beside it', () => {
    const { words } = shownAt(null).window;
    expect(words).toContain('2 to 5 weeks after a cut of fluoxetine');
    expect(words).not.toMatch(/within days of a cut|first day one/);
  });

  it('the step length that parts them is offered, holds before the independent check, and is offered no more once it is taken', () => {
    const days = shownAt(null).choices?.partsWindows ?? null;
    expect(days).toBe(29);
    const { outcome, choices } = shownAt(days);
    expect(outcome.kind === 'plan' ? outcome.summary.worries.filter(({ message }) => message.includes('window')) : outcome).toEqual([]);
    expect(choices?.partsWindows).toBeNull();
  });

  it('nothing is offered where the windows do not meet', () => {
    const sertraline = previewPlan({ option: 'dose-reduction', request: null, start: START }, { chart: aPatient().aged(40).withLists().taking('sertraline', [['2026-01-01', 100]]).build(), on: START, knowledge, region: 'US' });
    expect([sertraline.choices?.partsWindows, sertraline.window.words.includes('within days of a cut')]).toEqual([null, true]);
  });
});
