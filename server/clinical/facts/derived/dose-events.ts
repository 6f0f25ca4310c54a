import type { Course, DoseEvent } from '../course';
import type { Facts } from '../facts';
import { exactly, none, UNKNOWN } from '../known-value';
import type { KnownValue } from '../known-value';

export type CourseEvent = DoseEvent & { readonly course: Course };

/** Every start, stop and dose change of the courses chosen, in order of day. */
export function eventsOf(facts: Facts, choose: (course: Course) => boolean): readonly CourseEvent[] {
  return facts.courses
    .filter(choose)
    .flatMap((course) => course.events.map((event) => ({ ...event, course })))
    .sort((a, b) => a.day - b.day);
}

/** Days since the last of the events; none when there was none, unknown without a medication list. */
export function daysSinceLast(facts: Facts, events: readonly CourseEvent[]): KnownValue {
  const last = events.at(-1);
  if (last !== undefined) return exactly(facts.today - last.day, [last.course.episode.id]);
  return facts.chart.received.medications ? none() : UNKNOWN;
}

/** Days since the last psychotropic start, stop or dose change. */
export const daysSinceMedicineChange = (facts: Facts): KnownValue => daysSinceLast(facts, eventsOf(facts, ({ terms }) => terms.psychotropic));
