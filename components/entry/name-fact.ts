import type { Workspace } from '@/server/contracts/workspace';
import { conditionName, measuredName } from '../patient/fact-names';
import { formatAmount } from '../ui/amounts';
import { formatDay } from '../ui/days';

type Chart = Workspace['chart'];

const dated = (text: string, on: string | null): string => (on === null ? text : `${text}, ${formatDay(on)}`);

/** One fact of the chart in words, by its id; `null` when it is not there. */
export function nameFact(chart: Chart, id: string | null): string | null {
  const episode = chart.episodes.find((fact) => fact.id === id);
  if (episode !== undefined) return dated(episode.display, episode.startOn);
  const condition = chart.conditions.find((fact) => fact.id === id);
  if (condition !== undefined) return dated(conditionName(condition.text), condition.onsetOn);
  const allergy = chart.allergies.find((fact) => fact.id === id);
  if (allergy !== undefined) return dated(`Allergy: ${allergy.text}`, allergy.on);
  const observation = chart.observations.find((fact) => fact.id === id);
  if (observation !== undefined) {
    const value = observation.value === null ? (observation.valueText ?? '') : formatAmount(observation.value, observation.unit);
    return dated(`${measuredName(observation)} ${value}`.trim(), observation.on);
  }
  const report = chart.reports.find((fact) => fact.id === id);
  if (report !== undefined) {
    const total = report.scores.total ?? report.scores.total_now;
    return dated([report.instrument.toUpperCase(), typeof total === 'number' ? String(total) : null].filter((part) => part !== null).join(' '), report.on);
  }
  const event = chart.lifeEvents.find((fact) => fact.id === id);
  if (event !== undefined) return dated(event.title, event.on);
  return null;
}
