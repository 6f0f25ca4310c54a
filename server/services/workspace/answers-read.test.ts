import { expect, test } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { answersRead } from './answers-read';

const knowledge = loadKnowledge();
const of = (id: string) => {
  const one = readVignettes().find((story) => story.id === id);
  if (one === undefined) throw new Error(`no story: ${id}`);
  return answersRead(assess(one.chart, knowledge, one.on), one.chart, knowledge);
};

test('a sign that rests on one answer tells the question and that answer', () => {
  const [unreal] = of('benzodiazepine-and-antipsychotic').filter(({ rule }) => rule === 'x-unreal1');
  expect(unreal?.said).toMatch(/^“.*unreal.*” sometimes$/i);
});

test('an item on a scale is told in the words of the scale, several items after each other', () => {
  const told = readVignettes().flatMap(({ chart, on }) => answersRead(assess(chart, knowledge, on), chart, knowledge));
  expect(told.find(({ rule }) => rule === 'd-biology')?.said).toMatch(/^“.+” (not at all|several days|more than half the days|nearly every day); “.+” /);
  expect(told.filter(({ said }) => /” (?:\d+(?! of \d)|$)/.test(said))).toEqual([]);
});

test('a part of a score is told with the form it is of, and the question of a long item without its introduction', () => {
  const told = readVignettes().flatMap(({ chart, on }) => answersRead(assess(chart, knowledge, on), chart, knowledge));
  expect(told.find(({ rule }) => rule === 'm-both')?.said).toBe('Structured blunting report, pattern: both directions');
  expect(told.find(({ rule }) => rule === 'p-x-gate')?.said).toBe('“Have you ever experienced this kind of event?” no');
});

test('what reads the total goes by the total', () => {
  const told = new Set(readVignettes().flatMap(({ chart, on }) => answersRead(assess(chart, knowledge, on), chart, knowledge)).map(({ rule }) => rule));
  expect(told.size).toBeGreaterThan(8);
  for (const rule of ['dr-not-remitted', 'mr-rise', 'm-dechallenge', 'ww-relapse']) expect(told.has(rule), rule).toBe(false);
});
