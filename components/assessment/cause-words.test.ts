import { expect, test } from 'vitest';

import { gistOf, sumUpCauses } from './cause-words';
import type { Cause, Finding } from './types';

const finding = (message: string, facts: readonly string[] = []): Finding => ({ rule: message, message, facts: [...facts], refs: [], verdict: 'applies', weight: 1 });
const cause = (title: string, group: Cause['group'], parts: Partial<Cause> = {}): Cause => ({
  id: title, title, explanation: 'condition', group, for: [], against: [], notAsked: [], questionsToAsk: [], refs: [], ...parts,
});
const LABELS = { 'score:pcptsd5.total': 'PC-PTSD-5 total', 'answer:pcptsd5.gate': 'PC-PTSD-5', 'observation:tsh': 'Thyrotropin [Units/volume] in Serum or Plasma', 'observation:testosterone-total': 'Testosterone [Mass/volume] in Serum or Plasma', 'condition:hypogonadism': 'Hypogonadism', 'score:auditc.total': 'AUDIT-C (score entry only)' };
const basis = new Map(Object.entries(LABELS).map(([id, label]) => [id, { id, label, value: null, unit: null, on: null, source: null }]));

test('what points to which, what cannot be judged, and how many are left', () => {
  expect(sumUpCauses([cause('Medicine-associated blunting (SSRI or SNRI)', 'much'), cause('Other medicines', 'some'), cause('PTSD numbing', 'unknown'), cause('Grief', 'away'), cause('Social anxiety', 'little')])).toBe(
    'Much points to medicine-associated blunting; something to other medicines. Cannot be judged yet: PTSD numbing. The other 2: little points there, or the chart points away.',
  );
  expect(sumUpCauses([cause('Other medicines', 'some')])).toBe('Something points to other medicines.');
  expect(sumUpCauses([cause('Grief', 'unknown')])).toBe('Nothing on this chart points clearly to one of them. Cannot be judged yet: grief.');
});

test('a closed row names the facts that lack and not the rules, each once', () => {
  const notAsked = [finding('PC-PTSD-5 4 or more: Positive screen', ['score:pcptsd5.total']), finding('Exposure: Screen', ['answer:pcptsd5.gate'])];
  expect(gistOf(cause('PTSD numbing', 'unknown', { notAsked }), basis)).toBe('Not known: PC-PTSD-5');
  expect(gistOf(cause('Alcohol', 'little', { notAsked }), basis)).toBe('Nothing in what was asked; not known: PC-PTSD-5');
  expect(gistOf(cause('Medical', 'unknown', { notAsked: [finding('Blood', ['observation:tsh', 'observation:testosterone-total', 'condition:hypogonadism', 'score:auditc.total'])] }), basis)).toBe('Not known: TSH, testosterone, hypogonadism and 1 more');
});

test('what was found goes before what lacks; a rule without a named fact is named itself', () => {
  expect(gistOf(cause('Grief', 'away', { against: [finding('No loss: No trigger')], notAsked: [finding('x', ['observation:tsh'])] }), basis)).toBe('No trigger');
  expect(gistOf(cause('Grief', 'unknown', { notAsked: [finding('A loss before onset: Timing', ['item:none'])] }), basis)).toBe('Not known: a loss before onset');
});
