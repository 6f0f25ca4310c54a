import type { Course, DoseEvent } from '../course';
import type { Facts } from '../facts';
import { hasEnded } from '../joined-courses';
import { none, UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';
import { toEpochDay } from '../../model/local-date';
import { otherReasons } from '../other-reasons';
import { changedSince, suspectedOn } from './answered-about';
import type { Said } from './answered-about';
import { courseToChange, suspectedCourse, takenStill } from './index-medicine';

/** The classes in which an earlier course counts as one of the same kind. */
const KINDS = ['ssri', 'snri', 'tca', 'maoi-irreversible', 'maoi-reversible'];

/** An earlier course of the same class was stopped for blunting. None without an earlier course. */
export function similarReactionBefore(facts: Facts): KnownValue {
  const suspected = suspectedCourse(facts);
  if (suspected === null) return facts.chart.received.medications ? none() : UNKNOWN;
  const present = presentOf(facts);
  const earlier = facts.courses.filter((course) => course !== present && hasEnded(course) && isSameKind(course, suspected));
  const reacted = earlier.filter(({ episode }) => episode.stopReason?.kind === 'blunting');
  if (reacted.length > 0) return word(true, idsOf(reacted));
  if (earlier.some(({ episode }) => episode.stopReason === null)) return UNKNOWN;
  if (earlier.length > 0) return word(false, idsOf(earlier));
  return facts.chart.received.medications ? none([suspected.episode.id]) : UNKNOWN;
}

/** Whether what was said of earlier medicines was said of those of the class that is suspected now; a denial says nothing of a course that ended since. */
export function isAboutItsKind(facts: Facts, { on, value }: Said): boolean {
  const [now, then] = [suspectedCourse(facts), suspectedOn(facts, on)];
  if (now === null || then === null) return now === then;
  if (!isSameKind(now, then)) return false;
  const present = presentOf(facts);
  return value === 'present' || !facts.courses.some((course) => course !== present && !course.isContinued && isSameKind(course, now) && changedSince(course, toEpochDay(on), ENDS));
}

/** Of the suspected medicine the course that is none of the earlier ones: where it was stopped and is taken again, that one. */
const presentOf = (facts: Facts): Course | null => takenStill(facts) ?? suspectedCourse(facts);

const ENDS: readonly DoseEvent['kind'][] = ['stop'];

function isSameKind(course: Course, other: Course): boolean {
  if (course.episode.drug === other.episode.drug) return true;
  return KINDS.some((kind) => course.terms.classes.includes(kind) && other.terms.classes.includes(kind));
}

/** An earlier bupropion course was stopped for no benefit or a side effect. */
export function priorBupropionFailure(facts: Facts): KnownValue {
  const stopped = (facts.coursesByClass.get('bupropion-products') ?? []).map(({ course }) => course).filter(hasEnded);
  const failed = stopped.filter(({ episode }) => episode.stopReason?.kind === 'no-benefit' || episode.stopReason?.kind === 'side-effect');
  if (failed.length > 0) return word(true, idsOf(failed));
  if (stopped.some(({ episode }) => episode.stopReason === null) || !facts.chart.received.medications) return UNKNOWN;
  return word(false, idsOf(stopped));
}

/** Whether it is recorded what the medicine that would change was started for. */
export function indicationRecorded(facts: Facts): KnownValue {
  const suspected = courseToChange(facts);
  return suspected === null ? UNKNOWN : word(suspected.episode.indication !== null, [suspected.episode.id]);
}

/** Whether the medicine that would change is recorded for something besides depression; a reason that is not recorded says nothing. */
export function recordedForMore(facts: Facts): KnownValue {
  const suspected = courseToChange(facts);
  if (suspected === null || suspected.episode.indication === null) return UNKNOWN;
  return word(otherReasons(suspected.episode.indication, facts.terms.settings).length > 0, [suspected.episode.id]);
}

/** The recorded reason of the medicine that would change, as the record has it. */
export const recordedReason = (facts: Facts): string | null => courseToChange(facts)?.episode.indication ?? null;

const idsOf = (courses: readonly Course[]): readonly string[] => courses.map(({ episode }) => episode.id);
