import { toEpochDay } from '../../model/local-date';
import { scoresOf } from '../facts';
import type { Facts } from '../facts';
import { conditionDay } from '../held-condition';
import { exactly, none, UNKNOWN } from '../known-value';
import type { KnownValue } from '../known-value';

const REMISSION_BELOW = 5;
const FEWEST_DAYS_APART = 28;
const STALE_AFTER_DAYS = 28;

/** The newest unbroken run of PHQ-9 totals below 5. */
export type RemissionRun = { readonly firstDay: number; readonly lastDay: number; readonly brokenBefore: number | null; readonly reports: readonly string[] };

export function remissionRun(facts: Facts): RemissionRun | null {
  const scores = scoresOf(facts, 'phq9', 'total');
  const broken = scores.findIndex(({ value }) => value >= REMISSION_BELOW);
  const run = broken === -1 ? scores : scores.slice(0, broken);
  const newest = run[0];
  const first = run.at(-1);
  if (newest === undefined || first === undefined) return null;
  return { firstDay: first.day, lastDay: newest.day, brokenBefore: scores[broken]?.day ?? null, reports: [...new Set([newest.report.id, first.report.id])] };
}

/** Whether the run is long enough to speak of remission: two scores at least 28 days apart. */
export const isRemission = (run: RemissionRun): boolean => run.lastDay - run.firstDay >= FEWEST_DAYS_APART;

/**
 * Days the PHQ-9 has stayed below 5, from two scores at least 28 days apart; less is known within bounds only. Without
 * scores, days since a remission code. None while the newest score is 5 or more.
 */
export function remissionDays(facts: Facts): KnownValue {
  const newest = scoresOf(facts, 'phq9', 'total')[0];
  const run = remissionRun(facts);
  if (run === null) return newest === undefined ? sinceRemissionCode(facts) : none([newest.report.id]);
  const days = facts.today - run.firstDay;
  const stale = facts.today - run.lastDay > STALE_AFTER_DAYS;
  if (isRemission(run)) {
    return stale ? { kind: 'number', min: run.lastDay - run.firstDay, max: days, maybeNone: true, basis: run.reports } : exactly(days, run.reports);
  }
  const coded = sinceRemissionCode(facts);
  if (coded.kind !== 'unknown') return coded;
  const longest = run.brokenBefore === null ? Infinity : facts.today - run.brokenBefore - 1;
  return { kind: 'number', min: stale ? run.lastDay - run.firstDay : days, max: longest, maybeNone: stale, basis: run.reports };
}

function sinceRemissionCode(facts: Facts): KnownValue {
  const coded = (facts.conditions.get('mdd-remission') ?? []).flatMap(({ fact }) => {
    const day = conditionDay(fact);
    return day === null ? [] : [{ day: toEpochDay(day), id: fact.id }];
  });
  const ended = (facts.conditions.get('mdd') ?? []).flatMap(({ fact }) =>
    fact.clinicalStatus === 'remission' && fact.abatedOn !== null && fact.abatedOn <= facts.on ? [{ day: toEpochDay(fact.abatedOn), id: fact.id }] : [],
  );
  const last = [...coded, ...ended].sort((a, b) => b.day - a.day || (a.id < b.id ? -1 : 1))[0];
  return last === undefined ? UNKNOWN : exactly(facts.today - last.day, [last.id]);
}
