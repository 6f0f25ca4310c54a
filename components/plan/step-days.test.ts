import { expect, it } from 'vitest';

import { previewPlan } from '@/server/clinical/preview-plan';
import { NO_STEERING } from '@/server/clinical/model/plan';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { stepDaysOf, stepDaysWords } from './step-days';

it('says how long each smaller dose lasts in the plan, not in the rule: at the slower pace, and where the last dose lasts longer', () => {
  const chart = aPatient().aged(56).withLists().diagnosed('F33.1').taking('duloxetine', [['2026-01-01', 60]], { drugId: 'duloxetine' }).build();
  const preview = previewPlan({ option: 'bupropion-switch', request: null, start: null }, { chart, knowledge: loadKnowledge(), on: TODAY, region: 'US' });
  const days = stepDaysOf(preview);
  if (preview.outcome.kind === 'refused' || days === null) throw new Error('no step');
  expect([preview.rule?.stepDays, days.least]).toEqual([7, 14]);
  expect(stepDaysWords(days)).toBe('14 days');
  expect(stepDaysWords({ least: 14, most: 28 })).toBe('14 to 28 days');
  const ended = preview.outcome.plan.steps.filter(({ doses }) => doses.some(({ drug }) => drug === 'duloxetine')).reduce((sum, step) => sum + (step.days ?? 0), 0);
  expect(preview.outcome.summary.ends).toMatchObject([{ drug: 'duloxetine', afterDays: ended }]);
});

it('counts each stay at a dose by itself where a step goes back and the dose comes twice', () => {
  const chart = aPatient().aged(40).withLists().diagnosed('F33.1').taking('sertraline', [['2026-01-01', 150]]).build();
  const request = { from: [{ drug: 'sertraline', mgPerDay: 150 }], to: [{ drug: 'bupropion-xl', mgPerDay: 300 }], strategy: null, region: 'US', pace: 'default', steering: { ...NO_STEERING, stepBackAt: 3 }, on: TODAY } as const;
  const preview = previewPlan({ option: 'bupropion-switch', request, start: null }, { chart, knowledge: loadKnowledge(), on: TODAY, region: 'US' });
  if (preview.outcome.kind === 'refused') throw new Error(preview.outcome.refusal.message);
  const doses = preview.outcome.plan.steps.map((step) => step.doses.find(({ drug }) => drug === 'sertraline')?.mgPerDay ?? 0);
  expect(doses.length - new Set(doses).size).toBeGreaterThan(1);
  expect(stepDaysOf(preview)).toEqual({ least: 7, most: 7 });
});
