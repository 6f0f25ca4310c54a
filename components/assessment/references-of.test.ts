import { expect, test } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { referencesOf } from './references-of';

test('a work that states a sign or a line without a rule is at hand, whatever else the chart cites', () => {
  const knowledge = loadKnowledge();
  const [story] = readVignettes();
  if (story === undefined) throw new Error('no story');
  const assessment = assess(story.chart, knowledge, story.on);
  const alone = { disagreements: [], credited: [] };
  const credited = knowledge.statedLines.map(({ says, by }) => ({ words: says, refs: by.map(({ ref }) => ref) }));
  const works = credited.flatMap(({ refs }) => refs);
  expect(works.filter((work) => !referencesOf(assessment, alone).includes(work)).length).toBeGreaterThan(0);
  expect(works.filter((work) => !referencesOf(assessment, { ...alone, credited }).includes(work))).toEqual([]);
});
