import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { OPTION_IDS } from '@/server/clinical/model/ids';
import { loadKnowledge } from '@/server/knowledge/load';
import { vignette } from '@/server/knowledge/schema/vignette';
import { CORE_STORIES } from './all-stories';
import { retell, vignetteFiles, VIGNETTES } from './write-vignettes';

const knowledge = loadKnowledge();
const written = vignetteFiles().map((name) => vignette.parse(JSON.parse(readFileSync(path.join(VIGNETTES, name), 'utf8'))));

test('each of the eight stories has its vignette, and says something about every option', () => {
  for (const { key } of CORE_STORIES) {
    const found = written.find(({ story }) => story === key);
    expect(Object.keys(found?.expect.options ?? {}).sort(), key).toEqual([...OPTION_IDS].sort());
  }
});

describe.each(written.map((one) => [one.id, one] as const))('vignette %s', (_, one) => {
  test('tells what the demo clinic tells: title, words and chart come from the story', () => {
    expect(JSON.parse(JSON.stringify(retell(one)))).toEqual(JSON.parse(JSON.stringify(one)));
  });

  test('expects only rules, features, flags and facts that exist', () => {
    const flags = new Set(knowledge.flags.map(({ id }) => id));
    for (const id of [...one.expect.flags.must, ...one.expect.flags.mustNot]) expect(flags).toContain(id);
    for (const [option, { must, mustNot }] of Object.entries(one.expect.options)) {
      const rules = new Set(knowledge.options.find(({ id }) => id === option)?.rules.map(({ id }) => id));
      for (const id of [...must, ...mustNot]) expect(rules, option).toContain(id);
      expect(must.filter((id) => mustNot.includes(id))).toEqual([]);
    }
    for (const { id, must, mustNot } of one.expect.causes) {
      const cause = knowledge.causes.find((entry) => entry.id === id);
      const features = new Set([...(cause?.featuresFor ?? []), ...(cause?.featuresAgainst ?? [])].map((feature) => feature.id));
      for (const feature of [...must, ...mustNot]) expect(features, id).toContain(feature);
    }
    const askable = new Set(knowledge.questions.flatMap(({ facts }) => facts.map(({ key }) => key)));
    for (const key of [...one.expect.asked.must, ...one.expect.asked.mustNot]) expect(askable).toContain(key);
  });
});
