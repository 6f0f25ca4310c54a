import { explain } from '@/server/clinical/explain';
import { localDate } from '@/server/clinical/model/local-date';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { chartSchema } from '@/server/contracts/chart';
import type { EvidenceRule } from '@/server/contracts/evidence';
import { loadKnowledge, loadVignettes } from '@/server/knowledge/load';

type Tests = EvidenceRule['tests'];
type Vignette = ReturnType<typeof loadVignettes>[number];

const run = new WeakMap<Knowledge, ReadonlyMap<string, Tests>>();

/** What each rule says to every vignette, and what its author expected of it; run once per release. */
export function testsOf(rule: string): Tests {
  const knowledge = loadKnowledge();
  const held = run.get(knowledge) ?? runVignettes(knowledge);
  run.set(knowledge, held);
  return held.get(rule) ?? { stories: loadVignettes().length, applies: [], cannotTell: [], silent: [] };
}

function runVignettes(knowledge: Knowledge): ReadonlyMap<string, Tests> {
  const stories = loadVignettes();
  const tests = new Map<string, Tests>();
  for (const story of stories) {
    const { must, mustNot } = expectations(story);
    const { trace } = explain(chartSchema.parse(story.chart), knowledge, localDate(story.on));
    for (const { rule, verdict } of trace) {
      const held = tests.get(rule) ?? { stories: stories.length, applies: [], cannotTell: [], silent: [] };
      tests.set(rule, held);
      const expected = must.has(rule) ? 'applies' : mustNot.has(rule) ? 'stays-silent' : null;
      const list = verdict === 'applies' ? held.applies : verdict === 'cannot-tell' ? held.cannotTell : held.silent;
      list.push({ id: story.id, title: story.title, words: story.words, expected });
    }
  }
  return tests;
}

function expectations({ expect }: Vignette): { readonly must: ReadonlySet<string>; readonly mustNot: ReadonlySet<string> } {
  const parts = [expect.flags, ...expect.causes, ...Object.values(expect.options)];
  return { must: new Set(parts.flatMap(({ must }) => must)), mustNot: new Set(parts.flatMap(({ mustNot }) => mustNot)) };
}
