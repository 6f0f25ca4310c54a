import { besidePlan } from './beside-plan';
import type { Chart, MedicationEpisode } from './model/chart';
import type { Knowledge } from './model/knowledge';
import type { LocalDate } from './model/local-date';
import type { PrintedOther } from './model/note';
import type { Plan } from './model/plan';
import { doseOnDay, isTaken } from './taper/present-doses';
import { unclearDays } from './taper/read-chart';
import { planTerms } from './taper/terms';

const MICROGRAMS_PER_MG = 1000;
const inMg = (micrograms: number | null): number | null => (micrograms === null ? null : micrograms / MICROGRAMS_PER_MG);

/**
 * What goes on beside a plan, for the sheet of the patient who takes it: what the chart has as taken on a day, and what it does not
 * say. Another form of what the plan changes is none of it, nor is what has not begun.
 */
export function otherMedicines(plan: Plan, { chart, knowledge, on }: { readonly chart: Chart; readonly knowledge: Knowledge; readonly on: LocalDate }): readonly PrintedOther[] {
  const terms = planTerms(knowledge);
  const changed = new Set([...plan.from, ...plan.to, ...plan.steps.flatMap(({ doses }) => doses)].map(({ drug }) => terms.drug(drug)?.ingredient ?? drug));
  const named = new Map<string, MedicationEpisode[]>();
  for (const { id, name } of besidePlan(plan, { chart, knowledge, start: on })) {
    const episode = chart.episodes.find((one) => one.id === id);
    if (episode === undefined || changed.has(episode.drug) || unclearDays(episode, on)?.kind === 'to-begin') continue;
    named.set(name, [...(named.get(name) ?? []), episode]);
  }
  return [...named].flatMap(([name, episodes]): PrintedOther[] => {
    const taken = episodes.filter((episode) => isTaken(episode, on));
    const [only] = taken.length === 0 ? episodes : taken;
    if (only === undefined) return [];
    if (taken.length > 1) return [{ name, state: 'repeated', mgPerDay: null, later: [], until: null }];
    const { asNeeded, steps, stopOn } = only;
    if (taken.length === 0 || asNeeded) return [{ name, state: taken.length === 0 ? 'unsure' : 'as-needed', mgPerDay: null, later: [], until: taken.length === 0 ? null : stopOn }];
    const later = steps.filter(({ from }) => from > on && (stopOn === null || from <= stopOn)).sort((a, b) => (a.from < b.from ? -1 : 1));
    return [{ name, state: 'taken', mgPerDay: inMg(doseOnDay(only, on)), later: later.map(({ from, microgramsPerDay }) => ({ from, mgPerDay: inMg(microgramsPerDay) })), until: stopOn }];
  });
}
