import { addDays } from '../model/local-date';
import type { Course, DoseEvent } from './course';

/**
 * Courses of one medicine of which the one begins on the last day of the other or the day after, as when the form or the entry was
 * changed: one taking, of which the later entry holds the whole history. A change of the entry is no stop and no start.
 */
export function joinCourses(courses: readonly Course[]): readonly Course[] {
  const before = new Map<Course, Course>();
  for (const later of courses) {
    const earlier = courses.find((course) => isContinuedBy(course, later));
    if (earlier !== undefined) before.set(later, earlier);
  }
  if (before.size === 0) return courses;
  const continued = new Set(before.values());
  const joined = new Map<Course, Course>();
  // A course continues one that began earlier, so that the way back ends.
  const join = (course: Course): Course => {
    const held = joined.get(course);
    if (held !== undefined) return held;
    const earlier = before.get(course);
    const continues = earlier === undefined ? null : join(earlier);
    let history: readonly DoseEvent[] | null = null;
    const whole: Course = {
      ...course,
      continues,
      isContinued: continued.has(course),
      history: () => (history ??= continues === null ? course.events() : [...continues.history().filter(({ kind }) => kind !== 'stop'), ...fromThere(continues, course)]),
    };
    joined.set(course, whole);
    return whole;
  };
  return courses.map(join);
}

function isContinuedBy({ episode, state, stopOn }: Course, { episode: { drug, asNeeded, startOn }, state: stateLater }: Course): boolean {
  if (state !== 'stopped' || (stateLater !== 'taking' && stateLater !== 'stopped') || episode.drug !== drug || episode.asNeeded !== asNeeded) return false;
  if (stopOn === null || startOn === null || episode.startOn === null || episode.startOn >= startOn) return false;
  return stopOn === startOn || addDays(stopOn, 1) === startOn;
}

/** What happened from the later entry on: its start is a change of dose, or nothing where the dose stayed. */
function fromThere(earlier: Course, { events }: Course): readonly DoseEvent[] {
  return events().flatMap((event): readonly DoseEvent[] => {
    if (event.kind !== 'start') return [event];
    const from = earlier.microgramsPerDay;
    const { to } = event;
    if (from === null || to === null) return [{ ...event, kind: 'unclear', from }];
    return from === to ? [] : [{ ...event, kind: to > from ? 'increase' : 'decrease', from }];
  });
}
