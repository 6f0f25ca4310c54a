import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Plan, PlanRequest, Step } from '../model/plan';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { doseOfRecord, doseOnDay, isEpisodeOf, isTaken, takenSince } from './present-doses';
import { micrograms } from './products';
import { notRecorded } from './read-chart';
import type { Ended, NotEnded } from './resume';
import { nameOf, planTerms } from './terms';
import type { PlanTerms } from './terms';

/** The step of a running plan that a patient is on, 0 before its first day: `record` where the recorded doses are those of one step, else by the plan's own dates. */
export type UnderWay = { readonly n: number; readonly of: number; readonly by: 'record' | 'dates' };

/** Of several steps with the recorded doses it is the one nearest to the step that the dates name. */
export function stepUnderWay({ steps, from, to }: Plan, chart: Chart, { knowledge, on }: { readonly knowledge: Knowledge; readonly on: LocalDate }): UnderWay {
  const terms = planTerms(knowledge);
  const drugs = [...new Set([...from, ...to].map(({ drug }) => drug))];
  const byDates = steps.filter((step) => step.from <= on).length;
  const isKnown = (drug: string): boolean => !chart.episodes.some((episode) => isTaken(episode, on) && isEpisodeOf(episode, drug, terms) && doseOnDay(episode, on) === null);
  if (!drugs.every(isKnown)) return { n: byDates, of: steps.length, by: 'dates' };
  const recorded = new Map(drugs.map((drug) => [drug, doseOfRecord(chart, drug, { terms, on }) ?? 0]));
  const isRecorded = (step: Step): boolean => drugs.every((drug) => recorded.get(drug) === doseIn(step, drug));
  const [nearest] = steps.filter((step) => isRecorded(step)).sort((a, b) => Math.abs(a.n - byDates) - Math.abs(b.n - byDates));
  return { n: nearest?.n ?? byDates, of: steps.length, by: nearest === undefined ? 'dates' : 'record' };
}

/** The same request, taken up at a step of the plan that was made of it. */
export const takenUpAt = (request: PlanRequest, n: number): PlanRequest => {
  const step = n + (request.steering.resumeAt ?? 1) - 1;
  return n <= 1 ? request : { ...request, steering: { ...request.steering, resumeAt: step, newDrugOn: null, freeSince: [] } };
};

type TakenUp = { readonly before: ReadonlyMap<string, number>; readonly ended: readonly Ended[]; readonly first: Step | undefined; readonly notEnded: NotEnded; readonly terms: PlanTerms; readonly on: LocalDate };

/**
 * Where the record has neither the dose before the step taken up nor that of the step itself, or does not have as ended what ended
 * before it; and where it does not say that the days of a first dose are over.
 */
export function standsOtherwise(chart: Chart, { before, ended, first, notEnded, terms, on }: TakenUp): string[] {
  const limits = terms.knowledge.switching.hardStops.flatMap(({ rule, limits }) => limits.flatMap((limit) => (limit.kind === 'first-dose' ? [{ ...limit, rule }] : [])));
  const unproven = limits.flatMap(({ drugs, mg, rule }) =>
    drugs.filter((drug) => first !== undefined && before.has(drug) && doseIn(first, drug) > Math.max(micrograms(mg), before.get(drug) ?? 0) && takenSince(chart, drug, { terms, on }) === null).map((drug) => `not known: since when ${nameOf(drug, terms)} is taken (${rule})`),
  );
  const drugs = [...new Set([...before.keys(), ...(first?.doses ?? []).map(({ drug }) => drug)])];
  const still = ended.flatMap(({ drug, day }) => {
    const unclear = notEnded.get(drug);
    const name = nameOf(drug, terms);
    return unclear === undefined ? [] : [`${unclear.why === null ? `The chart has ${name} as taken still` : `not known: ${name} ${unclear.why}`}; the plan has it ended, with ${dayInWords(addDays(on, day))} the first day without.`];
  });
  return [...unproven, ...still, ...drugs.flatMap((drug) => {
    const recorded = doseOfRecord(chart, drug, { terms, on });
    const [was, is] = [before.get(drug) ?? 0, first === undefined ? 0 : doseIn(first, drug)];
    if (recorded === null && was > 0 && is > 0) return notRecorded(chart, drug, { terms, on }).map((words) => `${words}; the step taken up has ${doseInWords(is)} after ${doseInWords(was)}.`);
    return recorded === null || recorded === was || recorded === is ? [] : [`The chart has ${doseInWords(recorded)} of ${nameOf(drug, terms)}, the step taken up has ${doseInWords(is)} after ${doseInWords(was)}.`];
  })];
}

const doseIn = ({ doses }: Step, drug: string): number => micrograms(doses.find((dose) => dose.drug === drug)?.mgPerDay ?? 0);
