import { describe, expect, it } from 'vitest';

import { ALL_STORIES } from '@/db/seed/all-stories';
import { tellStory } from '@/db/seed/story/tell-story';
import { loadKnowledge } from '@/server/knowledge/load';
import type { OptionId } from './model/ids';
import { addDays } from './model/local-date';
import type { PlanRequest } from './model/plan';
import type { PlanPreview } from './model/plan-preview';
import { planDefaults } from './plan-defaults';
import { makePlan, previewPlan } from './preview-plan';
import { planTerms } from './taper/terms';
import { aPatient, TODAY } from './testing/a-patient';
import type { PatientBuilder } from './testing/a-patient';

const knowledge = loadKnowledge();
const on = (drug: string, mg: number) => aPatient().aged(50).withLists().diagnosed('F33.1').taking(drug, [['2026-01-01', mg]], { drugId: drug });
const withTramadol = (patient: PatientBuilder) => patient.taking('tramadol', [['2026-07-01', 200]], { drugId: null });
const preview = (patient: PatientBuilder, option: OptionId, request: PlanRequest | null = null): PlanPreview => previewPlan({ option, request, start: null }, { chart: patient.build(), knowledge, on: TODAY, region: 'US' });
const doses = ({ outcome }: PlanPreview, drug: string) => (outcome.kind === 'plan' ? outcome.plan.steps.map((step) => [step.days, step.doses.find((dose) => dose.drug === drug)?.mgPerDay ?? 0]) : [outcome.refusal.message]);
const looks = ({ outcome }: PlanPreview) => (outcome.kind === 'plan' ? outcome.plan.checkpoints.map(({ what }) => what) : []);
const parts = ({ asked }: PlanPreview) => asked.map(({ rule, parts: said }) => [rule, said.map(({ words, isKept }) => `${words}${isKept ? '' : ' (not kept)'}`)]);

describe('a plan that is proposed does what its option’s reasons ask', () => {
  it('bupropion beside a seizure risk goes to the lowest usual dose, at the slower pace', () => {
    const value = preview(withTramadol(on('sertraline', 100)), 'bupropion-switch');
    expect(value.request).toMatchObject({ to: [{ drug: 'bupropion-xl', mgPerDay: 150 }], pace: 'slower' });
    expect(doses(value, 'bupropion-xl').at(-1)).toEqual([null, 150]);
    expect(parts(value)).toEqual([['bs-risk-factors', ['bupropion XL to 150 mg, not above the lowest usual dose', 'at the slower pace']]]);
    expect(looks(value).filter((what) => what.includes('300')), 'no look decides on more than the plan goes to').toEqual([]);
    expect(looks(value)).toContain('blood pressure, suicide risk');
  });

  it.each([
    ['beside a seizure risk', withTramadol(on('sertraline', 100)), 150, false],
    ['in kidney impairment', on('sertraline', 100).measured('egfr', -20, 55, { unit: 'mL/min/{1.73_m2}' }), 150, false],
    ['at the maximum', on('sertraline', 100), 450, false],
    ['below it', on('sertraline', 100), 300, true],
  ] as const)('the look at week 8 speaks of raising bupropion only where a plan may: %s', (_, patient, mgPerDay, mayRise) => {
    const proposed = preview(patient, 'bupropion-switch').request;
    if (proposed === null) throw new Error('no request');
    const said = looks(preview(patient, 'bupropion-switch', { ...proposed, to: [{ drug: 'bupropion-xl', mgPerDay }] })).filter((what) => what.includes('continue'));
    expect(said).toEqual([mayRise ? 'blunting report, PHQ-9; continue, raise, add or reverse' : 'blunting report, PHQ-9; continue, add or reverse']);
  });

  it('nor where today’s reason will have grown old by the first day: it keeps the dose low all the same', () => {
    const of = { chart: on('sertraline', 100).measured('egfr', -355, 55, { unit: 'mL/min/{1.73_m2}' }).build(), knowledge, on: TODAY, region: 'US' } as const;
    for (const days of [5, 12, 40]) {
      const shown = previewPlan({ option: 'bupropion-switch', request: null, start: addDays(TODAY, days) }, of);
      expect(shown.request?.to).toEqual([{ drug: 'bupropion-xl', mgPerDay: 150 }]);
      expect(looks(shown).filter((what) => what.includes('continue')), `${days} days`).toEqual(['blunting report, PHQ-9; continue, add or reverse']);
    }
  });

  it('and without one to its usual target at the rule’s pace', () => {
    expect(preview(on('sertraline', 100), 'bupropion-switch').request).toMatchObject({ to: [{ drug: 'bupropion-xl', mgPerDay: 300 }], pace: 'default' });
    expect(looks(preview(on('sertraline', 100), 'bupropion-switch'))).toContain('blood pressure, suicide risk, decide on 300 mg');
  });

  it('duloxetine is not halved on the first day where a smaller cut can be made: lowered, and on the way to bupropion', () => {
    const lowered = preview(on('duloxetine', 60), 'dose-reduction');
    expect(doses(lowered, 'duloxetine').map(([, mg]) => mg)).toEqual([50, 40]);
    const switched = preview(on('duloxetine', 60), 'bupropion-switch');
    expect(Number(doses(switched, 'duloxetine')[0]?.[1])).toBeGreaterThan(30);
    expect(switched.request?.pace).toBe('slower');
    expect(parts(switched)).toEqual([['dr-short-half-life', ['at the slower pace', 'first cut below half of the dose']]]);
  });

  it('nor where the warned medicine is another one', () => {
    const value = preview(on('sertraline', 100).taking('duloxetine', [['2026-01-01', 60]], { drugId: 'duloxetine' }).confirmedPresent('derived:indexMedicine', 'sertraline'), 'bupropion-switch');
    expect(parts(value).map(([rule]) => rule)).not.toContain('dr-short-half-life');
  });
});

