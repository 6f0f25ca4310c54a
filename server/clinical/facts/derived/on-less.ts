import type { FactId } from '../../model/ids';
import { fromEpochDay, toEpochDay } from '../../model/local-date';
import { dayInWords } from '../../words/day';
import { doseInWords } from '../../words/dose';
import type { Course } from '../course';
import { scoresOf } from '../facts';
import type { Facts } from '../facts';
import { entryOf, firstDayOf } from '../joined-courses';
import { exactly, none, UNKNOWN } from '../known-value';
import type { KnownValue } from '../known-value';
import { courseToChange } from './index-medicine';

/** Of a change of the dose the day belongs to both: a score of that day was taken on the dose before. */
type Stay = { readonly from: number; readonly to: number; readonly last: number; readonly dose: number; readonly episode: FactId };
type Found = Stay & { readonly score: number; readonly day: number; readonly report: FactId };

/** Spells on less of the suspected medicine than is taken now, in whichever taking of it, and of no other at the same time: doses of two are never added. */
function staysOnLess(facts: Facts): readonly Stay[] | null {
  const suspected = courseToChange(facts);
  const now = suspected?.microgramsPerDay ?? null;
  if (suspected === null || now === null) return null;
  const takings = facts.courses.filter(({ episode, state, isContinued }) => episode.drug === suspected.episode.drug && state !== 'planned' && !isContinued);
  return takings.filter(({ state }) => state !== 'unclear').flatMap((course) => {
    const beside = takings.filter((other) => other !== course);
    return course.history().flatMap((event, place, all): readonly Stay[] => {
      const { to: dose } = event;
      const next = all[place + 1];
      const until = next?.day ?? (course.state === 'taking' ? facts.today : null);
      if (dose === null || dose <= 0 || dose >= now || until === null) return [];
      const stay: Stay = { from: event.day, to: until, last: next === undefined || next.kind === 'stop' ? until : until - 1, dose, episode: entryOf(course, event).episode.id };
      return beside.reduce<readonly Stay[]>((left, other) => left.flatMap((one) => without(one, other)), [stay]);
    });
  });
}

/** The parts of a stay on whose days another taking did not run; what is not known of its days counts as having run. */
function without(stay: Stay, other: Course): readonly Stay[] {
  const startOn = firstDayOf(other);
  const start = startOn === null ? -Infinity : toEpochDay(startOn);
  const end = other.state === 'stopped' && other.stopOn !== null ? toEpochDay(other.stopOn) : Infinity;
  if (end < stay.from || start > stay.to) return [stay];
  const before: Stay = { ...stay, to: start, last: start - 1 };
  const after: Stay = { ...stay, from: end + 1 };
  return [before, after].filter(({ from, to, last }) => from <= last && from <= to);
}

/** The newest PHQ-9 of such a spell, at least four weeks into it and no later than its last day. */
function newestOnLess(facts: Facts): Found | null | 'unknown' {
  const stays = staysOnLess(facts);
  if (stays === null) return 'unknown';
  for (const { day, value, report } of scoresOf(facts, 'phq9', 'total')) {
    const stay = stays.find(({ from, to }) => day - from >= facts.terms.settings.timing.settledDays && day <= to);
    if (stay !== undefined) return { ...stay, score: value, day, report: report.id };
  }
  return null;
}

/** Newest PHQ-9 on record from a settled time on less of the suspected medicine; none where there is none. */
export function phq9OnLess(facts: Facts): KnownValue {
  const found = newestOnLess(facts);
  if (found === 'unknown') return UNKNOWN;
  return found === null ? none() : exactly(found.score, [found.episode, found.report]);
}

/** `50 mg a day from 02-Mar-2025 to 01-Jun-2025, PHQ-9 of 14 on 20-May-2025`. */
export function onLessInWords(facts: Facts): string | null {
  const found = newestOnLess(facts);
  if (found === null || found === 'unknown') return null;
  const days = `from ${dayInWords(fromEpochDay(found.from))} to ${dayInWords(fromEpochDay(Math.max(found.last, found.day)))}`;
  return `${doseInWords(found.dose)} a day ${days}, PHQ-9 of ${found.score} on ${dayInWords(fromEpochDay(found.day))}`;
}
