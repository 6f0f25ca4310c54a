import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { PlanWarning, Step } from '../model/plan';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import type { Chosen } from './choose-strategy';
import { micrograms } from './products';
import type { Wanted } from './read-request';
import type { Ended } from './resume';
import { nameOf } from './terms';
import type { PlanTerms } from './terms';

/** A medicine that the chart has beside the plan: its entry, its entry or ingredient as the chart has it, the lowest dose from the start on in micrograms a day, first and last day counted from the start; `null` is not known, and of a last day none. */
export type Beside = { readonly drug: string; readonly called: string; readonly dose: number | null; readonly since: number | null; readonly until: number | null };
export type Untreated = {
  readonly terms: PlanTerms;
  readonly wanted: Wanted;
  readonly chosen: Chosen;
  readonly steps: readonly Step[];
  readonly ended: readonly Ended[];
  readonly beside: readonly Beside[];
  /** What was taken up to the first day. */
  readonly before: ReadonlyMap<string, number>;
  readonly start: LocalDate;
};
/** Days in a row without any antidepressant that the plan changes, counted from the start; what stays in the plan with the dose it has then. */
type Run = { readonly day: number; readonly days: number; readonly kept: ReadonlyMap<string, number> };

/**
 * Days between two antidepressants on which no other one is taken at a usual dose throughout. One at less, at a dose not known or
 * with an end does not silence the warning: it is named in it.
 */
export function untreated(asked: Untreated): PlanWarning[] {
  const { terms, chosen, start } = asked;
  const { flagGapDays, refs } = terms.knowledge.tapering.general.rounding;
  const beside = asked.beside.filter(({ drug }) => terms.isAntidepressant(drug));
  const [longest] = runs(asked).filter((run) => run.days >= flagGapDays && !beside.some((other) => covers(other, run, terms))).sort((a, b) => b.days - a.days);
  if (longest === undefined) return [];
  const [strictest] = [...chosen.crossings].sort((a, b) => b.gap.days - a.gap.days);
  const others = [...[...longest.kept].map(([drug, dose]) => ({ called: drug, dose, until: null })), ...beside].map(({ called, dose, until }) => `${nameOf(called, terms)} (${dose === null ? 'dose not known' : `${doseInWords(dose)} a day`}${until === null ? '' : `, until ${dayInWords(addDays(start, until))} by the chart`})`);
  return [{
    id: 'untreated-gap-risk-plan',
    message: `${longest.days} days without an antidepressant${others.length === 0 ? '' : ` other than ${others.join(' and ')}`}: agree on who calls whom, and when.`,
    refs: strictest === undefined || strictest.gap.days === 0 ? refs : strictest.pair.refs,
  }];
}

const isUsual = (drug: string, dose: number | null, terms: PlanTerms): boolean => {
  const least = terms.drug(drug)?.usualRangeMg?.[0] ?? null;
  return dose !== null && least !== null && dose >= micrograms(least);
};

const covers = ({ drug, dose, since, until }: Beside, { day, days }: Run, terms: PlanTerms): boolean =>
  isUsual(drug, dose, terms) && (day >= 0 || (since !== null && since <= day)) && (until === null || until >= day + days - 1);

/** The days that were over when the plan was taken up count with the first run. What stays counts where its dose is usual, or where no antidepressant ends at all. */
function runs({ terms, wanted, steps, before, ended }: Untreated): Run[] {
  const ends = wanted.stopped.some(terms.isAntidepressant);
  const isOn = (drug: string, dose: number): boolean => terms.isAntidepressant(drug) && (!ends || !wanted.kept.includes(drug) || isUsual(drug, dose, terms));
  const over = ended.filter(({ drug }) => terms.isAntidepressant(drug)).map(({ day }) => -day);
  const gone = over.length === 0 || [...before].some(([drug, dose]) => isOn(drug, dose)) ? 0 : Math.min(...over);
  const found: Run[] = [];
  let run: Run = { day: -gone, days: gone, kept: new Map() };
  let day = 0;
  for (const { days, doses } of steps) {
    const taken = doses.filter(({ drug }) => terms.isAntidepressant(drug)).map(({ drug, mgPerDay }) => [drug, micrograms(mgPerDay)] as const);
    const next = day + (days ?? 0);
    if (taken.some(([drug, dose]) => isOn(drug, dose))) {
      found.push(run);
      run = { day: next, days: 0, kept: new Map() };
    } else run = { ...run, days: run.days + (days ?? 0), kept: new Map([...run.kept, ...taken]) };
    day = next;
  }
  return found;
}
