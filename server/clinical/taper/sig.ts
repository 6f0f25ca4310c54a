import type { Plan, Step } from '../model/plan';
import { dayInWords } from '../words/day';
import { compare, unitInWords } from './render-steps';
import type { PlanTerms } from './terms';

/** Directions for each drug of the plan, one line a stretch of the same dose. */
export function sigOf(steps: readonly Step[], terms: PlanTerms): Plan['sig'] {
  const drugs = [...new Set(steps.flatMap(({ doses }) => doses.map(({ drug }) => drug)))].sort(compare);
  return drugs.map((drug) => ({ drug, text: `${terms.drug(drug)?.name ?? drug}: ${linesOf(drug, steps).join('; ')}.` }));
}

function linesOf(drug: string, steps: readonly Step[]): string[] {
  const lines: string[] = [];
  let isTaken = false;
  for (const { doses, from, to } of steps) {
    const dose = doses.find((entry) => entry.drug === drug);
    if (dose === undefined) {
      if (isTaken) lines.push(`none from ${dayInWords(from)}`);
      isTaken = false;
      continue;
    }
    isTaken = true;
    const until = to === null ? `from ${dayInWords(from)}` : `${dayInWords(from)} to ${dayInWords(to)}`;
    lines.push(`${until}: ${dose.mgPerDay} mg a day (${dose.units.map(unitInWords).join(' + ')})${TIMES[dose.timesPerDay] ?? ''}`);
  }
  return lines;
}

const TIMES = ['', '', ' in two doses', ' in three doses', ' in four doses'];
