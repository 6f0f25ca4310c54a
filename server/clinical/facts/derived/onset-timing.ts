import { knownInWords, spanKnownInWords } from '../../words/known';
import type { Course } from '../course';
import type { Facts } from '../facts';
import { between, none, UNKNOWN } from '../known-value';
import type { KnownValue } from '../known-value';
import { suspectedCourse } from './index-medicine';
import { onsetOf } from './onset';
import type { Onset } from './onset';

/** Onset minus start of the suspected medicine; negative when the numbness came first. */
export function daysOnsetAfterStart(facts: Facts): KnownValue {
  const course = suspectedCourse(facts);
  const onset = onsetOf(facts);
  if (course === null) return facts.chart.received.medications ? none() : UNKNOWN;
  const start = course.history().find(({ kind }) => kind === 'start');
  if (onset === null || start === undefined) return UNKNOWN;
  return between(onset.earliest - start.day, onset.latest - start.day, [course.episode.id, onset.report]);
}

/** `28 days before the start`: a number of days below nothing says nobody. */
export function afterStartInWords(_: Facts, known: KnownValue): string | null {
  if (known.kind !== 'number') return knownInWords(known, null);
  const { min, max } = known;
  if (max === 0 && min === 0) return 'on the day of the start';
  if (min >= 0) return `${spanKnownInWords(known) ?? ''} after the start`;
  const before = (most: number, least: number): string => `${spanKnownInWords({ ...known, min: least, max: most }) ?? ''} before the start`;
  return max <= 0 ? before(-min, -max) : `cannot be told: from ${before(-min, -min)} to ${spanKnownInWords({ ...known, min: max, max }) ?? ''} after it`;
}

/** `between 10 and 40 days after it was raised`. */
export function afterIncreaseInWords(_: Facts, known: KnownValue): string | null {
  if (known.kind === 'none') return 'never raised before';
  if (known.kind !== 'number') return knownInWords(known, null);
  return `${spanKnownInWords(known) ?? ''} after it was raised${known.maybeNone ? ', or not raised before' : ''}`;
}

/** Onset minus the closest earlier dose increase of the suspected medicine; none when it was never raised before. */
export function daysOnsetAfterIncrease(facts: Facts): KnownValue {
  const course = suspectedCourse(facts);
  if (course === null) return facts.chart.received.medications ? none() : UNKNOWN;
  return daysAfterRise(course, onsetOf(facts), ['increase']);
}

/** Onset minus the closest earlier rise of these kinds, over every day the onset can lie on. */
export function daysAfterRise({ history, episode }: Course, onset: Onset | null, kinds: readonly ('start' | 'increase')[]): KnownValue {
  const isRise = (kind: string): boolean => kinds.some((wanted) => wanted === kind);
  // Where no dose is on record nobody knows whether it was raised.
  if (!kinds.includes('start') && !history().some(({ to }) => to !== null)) return UNKNOWN;
  const possible = history().filter(({ kind }) => isRise(kind) || kind === 'unclear');
  if (possible.length === 0) return none([episode.id]);
  if (onset === null) return UNKNOWN;
  const basis = [episode.id, onset.report];
  const before = possible.filter(({ day }) => day <= onset.latest);
  if (before.length === 0) return none(basis);
  const closest = Math.max(...before.map(({ day }) => day));
  const shortest = Math.max(0, onset.earliest - closest);
  const sure = before.filter(({ kind }) => isRise(kind)).map(({ day }) => day).sort((a, b) => a - b);
  const known = sure.filter((day) => day <= onset.earliest).at(-1);
  if (known === undefined) {
    const first = Math.min(...before.map(({ day }) => day));
    return { kind: 'number', min: shortest, max: onset.latest - first, maybeNone: true, basis };
  }
  return between(shortest, longestWait(sure.filter((day) => day >= known), onset.latest), basis);
}

/** The longest wait since the last rise on any day from the first rise to the last day: just before the next one, or at the end. */
function longestWait(rises: readonly number[], lastDay: number): number {
  return Math.max(...rises.map((day, place) => (rises[place + 1] ?? lastDay + 1) - 1 - day));
}
