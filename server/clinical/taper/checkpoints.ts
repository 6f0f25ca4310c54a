import { addDays, compareDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Checkpoint, PlanStrategy, Step } from '../model/plan';
import type { Look } from '../model/plan-content';
import { micrograms } from './products';
import { compare } from './render-steps';
import type { Begun } from './resume';
import type { PlanTerms } from './terms';
import { insideWindow, withdrawalWindows } from './withdrawal-windows';
import { youngContacts } from './young-contacts';

type Checked = { readonly terms: PlanTerms; /** Whether a drug that begins may be raised above its highest dose of the plan, in micrograms. */ readonly mayRise: (drug: string, most: number) => boolean; /** On the first day; `null` where it is not known. */ readonly ageYears: number | null; readonly strategy: PlanStrategy; readonly added: readonly string[]; /** Begun before the first day, in a plan taken up in its middle. */ readonly begun: Begun; readonly first: LocalDate; /** Taken up to the first day, in micrograms. */ readonly before: ReadonlyMap<string, number> };

/** Days on which somebody looks: after each new drug, at the new dose, on day 14 of a long step, after the last dose, and with a young adult after every change. A long step after a fall has one of them up to the day after that at the least. What lies before the first day is over. */
export function checkpointsOf(steps: readonly Step[], { terms, mayRise, ageYears, strategy, added, begun, first, before }: Checked): Checkpoint[] {
  const { general } = terms.knowledge.tapering;
  const points: Checkpoint[] = [];
  const windows = withdrawalWindows({ from: [...before].map(([drug, dose]) => ({ drug, mgPerDay: dose / 1000 })), steps, freeOf: [] }, terms.knowledge);
  /** The day on which a step is judged: inside the window of its own cut, as far as the step lasts that long. */
  const judged = ({ n, from, days }: Step): LocalDate => {
    const day = insideWindow(from, general.taperStep.afterDays - 1, windows.filter(({ step }) => step === n));
    const last = days === null ? day : addDays(from, days - 1);
    return day <= last ? day : last;
  };
  const look = (looks: readonly Look[], since: LocalDate, refs: readonly string[]): unknown => points.push(...looks.map(({ afterDays, what }) => ({ on: addDays(since, afterDays), what, refs })));
  for (const drug of added) {
    const since = begun.get(drug);
    const start = since === undefined ? steps.find(({ doses }) => doses.some((dose) => dose.drug === drug))?.from : addDays(first, since);
    const sets = terms.knowledge.switching.planCheckpoints.filter(({ to }) => to.some((selector) => terms.matches(selector, drug)));
    const [own] = [...sets.filter(({ to }) => !to.includes('flag:any')), ...sets];
    const most = Math.max(...steps.flatMap(({ doses }) => doses.filter((dose) => dose.drug === drug).map(({ mgPerDay }) => mgPerDay)));
    if (start !== undefined && own !== undefined) look(own.at.map(({ afterDays, what, below, atMost }) => ({ afterDays, what: below !== undefined && most < below.mg ? below.what : atMost !== undefined && !mayRise(drug, micrograms(most)) ? atMost : what })), start, own.refs);
  }
  const last = steps[steps.length - 1];
  if (added.length === 0 && last !== undefined) {
    const isReduction = last.kind === 'dose';
    if (strategy !== 'dose-reduction') {
      const { afterDays, what, refs } = general.taperStep;
      for (const step of steps) if (step.days !== null && step.days >= afterDays) points.push({ on: judged(step), what, refs });
    }
    look(isReduction ? general.doseReduction.reviews : general.stop.reviews, last.from, isReduction ? general.doseReduction.refs : general.stop.refs);
  }
  const { afterDays, what, refs } = general.taperStep;
  for (const step of fallenSteps(steps, before)) {
    const { from, days } = step;
    if (days !== null && days >= afterDays && !points.some(({ on }) => on >= from && on <= addDays(judged(step), 1))) points.push({ on: judged(step), what, refs });
  }
  points.push(...youngContacts(steps.map(({ from }) => from), points, { knowledge: terms.knowledge, ageYears }));
  return points.filter(({ on }) => on >= first).sort((a, b) => compareDays(a.on, b.on) || compare(a.what, b.what));
}

/** Steps with a dose that is lower than the one before, and is still taken. */
function fallenSteps(steps: readonly Step[], before: ReadonlyMap<string, number>): Step[] {
  return steps.filter(({ doses }, at) => {
    const last = at === 0 ? before : new Map((steps[at - 1]?.doses ?? []).map(({ drug, mgPerDay }) => [drug, micrograms(mgPerDay)]));
    return doses.some(({ drug, mgPerDay }) => micrograms(mgPerDay) < (last.get(drug) ?? 0));
  });
}
