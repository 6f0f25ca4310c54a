import { besidePlan, saysOf } from './beside-plan';
import type { Assessment } from './model/assessment';
import type { Chart, MedicationEpisode } from './model/chart';
import type { OptionId } from './model/ids';
import type { Knowledge } from './model/knowledge';
import type { LocalDate } from './model/local-date';
import type { Printed, PrintedOther } from './model/note';
import type { Plan } from './model/plan';
import type { Visit } from './model/visit';
import { isTaken } from './taper/present-doses';
import { unclearDays } from './taper/read-chart';
import { planTerms } from './taper/terms';

/** The chart on the day of a visit, what was assessed of it, and what was decided. */
export type Taken = { readonly chart: Chart; readonly on: LocalDate; readonly assessment: Pick<Assessment, 'options' | 'flags'>; readonly visit: Pick<Visit, 'decision' | 'plan'> };

/** Options that were chosen, and the one that the plan was made for. */
const decidedOf = ({ decision, plan }: Taken['visit']): readonly OptionId[] => [...(decision?.kind === 'options' ? decision.options : []), ...(plan === null ? [] : [plan.option])];

/**
 * What stands in the chart beside a plan, for the sheet of the patient who takes it: what it has as taken on a day, and what it does not
 * say. Another form of what the plan changes is none of it, nor is what has not begun. Nobody is told to take any of it, nor how much.
 */
export function otherMedicines(plan: Plan, { knowledge, ...taken }: Taken & { readonly knowledge: Knowledge }): readonly PrintedOther[] {
  const { chart, on } = taken;
  const terms = planTerms(knowledge);
  const changed = new Set([...plan.from, ...plan.to, ...plan.steps.flatMap(({ doses }) => doses)].map(({ drug }) => terms.drug(drug)?.ingredient ?? drug));
  const planned = [...plan.to.map(({ drug }) => drug), ...changed];
  const named = new Map<string, { readonly name: string; readonly episodes: MedicationEpisode[] }>();
  for (const { id, name } of besidePlan(plan, { chart, knowledge, start: on })) {
    const episode = chart.episodes.find((one) => one.id === id);
    if (episode === undefined || changed.has(episode.drug) || unclearDays(episode, on)?.kind === 'to-begin') continue;
    const key = name.toLowerCase();
    named.set(key, { name: named.get(key)?.name ?? name, episodes: [...(named.get(key)?.episodes ?? []), episode] });
  }
  return [...named.values()].flatMap(({ name, episodes }): PrintedOther[] => {
    const [only, ...more] = episodes;
    if (only === undefined) return [];
    const isNamed = episodes.some((episode) => isSpokenOf(episode, name, { plan, planned, taken }));
    if (more.length > 0) return [{ name, state: 'repeated', isNamed, later: [], until: null }];
    if (!isTaken(only, on)) return [{ name, state: 'unsure', isNamed, later: [], until: null }];
    const { asNeeded, steps, stopOn } = only;
    const later = steps.map(({ from }) => ({ from })).filter(({ from }) => from > on && (stopOn === null || from <= stopOn)).sort((a, b) => (a.from < b.from ? -1 : 1));
    return [{ name, state: asNeeded ? 'as-needed' : 'taken', isNamed, later, until: stopOn }];
  });
}

/** Whether a rule of what was decided, a warning of the plan or a raised flag names a medicine. */
function isSpokenOf({ id, drug }: MedicationEpisode, name: string, { plan, planned, taken: { assessment, visit } }: { readonly plan: Plan; readonly planned: readonly string[]; readonly taken: Taken }): boolean {
  const says = ({ message }: { readonly message: string }): boolean => [name, drug].some((words) => message.toLowerCase().includes(words.toLowerCase()));
  const decided = decidedOf(visit);
  return assessment.options.some((option) => decided.includes(option.id) && saysOf({ id }, option, planned).length > 0) || plan.warnings.some(says) || assessment.flags.some((flag) => flag.facts.includes(id) || says(flag));
}

/** What of the chart's medicines nobody has read, and whether there is a list of them at all. */
export const unreadMedicines = ({ waiting, received }: Chart): NonNullable<Printed['handout']['unread']> => ({
  waiting: waiting.filter(({ kind, about }) => kind === 'medication' || about.some((fact) => fact.startsWith('medication'))).map(({ text }) => text).sort((a, b) => (a < b ? -1 : 1)),
  isListReceived: received.medications,
});
