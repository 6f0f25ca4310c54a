import { expect, test } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { gistOf, groupInWords, groupedFindings, sumUpCauses } from './cause-words';
import type { BasisFact, Cause, Finding } from './types';

const finding = (message: string, facts: readonly string[] = []): Finding => ({ rule: message, message, facts: [...facts], refs: [], verdict: 'applies', weight: 1 });
const cause = (title: string, group: Cause['group'], parts: Partial<Cause> = {}): Cause => ({
  id: title, title, explanation: 'condition', group, for: [], against: [], notAsked: [], questionsToAsk: [], refs: [], ...parts,
});
const LABELS = { 'score:pcptsd5.total': 'PC-PTSD-5 total', 'answer:pcptsd5.gate': 'PC-PTSD-5', 'observation:tsh': 'Thyrotropin [Units/volume] in Serum or Plasma', 'observation:testosterone-total': 'Testosterone [Mass/volume] in Serum or Plasma', 'condition:hypogonadism': 'Hypogonadism', 'score:auditc.total': 'AUDIT-C (score entry only)' };
const basis = new Map(Object.entries(LABELS).map(([id, label]) => [id, { id, label, value: null, unit: null, on: null, source: null }]));

test('what points to which, what cannot be judged, and how many are left', () => {
  expect(sumUpCauses([cause('Medicine-associated blunting (SSRI or SNRI)', 'much'), cause('Other medicines', 'some'), cause('PTSD numbing', 'unknown'), cause('Grief', 'away'), cause('Social anxiety', 'little')])).toBe(
    'Much points to medicine-associated blunting; something to other medicines. Cannot be judged, because too little was asked or measured: PTSD numbing. The other 2: little points there in what was asked, or the chart points away.',
  );
  expect(sumUpCauses([cause('Other medicines', 'some')])).toBe('Something points to other medicines.');
  expect(sumUpCauses([cause('Grief', 'unknown')])).toBe('Nothing on this chart points clearly to one of them. Cannot be judged, because too little was asked or measured: grief.');
});

test('a closed row names the facts that lack and not the rules, each once', () => {
  const notAsked = [finding('PC-PTSD-5 4 or more: Positive screen', ['score:pcptsd5.total']), finding('Exposure: Screen', ['answer:pcptsd5.gate'])];
  expect(gistOf(cause('PTSD numbing', 'unknown', { notAsked }), basis)).toBe('Not known: PC-PTSD-5');
  expect(gistOf(cause('Alcohol', 'little', { notAsked }), basis)).toBe('Nothing in what was asked; not known: PC-PTSD-5');
  expect(gistOf(cause('Medical', 'unknown', { notAsked: [finding('Blood', ['observation:tsh', 'observation:testosterone-total', 'condition:hypogonadism', 'score:auditc.total'])] }), basis)).toBe('Not known: TSH, testosterone, hypogonadism and 1 more');
});

test('what nobody asked is no sign that little points there', () => {
  const notAsked = [finding('Blood', ['observation:tsh'])];
  expect(groupInWords(cause('Medical', 'unknown', { notAsked }))).toBe('cannot be judged: too little asked');
  expect(groupInWords(cause('Medical', 'little', { notAsked }))).toBe('little points here in what was asked');
  expect(groupInWords(cause('Medical', 'little'))).toBe('little points here');
  expect(gistOf(cause('Social anxiety', 'unknown', { for: [finding('GAD-7 of 10 or more: Anxiety')], notAsked }), basis)).toBe('For: GAD-7 of 10 or more. Not known: TSH');
});

test('where it cannot be judged, what there is of a fact that cannot be told stands beside it', () => {
  const rise = { id: 'derived:phq9Rise', label: 'change of the PHQ-9', value: 'cannot be told: 14 on 16-Oct-2026; nearest 14 on 31-Mar-2026', unit: null, on: null, source: null };
  const notAsked = [finding('PHQ-9 up by 5 or more: Returning', [rise.id]), finding('Blood', ['observation:tsh'])];
  const shelf = new Map<string, BasisFact>([...basis, [rise.id, rise]]);
  expect(gistOf(cause('Depression', 'unknown', { notAsked }), shelf)).toBe('Not known: change of the PHQ-9 (14 on 16-Oct-2026; nearest 14 on 31-Mar-2026), TSH');
  expect(gistOf(cause('Depression', 'little', { notAsked }), shelf)).toBe('Nothing in what was asked; not known: change of the PHQ-9, TSH');
});

test('what was found goes before what lacks; a rule without a named fact is named itself', () => {
  expect(gistOf(cause('Grief', 'away', { against: [finding('No loss: No trigger')], notAsked: [finding('x', ['observation:tsh'])] }), basis)).toBe('Against: no loss.');
  expect(gistOf(cause('Grief', 'unknown', { notAsked: [finding('A loss before onset: Timing', ['item:none'])] }), basis)).toBe('Not known: a loss before onset');
});

test('a closed row says what was found, on which side, and of which medicine', () => {
  const shelf = new Map([['medication:1', { id: 'medication:1', label: 'Quetiapine', value: '150 mg a day', unit: null, on: null, source: null }]]);
  const found = [finding('Antipsychotic: Often described; some feel again on less', ['medication:1']), finding('On an SSRI or SNRI; onset 7 to 180 days after starting: Usual'), finding('c: d'), finding('e: f')];
  expect(gistOf(cause('Other medicines', 'much', { explanation: 'other-medicine', for: found, against: [finding('No season link: Absent')] }), shelf)).toBe(
    'For: antipsychotic (quetiapine); on an SSRI or SNRI, onset 7 to 180 days after starting; c; and 1 more. Against: no season link.',
  );
});

test('of other medicines the one that changed last before the numbness is named', () => {
  const shelf = new Map([['medication:1', { id: 'medication:1', label: 'Quetiapine', value: '150 mg a day', unit: null, on: null, source: null }]]);
  const timing = [{ words: 'quetiapine was started', facts: ['medication:1'] }, { words: 'clonazepam unchanged', facts: ['medication:2'] }];
  expect(sumUpCauses([cause('Other medicines', 'much', { timing })], shelf)).toBe('Much points to other medicines (quetiapine first).');
});

test('what rests on the same facts stands together once, where the first of it stands', () => {
  const dose = (message: string): Finding => ({ ...finding(message), restsOn: 'the doses' });
  const groups = groupedFindings([dose('a'), finding('b'), dose('c'), { ...finding('d'), restsOn: 'alone' }]);
  expect(groups.map(({ restsOn, parts }) => [restsOn, parts.map(({ message }) => message)])).toEqual([['the doses', ['a', 'c']], [null, ['b']], [null, ['d']]]);
});

test('a closed row names the event of the chart that was found, with its day, beside what was denied', () => {
  const recorded = new Map([['event:1', { id: 'event:1', label: 'Tour cancelled', value: 'work', on: localDate('2025-04-12'), source: null }]]);
  const parts = { for: [finding('Event that can be a loss: On record', ['derived:lossBeforeOnset', 'event:1'])], against: [finding('Patient says no loss: No trigger')] };
  expect(gistOf(cause('Grief', 'away', parts), recorded)).toBe('For: event that can be a loss (Tour cancelled, 12-Apr-2025). Against: patient says no loss.');
});
