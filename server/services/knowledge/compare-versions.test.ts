import { expect, test } from 'vitest';

import type { Knowledge } from '@/server/clinical/model/knowledge';
import { compile } from '@/server/knowledge/compile';
import { loadKnowledge, readContent } from '@/server/knowledge/load';
import { comparisonInWords, compareVersions } from './compare-versions';

const now = loadKnowledge();

/** This content with another longest pause between scores. */
function withLongestPause(days: number): Knowledge {
  const raw = readContent();
  const settings = { ...now.settings, note: 'changed for the test', remission: { ...now.settings.remission, longestPauseDays: days } };
  const changed = compile({ ...raw, settings });
  if (!changed.ok) throw new Error(JSON.stringify(changed.problems));
  return changed.knowledge;
}

test('the same version moves nothing', () => {
  expect(compareVersions(now)).toMatchObject({ before: now.stamp, after: now.stamp, moved: [] });
});

test('a changed setting names the vignettes whose assessment it changes, and what changed in them', () => {
  const strict = withLongestPause(20);
  const { moved, vignettes } = compareVersions(strict);
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.length).toBeLessThan(vignettes);
  const story = moved.find(({ id }) => id === 'dose-linked-blunting');
  expect(story?.differences.find(({ what }) => what === 'headline')?.after).toMatch(/in remission since June/);
  expect(story?.differences.find(({ what }) => what === 'headline')?.before).not.toMatch(/in remission since June/);
});

test('reads as lines, the versions first', () => {
  const words = comparisonInWords(compareVersions(withLongestPause(20)));
  expect(words).toMatch(/^Version \d+\.\d+\.\d+ \([0-9a-f]{12}\) against \d+\.\d+\.\d+ \([0-9a-f]{12}\): \d+ of \d+ vignettes moved\.\n\n/);
  expect(words).toContain('\n  headline: ');
});
