import type { Chart, Provenance } from '@/server/clinical/model/chart';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { ImportResult } from '@/server/imports/fhir/model';
import { readBundle } from '@/server/imports/fhir/read-bundle';

/** Days ago on which the records came; what they tell is recorded on that day. */
export const RECEIVED_DAYS_AGO = 3;

export type DemoDocument = {
  readonly text: string;
  readonly read: ImportResult;
  /** The chart that the records alone give, with the day on which they came. */
  readonly chart: Chart;
};

/** Resources as the bundle another system would send, read as an upload of this day is read. */
export function readDocument(
  resources: readonly object[],
  { knowledge, region, on }: { readonly knowledge: Knowledge; readonly region: 'US' | 'UK'; readonly on: LocalDate },
): DemoDocument {
  const received = addDays(on, -RECEIVED_DAYS_AGO);
  const text = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
  const read = readBundle(text, { knowledge, region, on, today: on });
  if (!read.ok) throw new Error(`the demo's records are refused: ${read.error.path}: ${read.error.message}`);
  const stamped = <Fact extends { readonly provenance: Provenance }>(fact: Fact): Fact => ({ ...fact, provenance: { ...fact.provenance, recordedOn: received } });
  const { chart } = read.value;
  return {
    text,
    read: read.value,
    chart: {
      ...chart,
      conditions: chart.conditions.map(stamped),
      allergies: chart.allergies.map(stamped),
      episodes: chart.episodes.map(stamped),
      observations: chart.observations.map(stamped),
      reports: chart.reports.map(stamped),
      lifeEvents: chart.lifeEvents.map(stamped),
    },
  };
}
