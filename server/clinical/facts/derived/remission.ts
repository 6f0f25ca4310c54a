import { fromEpochDay, toEpochDay } from '../../model/local-date';
import { dayInWords } from '../../words/day';
import { knownInWords } from '../../words/known';
import { scoresOf } from '../facts';
import type { Facts, ScoredReport } from '../facts';
import { conditionDay } from '../held-condition';
import { exactly, none, UNKNOWN } from '../known-value';
import type { KnownValue } from '../known-value';

/** The newest unbroken run of PHQ-9 totals low enough for remission. */
export type RemissionRun = {
  readonly firstDay: number;
  readonly lastDay: number;
  /** Day of the last total too high for it before the run; `null` when there is none. */
  readonly brokenBefore: number | null;
  /** There are low totals from before a pause too long to speak for it. */
  readonly mayBeLonger: boolean;
  readonly reports: readonly string[];
};

/**
 * The run ends backwards at a total that is too high, and at a pause longer than the content's setting: what was in
 * between nobody saw.
 */
export function remissionRun(facts: Facts): RemissionRun | null {
  const { phq9Below, longestPauseDays } = facts.terms.settings.remission;
  const scores = scoresOf(facts, 'phq9', 'total');
  const broken = scores.findIndex(({ value }) => value >= phq9Below);
  const low = broken === -1 ? scores : scores.slice(0, broken);
  const run = upToPause(low, longestPauseDays);
  const newest = run[0];
  const first = run.at(-1);
  if (newest === undefined || first === undefined) return null;
  return {
    firstDay: first.day,
    lastDay: newest.day,
    brokenBefore: scores[broken]?.day ?? null,
    mayBeLonger: run.length < low.length,
    reports: [...new Set([newest.report.id, first.report.id])],
  };
}

/** Newest first, up to the first pause longer than so many days. */
function upToPause(scores: readonly ScoredReport[], longestPauseDays: number): readonly ScoredReport[] {
  const end = scores.findIndex(({ day }, place) => {
    const newer = scores[place - 1];
    return newer !== undefined && newer.day - day > longestPauseDays;
  });
  return end === -1 ? scores : scores.slice(0, end);
}

/** Whether the run is long enough to speak of remission: two scores so many days apart. */
export const isRemission = (run: RemissionRun, { terms }: Pick<Facts, 'terms'>): boolean => run.lastDay - run.firstDay >= terms.settings.remission.fewestDaysApart;

/**
 * Days the PHQ-9 has stayed low, from two scores far enough apart; less, and a run behind a long pause, is known within
 * bounds only. Without scores, days since a remission code. None while the newest score is too high.
 */
export function remissionDays(facts: Facts): KnownValue {
  const newest = scoresOf(facts, 'phq9', 'total')[0];
  const run = remissionRun(facts);
  if (run === null) return newest === undefined ? sinceRemissionCode(facts) : none([newest.report.id]);
  const days = facts.today - run.firstDay;
  const { staleAfterDays, longestPauseDays } = facts.terms.settings.remission;
  const stale = facts.today - run.lastDay > staleAfterDays;
  const longest = run.brokenBefore === null ? Infinity : facts.today - run.brokenBefore - 1;
  // A run as long as the longest pause speaks for itself.
  const isOpen = run.mayBeLonger && days < longestPauseDays;
  if (isRemission(run, facts) && !isOpen) {
    return stale ? { kind: 'number', min: run.lastDay - run.firstDay, max: days, maybeNone: true, basis: run.reports } : exactly(days, run.reports);
  }
  const coded = sinceRemissionCode(facts);
  if (coded.kind !== 'unknown') return coded;
  return { kind: 'number', min: stale ? run.lastDay - run.firstDay : days, max: longest, maybeNone: stale, basis: run.reports };
}

/** Where only bounds are known, between which totals they lie: `between 26 and 809 days: PHQ-9 below 5 since 28-Oct-2026, 5 or more last on 05-Sep-2024`. */
export function remissionInWords(facts: Facts, known: KnownValue): string | null {
  const said = knownInWords(known, 'days');
  const run = remissionRun(facts);
  if (run === null || known.kind !== 'number' || known.min === known.max) return said;
  const { phq9Below } = facts.terms.settings.remission;
  const day = (on: number): string => dayInWords(fromEpochDay(on));
  const low = known.maybeNone ? `${run.firstDay === run.lastDay ? `on ${day(run.lastDay)}` : `from ${day(run.firstDay)} to ${day(run.lastDay)}`}, not measured since` : `since ${day(run.firstDay)}${run.mayBeLonger ? ' and before a long time without one' : ''}`;
  const high = run.brokenBefore === null ? `none of ${phq9Below} or more on record` : `${phq9Below} or more last on ${day(run.brokenBefore)}`;
  return `${known.maybeNone ? 'cannot be told' : said}: PHQ-9 below ${phq9Below} ${low}, ${high}`;
}

/**
 * Whether the record holds that the depression was ever well or partly well: low scores far enough apart at any time, a remission
 * on the list of conditions, an episode that ended, or a recurrent depression, of which an earlier episode ended.
 */
export function wasEverRemitted(facts: Facts): boolean {
  if (facts.conditions.has('mdd-remission') || facts.conditions.has('mdd-partial-remission')) return true;
  const { recurrentWords, recurrentCodes } = facts.terms.settings.remission;
  const saysRecurrent = (text: string): boolean => recurrentWords.some((word) => text.toLowerCase().includes(word));
  const isRecurrent = (code: string): boolean => recurrentCodes.some((beginning) => code.toLowerCase().startsWith(beginning));
  const ended = (facts.conditions.get('mdd') ?? []).some(({ fact, state }) =>
    state === 'history' || fact.clinicalStatus === 'remission' || saysRecurrent(fact.text) || fact.codings.some(({ code, display }) => isRecurrent(code) || saysRecurrent(display ?? '')));
  return ended || hadRemission(scoresOf(facts, 'phq9', 'total'), facts);
}

/** A run of low totals, at any time, that is long enough to speak of remission. */
function hadRemission(scores: readonly ScoredReport[], facts: Facts): boolean {
  const { phq9Below, longestPauseDays, fewestDaysApart } = facts.terms.settings.remission;
  return scores.some((newest, place) => {
    const upTo = scores.slice(place);
    const broken = upTo.findIndex(({ value }) => value >= phq9Below);
    const first = upToPause(broken === -1 ? upTo : upTo.slice(0, broken), longestPauseDays).at(-1);
    return first !== undefined && newest.day - first.day >= fewestDaysApart;
  });
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
