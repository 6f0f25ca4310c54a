import { daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Course, DoseEvent } from './course';

/**
 * Courses of one medicine of which the one begins on the last day of the other or the day after, as when the form or the entry was
 * changed, or in its last few days, as when the new entry was made before the old one was closed: one taking, of which the later entry
 * holds the whole history. A change of the entry is no stop and no start.
 * @param leeway - days; entries that overlap for longer may be two doses that were taken together
 */
export function joinCourses(courses: readonly Course[], leeway: number): readonly Course[] {
  const before = new Map<Course, Course>();
  for (const later of courses) {
    const alone = courses.filter((course) => goesOnIn(course, later, leeway) && courses.filter((other) => goesOnIn(course, other, leeway)).length === 1);
    const earlier = alone.find((course) => isContinuedBy(course, later)) ?? alone[0];
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
    const isDoseKept = continues !== null && fromThere(continues, course).every(({ kind }) => kind === 'stop');
    let history: readonly DoseEvent[] | null = null;
    const whole: Course = {
      ...course,
      continues,
      isContinued: continued.has(course),
      onDoseSince: isDoseKept ? continues.onDoseSince : course.onDoseSince,
      history: () => (history ??= continues === null ? course.events() : [...continues.history().filter(({ kind }) => kind !== 'stop'), ...fromThere(continues, course)]),
    };
    joined.set(course, whole);
    return whole;
  };
  return courses.map(join);
}

/** The entries that are one taking, in order; of most courses only the one. */
export const entriesOf = (course: Course): readonly Course[] => [...(course.continues === null ? [] : entriesOf(course.continues)), course];

/** The first day of a taking, in whichever entry; `null` where it is not recorded. */
export const firstDayOf = (course: Course): LocalDate | null => entriesOf(course)[0]?.episode.startOn ?? null;

/** The entry of a taking on whose days something happened, so that what is told leads to the record that holds it. */
export const entryOf = (course: Course, { on }: DoseEvent): Course => entriesOf(course).findLast(({ episode: { startOn } }) => startOn !== null && startOn <= on) ?? course;

/** Stopped, and not merely going on in another entry; a reason recorded for the end of an entry is one all the same. */
export const hasEnded = ({ state, isContinued, episode }: Course): boolean => state === 'stopped' && (!isContinued || episode.stopReason !== null);

const goesOnIn = (earlier: Course, later: Course, leeway: number): boolean => isContinuedBy(earlier, later) || overlapsInto(earlier, later, leeway);

function isContinuedBy(earlier: Course, later: Course): boolean {
  const days = overlapDays(earlier, later);
  return days === 0 || days === -1;
}

/** The later one begins in the last days of the earlier one, outlasts it, and nothing of the earlier one changes while both run. */
function overlapsInto(earlier: Course, later: Course, leeway: number): boolean {
  const days = overlapDays(earlier, later);
  if (days === null || days <= 0 || days > leeway) return false;
  const { startOn } = later.episode;
  const outlasts = later.stopOn === null || (earlier.stopOn !== null && later.stopOn > earlier.stopOn);
  return outlasts && !earlier.events().some(({ kind, on }) => kind !== 'stop' && startOn !== null && on >= startOn);
}

/** Days from the start of the later entry to the end of the earlier one; `null` where they are not two entries of one regular medicine that was taken. */
function overlapDays({ episode, state, stopOn }: Course, { episode: { drug, asNeeded, startOn }, state: stateLater }: Course): number | null {
  if (state !== 'stopped' || (stateLater !== 'taking' && stateLater !== 'stopped') || episode.drug !== drug || episode.asNeeded !== asNeeded) return null;
  if (stopOn === null || startOn === null || episode.startOn === null || episode.startOn >= startOn) return null;
  return daysBetween(startOn, stopOn);
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
