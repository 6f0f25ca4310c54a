import { dayNumber } from '../ui/days';
import { drugName } from './drug-name';
import type { MadePlan, Names, Plan } from './types';

/** The picture of a plan: plain values, days as numbers. */
export type DoseRow = {
  readonly drug: string;
  readonly name: string;
  readonly falls: boolean;
  /** Taken before the plan, in milligrams; zero for a new drug. */
  readonly before: number;
  readonly most: number;
  readonly steps: readonly { readonly from: number; readonly to: number; readonly mg: number; readonly changes: boolean }[];
};
export type OccupancyRow = {
  readonly drug: string;
  readonly name: string;
  readonly steps: readonly { readonly from: number; readonly to: number; readonly percent: number; readonly drop: number | null; readonly steepest: boolean }[];
};
export type PlanSeries = {
  readonly from: number;
  readonly start: number;
  readonly to: number;
  /** First days of the steps. */
  readonly ticks: readonly number[];
  readonly doses: readonly DoseRow[];
  readonly occupancy: readonly OccupancyRow[];
  readonly windows: readonly { readonly drug: string; readonly name: string; readonly from: number; readonly to: number; readonly isLast: boolean; readonly step: number }[];
  readonly checks: readonly { readonly day: number; readonly what: readonly string[] }[];
};

const DAYS_BEFORE = 7;
const DAYS_AFTER = 28;

/** Doses, predicted occupancy, windows and checks of a plan on one axis: a week before it to four weeks after its last change. */
export function toPlanSeries({ plan, windows, curves }: Pick<MadePlan, 'plan' | 'windows' | 'curves'>, names: Names, followUp: Looks = plan.checkpoints): PlanSeries {
  const start = dayNumber(plan.start);
  const last = plan.steps.at(-1);
  const settled = last === undefined ? start : dayNumber(last.from);
  const to = Math.max(settled + DAYS_AFTER, ...windows.map((window) => dayNumber(window.to)).filter((day) => day < settled + 2 * DAYS_AFTER));
  const days = plan.steps.map((step) => ({ step, from: dayNumber(step.from), to: step.to === null ? to : dayNumber(step.to) + 1 }));
  const drugs = [...new Set([...plan.from, ...plan.to].map(({ drug }) => drug))];
  const falls = (drug: string): boolean => beforeOf(plan, drug) > (plan.to.find((amount) => amount.drug === drug)?.mgPerDay ?? 0);
  return {
    from: start - DAYS_BEFORE,
    start,
    to,
    ticks: days.map(({ from }) => from),
    doses: drugs.map((drug) => doseRow(drug, { name: drugName(names, drug), falls: falls(drug), before: beforeOf(plan, drug) }, days)),
    occupancy: drugs.filter(falls).flatMap((drug) => occupancyRow(drug, { name: drugName(names, drug), before: curves.find((curve) => curve.drug === drug)?.presentPercent ?? null }, days)),
    // Of what had ended before the plan a window may begin, or be over, before the axis.
    windows: windows
      .map((window) => ({ ...window, name: drugName(names, window.drug), from: Math.max(start - DAYS_BEFORE, dayNumber(window.from)), to: dayNumber(window.to) }))
      .filter((window) => window.to >= window.from),
    checks: checksOf(followUp, { from: start - DAYS_BEFORE, to }),
  };
}

type Days = readonly { readonly step: Plan['steps'][number]; readonly from: number; readonly to: number }[];

const beforeOf = (plan: Plan, drug: string): number => plan.from.find((amount) => amount.drug === drug)?.mgPerDay ?? 0;

function doseRow(drug: string, { name, falls, before }: Pick<DoseRow, 'name' | 'falls' | 'before'>, days: Days): DoseRow {
  let last = before;
  const steps = days.map(({ step, from, to }) => {
    const mg = step.doses.find((dose) => dose.drug === drug)?.mgPerDay ?? 0;
    const changes = mg !== last;
    last = mg;
    return { from, to, mg, changes };
  });
  return { drug, name, falls, before, most: Math.max(before, ...steps.map(({ mg }) => mg)), steps };
}

function occupancyRow(drug: string, { name, before }: { readonly name: string; readonly before: number | null }, days: Days): OccupancyRow[] {
  const doses = days.map(({ step, from, to }) => ({ from, to, dose: step.doses.find((entry) => entry.drug === drug) }));
  if (before === null) return [];
  let last: number | null = before;
  const steps = doses.map(({ from, to, dose }, at) => {
    const percent = dose === undefined ? 0 : (dose.occupancyPercent ?? 0);
    const drop: number | null = dose === undefined ? last : at === 0 ? dose.dropPoints : last === null ? null : Math.round((last - percent) * 10) / 10;
    last = percent;
    return { from, to, percent, drop: drop === null || drop <= 0 ? null : Math.round(drop * 10) / 10 };
  });
  const largest = Math.max(0, ...steps.map(({ drop }) => drop ?? 0));
  return [{ drug, name, steps: steps.map((step) => ({ ...step, steepest: step.drop !== null && step.drop === largest })) }];
}

/** The contacts of a plan as its steps and its note have them; without them the checks of the plan alone. */
type Looks = readonly { readonly on: string; readonly what: string }[];

function checksOf(looks: Looks, { from, to }: { readonly from: number; readonly to: number }): PlanSeries['checks'] {
  const days = [...new Set(looks.map(({ on }) => on))].sort();
  return days.map((on) => ({ day: dayNumber(on), what: looks.filter((look) => look.on === on).map(({ what }) => what) })).filter(({ day }) => day >= from && day <= to);
}
