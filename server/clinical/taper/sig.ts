import type { LocalDate } from '../model/local-date';
import type { Plan, Step } from '../model/plan';
import type { MadePlan } from '../model/plan-preview';
import { dayInWords } from '../words/day';
import { compare, unitInWords } from './render-steps';
import type { PlanTerms } from './terms';

/** Directions for each drug of the plan, one line a stretch of the same dose. */
export const directionsOf = (steps: readonly Step[]): MadePlan['directions'] =>
  [...new Set(steps.flatMap(({ doses }) => doses.map(({ drug }) => drug)))].sort(compare).map((drug) => ({ drug, lines: linesOf(drug, steps) }));

/** The same as one text for each drug, as it is kept. */
export const sigOf = (steps: readonly Step[], terms: PlanTerms): Plan['sig'] =>
  directionsOf(steps).map(({ drug, lines }) => ({ drug, text: `${terms.drug(drug)?.name ?? drug}: ${lines.join('; ')}.` }));

function linesOf(drug: string, steps: readonly Step[]): string[] {
  const stretches: { from: LocalDate; to: LocalDate | null; dose: string | null }[] = [];
  for (const { doses, from, to } of steps) {
    const taken = doses.find((entry) => entry.drug === drug);
    const dose = taken === undefined ? null : `${taken.mgPerDay} mg a day (${taken.units.map(unitInWords).join(' + ')})${TIMES[taken.timesPerDay] ?? ''}`;
    const last = stretches[stretches.length - 1];
    if (last !== undefined && last.dose === dose) last.to = to;
    else if (last !== undefined || dose !== null) stretches.push({ from, to, dose });
  }
  return stretches.map(({ from, to, dose }) => (dose === null ? `none from ${dayInWords(from)}` : `${to === null ? `from ${dayInWords(from)}` : `${dayInWords(from)} to ${dayInWords(to)}`}: ${dose}`));
}

const TIMES = ['', '', ' in two doses', ' in three doses', ' in four doses'];
