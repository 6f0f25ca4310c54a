import { expect, test } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { isSetAside } from './set-aside';

const knowledge = loadKnowledge();
const stories = readVignettes().map(({ id, chart, on }) => ({ id, questions: assess(chart, knowledge, on).questions }));

test('what serves the ketamine pathway alone is set aside', () => {
  const asked = stories.find(({ id }) => id === 'two-failed-trials')?.questions ?? [];
  expect(asked.filter(isSetAside).map(({ fact }) => fact)).toEqual(['pregnancy-test', 'brain-vessels', 'ketamine-setting', 'pressure-hazard', 'rems']);
  expect(asked.find(({ fact }) => fact === 'suicidal-now')?.changes).toEqual(expect.not.arrayContaining(['dose-reduction']));
});

test.each([
  ['that another option needs too', { changes: ['ketamine-pathway', 'bupropion-switch'] }],
  ['that tells the explanations apart', { tellsApart: true }],
  ['that is asked for safety, whatever stands around it', { forSafety: true }],
  ['that a flag or a change asks', { around: [{ words: 'Severe depression.', facts: [] }] }],
  ['that changes no option', { changes: [] }],
] as const)('no question %s', (_, given) => {
  const alone = { changes: ['ketamine-pathway'], tellsApart: false, around: [], forSafety: false } as const;
  expect([isSetAside(alone), isSetAside({ ...alone, ...given })]).toEqual([true, false]);
});
