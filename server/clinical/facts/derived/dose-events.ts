import type { Course, CourseEvent } from '../course';
import type { Facts } from '../facts';
import { exactly, none, UNKNOWN } from '../known-value';
import type { KnownValue } from '../known-value';

/** Every start, stop and dose change of the courses chosen, in order of day. */
export const eventsOf = (facts: Facts, choose: (course: Course) => boolean): readonly CourseEvent[] => facts.doseEvents().filter(({ course }) => choose(course));

/** Days since the last psychotropic start, stop or dose change; none when there was none, unknown without a medication list. */
export function daysSinceMedicineChange(facts: Facts): KnownValue {
  const last = facts.doseEvents().findLast(({ course }) => course.terms.psychotropic);
  if (last !== undefined) return exactly(facts.today - last.event.day, [last.course.episode.id]);
  return facts.chart.received.medications ? none() : UNKNOWN;
}
