import { expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import { previewPlan } from '@/server/clinical/preview-plan';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { againstOption, ASKED, NOTES, openOfPlan } from './before-choosing';
import { STANDING } from './cautions-of';

const knowledge = loadKnowledge();
const patient = aPatient().aged(66).withLists().taking('sertraline', [['2026-01-01', 100]], { drugId: 'sertraline' });
const opened = (chart: ReturnType<typeof patient.build>) => openOfPlan(previewPlan({ option: 'bupropion-switch', request: null, start: null }, { chart, knowledge, on: TODAY, region: 'US' }));

test('beside the act stands what is not recorded of the kidney and what to check in somebody of 66, each with the place of its whole', () => {
  const chart = patient.build();
  expect(opened(chart)).toContainEqual({ words: 'Kidney function is not recorded', at: NOTES });
  expect(againstOption(assess(chart, knowledge, TODAY), 'bupropion-switch').map(({ words, at }) => `${at}: ${words}`)).toContain(`${STANDING}: Older adult: check kidney function, sodium, falls and seizure risks; start low`);
});

test('what a caution leaves to the list of the chart is named in its line as inside a sentence', () => {
  const chart = patient.taking('metoprolol', [['2026-01-01', 100]], { drugId: 'metoprolol' }).build();
  expect(againstOption(assess(chart, knowledge, TODAY), 'bupropion-switch').map(({ words }) => words)).toContain('Bupropion blocks CYP2D6 and raises this medicine. Lower its dose or monitor (metoprolol)');
});

test('what is not known is named without the rule that asks for it, which stands with the whole line', () => {
  const words = opened(patient.build()).map((line) => line.words);
  expect(words).toContain('Not known: Seizure disorder or epilepsy');
  expect(words.join(' ')).not.toContain('(Block');
});

test('what a plan does not keep of the reasons against it comes first; what it keeps, and a plan that is refused, say nothing there', () => {
  const preview = previewPlan({ option: 'bupropion-switch', request: null, start: null }, { chart: patient.build(), knowledge, on: TODAY, region: 'US' });
  const asked = (isKept: boolean) => ({ ...preview, asked: [{ rule: 'r', message: 'm', refs: [], parts: [{ words: 'no more than 150 mg', isKept }] }] }) as unknown as typeof preview;
  expect(openOfPlan(asked(false))[0]).toEqual({ words: 'Not as the reasons ask: no more than 150 mg', at: ASKED });
  expect(openOfPlan(asked(true))).toEqual(openOfPlan(preview));
  const refused = previewPlan({ option: 'dose-reduction', request: null, start: null }, { chart: aPatient().aged(66).withLists().build(), knowledge, on: TODAY, region: 'US' });
  expect(refused.outcome.kind).toBe('refused');
  expect(openOfPlan(refused)).toEqual([]);
});
