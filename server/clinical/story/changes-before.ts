import type { Course, DoseEvent } from '../facts/course';
import { firstReportOn, onsetOf } from '../facts/derived/onset';
import type { Onset } from '../facts/derived/onset';
import type { Facts } from '../facts/facts';
import { entryOf } from '../facts/joined-courses';
import type { Change } from '../model/assessment';
import { toEpochDay } from '../model/local-date';
import { doseInWords, milligrams } from '../words/dose';

/** Classes whose addition alters what an antidepressant does: interactions, more serotonin, more sedation. */
const INTERACTING = [
  'cyp2d6-narrow', 'cyp2d6-prodrug', 'cyp2b6-inhibitor', 'cyp2b6-inducer', 'cyp1a2-strong-inhibitor', 'cyp2c19-inhibitor', 'serotonergic-other',
  'cns-depressant', 'sedating-antihistamine', 'maoi-reversible', 'maoi-irreversible', 'beta-blocker',
];
/** An onset known only more coarsely has no lag in days. */
const COARSE_DAYS = 31;

/** Every start, stop, dose change, add-on and life event up to the onset, oldest first, with the days from it to the onset. */
export function changesBefore(facts: Facts): readonly Change[] {
  const lag = lagsToOnset(facts);
  return changesUntil(facts, lastDayBefore(facts) ?? facts.today).map((change) => ({ ...change, lagDays: lag(toEpochDay(change.on)) }));
}

/** The last day the onset can lie on, without an onset that of the first blunting report; `null` without either. */
function lastDayBefore(facts: Facts): number | null {
  const report = firstReportOn(facts);
  return onsetOf(facts)?.latest ?? (report === null ? null : toEpochDay(report.on));
}

/**
 * Days from a day to the onset, or to the first blunting report where no onset is known; `null` without either, after it, where the onset
 * is known too coarsely, and inside the days it can lie on: which of the two came first is not known.
 */
export function lagsToOnset(facts: Facts): (day: number) => number | null {
  const onset = onsetOf(facts);
  const last = lastDayBefore(facts);
  const reference = onset === null ? last : middleOf(onset);
  const isBetween = (day: number): boolean => onset !== null && onset.earliest < onset.latest && day > onset.earliest;
  return (day) => (reference === null || last === null || day > last || isBetween(day) ? null : Math.max(0, reference - day));
}

/** Every start, stop, dose change, add-on and life event up to a day, oldest first. */
export function changesUntil(facts: Facts, until: number): readonly Omit<Change, 'lagDays'>[] {
  // A medicine of which nobody knows whether it was taken has changed nothing that could be told.
  const medicines = facts.courses.filter(({ episode, isContinued }) => episode.status !== 'unknown' && !isContinued).flatMap((course) =>
    course.history().flatMap((event): Omit<Change, 'lagDays'>[] => {
      if (event.day > until) return [];
      const change = describe(course, event, facts);
      return change === null ? [] : [{ ...change, on: event.on, facts: [entryOf(course, event).episode.id] }];
    }),
  );
  const events = facts.lifeEvents().flatMap((event): Omit<Change, 'lagDays'>[] =>
    toEpochDay(event.on) > until ? [] : [{ what: event.title, kind: 'event', on: event.on, facts: [event.id] }],
  );
  return [...medicines, ...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.what < b.what ? -1 : a.what > b.what ? 1 : (a.facts[0] ?? '') < (b.facts[0] ?? '') ? -1 : 1));
}

/** The middle of the days the onset can lie on; `null` when they span more than a month. */
export const middleOf = ({ earliest, latest }: Onset): number | null => (latest - earliest > COARSE_DAYS ? null : Math.floor((earliest + latest) / 2));

type Described = Pick<Change, 'what' | 'kind'>;

function describe(course: Course, event: DoseEvent, facts: Facts): Described | null {
  const { terms } = course;
  const { name } = terms;
  const addOn = !terms.antidepressant && (terms.psychotropic || INTERACTING.some((id) => terms.classes.includes(id))) && withAntidepressant(facts, event.day);
  if (!terms.psychotropic && !addOn) return null;
  switch (event.kind) {
    case 'start':
      return { what: `${name} ${course.state === 'unclear' ? 'on record' : addOn ? 'added' : 'started'}${event.to === null ? '' : ` at ${doseInWords(event.to)} a day`}`, kind: addOn ? 'add-on' : 'start' };
    case 'stop':
      return { what: `${name} stopped${event.from === null ? '' : ` at ${doseInWords(event.from)} a day`}`, kind: 'stop' };
    case 'increase':
    case 'decrease':
      return { what: `${name} ${rangeInWords(event)} a day`, kind: 'dose' };
    case 'unclear':
      return { what: `${name} ${event.to === null ? 'changed, dose not recorded' : `recorded at ${doseInWords(event.to)} a day`}`, kind: 'dose' };
  }
}

/** `100 to 150 mg`. */
export const rangeInWords = ({ from, to }: Pick<DoseEvent, 'from' | 'to'>): string => (from === null || to === null ? '' : `${milligrams(from)} to ${doseInWords(to)}`);

/** `sertraline went from 100 to 150 mg`; the day is said by who tells it. */
export function changeInWords(name: string, event: DoseEvent): string {
  switch (event.kind) {
    case 'start':
      return `${name}${event.to === null ? '' : ` ${doseInWords(event.to)}`} was started`;
    case 'stop':
      return `${name} was stopped`;
    case 'increase':
    case 'decrease':
    case 'unclear':
      return `${name} went from ${rangeInWords(event)}`;
  }
}

/** An antidepressant was already being taken on the day. */
const withAntidepressant = (facts: Facts, day: number): boolean =>
  facts.courses.some(({ terms, state, stopOn, history, isContinued }) => {
    const start = history().find(({ kind }) => kind === 'start');
    return terms.antidepressant && !isContinued && state !== 'planned' && start !== undefined && start.day < day && (stopOn === null || toEpochDay(stopOn) >= day);
  });
