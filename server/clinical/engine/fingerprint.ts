import type { Chart } from '../model/chart';
import type { Sha256 } from '../model/ids';
import type { Json, KnowledgeStamp } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import { sha256OfJson } from '../model/sha256';
import { ENGINE_VERSION } from './engine';

/** SHA-256 over chart, knowledge stamp, engine version and day; the order of the chart's lists does not matter. */
export function fingerprint(chart: Chart, knowledge: KnowledgeStamp, on: LocalDate): Sha256 {
  return sha256OfJson({
    engine: ENGINE_VERSION,
    knowledge: { version: knowledge.version, hash: knowledge.hash },
    on,
    chart: {
      schemaVersion: chart.schemaVersion,
      patient: chart.patient,
      received: chart.received,
      conditions: sorted(chart.conditions),
      allergies: sorted(chart.allergies),
      episodes: sorted(chart.episodes),
      observations: sorted(chart.observations),
      reports: sorted(chart.reports),
      lifeEvents: sorted(chart.lifeEvents),
      confirmations: sorted(chart.confirmations),
      waiting: sorted(chart.waiting),
    },
  });
}

function sorted<T extends Json & { readonly id: string }>(facts: readonly T[]): readonly T[] {
  return [...facts].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
