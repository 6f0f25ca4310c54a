import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { vignette } from '@/server/knowledge/schema/vignette';
import type { Vignette } from '@/server/knowledge/schema/vignette';
import { ALL_STORIES } from './all-stories';
import { tellStory } from './story/tell-story';

/** Where the vignettes stand. */
export const VIGNETTES = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../server/knowledge/vignettes');

/** A vignette with title, words and chart as its story tells them on its day; what is expected stays as it was written. */
export function retell(written: Vignette): Vignette {
  const story = ALL_STORIES.find(({ key }) => key === written.story);
  if (story === undefined) throw new Error(`no story ${written.story} for vignette ${written.id}`);
  const told = tellStory(story, localDate(written.on), loadKnowledge());
  return { ...written, title: told.title, words: told.summary, chart: told.chart };
}

export const vignetteFiles = (): readonly string[] => readdirSync(VIGNETTES).filter((name) => name.endsWith('.json')).sort();

/** Writes charts and words of every vignette anew from the stories: `npx tsx db/seed/write-vignettes.ts`. */
function writeVignettes(): void {
  for (const name of vignetteFiles()) {
    const file = path.join(VIGNETTES, name);
    const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const draft = { ...(typeof written === 'object' ? written : {}) };
    const parsed = vignette.parse({ ...draft, title: 'x', words: 'x' });
    writeFileSync(file, `${JSON.stringify(retell(parsed), null, 2)}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeVignettes();
