import type { Chart } from '../model/chart';
import type { Sha256 } from '../model/ids';
import type { Json, KnowledgeStamp } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import { canonicalJson } from '../model/canonical-json';
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
      conditions: sorted(chart.conditions.map((condition) => ({ ...condition, codings: sorted(condition.codings) }))),
      allergies: sorted(chart.allergies),
      episodes: sorted(chart.episodes.map((episode) => ({ ...episode, steps: sorted(episode.steps), refills: sorted(episode.refills), codings: sorted(episode.codings) }))),
      observations: sorted(chart.observations),
      reports: sorted(chart.reports),
      lifeEvents: sorted(chart.lifeEvents),
      confirmations: sorted(chart.confirmations),
      waiting: sorted(chart.waiting),
    },
  });
}

/** In order of content, so that nothing depends on the order of the chart. */
function sorted(facts: readonly Json[]): readonly Json[] {
  return facts.map((fact) => ({ fact, text: canonicalJson(fact) })).sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ fact }) => fact);
}
