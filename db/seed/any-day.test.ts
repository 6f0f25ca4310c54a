import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import { addDays, localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { vignette } from '@/server/knowledge/schema/vignette';
import { ALL_STORIES } from './all-stories';
import { tellStory } from './story/tell-story';
import { vignetteFiles, VIGNETTES } from './write-vignettes';

const knowledge = loadKnowledge();
const written = vignetteFiles().map((name) => vignette.parse(JSON.parse(readFileSync(path.join(VIGNETTES, name), 'utf8'))));
/** Days of loading over a year, in different parts of their months, and a leap day. */
const DAYS = [...Array.from({ length: 4 }, (_, turn) => addDays(localDate('2027-01-05'), turn * 98)), localDate('2028-02-29')];

test.each(written.map((one) => [one.id, one] as const))('%s says the same on whatever day the demo is loaded', (_, one) => {
  const story = ALL_STORIES.find(({ key }) => key === one.story);
  if (story === undefined) throw new Error('no such story');
  for (const on of DAYS) {
    const { options, flags } = assess(tellStory(story, on, knowledge).chart, knowledge, on);
    for (const { id, status } of options) {
      const wanted = one.expect.options[id]?.status;
      if (wanted !== undefined) expect(wanted, `${id} on ${on}`).toContain(status);
    }
    const raised = flags.map(({ id }) => id);
    expect(one.expect.flags.must.filter((flag) => !raised.includes(flag)), on).toEqual([]);
    expect(one.expect.flags.mustNot.filter((flag) => raised.includes(flag)), on).toEqual([]);
  }
});

test.each(ALL_STORIES.map((story) => [story.key, story] as const))('the headline of %s has at most 45 words on whatever day the demo is loaded', (_, story) => {
  for (const on of DAYS) {
    const { headline } = assess(tellStory(story, on, knowledge).chart, knowledge, on);
    expect(headline.split(' ').length, headline).toBeLessThanOrEqual(45);
  }
});
