import type { Dose, Quantity, Region, Step, Unit } from '../model/plan';
import type { LocalDate } from '../model/local-date';
import { makeDose } from './make-dose';
import type { PlanTerms } from './terms';
import { dayOf } from './tracks';
import type { Stretch } from './tracks';

const MICROGRAMS = 1000;
const tenth = (value: number): number => Math.round(value * 10) / 10;

export type Rendering = { readonly start: LocalDate; readonly region: Region; readonly terms: PlanTerms; readonly before: ReadonlyMap<string, number>; readonly isTaperOff: boolean; readonly reinstated: ReadonlySet<number> };

/** Stretches of days as steps with their units; `null` when a dose cannot be made, which the planner never asks for. */
export function renderSteps(stretches: readonly Stretch[], rendering: Rendering): Step[] | null {
  const steps: Step[] = [];
  let last = rendering.before;
  for (const { day, days, doses } of stretches) {
    const made: Dose[] = [];
    for (const [drug, dose] of doses) {
      const entry = doseOf(drug, { dose, last: last.get(drug) ?? null }, rendering);
      if (entry === null) return null;
      made.push(entry);
    }
    steps.push({
      n: steps.length + 1,
      kind: made.length > 0 ? 'dose' : days === null && rendering.isTaperOff ? 'stopped' : 'washout',
      from: dayOf(rendering.start, day),
      to: days === null ? null : dayOf(rendering.start, day + days - 1),
      days,
      doses: made,
      reinstates: rendering.reinstated.has(day),
    });
    last = doses;
  }
  return steps;
}

function doseOf(drug: string, { dose, last }: { readonly dose: number; readonly last: number | null }, { region, terms }: Rendering): Dose | null {
  const made = makeDose(dose, terms.products(drug, region), terms.rule(drug));
  if (made === null) return null;
  const occupancy = terms.occupancy(drug, dose);
  const before = last === null || last < dose ? null : terms.occupancy(drug, last);
  return {
    drug,
    mgPerDay: dose / MICROGRAMS,
    timesPerDay: made.timesPerDay,
    units: made.units,
    how: `${made.units.map(unitInWords).join(' + ')}, ${timesInWords(made.timesPerDay)}`,
    occupancyPercent: occupancy === null ? null : tenth(occupancy),
    dropPoints: occupancy === null || before === null ? null : tenth(before - occupancy),
  };
}

const COUNTS = new Map([[0.5, '½']]);

/** `1 × 50 mg tablet`, `1½ × 10 mg tablet`, `0.6 mL of 20 mg/mL oral concentrate`. */
export function unitInWords(unit: Unit): string {
  if ('ml' in unit) return `${unit.ml} mL of ${unit.mgPerMl} mg/mL ${unit.form}`;
  const whole = Math.floor(unit.count);
  const count = COUNTS.get(unit.count) ?? `${whole}${unit.count === whole ? '' : '½'}`;
  return `${count} × ${unit.strengthMg} mg ${unit.form}`;
}

const TIMES = ['', 'once daily', 'in two doses a day', 'in three doses a day', 'in four doses a day'];
const timesInWords = (times: number): string => TIMES[times] ?? `in ${times} doses a day`;

/** Units of all dated days, by product. */
export function quantitiesOf(steps: readonly Step[]): Quantity[] {
  const totals = new Map<string, { readonly drug: string; readonly unit: Unit; tenths: number; days: number }>();
  for (const { doses, days } of steps) {
    if (days === null) continue;
    for (const { drug, units } of doses) {
      for (const unit of units) {
        const key = `${drug} ${unit.form} ${'ml' in unit ? `${unit.mgPerMl} liquid` : unit.strengthMg}`;
        const held = totals.get(key) ?? { drug, unit, tenths: 0, days: 0 };
        held.tenths += Math.round(10 * ('ml' in unit ? unit.ml : unit.count)) * days;
        held.days += days;
        totals.set(key, held);
      }
    }
  }
  return [...totals.values()]
    .map(({ drug, unit, tenths, days }) => ({
      drug,
      form: unit.form,
      strengthMg: 'ml' in unit ? null : unit.strengthMg,
      mgPerMl: 'ml' in unit ? unit.mgPerMl : null,
      count: 'ml' in unit ? null : tenths / 10,
      ml: 'ml' in unit ? tenths / 10 : null,
      wholeDays: days,
    }))
    .sort((a, b) => compare(a.drug, b.drug) || compare(a.form, b.form) || (b.strengthMg ?? b.mgPerMl ?? 0) - (a.strengthMg ?? a.mgPerMl ?? 0));
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
