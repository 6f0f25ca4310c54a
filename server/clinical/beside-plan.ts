import type { Option } from './model/assessment';
import type { Chart, MedicationEpisode } from './model/chart';
import type { Knowledge } from './model/knowledge';
import type { LocalDate } from './model/local-date';
import type { Plan, PlanRequest } from './model/plan';
import type { BesideMedicine } from './model/plan-preview';
import { doseOnDay, isEpisodeOf, isTaken } from './taper/present-doses';
import { unclearDays } from './taper/read-chart';
import { planTerms } from './taper/terms';
import { dayInWords } from './words/day';
import { doseInWords } from './words/dose';

type Of = { readonly chart: Chart; readonly knowledge: Knowledge; readonly start: LocalDate };

/** Medicines of the chart that a plan neither changes nor names, as the chart has them from its first day on: nothing of them is guessed. In order of their names. */
export function besidePlan({ from, to }: Pick<PlanRequest | Plan, 'from' | 'to'>, { chart, knowledge, start }: Of): readonly Omit<BesideMedicine, 'says'>[] {
  const terms = planTerms(knowledge);
  const planned = [...new Set([...from, ...to].map(({ drug }) => drug))];
  return chart.episodes
    .filter((episode) => !planned.some((drug) => isEpisodeOf(episode, drug, terms)))
    .flatMap((episode) => {
      const unsure = unclearDays(episode, start);
      // What has ended goes on nowhere, whichever day it was.
      if (unsure === null ? !isTaken(episode, start) : unsure.kind === 'stopped') return [];
      const { id, drug, drugId, asNeeded, startOn, stopOn } = episode;
      const taken = unsure === null;
      return [{ id, name: terms.drug(drugId ?? '')?.name ?? drug, words: [...dosesInWords(episode, start), ...(asNeeded ? ['as needed'] : []), ...daysInWords(episode, unsure?.words ?? null)].join(', '), asNeeded, isTaken: taken, from: startOn !== null && startOn > start ? startOn : null, until: stopOn }];
    })
    .sort((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1));
}

/** The dose of a day and those that the chart has after it. */
function dosesInWords(episode: MedicationEpisode, start: LocalDate): string[] {
  const dose = (micrograms: number | null): string => (micrograms === null ? 'dose not recorded' : `${doseInWords(micrograms)} a day`);
  const later = episode.steps.filter(({ from }) => from > start && (episode.stopOn === null || from <= episode.stopOn)).sort((a, b) => (a.from < b.from ? -1 : 1));
  const [first] = later;
  // What has not begun has no dose before its first one.
  const now = first !== undefined && !episode.steps.some(({ from }) => from <= start) ? [] : [dose(doseOnDay(episode, start))];
  return [...now, ...later.map(({ from, microgramsPerDay }) => `${dose(microgramsPerDay)} from ${dayInWords(from)}`)];
}

const daysInWords = ({ stopOn }: MedicationEpisode, unsure: string | null): string[] => (unsure !== null ? [unsure] : stopOn === null ? [] : [`until ${dayInWords(stopOn)} by the chart`]);

/** What the option says against itself because of one of these medicines, where that part of it is what is planned. */
export function saysOf(medicine: Pick<BesideMedicine, 'id'>, { reasons }: Pick<Option, 'reasons'>, planned: readonly string[]): BesideMedicine['says'] {
  return reasons
    .filter(({ speaks, facts, appliesTo }) => speaks === 'against' && facts.includes(medicine.id) && (appliesTo.length === 0 || appliesTo.some((member) => planned.includes(member))))
    .map(({ rule, message, refs }) => ({ rule, message, refs }));
}
