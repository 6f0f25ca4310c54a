import type { Workspace } from '@/server/contracts/workspace';

type Chart = Workspace['chart'];

/** Days before `on` on which something of the chart was recorded, the newest first. */
export function recordedDays(chart: Chart, on: string): readonly string[] {
  const facts = [...chart.conditions, ...chart.allergies, ...chart.episodes, ...chart.observations, ...chart.reports, ...chart.lifeEvents];
  const days = [...facts.map(({ provenance }) => provenance.recordedOn), ...chart.confirmations.map((said) => said.on)];
  return [...new Set(days)].filter((day) => day !== null).filter((day) => day < on).sort().reverse();
}
