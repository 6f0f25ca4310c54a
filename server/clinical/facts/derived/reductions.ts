import { toEpochDay } from '../../model/local-date';
import type { LocalDate } from '../../model/local-date';
import type { Course, CourseEvent, DoseEvent } from '../course';
import type { Facts } from '../facts';
import { exactly, none, UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';
import { eventsOf } from './dose-events';
import { courseToChange } from './index-medicine';
import { onsetOf } from './onset';
import { goesOnWith, supplyGapOn } from './supply-gap';

const isAntidepressant = ({ terms }: Course): boolean => terms.antidepressant;

/** Days since the last reduction, stop or spell without supply of an antidepressant; none when there was none. */
export const daysSinceReduction = (facts: Facts): KnownValue => sinceReduction(facts, Infinity);

/** The same up to the onset, where that is known: what was lowered only later cannot be why the numbness began. */
export const daysSinceReductionBeforeOnset = (facts: Facts): KnownValue => sinceReduction(facts, onsetOf(facts)?.latest ?? Infinity);

function sinceReduction(facts: Facts, latest: number): KnownValue {
  const events = eventsOf(facts, isAntidepressant).filter(({ event }) => event.kind === 'decrease' || event.kind === 'stop');
  const gaps = facts.courses.filter(isAntidepressant).flatMap((course) => {
    const gapOn = supplyGapOn(course, facts);
    return gapOn === null || (keptShare(course, gapOn, facts) ?? 0) >= 1 ? [] : [{ day: toEpochDay(gapOn), id: course.episode.id }];
  });
  const last = [...events.map(({ event, course }) => ({ day: event.day, id: course.episode.id })), ...gaps].filter(({ day }) => day <= latest).sort((a, b) => b.day - a.day)[0];
  if (last !== undefined) return exactly(facts.today - last.day, [last.id]);
  return facts.chart.received.medications ? none() : UNKNOWN;
}

/** Words in which a record says that a reduction went wrong. */
const WENT_WRONG = /relapse|withdrawal|discontinuation/i;
const REVERSED_WITHIN_DAYS = 180;

/**
 * Days since the last reduction or stop of the suspected medicine that was reversed for relapse or withdrawal. A reversal
 * whose reason is not recorded leaves it open; none when no reduction was reversed.
 */
export function failedReductionDays(facts: Facts): KnownValue {
  const suspected = courseToChange(facts);
  if (suspected === null) return facts.chart.received.medications ? none() : UNKNOWN;
  const events = facts.doseEventsOf(suspected.episode.drug);
  let open: KnownValue | null = null;
  for (let place = events.length - 1; place >= 0; place -= 1) {
    const reduction = events[place];
    if (reduction === undefined || (reduction.event.kind !== 'decrease' && reduction.event.kind !== 'stop')) continue;
    const reversal = events.slice(place + 1).find(({ event }) => reverses(event, reduction.event));
    if (reversal === undefined) continue;
    const days = facts.today - reduction.event.day;
    const basis = [...new Set([reduction.course.episode.id, reversal.course.episode.id])];
    const why = `${reduction.event.reason ?? ''} ${reversal.event.reason ?? ''}`;
    if (WENT_WRONG.test(why)) return exactly(days, basis);
    if (open === null && reversal.event.reason === null) open = { kind: 'number', min: days, max: days, maybeNone: true, basis };
  }
  return open ?? none([suspected.episode.id]);
}

const reverses = (event: DoseEvent, reduction: DoseEvent): boolean =>
  (event.kind === 'increase' || event.kind === 'start') && event.day > reduction.day && event.day - reduction.day <= REVERSED_WITHIN_DAYS &&
  event.to !== null && reduction.from !== null && event.to >= reduction.from;

const LONG_TAKEN_DAYS = 28;
const RECENT_DAYS = 14;
/** No reduction in so many days before the stop: it was not tapered. */
const TAPER_DAYS = 28;

/** An antidepressant taken for over four weeks and stopped, or run out, without a taper in the last 14 days. */
export function antidepressantAbruptStop(facts: Facts): KnownValue {
  if (!facts.chart.received.medications && facts.courses.length === 0) return UNKNOWN;
  let open = false;
  for (const course of facts.courses.filter((one) => isAntidepressant(one) && !one.isContinued)) {
    const stop = course.events().find(({ kind }) => kind === 'stop');
    const gapOn = supplyGapOn(course, facts);
    // An old entry that was not closed when the dose changed ends nothing, as long as no more is lost in one day than a step of a taper takes.
    const isTakenOver = stop === undefined && gapOn !== null && (keptShare(course, gapOn, facts) ?? 0) >= 1 - facts.terms.largestCutShare;
    if (isTakenOver) continue;
    const end = stop?.day ?? (gapOn === null ? null : toEpochDay(gapOn));
    if (course.state === 'stopped' && stop === undefined) open = true;
    if (end === null || facts.today - end > RECENT_DAYS) continue;
    const start = course.history().find(({ kind }) => kind === 'start');
    const tapered = course.history().some(({ kind, day }) => kind === 'decrease' && end - day <= TAPER_DAYS);
    if (start === undefined) open = true;
    else if (end - start.day > LONG_TAKEN_DAYS && !tapered) return word(true, [course.episode.id]);
  }
  return open ? UNKNOWN : word(false);
}

/** How much of the dose of an entry that ran out goes on in a newer one of the same medicine; `null` where one of the doses is not known, or nothing does. */
function keptShare(course: Course, gapOn: LocalDate, facts: Facts): number | null {
  const kept = goesOnWith(course, gapOn, facts);
  return kept === null || course.microgramsPerDay === null || course.microgramsPerDay === 0 ? null : kept / course.microgramsPerDay;
}

/** Starts, stops and dose changes of antidepressants in the last 60 days, oldest first. */
export const recentAntidepressantChanges = (facts: Facts): readonly CourseEvent[] => eventsOf(facts, isAntidepressant).filter(({ event }) => facts.today - event.day <= 60);

/** Any antidepressant start, stop or dose change planned now or made in the last 60 days. */
export function antidepressantChangePlannedOrWithin60d(facts: Facts): KnownValue {
  const planned = facts.courses.filter((course) => course.state === 'planned' && isAntidepressant(course)).map(({ episode }) => episode.id);
  const recent = recentAntidepressantChanges(facts).map(({ course }) => course.episode.id);
  const basis = [...new Set([...planned, ...recent])];
  if (basis.length > 0) return word(true, basis);
  return facts.chart.received.medications ? word(false) : UNKNOWN;
}

