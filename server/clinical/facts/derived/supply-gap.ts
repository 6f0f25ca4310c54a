import { addDays, toEpochDay } from '../../model/local-date';
import type { LocalDate } from '../../model/local-date';
import { dayInWords } from '../../words/day';
import { nameOf } from '../../words/medicine';
import type { Course } from '../course';
import type { Facts } from '../facts';
import { word } from '../known-value';
import type { KnownValue } from '../known-value';
import { SUPPLY_LEEWAY_DAYS } from '../supply-leeway';
import { suspectedCourse } from './index-medicine';

type Gap = { /** First day without supply. */ readonly from: LocalDate; /** Day of the next supply; `null` while there is none. */ readonly to: LocalDate | null };

/** Spells of more than a week in which nothing of what was dispensed of a course was left, in order; empty where a supply has no length. */
function supplyGaps({ episode }: Course, on: LocalDate): readonly Gap[] {
  const gaps: Gap[] = [];
  let coveredTo: LocalDate | null = null;
  for (const { on: from, daysSupply } of [...episode.refills].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    if (from > on) continue;
    if (daysSupply === null) return [];
    if (coveredTo !== null && isLate(coveredTo, from)) gaps.push({ from: coveredTo, to: from });
    coveredTo = addDays(coveredTo !== null && coveredTo > from ? coveredTo : from, daysSupply);
  }
  return coveredTo !== null && isLate(coveredTo, on) ? [...gaps, { from: coveredTo, to: null }] : gaps;
}

const isLate = (coveredTo: LocalDate, day: LocalDate): boolean => toEpochDay(day) - toEpochDay(coveredTo) > SUPPLY_LEEWAY_DAYS;

/** First day without supply, when what was dispensed of a course that goes on ran out more than a week before the day. */
export function supplyGapOn(course: Course, on: LocalDate): LocalDate | null {
  const last = course.state === 'taking' ? supplyGaps(course, on).at(-1) : undefined;
  return last?.to === null ? last.from : null;
}

/** How far back a gap is asked about. */
const ASKED_DAYS = 365;
const ANSWER = 'item:adherence';

/** The newest gap in the supply of the suspected medicine in the last year that nobody asked about since. */
function unaskedGap(facts: Facts): { readonly gap: Gap; readonly course: Course } | null {
  const course = suspectedCourse(facts);
  if (course === null || course.state !== 'taking') return null;
  const gap = supplyGaps(course, facts.on).at(-1);
  if (gap === undefined || facts.today - toEpochDay(gap.to ?? facts.on) > ASKED_DAYS) return null;
  const said = facts.chart.confirmations.filter(({ fact, value, on }) => fact === ANSWER && value !== 'unknown' && on <= facts.on);
  return said.some(({ on }) => on >= (gap.to ?? gap.from)) ? null : { gap, course };
}

/** Whether what was dispensed of the suspected medicine had run out for more than a week, and nobody asked since. */
export function supplyGapUnasked(facts: Facts): KnownValue {
  const found = unaskedGap(facts);
  return found === null ? word(false) : word(true, [found.course.episode.id]);
}

/** `sertraline, nothing left from 03-Aug-2026 to 24-Aug-2026`. */
export function supplyGapInWords(facts: Facts): string | null {
  const found = unaskedGap(facts);
  if (found === null) return null;
  const { gap: { from, to }, course } = found;
  return `${nameOf(course)}, nothing left ${to === null ? `since ${dayInWords(from)}` : `from ${dayInWords(from)} to ${dayInWords(to)}`}`;
}
