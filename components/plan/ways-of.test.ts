import { expect, it } from 'vitest';

import { ALL_STORIES } from '@/db/seed/all-stories';
import { tellStory } from '@/db/seed/story/tell-story';
import type { OptionId } from '@/server/clinical/model/ids';
import type { PlanPreview } from '@/server/clinical/model/plan-preview';
import { makePlan, previewPlan } from '@/server/clinical/preview-plan';
import { planRequestInput } from '@/server/contracts/plan-preview';
import { loadKnowledge } from '@/server/knowledge/load';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { NO_STEERING } from '@/server/clinical/model/plan';
import type { PlanRequest } from './types';
import { takingUnseen, waysOf } from './ways-of';

const knowledge = loadKnowledge();
const HALF = 'first-cut-50-percent';

it('the way shown stands in the comparison as the plan above it, and every other way keeps what the reasons ask', { timeout: 120_000 }, () => {
  let [compared, asking, sudden] = [0, 0, 0];
  for (const story of ALL_STORIES) {
    const { chart } = tellStory(story, TODAY, knowledge);
    const of = { chart, knowledge, on: TODAY, region: 'US' } as const;
    for (const { option } of knowledge.switching.optionPlans) {
      const shown = previewPlan({ option, request: null, start: null }, of);
      if (shown.outcome.kind === 'refused') continue;
      const { plan, summary } = shown.outcome;
      const isAsked = shown.asked.some(({ parts }) => parts.some(({ words, isKept }) => isKept && words.startsWith('first cut')));
      for (const [at, { id, request, isShown }] of waysOf(shown).entries()) {
        const name = `${story.key} ${option} ${id}`;
        const made = makePlan(planRequestInput.parse(request), { ...of, start: shown.start });
        if (!made.ok) throw new Error(`${name}: ${made.error.message}`);
        expect(isShown, name).toBe(at === 0);
        if (isShown) expect([made.value.plan, made.value.summary], name).toEqual([plan, summary]);
        else expect([made.value.plan.pace, made.value.plan.to], name).toEqual([plan.pace, plan.to]);
        if (isAsked) expect(made.value.plan.warnings.map((warning) => warning.id), name).not.toContain(HALF);
        if (id === shown.suddenEnd?.direct.strategy) expect(shown.suddenEnd.direct.settledOn, name).toBe(made.value.summary.settledOn);
        compared += 1;
        asking += isAsked && !isShown ? 1 : 0;
        sudden += id === shown.suddenEnd?.direct.strategy ? 1 : 0;
      }
    }
  }
  expect({ compared: compared > 50, asking: asking > 2, sudden: sudden > 0 }).toEqual({ compared: true, asking: true, sudden: true });
});

it('duloxetine beside tramadol: no way that is offered halves it on the first day, from whichever way it is looked at', () => {
  const chart = aPatient().aged(56).withLists().diagnosed('F33.1').taking('duloxetine', [['2026-01-01', 60]], { drugId: 'duloxetine' }).taking('tramadol', [['2026-07-01', 200]], { drugId: null }).build();
  const look = (option: OptionId, request: PlanRequest | null) => previewPlan({ option, request: request === null ? null : planRequestInput.parse(request), start: null }, { chart, knowledge, on: TODAY, region: 'US' });
  const halves = ({ outcome }: PlanPreview): boolean => outcome.kind === 'refused' || outcome.plan.warnings.some((warning) => warning.id === HALF);
  for (const option of ['bupropion-switch', 'other-switch'] as const) {
    const first = waysOf(look(option, null));
    expect(first.length).toBeGreaterThan(1);
    // Also back from a way that ends it at once and has no first cut.
    for (const way of first) for (const { id, request } of waysOf(look(option, way.request))) expect(halves(look(option, request)), `${option} ${way.id} ${id}`).toBe(false);
  }
});

it('what is offered beside a plan with edits of its own can be made: no liquid tail where the new medicine has a day that comes too early for it', () => {
  const chart = aPatient().aged(40).withLists().diagnosed('F33.1').taking('sertraline', [['2026-01-01', 150]], { drugId: 'sertraline' }).build();
  const of = { chart, knowledge, on: TODAY, region: 'US' } as const;
  const own = previewPlan({ option: 'other-switch', request: null, start: null }, of);
  const tails: string[] = [];
  for (const newDrugOn of ['2026-12-20', '2027-01-03', '2027-02-01']) {
    for (const { id, request } of waysOf(own)) {
      const edited = planRequestInput.parse({ ...request, steering: { ...request.steering, newDrugOn } });
      const shown = previewPlan({ option: 'other-switch', request: edited, start: null }, of);
      for (const way of waysOf(shown)) {
        const made = makePlan(planRequestInput.parse(way.request), { ...of, start: shown.start });
        expect(made.ok ? null : made.error.message, `${newDrugOn} ${id} ${way.id}`).toBeNull();
        if (!way.isShown && way.id.endsWith('+tail')) tails.push(`${newDrugOn} ${way.request.steering.newDrugOn ?? 'its own day'}`);
      }
    }
  }
  expect(new Set(tails)).toEqual(new Set(['2026-12-20 its own day', '2027-01-03 its own day', '2027-01-03 2027-01-03', '2027-02-01 2027-02-01']));
});

it('a plan taken up goes on its own way: no other one and no liquid tail is offered, whose steps are others', () => {
  const chart = aPatient().aged(40).withLists().diagnosed('F33.1').taking('sertraline', [['2026-01-01', 150], ['2026-11-15', 112.5]], { drugId: 'sertraline' }).build();
  const own = previewPlan({ option: 'bupropion-switch', request: null, start: null }, { chart, knowledge, on: TODAY, region: 'US' });
  if (own.request === null) throw new Error('no request');
  const shown = previewPlan({ option: 'bupropion-switch', request: planRequestInput.parse({ ...own.request, from: [{ drug: 'sertraline', mgPerDay: 150 }], steering: { ...own.request.steering, resumeAt: 2 } }), start: null }, { chart, knowledge, on: TODAY, region: 'US' });
  expect(shown.outcome.kind === 'plan' ? null : shown.outcome.refusal.message).toBeNull();
  expect(waysOf(own).length).toBeGreaterThan(2);
  expect(waysOf(shown)).toMatchObject([{ isShown: true, request: { steering: { resumeAt: 2 } } }]);
});

it('a way that is picked while an edit is on its way takes the edits along, and none that counts the steps of the way shown', () => {
  const request: PlanRequest = { from: [], to: [], strategy: null, region: 'US', pace: 'slower', steering: { ...NO_STEERING, stepDays: 21, holds: [{ step: 2, days: 14 }], stepBackAt: 3 }, on: null };
  expect(takingUnseen('hyperbolic-taper', request)).toEqual({ ...request, strategy: 'hyperbolic-taper', steering: { ...NO_STEERING, stepDays: 21 } });
  const takenUp: PlanRequest = { ...request, strategy: 'cross-taper', steering: { ...NO_STEERING, resumeAt: 2, freeSince: [{ drug: 'sertraline', on: TODAY }] } };
  expect(takingUnseen('hyperbolic-taper', takenUp), 'a plan taken up has no other way').toBe(takenUp);
});
