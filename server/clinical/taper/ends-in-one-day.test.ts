import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { localDate } from '../model/local-date';
import { NO_STEERING, PLAN_STRATEGIES } from '../model/plan';
import type { Plan, PlanRequest } from '../model/plan';
import { plan } from '../plan';
import { aNoteDocument } from '../testing/a-note';
import { aPatient, TODAY } from '../testing/a-patient';
import { planTerms } from './terms';

const knowledge = loadKnowledge();
const start = localDate('2026-12-01');
const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));
const ask = (from: string, to: string, more: Partial<PlanRequest> = {}) => plan({ from: amounts(from), to: amounts(to), strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null, ...more }, null, knowledge, start);
function made(...asked: Parameters<typeof ask>): Plan {
  const result = ask(...asked);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const said = (...asked: Parameters<typeof ask>): readonly string[] => made(...asked).warnings.filter(({ id }) => id === 'ends-in-one-day').map(({ message }) => message);

describe('a medicine that a plan ends in one day is warned of', () => {
  it.each([
    ['venlafaxine-xr:37.5', 'bupropion-xl:150', 'Venlafaxine XR ends in one day, from 37.5 mg, with a high risk of withdrawal. No step lies between: the planner can make none smaller from the tablets, capsules and liquids that it has for the US.'],
    ['venlafaxine-ir:37.5', 'bupropion-xl:150', 'Venlafaxine IR ends in one day, from 37.5 mg, with a high risk of withdrawal.'],
    ['mirtazapine:15', 'bupropion-xl:150', 'Mirtazapine ends in one day, from 15 mg, with a moderate risk of withdrawal.'],
    ['duloxetine:20', 'bupropion-xl:150', 'Duloxetine ends in one day, from 20 mg, with a moderate risk of withdrawal. No step lies between: the planner can make none smaller from the tablets, capsules and liquids that it has for the US.'],
    ['phenelzine:15', 'vortioxetine:10', 'Phenelzine ends in one day, from 15 mg, with a high risk of withdrawal. No step lies between: the planner can make none smaller from the tablets, capsules and liquids that it has for the US.'],
    ['venlafaxine-xr:37.5', '', 'Venlafaxine XR ends in one day, from 37.5 mg, with a high risk of withdrawal. No step lies between: the planner can make none smaller from the tablets, capsules and liquids that it has for the US.'],
  ])('though the way is called slow: %s to %s', (from, to, words) => {
    expect(said(from, to)).toEqual([words]);
  });

  it.each(['US', 'UK'] as const)('whatever the medicine, its dose, the target and the way: %s', (region) => {
    const terms = planTerms(knowledge);
    const targets = [null, ...knowledge.switching.optionPlans.flatMap((rule) => (rule.change === 'lower' ? [] : rule.targets))];
    for (const { drugId: drug } of knowledge.tapering.drugRules) {
      const { maxMgPerDay = null, discontinuationRisk = 'low' } = terms.drug(drug) ?? {};
      for (const dose of terms.products(drug, region).solidDoses.filter((micrograms) => micrograms <= (maxMgPerDay ?? 0) * 1000)) {
        for (const target of targets.filter((other) => other?.drug !== drug)) {
          for (const strategy of [null, ...PLAN_STRATEGIES]) {
            const result = ask(`${drug}:${dose / 1000}`, target === null ? '' : `${target.drug}:${target.mg}`, { strategy, region });
            if (!result.ok) continue;
            const ends = !result.value.steps.some(({ doses }) => doses.some((taken) => taken.drug === drug));
            const says = result.value.warnings.filter(({ id }) => id === 'ends-in-one-day' || id === 'abrupt-stop').length;
            // With a low risk it is said where somebody chose to stop alone.
            if (!ends || discontinuationRisk !== 'low') expect(says, `${drug} ${dose} ${target?.drug ?? 'nothing'} ${strategy ?? 'own'}`).toBe(ends ? 1 : 0);
          }
        }
      }
    }
  });

  it('in the note too, however many other warnings the plan has', () => {
    const chart = aPatient().aged(40).livingIn('US').withLists().diagnosed('F33.1', { since: -900 }).taking('venlafaxine', [['2026-01-01', 37.5]], { drugId: 'venlafaxine-xr' }).build();
    const { plan: made, note } = aNoteDocument({ chart, on: TODAY, knowledge }, { option: 'bupropion-switch' }).snapshot;
    expect(made?.warnings.length).toBeGreaterThan(5);
    expect(note.sections.flatMap(({ segments }) => segments).map(({ text }) => text).join(' ')).toContain('Venlafaxine XR ends in one day, from 37.5 mg, with a high risk of withdrawal.');
  });

  it('where it waits its turn at its whole dose, and not where it came down before the plan was taken up', () => {
    const inTurn: Partial<PlanRequest> = { steering: { ...NO_STEERING, oneAfterAnother: true } };
    expect(said('duloxetine:40 mirtazapine:15', 'bupropion-xl:150', inTurn)).toEqual(['Mirtazapine ends in one day, from 15 mg, with a moderate risk of withdrawal.']);
    const last = made('duloxetine:60', '').steps.findIndex(({ doses }) => doses.length === 0) + 1;
    expect(last).toBeGreaterThan(1);
    expect(said('duloxetine:60', '', { steering: { ...NO_STEERING, resumeAt: last } })).toEqual([]);
  });
});
