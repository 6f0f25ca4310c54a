import type { FactId } from '../../model/ids';
import { toEpochDay } from '../../model/local-date';
import type { Course, CourseEvent } from '../course';
import type { Facts } from '../facts';
import { between, none, UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';
import { readChoice } from '../named-choice';
import { ANY, changedSince, RISES } from './answered-about';
import type { Said } from './answered-about';
import { dechallengeOf } from './dechallenge';
import { suspectedCourse } from './index-medicine';
import { onsetOf } from './onset';
import type { Onset } from './onset';
import { daysAfterRise } from './onset-timing';

const DAYS_A_YEAR = 365.25;

/** Psychotropic medicines other than the suspected one. */
export function others(facts: Facts): readonly Course[] {
  const suspected = suspectedCourse(facts);
  return facts.courses.filter(({ terms, state, episode, isContinued }) => !isContinued && terms.psychotropic && state !== 'planned' && episode.drug !== suspected?.episode.drug);
}

/** Other psychotropics of which the last dose was taken in the 90 days before the onset: they were there shortly before, and ended. */
export function stoppedShortlyBefore(facts: Facts): readonly Course[] {
  const onset = onsetOf(facts);
  if (onset === null || onset.lifelong) return [];
  // Where none is suspected, an antidepressant that ended is no other medicine: it is the one that the story is about.
  const none = suspectedCourse(facts) === null;
  return others(facts).filter(({ terms, state, history }) => state === 'stopped' && !(none && terms.antidepressant) && history().some(({ kind, day }) => kind === 'stop' && day <= onset.latest && onset.latest - day <= facts.terms.settings.timing.otherMedicineDays));
}

/**
 * Other medicines, psychotropic or not, that were stopped since, taken when the numbness began or in the 90 days before it: of the exposure then
 * nothing is undone by an end that came later.
 */
export function stoppedTakenBefore(facts: Facts): readonly Course[] {
  const onset = onsetOf(facts);
  if (onset === null || onset.lifelong) return [];
  const suspected = suspectedCourse(facts);
  return facts.courses.filter(({ terms, state, episode, isContinued, history }) =>
    !isContinued && state === 'stopped' && episode.drug !== suspected?.episode.drug && !(suspected === null && terms.antidepressant) &&
    history().some(({ kind, day }) => kind === 'start' && day <= onset.latest) && history().some(({ kind, day }) => kind === 'stop' && onset.latest - day <= facts.terms.settings.timing.otherMedicineDays));
}

/** Whether what began on a day had ended before the numbness can have begun. */
const isOver = (course: Course, began: number, onset: Onset): boolean => course.history().some(({ kind, day }) => kind === 'stop' && day >= began && day < onset.earliest);

/** The start or increase of another psychotropic that lies closest before the onset, when that was within 90 days and it was not stopped before the onset. */
export function otherRise(facts: Facts, onset: Onset): CourseEvent | null {
  const rises = others(facts).filter(({ state }) => state !== 'unclear').flatMap((course) => course.history().flatMap((event): CourseEvent[] =>
    (event.kind === 'start' || event.kind === 'increase') && event.day <= onset.latest && onset.latest - event.day <= facts.terms.settings.timing.otherMedicineDays && !isOver(course, event.day, onset) ? [{ event, course }] : [],
  ));
  return rises.reduce<CourseEvent | null>((last, rise) => (last === null || rise.event.day > last.event.day ? rise : last), null);
}

/** Another psychotropic was started or raised in the 90 days before the onset. */
export function otherMedicineOnsetWithin90d(facts: Facts): KnownValue {
  const candidates = others(facts);
  if (candidates.length === 0) return facts.chart.received.medications ? word(false) : UNKNOWN;
  const onset = onsetOf(facts);
  if (onset === null) return UNKNOWN;
  let open = false;
  const sure: FactId[] = [];
  for (const course of candidates) {
    const wait = daysAfterRise(course, onset, ['start', 'increase']);
    if (wait.kind === 'unknown') open = true;
    if (wait.kind !== 'number') continue;
    // Each that fits is named: which of them it was nobody knows.
    if (wait.max <= facts.terms.settings.timing.otherMedicineDays && !wait.maybeNone) sure.push(...wait.basis);
    else if (wait.min <= facts.terms.settings.timing.otherMedicineDays) open = true;
  }
  if (sure.length > 0) return word(true, [...new Set(sure)]);
  return open ? UNKNOWN : word(false, candidates.map(({ episode }) => episode.id));
}

/**
 * Whether what was said of the other medicines was said of those that are among them now: an answer that names one falls with a rise of that
 * one, any other with what happened to any of them since.
 */
export function isAboutOthers(facts: Facts, { on, value, detail }: Said): boolean {
  const { drug } = readChoice(typeof detail === 'string' ? detail : '');
  const meant = others(facts).filter(({ episode }) => drug === null || episode.drug === drug);
  return (drug === null || meant.length > 0) && meant.every((course) => !changedSince(course, toEpochDay(on), value === 'present' ? RISES : ANY));
}

/** Dechallenge of another psychotropic: an easing counts before any other reading. */
export function otherMedicineDechallenge(facts: Facts): KnownValue {
  const readings = others(facts).map((course) => dechallengeOf(facts, course));
  const eased = readings.find((reading) => reading.kind === 'word' && reading.value === 'improved');
  if (eased !== undefined) return eased;
  if (readings.some(({ kind }) => kind === 'unknown')) return UNKNOWN;
  const other = readings.find((reading) => reading.kind === 'word' && reading.value !== 'none');
  if (other !== undefined) return other;
  return facts.chart.received.medications ? word('none') : UNKNOWN;
}

/** Years at the same dose before the onset, for the psychotropic changed last before it; none when no other is taken. */
export function otherMedicineStableYears(facts: Facts): KnownValue {
  const taken = others(facts).filter(({ state }) => state === 'taking');
  if (taken.length === 0) return facts.chart.received.medications ? none() : UNKNOWN;
  const onset = onsetOf(facts);
  if (onset === null) return UNKNOWN;
  const waits = taken.map((course) => ({ course, day: lastChangeBefore(course, onset) })).filter(({ day }) => day !== -Infinity);
  const last = waits.reduce<(typeof waits)[number] | null>((top, wait) => (top === null || wait.day > top.day ? wait : top), null);
  return last === null ? UNKNOWN : stableYears(last.course, onset);
}

/** Years at the same dose before the onset of one medicine; none where it was not taken up to then, or begun later. */
export function stableYears(course: Course, onset: Onset): KnownValue {
  const last = lastChangeBefore(course, onset);
  if (course.state !== 'taking' || last === -Infinity) return none([course.episode.id]);
  const years = (day: number): number => Math.max(0, day - last) / DAYS_A_YEAR;
  return between(years(onset.earliest), years(onset.latest), [course.episode.id, onset.report]);
}

/** Day of the last start or change up to the onset; `-Infinity` where there is none. */
const lastChangeBefore = ({ history }: Course, { latest }: Onset): number => history().filter(({ day }) => day <= latest).at(-1)?.day ?? -Infinity;
