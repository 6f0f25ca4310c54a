import { expect, test } from 'vitest';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { checkAnswers } from './answer-question';
import { offeredChoice } from './offered-choice';

const question = loadKnowledge().questions.find(({ id }) => id === 'other-medicine-link');
if (question === undefined) throw new Error('the content asks it no more');
const numb = aPatient().aged(50).livingIn('US').withLists().taking('sertraline', [['2022-12-01', 100]], { drugId: 'sertraline', indication: 'depression' }).diagnosed('F33.1', { since: -2000 })
  .reported('phq9', -8, { 'phq9-9': 0 }).scored('phq9', -60, 8).scored('phq9', -8, 8).numbSince('2026-09-23', { reportedOn: -8, answers: { 'ctx-self-harm-to-feel': 'no', 'ctx-welcome': 'no' } })
  .taking('quetiapine', [['2026-08-12', 50], ['2026-09-03', 150]], { id: 'medication:quetiapine' });
const taken = (detail: string, patient = numb) => offeredChoice(question, detail, { chart: patient.build(), on: TODAY })?.value;

test('an answer names a medicine that the question is about, never the suspected, a planned or a long-ended one', () => {
  expect(taken('improved')).toBe('improved');
  expect(taken('improved:quetiapine')).toBe('improved');
  expect(taken('improved:sertraline')).toBeUndefined();
  expect(taken('improved:mirtazapine', numb.planning('mirtazapine', [[5, 15]]))).toBeUndefined();
  expect(taken('improved:lorazepam', numb.taking('lorazepam', [['2019-01-01', 1]], { stop: '2019-06-01' }))).toBeUndefined();
  expect(taken('none:quetiapine')).toBeUndefined();
  expect(taken('better')).toBeUndefined();
});

test('an answer about a medicine that somebody else has answered for in between is told as changed in the meantime, not as none of the choices', () => {
  const [fact] = question.facts;
  if (fact === undefined) throw new Error('the question has no fact');
  const answers = [{ fact: fact.key, value: question.choices.find(({ value }) => value === 'improved')?.means ?? 'present', detail: 'improved:quetiapine' }];
  const give = (patient = numb) => { checkAnswers(question, answers, { chart: patient.build(), on: TODAY }); };
  expect(() => { give(); }).not.toThrow();
  expect(() => { give(numb.confirmedPresent(fact.key, 'improved:quetiapine')); }).toThrow(expect.objectContaining({ code: 'changed-meanwhile' }) as Error);
  expect(() => { checkAnswers(question, answers.map((answer) => ({ ...answer, detail: 'improved:sertraline' })), { chart: numb.build(), on: TODAY }); }).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error);
});
