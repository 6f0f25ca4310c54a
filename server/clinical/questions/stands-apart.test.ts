import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { assess } from '../assess';
import { standsApart } from './stands-apart';

const knowledge = loadKnowledge();
const options = new Map(knowledge.options.map((option) => [option.id, option]));

test('what serves the ketamine pathway alone stands apart', () => {
  const story = readVignettes().find(({ id }) => id === 'two-failed-trials');
  const asked = story === undefined ? [] : assess(story.chart, knowledge, story.on).questions;
  expect(asked.filter(({ apart }) => apart?.option === 'ketamine-pathway').map(({ fact }) => fact)).toEqual(['pregnancy-test', 'brain-vessels', 'ketamine-setting', 'pressure-hazard', 'rems']);
  expect(asked.find(({ fact }) => fact === 'suicidal-now')?.apart).toBeUndefined();
});

test.each([
  ['that another option needs too', { changes: ['ketamine-pathway', 'bupropion-switch'] }],
  ['that an option asks whose questions the content keeps among the others', { changes: ['bupropion-switch'] }],
  ['that tells the explanations apart', { tellsApart: true }],
  ['that is asked for safety, whatever stands around it', { forSafety: true }],
  ['that a flag or a change asks', { around: [{ words: 'Severe depression.', facts: [] }] }],
  ['that changes no option', { changes: [] }],
] as const)('no question %s', (_, given) => {
  const alone = { changes: ['ketamine-pathway'], tellsApart: false, around: [], forSafety: false } as const;
  expect(standsApart(alone, options)).toEqual({ apart: { option: 'ketamine-pathway', name: 'the ketamine pathway' } });
  expect(standsApart({ ...alone, ...given }, options)).toEqual({});
});
