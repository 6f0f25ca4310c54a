import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import type { When } from '../model/rule-grammar';
import { chartsFor } from './satisfying-charts';

/** What a chart made to meet the condition holds, to be added to another chart. */
export type Addition = Chart;

/** Charts that meet the condition, as additions. */
export const additionsFor = (when: When, knowledge: Knowledge): readonly Addition[] => [...chartsFor(when, true, knowledge)].slice(0, 4);

/** Both charts in one; what is added is the newer statement where both say something. */
export function addAll(chart: Chart, addition: Addition): Chart {
  const said = new Set(addition.confirmations.map(({ fact }) => fact));
  const apart = <T extends { readonly id: string }>(facts: readonly T[]): readonly T[] => facts.map((fact) => ({ ...fact, id: `${fact.id} (added)` }));
  return {
    ...chart,
    patient: { ...chart.patient, ...(addition.patient.birthOn === null ? {} : { birthOn: addition.patient.birthOn }), ...(addition.patient.country === null ? {} : { country: addition.patient.country }) },
    received: {
      conditions: chart.received.conditions || addition.conditions.length > 0,
      medications: chart.received.medications || addition.episodes.length > 0,
      allergies: chart.received.allergies || addition.allergies.length > 0,
    },
    conditions: [...chart.conditions, ...apart(addition.conditions)],
    allergies: [...chart.allergies, ...apart(addition.allergies)],
    episodes: [...chart.episodes, ...apart(addition.episodes)],
    observations: [...chart.observations, ...apart(addition.observations)],
    // Newer than anything of the same day: recorded last.
    reports: [...chart.reports, ...apart(addition.reports).map((report) => ({ ...report, on: report.on, provenance: { ...report.provenance, recordedOn: report.on } }))],
    lifeEvents: [...chart.lifeEvents, ...apart(addition.lifeEvents)],
    confirmations: [...chart.confirmations.filter(({ fact }) => !said.has(fact)), ...apart(addition.confirmations)],
  };
}
