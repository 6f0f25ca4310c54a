import type { ImportResult } from '../model';
import type { Json } from './bundles';

/** What holds for whatever was read; the first breach as words, `null` when all is well. */
export function breach(result: ImportResult, document: Json): string | null {
  const entries = (document as { entry?: readonly Json[] }).entry?.length ?? 0;
  const lists = [result.taken, result.merged, result.waiting, result.leftOut];
  const counted = lists.reduce((sum, list) => sum + list.length, 0);
  if (counted !== entries) return `${entries} entries and ${counted} dispositions`;
  if (result.taken.some((entry) => entry.why !== null)) return 'a taken entry gives a reason';
  if ([...result.merged, ...result.waiting, ...result.leftOut].some((entry) => entry.why === null || entry.why === '')) return 'an entry that is not taken gives no reason';
  const keys = result.facts.map((fact) => `${fact.kind} ${fact.key}`);
  if (new Set(keys).size !== keys.length) return 'two facts share a key';
  const asked = result.inbox.map((item) => item.key);
  if (new Set(asked).size !== asked.length) return 'two items of the inbox share a key';
  const records = new Set(lists.flat().map((entry) => entry.record));
  const unknown = result.inbox.flatMap((item) => item.records).find((record) => !records.has(record));
  if (unknown !== undefined) return `an item is about ${unknown}, which is in no list`;
  const about = new Set(result.inbox.flatMap((item) => item.records));
  const silent = result.waiting.find((entry) => !about.has(entry.record));
  if (silent !== undefined) return `${silent.resource} waits and stands in no item`;
  if (result.chart.waiting.length !== result.inbox.length) return 'the chart does not count what waits';
  const days = result.chart.episodes.flatMap((episode) => episode.steps.map((step) => step.microgramsPerDay));
  return days.some((dose) => dose !== null && !(Number.isInteger(dose) && dose > 0)) ? 'a dose that is no positive whole number' : null;
}
