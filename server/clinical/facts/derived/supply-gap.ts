import type { MedicationEpisode, Refill } from '../../model/chart';
import { addDays, compareDays, toEpochDay } from '../../model/local-date';
import type { LocalDate } from '../../model/local-date';
import { dayInWords } from '../../words/day';
import { nameOf } from '../../words/medicine';
import { countedAnswers } from '../confirmations';
import type { Course } from '../course';
import type { Facts } from '../facts';
import { entriesOf, firstDayOf } from '../joined-courses';
import { word } from '../known-value';
import type { KnownValue } from '../known-value';
import { courseToChange } from './index-medicine';

type Gap = { /** First day without supply. */ readonly from: LocalDate; /** Day of the next supply; `null` while there is none. */ readonly to: LocalDate | null };

type Now = { readonly on: LocalDate; /** Days late that are no gap. */ readonly leeway: number };

type Spell = { readonly from: LocalDate; /** First day on which nothing was left. */ readonly to: LocalDate };

/**
 * Spells of more than a week in which nothing of what was dispensed of a medicine was left while it was taken, in order. A renewal is often an entry
 * of its own: what was left of the entry that it goes on from is taken first, and where two entries of one dose and formulation stand, what is there
 * of either. An entry of another may be taken beside it: what is there of it says nothing of this one. Empty where a supply has no length, and where
 * nothing is recorded as dispensed of an entry that is taken.
 */
function supplyGaps(course: Course, { courses, on, terms }: Facts): readonly Gap[] {
  const leeway = terms.settings.records.supplyLeewayDays;
  const first = [...refillsOf(course)].sort(byDay)[0]?.on;
  if (first === undefined) return [];
  const takings = courses.filter((other) => !other.isContinued && isOneSupply(other, course, { on, leeway }) && (other.state === 'taking' || (other.state === 'stopped' && other.stopOn !== null && other.stopOn >= first)));
  if (takings.some(({ state, episode }) => state === 'taking' && episode.refills.length === 0)) return [];
  const supplied = takings.map((taking) => suppliedSpells(taking, on));
  if (supplied.includes(null)) return [];
  const spells = supplied.flatMap((of) => of ?? []).sort((a, b) => compareDays(a.from, b.from));
  const gaps: Gap[] = [];
  let coveredTo: LocalDate | null = null;
  for (const { from, to } of spells) {
    if (coveredTo !== null && isLate(coveredTo, from, leeway) && from > first) gaps.push({ from: coveredTo, to: from });
    if (coveredTo === null || to > coveredTo) coveredTo = to;
  }
  return coveredTo !== null && isLate(coveredTo, on, leeway) ? [...gaps, { from: coveredTo, to: null }] : gaps;
}

/** Two entries that are dispensed for one taking: of one daily dose and formulation, or one that was made in the last few days of the other. */
function isOneSupply(other: Course, course: Course, now: Now): boolean {
  if (other === course) return true;
  const [one, two] = [course.episode, other.episode];
  if (one.drug !== two.drug || one.asNeeded !== two.asNeeded) return false;
  return (one.drugId === two.drugId && course.microgramsPerDay !== null && course.microgramsPerDay === other.microgramsPerDay) || !isBeside(course, other, now);
}

/** Both run for longer than it takes to close the old entry; what has no first day may. */
function isBeside(course: Course, other: Course, { on, leeway }: Now): boolean {
  const [, laterStart] = [course, other].flatMap((taking) => firstDayOf(taking) ?? []).sort(compareDays);
  const [earlierEnd] = [course.stopOn ?? on, other.stopOn ?? on].sort(compareDays);
  return laterStart === undefined || earlierEnd === undefined || isLate(laterStart, earlierEnd, leeway);
}

const refillsOf = (taking: Course): MedicationEpisode['refills'] => entriesOf(taking).flatMap(({ episode }) => episode.refills);
const byDay = (a: Refill, b: Refill): number => compareDays(a.on, b.on);

/** The days for which what was dispensed of one taking lasts; `null` where a supply has no length. */
function suppliedSpells(taking: Course, on: LocalDate): readonly Spell[] | null {
  const spells: Spell[] = [];
  for (const { on: from, daysSupply } of refillsOf(taking).filter((refill) => refill.on <= on).sort(byDay)) {
    if (daysSupply === null) return null;
    const last = spells.at(-1);
    if (last !== undefined && from <= last.to) spells[spells.length - 1] = { from: last.from, to: addDays(last.to, daysSupply) };
    else spells.push({ from, to: addDays(from, daysSupply) });
  }
  return spells;
}

const isLate = (coveredTo: LocalDate, day: LocalDate, leeway: number): boolean => toEpochDay(day) - toEpochDay(coveredTo) > leeway;

/** First day without supply, when what was dispensed of a course that goes on ran out more than a week before the day. */
export function supplyGapOn(course: Course, facts: Facts): LocalDate | null {
  const last = course.state === 'taking' ? supplyGaps(course, facts).at(-1) : undefined;
  return last?.to === null ? last.from : null;
}

/**
 * The daily dose that goes on in a newer entry of the same medicine, in micrograms, where what was dispensed of an entry ran out and nobody closed it:
 * the highest of which something was dispensed by then, and nothing was lacking since. `null` where there is none, or its dose is not known. A newer
 * entry, renewed or not, from whose first day on the old one was dispensed again goes on from nothing: the two were taken side by side.
 */
export function goesOnWith(course: Course, gapOn: LocalDate, facts: Facts): number | null {
  const { episode } = course;
  const on = toEpochDay(gapOn);
  const lastDispensed = refillsOf(course).filter((refill) => refill.on <= facts.on).sort(byDay).at(-1)?.on ?? null;
  const newer = facts.courses.filter((other) => {
    const first = firstDayOf(other);
    return other.state === 'taking' && !other.isContinued && other.episode.drug === episode.drug && other.episode.asNeeded === episode.asNeeded &&
      first !== null && episode.startOn !== null && first > episode.startOn && lastDispensed !== null && lastDispensed < first && isSuppliedSince(other, on, facts);
  });
  return newer.reduce<number | null>((highest, { microgramsPerDay }) => (microgramsPerDay === null ? highest : Math.max(microgramsPerDay, highest ?? 0)), null);
}

function isSuppliedSince(course: Course, day: number, facts: Facts): boolean {
  const [first] = suppliedSpells(course, facts.on) ?? [];
  return first !== undefined && toEpochDay(first.from) - day <= facts.terms.settings.records.supplyLeewayDays && supplyGaps(course, facts).every(({ to }) => to !== null && toEpochDay(to) <= day);
}

const ANSWER = 'item:adherence';

/** The newest gap in the supply of the medicine that would change in the last year that nobody asked about since. */
function unaskedGap(facts: Facts): { readonly gap: Gap; readonly course: Course } | null {
  const course = courseToChange(facts);
  if (course === null || course.state !== 'taking') return null;
  const gap = supplyGaps(course, facts).at(-1);
  if (gap === undefined || facts.today - toEpochDay(gap.to ?? facts.on) > facts.terms.settings.records.supplyAskedDays) return null;
  const said = countedAnswers(facts.chart.confirmations, facts.terms).filter(({ fact, value, on }) => fact === ANSWER && value !== 'unknown' && on <= facts.on);
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
