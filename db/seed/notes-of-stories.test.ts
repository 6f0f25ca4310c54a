import { describe, expect, test } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { aNoteDocument } from '@/server/clinical/testing/a-note';
import { loadKnowledge } from '@/server/knowledge/load';
import { keptWithout } from '@/server/knowledge/testing/kept-without';
import { unfounded } from '@/server/knowledge/testing/unfounded';
import { ALL_STORIES } from './all-stories';
import { tellStory } from './story/tell-story';

const knowledge = loadKnowledge();
const on = localDate('2026-11-24');

test('the demo has the forty patients that these notes are of', () => {
  expect(ALL_STORIES.length).toBeGreaterThanOrEqual(40);
});

describe.each(ALL_STORIES.map((story) => [story.key, story] as const))('the note of %s', (_, story) => {
  const { chart } = tellStory(story, on, knowledge);

  test('has no number without an origin, and loses each sentence with the record it rests on', () => {
    const { snapshot } = aNoteDocument({ chart, on, knowledge });
    for (const { segments } of snapshot.note.sections) {
      for (const segment of segments) expect(unfounded(segment, { ...snapshot, knowledge, order: 'apso' }), `${segment.id}: ${segment.text}`).toEqual([]);
    }
    expect(keptWithout({ chart, on, knowledge })).toEqual([]);
  });
});
