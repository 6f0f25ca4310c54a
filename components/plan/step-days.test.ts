import { expect, it } from 'vitest';

import { previewPlan } from '@/server/clinical/preview-plan';
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
