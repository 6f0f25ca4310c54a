import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { Facts } from '../facts/facts';
import type { Change } from '../model/assessment';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import { changesUntil } from './changes-before';

/** Starts, stops, dose changes, add-ons and life events from a day on, the newest first. */
export const changesFrom = (facts: Facts, since: LocalDate): readonly Omit<Change, 'lagDays'>[] => changesUntil(facts, facts.today).filter(({ on }) => on >= since).reverse();

/** The same of a chart as it stands on a day, in words. */
export function changesSince(chart: Chart, knowledge: Knowledge, { since, on }: { readonly since: LocalDate; readonly on: LocalDate }): { readonly what: string; readonly on: LocalDate }[] {
  const engine = engineFor(knowledge);
  const facts = factsFor(engine, chart, on);
  return changesFrom(facts, since).map(({ what, on: day }) => ({ what, on: day }));
}
