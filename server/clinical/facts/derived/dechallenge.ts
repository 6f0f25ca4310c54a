import type { Course, CourseEvent, DoseEvent } from '../course';
import { scoresOf } from '../facts';
import type { Report } from '../../model/chart';
import type { FactId } from '../../model/ids';
import type { Facts, ScoredReport } from '../facts';
import { none, UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';
import { eventsOf } from './dose-events';
import { isAboutSuspected } from './answered-about';
import { hasFallen } from './come-anew';
import { suspectedCourse } from './index-medicine';
import { onsetOf } from './onset';

const WAIT_DAYS = 14;
const SMALLEST_REDUCTION = 0.25;
const UNCHANGED_POINTS = 4;
const CLEARED_DAYS = 28;
const CLEARED_DAYS_FLUOXETINE = 56;
const PHQ9_NEAR_DAYS = 28;
const PHQ9_CONFOUNDS = 5;
const WITHDRAWAL_CONFOUNDS = 2;
const RESTORED_WITHIN_DAYS = 180;

type Scored = ScoredReport;
/** A reduction with the reports before and after it. */
export type Reduction = { readonly change: CourseEvent; readonly before: Scored; readonly after: Scored };

/** Whether feeling came back when the suspected medicine was lowered by a quarter or more, or stopped. */
export function dechallenge(facts: Facts): KnownValue {
  const suspected = suspectedCourse(facts);
  return suspected === null ? none() : dechallengeOf(facts, suspected);
}

/** The same for any medicine: judged on blunting reports 14 days or more after the newest reduction that has them. */
export function dechallengeOf(facts: Facts, course: Course): KnownValue {
  const waited = reductionsOf(facts, course).filter(({ event }) => facts.today - event.day >= WAIT_DAYS);
  const newest = newestWithReports(facts, course);
  if (newest !== null) return read(facts, newest);
  return waited.length > 0 ? UNKNOWN : word('none', [course.episode.id]);
}

/** The newest reduction, old enough to be judged, that has a report before and after it. */
export function newestWithReports(facts: Facts, course: Course): Reduction | null {
  for (const change of reductionsOf(facts, course)) {
    const reduction = facts.today - change.event.day < WAIT_DAYS ? null : withReports(facts, change);
    if (reduction !== null) return reduction;
  }
  return null;
}

/**
 * Whether numbness came back after the same medicine or dose was restored within 180 days, on reports 14 days or more into it and before it is
 * lowered or stopped again. The newest that can be read tells. On less than was taken before, or on a dose nobody knows, numbness that came back
 * tells and that it did not tells nothing; it did not come back where no report of that time found it back.
 */
export function rechallenge(facts: Facts): KnownValue {
  const suspected = suspectedCourse(facts);
  if (suspected === null) return none();
  for (const change of reductionsOf(facts, suspected)) {
    const reduction = withReports(facts, change);
    if (reduction === null || verdictOf(facts, reduction) !== 'improved') continue;
    const told = tellsOf(facts, reduction, restorationsOf(facts, change));
    if (told !== null) return word(told.verdict, [reduction.before.report.id, reduction.after.report.id, told.report.id, suspected.episode.id]);
  }
  return word('none', [suspected.episode.id]);
}

type Told = { readonly verdict: 'recurred' | 'not-recurred'; readonly report: Report };

/** What the reports on the restored medicine tell; `null` where they tell nothing. */
function tellsOf(facts: Facts, { change, before, after }: Reduction, restorations: readonly Restoration[]): Told | null {
  const isInto = (day: number, { from, to }: Window): boolean => day >= from + WAIT_DAYS && day <= to;
  const isBack = ({ value }: Scored): boolean => before.value - value <= UNCHANGED_POINTS;
  const reports = reportsOf(facts).filter(({ day }) => restorations.some((restored) => isInto(day, restored)));
  const readable = reports.filter(({ day }) => isReadable(facts, change.course, { from: after.day, to: day }));
  const [newest] = readable;
  if (newest !== undefined && isBack(newest)) return { verdict: 'recurred', report: newest.report };
  const onWhole = reports.some(isBack) ? undefined : readable.find(({ day }) => restorations.some(({ from, wholeTo }) => wholeTo !== null && isInto(day, { from, to: wholeTo })));
  return onWhole === undefined ? null : { verdict: 'not-recurred', report: onWhole.report };
}

/**
 * Whether numbness follows the dose: what the patient reports of dose changes, and a readable dechallenge.
 */
export function doseResponse(facts: Facts): KnownValue {
  const newest = facts.reports('sbr').find(({ answers }) => Array.isArray(answers['ctx-dose-link']));
  const answered = newest === undefined || !isAboutSuspected(facts, { on: newest.on, value: linksIn(newest).some((one) => CHANGED.includes(one)) ? 'present' : 'absent' }) ? undefined : newest;
  const chosen = answered === undefined ? [] : linksIn(answered);
  const eased = easedOnLowerDose(facts);
  const worse = chosen.includes('worse when higher');
  const better = chosen.includes('eased when lower or stopped') || eased.length > 0;
  const basis = [...(answered === undefined ? [] : [answered.id]), ...eased];
  if (worse && better) return word('both', basis);
  if (worse) return word('worse-with-increase', basis);
  if (better) return word('better-with-decrease', basis);
  return chosen.includes('no change') ? word('none', basis) : UNKNOWN;
}

const CHANGED: readonly unknown[] = ['worse when higher', 'eased when lower or stopped'];

function linksIn({ answers }: Report): readonly unknown[] {
  const said = answers['ctx-dose-link'];
  return Array.isArray(said) ? said : [];
}

/** What shows that feeling came back on a lower dose; empty when nothing does. After a stop there is no dose to compare. */
function easedOnLowerDose(facts: Facts): readonly FactId[] {
  const suspected = suspectedCourse(facts);
  const change = suspected === null ? undefined : reductionsOf(facts, suspected).find((entry) => facts.today - entry.event.day >= WAIT_DAYS && withReports(facts, entry) !== null);
  const reduction = change === undefined || change.event.kind === 'stop' ? null : withReports(facts, change);
  if (reduction === null || verdictOf(facts, reduction) !== 'improved') return [];
  return [reduction.change.course.episode.id, reduction.before.report.id, reduction.after.report.id];
}

/** A reduction waits for its answer: lowered or stopped less than 14 days ago. */
export function isDechallengeInProgress(facts: Facts): boolean {
  const suspected = suspectedCourse(facts);
  return suspected !== null && reductionsOf(facts, suspected).some(({ event }) => facts.today - event.day < WAIT_DAYS);
}

/** Stops and reductions by a quarter or more of the drug, newest first. What was lowered before the numbness began says nothing of it. */
function reductionsOf(facts: Facts, course: Course): readonly CourseEvent[] {
  const onset = onsetOf(facts);
  return facts.doseEventsOf(course.episode.drug).filter(({ event }) => isReduction(event) && (onset === null || event.day >= onset.earliest)).toReversed();
}

function isReduction({ kind, from, to }: DoseEvent): boolean {
  if (kind === 'stop') return true;
  return kind === 'decrease' && from !== null && to !== null && from - to >= SMALLEST_REDUCTION * from;
}

const reportsOf = (facts: Facts): readonly Scored[] => scoresOf(facts, 'sbr', 'total_now');

const eventsSince = (facts: Facts, { event: reduction, course }: CourseEvent): readonly DoseEvent[] =>
  facts.doseEventsOf(course.episode.drug).map(({ event }) => event).filter(({ day }) => day > reduction.day);

/** What was begun again or raised after a reduction, in order of day. */
const risesSince = (facts: Facts, change: CourseEvent): readonly DoseEvent[] => eventsSince(facts, change).filter(({ kind }) => kind === 'increase' || kind === 'start');

type Restoration = Window & { /** Until when it is known to be as much as before; `null` where it never was. */ readonly wholeTo: number | null };

/** Each rise by which it was restored, until it is lowered or stopped again: the medicine after a stop at whatever dose, the dose after a reduction. */
function restorationsOf(facts: Facts, change: CourseEvent): readonly Restoration[] {
  const { event: { kind: reduced, day: reducedOn, from: before } } = change;
  const events = eventsSince(facts, change);
  const rises = risesSince(facts, change).filter(({ day }) => day - reducedOn <= RESTORED_WITHIN_DAYS);
  const restorations = rises.map(({ day: from, to: dose }): Restoration => {
    const next = (...kinds: readonly DoseEvent['kind'][]): number => events.find(({ kind, day }) => kinds.includes(kind) && day > from)?.day ?? facts.today;
    return { from, to: next('decrease', 'stop'), wholeTo: before !== null && dose !== null && dose >= before ? next('decrease', 'stop', 'unclear') : null };
  });
  return reduced === 'stop' ? restorations : restorations.filter(({ wholeTo }) => wholeTo !== null);
}

/** The last report up to the reduction and the newest one 14 days or more after it, before any of it was taken again. */
function withReports(facts: Facts, change: CourseEvent): Reduction | null {
  const reports = reportsOf(facts);
  const [restored] = risesSince(facts, change);
  const before = reports.find(({ day }) => day <= change.event.day);
  const after = reports.find(({ day }) => day >= change.event.day + WAIT_DAYS && (restored === undefined || day <= restored.day));
  return before === undefined || after === undefined ? null : { change, before, after };
}

function read(facts: Facts, reduction: Reduction): KnownValue {
  const verdict = verdictOf(facts, reduction);
  return verdict === null ? UNKNOWN : word(verdict, [reduction.change.course.episode.id, reduction.before.report.id, reduction.after.report.id]);
}

/** `null` when the mood in the window is not known, so that a change of feeling cannot be read. */
function verdictOf(facts: Facts, { change, before, after }: Reduction): 'improved' | 'unchanged' | 'confounded' | 'none' | null {
  const { event, course } = change;
  if (isOtherwiseExplained(facts, course, { from: before.day, to: after.day })) return 'confounded';
  const fall = before.value - after.value;
  if (hasFallen(before.value, after.value)) return phq9Shift(facts, { from: before.day, to: after.day }) === null ? null : 'improved';
  const cleared = course.episode.drug === 'fluoxetine' ? CLEARED_DAYS_FLUOXETINE : CLEARED_DAYS;
  if (event.kind === 'stop' && after.day - event.day >= cleared && Math.abs(fall) <= UNCHANGED_POINTS) return 'unchanged';
  return 'none';
}

type Window = { readonly from: number; readonly to: number };

/** A mood that shifted, another psychotropic change or troublesome withdrawal in the same window. */
const isOtherwiseExplained = (facts: Facts, course: Course, window: Window): boolean => (phq9Shift(facts, window) ?? 0) >= PHQ9_CONFOUNDS || isConfounded(facts, course, window);

/** The mood of the window is known and nothing else explains what changed in it. */
const isReadable = (facts: Facts, course: Course, window: Window): boolean => phq9Shift(facts, window) !== null && !isOtherwiseExplained(facts, course, window);

function isConfounded(facts: Facts, course: Course, { from, to }: Window): boolean {
  const others = eventsOf(facts, ({ terms, episode }) => terms.psychotropic && episode.drug !== course.episode.drug);
  if (others.some(({ event }) => event.day >= from && event.day <= to)) return true;
  return scoresOf(facts, 'withdrawal-check', 'highest').some(({ day, value }) => day >= from && day <= to && value >= WITHDRAWAL_CONFOUNDS);
}

/** Change of the PHQ-9 between the scores nearest to two days; `null` without a score within four weeks of each. */
function phq9Shift(facts: Facts, { from, to }: Window): number | null {
  const near = (day: number): number | null => {
    const closest = scoresOf(facts, 'phq9', 'total').reduce<Scored | null>(
      (best, score) => (best === null || Math.abs(score.day - day) < Math.abs(best.day - day) ? score : best),
      null,
    );
    return closest === null || Math.abs(closest.day - day) > PHQ9_NEAR_DAYS ? null : closest.value;
  };
  const first = near(from);
  const second = near(to);
  return first === null || second === null ? null : Math.abs(second - first);
}

