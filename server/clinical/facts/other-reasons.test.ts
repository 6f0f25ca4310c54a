import { expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { isForDepression, otherReasons } from './other-reasons';

const { settings } = loadKnowledge();

it.each([
  ['depression', true],
  ['chronic pain and depression', true],
  ['insomnia, no suicidal thoughts, depression', true],
  ['chronic pain, depression screening negative', false],
  ['chronic pain, screening negative for depression', false],
  ['chronic pain, depression denied', false],
  ['no depression', null],
  ['Not for depression', null],
  ['depression ruled out', null],
  ['', true],
  ['negative symptoms', null],
] as const)('%s: for the depression %s', (indication, isFor) => {
  expect(isForDepression(indication, settings)).toBe(isFor);
});

it('what is not there is no other reason either', () => {
  expect(otherReasons('depression, anxiety screening negative', settings)).toEqual([]);
  expect(otherReasons('negative symptoms', settings)).toEqual(['negative symptoms']);
});