it('what somebody chose otherwise stays, and the plan says what it does not do', () => {
  const patient = withTramadol(on('sertraline', 100));
  const proposed = preview(patient, 'bupropion-switch');
  if (proposed.request === null) throw new Error('no request');
  const chosen = preview(patient, 'bupropion-switch', { ...proposed.request, pace: 'default', to: [{ drug: 'bupropion-xl', mgPerDay: 300 }] });
  expect(chosen.request).toMatchObject({ to: [{ drug: 'bupropion-xl', mgPerDay: 300 }], pace: 'default' });
  expect(parts(chosen)).toEqual([['bs-risk-factors', ['bupropion XL to 300 mg, above the lowest usual dose of 150 mg (not kept)', 'at the rule’s pace, not the slower one (not kept)']]]);
});

it('what no plan does is not said to be done: a medicine that ends at once has no small first cut, and a pace that moves no step is none', () => {
  const onXr = aPatient().aged(50).withLists().diagnosed('F33.1').taking('venlafaxine', [['2026-01-01', 37.5]], { drugId: 'venlafaxine-xr' });
  expect(parts(preview(onXr, 'bupropion-switch'))).toEqual([['dr-short-half-life', ['venlafaxine XR ends at once (not kept)']]]);
  const terms = planTerms(knowledge);
  for (const { drugId: drug } of knowledge.tapering.drugRules) {
    const { ingredient = drug } = terms.drug(drug) ?? {};
    // The least that is sold ends at once, and twice as much seldom does.
    const least = Math.min(...terms.products(drug, 'US').solidDoses);
    for (const dose of Number.isFinite(least) ? [least, 2 * least] : []) {
      const patient = withTramadol(aPatient().aged(50).withLists().diagnosed('F33.1').taking(ingredient, [['2026-01-01', dose / 1000]], { drugId: drug }));
      for (const option of ['bupropion-switch', 'bupropion-augmentation'] as const) {
        const value = preview(patient, option);
        if (value.outcome.kind === 'refused' || value.request === null) continue;
        const { from, steps } = value.outcome.plan;
        const kept = value.asked.flatMap((asked) => asked.parts.filter(({ isKept }) => isKept).map(({ words }) => words));
        const name = `${drug} ${dose} ${option}`;
        if (from.some((amount) => steps.every(({ doses }) => doses.every((taken) => taken.drug !== amount.drug)))) expect(kept, name).not.toContain('first cut below half of the dose');
        if (kept.includes('at the slower pace')) expect(preview(patient, option, { ...value.request, pace: 'default' }).outcome, name).not.toMatchObject({ kind: 'plan', plan: { steps: steps.map((step) => ({ from: step.from, doses: step.doses.map(({ drug: id, mgPerDay }) => ({ drug: id, mgPerDay })) })) } });
      }
    }
  }
});

it.each(['US', 'UK'] as const)('of no story is a plan lost by what is asked of it: where the rule’s own can be made, one is proposed: %s', (region) => {
  for (const story of ALL_STORIES) {
    const { chart } = tellStory(story, TODAY, knowledge);
    const of = { chart, knowledge, on: TODAY, region };
    for (const option of ['dose-reduction', 'bupropion-switch', 'bupropion-augmentation', 'other-switch'] as const) {
      const defaults = planDefaults(option, of);
      if (!defaults.ok || defaults.value.open !== null || !makePlan(defaults.value.request, { ...of, start: addDays(TODAY, 1) }).ok) continue;
      expect(previewPlan({ option, request: null, start: null }, of).outcome.kind, `${story.key} ${option}`).toBe('plan');
    }
  }
});
