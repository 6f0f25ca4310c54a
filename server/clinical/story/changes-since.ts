import { countAlternativeCauses } from '../causes/weigh-causes';
import { engineFor } from '../engine/engine';
import { deriveFact } from '../facts/derive-fact';
import { readFacts } from '../facts/facts';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import { changesUntil } from './changes-before';

/** Starts, stops, dose changes, add-ons and life events from a day on and up to another, the newest first. */
export function changesSince(chart: Chart, knowledge: Knowledge, { since, on }: { readonly since: LocalDate; readonly on: LocalDate }): { readonly what: string; readonly on: LocalDate }[] {
  const engine = engineFor(knowledge);
  const facts = readFacts(chart, engine.terms, { on, derive: deriveFact, countAlternativeCauses: (read) => countAlternativeCauses(engine.causes, read) });
  return changesUntil(facts, facts.today).filter((change) => change.on >= since).map(({ what, on: day }) => ({ what, on: day })).reverse();
}
