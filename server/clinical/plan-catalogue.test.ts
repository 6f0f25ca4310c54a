import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import recorded from './testing/plan-catalogue.json';
import { catalogueLine, planCatalogue } from './testing/plan-catalogue';

/**
 * The trip wire: what each request of the catalogue gives, to the last word and reference, is what was recorded. What has to hold
 * of a plan is said by the tests beside this one; when content or compiler change on purpose, `scripts/record-plans.ts`
 * records anew, and the difference of the file is what has to be read.
 */
const knowledge = loadKnowledge();
const held: Readonly<Record<string, string>> = recorded;
const entries = planCatalogue(knowledge);
const PARTS = 40;

describe('the plans of the catalogue', () => {
  it('are the ones that were recorded', () => {
    expect(entries.map(({ name }) => name)).toEqual(Object.keys(held));
  });

  it.each(Array.from({ length: PARTS }, (_, part) => [part] as const))('come out as they were recorded, part %i', (part) => {
    for (const entry of entries.filter((_, at) => at % PARTS === part)) expect(catalogueLine(entry, knowledge), entry.name).toBe(held[entry.name]);
  });
});
