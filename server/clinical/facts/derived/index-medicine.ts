import { toEpochDay } from '../../model/local-date';
import type { Course } from '../course';
import type { Facts } from '../facts';
import { none, UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';
import { entriesOf } from '../joined-courses';
import { hasComeAnew } from './come-anew';
import { onsetOf } from './onset';
import type { Onset } from './onset';

/** How strongly the drugs file ties a drug to blunting, strongest first. */
const ASSOCIATIONS = ['reported-high', 'reported', 'not-an-antidepressant-but-reported', 'lower-reported'];

type Suspicion = { readonly course: Course | null; readonly others: readonly Course[] };

/** An antidepressant, and whether it is one for another use. */
type Ranked = { readonly setBack: (course: Course) => boolean; readonly onset: Onset | null };

const held = new WeakMap<Facts, Suspicion>();

/**
 * The medicine under suspicion: the prescriber's choice, else of the antidepressants taken now the one taken daily against
 * depression whose start or dose increase lies closest before the onset. Where none of those was begun by the onset, or only such as are
 * known to be seldom tied to blunting and have no nearer change, one that was taken at the onset and stopped since: an earlier course of
 * what is taken again too, another unless the numbness went after that stop and came anew.
 */
export const suspectedCourse = (facts: Facts): Course | null => suspicion(facts).course;

/** Antidepressants that what is recorded does not tell apart from the suspected one, timing aside; none once the prescriber has chosen. */
export const otherSuspects = (facts: Facts): readonly Course[] => suspicion(facts).others;

function suspicion(facts: Facts): Suspicion {
  const known = held.get(facts);
  if (known !== undefined) return known;
  const choice = chosen(facts);
  const found = choice === null ? fromChart(facts) : { course: choice, others: [] };
  held.set(facts, found);
  return found;
}

/** Ingredient of the medicine under suspicion; none where the list of medicines was received and holds none, else unknown. */
export function indexMedicine(facts: Facts): KnownValue {
  const course = suspectedCourse(facts);
  if (course !== null) return word(course.episode.drug, [course.episode.id]);
  return facts.chart.received.medications ? none() : UNKNOWN;
}

/** An answer names the episode or the drug; of a drug that was taken twice the course is meant in which the numbness began, taken again since or not. */
function chosen(facts: Facts): Course | null {
  const said = facts.confirmations.get('derived:indexMedicine');
  if (said?.value !== 'present' || typeof said.detail !== 'string') return null;
  const named = facts.courses.filter((course) => course.state !== 'planned' && !course.isContinued && entriesOf(course).some(({ episode }) => episode.id === said.detail || episode.drug === said.detail || episode.drugId === said.detail));
  const ranked = rankedOn(facts);
  const taken = named.filter(({ state }) => state === 'taking');
  const atOnset = named.filter((course) => isTakenAtOnset(facts, course) === true);
  return mostSuspect(taken.filter((course) => atOnset.includes(course)), ranked) ?? mostSuspect(atOnset, ranked) ?? taken[0] ?? named.at(-1) ?? null;
}

function fromChart(facts: Facts): Suspicion {
  const ranked = rankedOn(facts);
  const { onset, setBack } = ranked;
  const taken = takenNow(facts);
  const ended = endedSince(facts, ranked);
  // What went when it was stopped and came back when it was taken again is that medicine's.
  const ofDepression = ended.filter((course) => !setBack(course) && (againOf(course, taken).length > 0 || !hasComeAnew(facts, course)));
  const isAnyReported = ofDepression.some((course) => isReported(association(course)));
  const isNearer = (course: Course): boolean => isLinked(facts, course) && !ofDepression.some((other) => isLinked(facts, other));
  // What nobody looked into is not seldom.
  const isLessLikely = (course: Course): boolean => setBack(course) || (onset !== null && firstDay(course) > onset.latest) || (isAnyReported && isSeldom(course) && !isNearer(course));
  const isEndedMeant = ofDepression.length > 0 && taken.every(isLessLikely);
  const isEndedToo = isEndedMeant || (isAnyReported && !taken.some((course) => isReported(association(course))));
  const course = mostSuspect(taken.length === 0 ? ended : isEndedMeant ? ofDepression : taken, ranked);
  if (course === null) return { course, others: [] };
  const suspects = taken.length === 0 ? ended : isEndedToo ? [...ofDepression, ...taken] : taken;
  const others = suspects.filter((other) => other.episode.drug !== course.episode.drug && setBack(other) === setBack(course) && (onset === null || firstDay(other) <= onset.latest));
  return { course, others };
}

/** What the options change: the medicine under suspicion, where that has ended what is taken of it still or again, else of the antidepressants taken now the likeliest. */
export function courseToChange(facts: Facts): Course | null {
  const suspected = suspectedCourse(facts);
  return suspected?.state !== 'stopped' ? suspected : (takenStill(facts) ?? mostSuspect(takenNow(facts), rankedOn(facts)) ?? suspected);
}

/** The course in which the suspected medicine, stopped since, is taken now: begun again after that stop, or beside it all along; `null` where there is none. */
export function takenStill(facts: Facts): Course | null {
  const suspected = suspectedCourse(facts);
  return suspected?.state !== 'stopped' ? null : mostSuspect(againOf(suspected, takenNow(facts)), rankedOn(facts));
}

/** Whether a course was begun after another had ended; one that ran beside it was not begun again. */
export const isAfter = (course: Course, { stopOn }: Course): boolean => stopOn === null || firstDay(course) > toEpochDay(stopOn);

const againOf = ({ episode: { drug } }: Course, taken: readonly Course[]): readonly Course[] => taken.filter(({ episode }) => episode.drug === drug);

/** Whether it was taken on a day on which the numbness may have begun, ended since or not; without a reported onset nothing shows it. */
export function isTakenAtOnset(facts: Facts, course: Course): boolean | null {
  const { state, stopOn } = course;
  const onset = onsetOf(facts);
  if (onset === null || state === 'planned') return false;
  if (stopOn !== null && toEpochDay(stopOn) < onset.earliest) return false;
  if (firstDay(course) > onset.latest) return false;
  return state === 'unclear' || (state === 'stopped' && stopOn === null) || !isBegunBy(course, onset.latest) ? null : true;
}

/** Whether the chart shows that an antidepressant was taken daily against depression when the numbness began. */
export function antidepressantAtOnset(facts: Facts): KnownValue {
  const ranked = rankedOn(facts);
  const { onset, setBack } = ranked;
  if (onset === null) return word(false);
  const had = [...takenNow(facts).filter((course) => isBegunBy(course, onset.latest)), ...endedSince(facts, ranked)].filter((course) => !setBack(course));
  return word(had.length > 0, had.map(({ episode }) => episode.id));
}

const antidepressantsOf = (facts: Facts): readonly Course[] => facts.courses.filter(({ terms, isContinued }) => terms.antidepressant && !isContinued);
const takenNow = (facts: Facts): readonly Course[] => antidepressantsOf(facts).filter(({ state }) => state === 'taking');
const endedSince = (facts: Facts, { onset }: Ranked): readonly Course[] => (onset === null ? [] : antidepressantsOf(facts).filter((course) => wasTakenAt(course, onset.latest)));

function rankedOn(facts: Facts): Ranked {
  const onset = onsetOf(facts);
  return { onset, setBack: (course) => isForAnotherUse(course, doseAt(course, onset), facts.terms.settings.suspicion) };
}

const mostSuspect = (courses: readonly Course[], { onset, setBack }: Ranked): Course | null =>
  best(courses, (entry) => [
    setBack(entry) ? 0 : 1,
    ...(onset === null ? [-association(entry), firstDay(entry)] : [lastRiseBefore(entry, onset.latest), -firstDay(entry), -association(entry)]),
  ]);

/** Micrograms a day when the numbness began: a dose on its way down says nothing of what it was taken for. Begun later, or not known then: as it is now. */
const doseAt = ({ history, microgramsPerDay }: Course, onset: Onset | null): number | null =>
  (onset === null ? undefined : history().filter(({ kind, day }) => kind !== 'stop' && day <= onset.latest).at(-1)?.to) ?? microgramsPerDay;

const MICROGRAMS_PER_MG = 1000;

/** Taken as needed, below the lowest usual dose for depression, or recorded for sleep, pain and the like. What is not recorded counts for nothing. */
function isForAnotherUse({ episode, terms }: Course, microgramsPerDay: number | null, { otherReasons, ownReasons }: Facts['terms']['settings']['suspicion']): boolean {
  const lowest = terms.entry?.usualRangeMg?.[0] ?? null;
  if (episode.asNeeded || (lowest !== null && microgramsPerDay !== null && microgramsPerDay < lowest * MICROGRAMS_PER_MG)) return true;
  const reason = `${episode.indication ?? ''} ${episode.startReason ?? ''}`.toLowerCase();
  const speaksOf = (word: string): boolean => reason.includes(word);
  return otherReasons.some(speaksOf) && !ownReasons.some(speaksOf);
}

const wasTakenAt = (course: Course, day: number): boolean => {
  const { state, history } = course;
  const stop = history().find(({ kind }) => kind === 'stop');
  return state === 'stopped' && stop !== undefined && stop.day >= day && isBegunBy(course, day);
};

const isBegunBy = ({ history }: Course, day: number): boolean => history().some(({ kind, day: on }) => kind === 'start' && on <= day);

/** Day of the last start or increase up to a day; `-Infinity` when there is none. */
function lastRiseBefore({ history }: Course, day: number): number {
  return history().reduce((last, event) => ((event.kind === 'start' || event.kind === 'increase') && event.day <= day ? Math.max(last, event.day) : last), -Infinity);
}

const firstDay = ({ history }: Course): number => history().find(({ kind }) => kind === 'start')?.day ?? -Infinity;

/** Started or raised so shortly before the onset that its story tells of it. */
const isLinked = (facts: Facts, course: Course): boolean => {
  const onset = onsetOf(facts);
  return onset !== null && onset.latest - lastRiseBefore(course, onset.latest) <= facts.terms.settings.timing.linkedDays;
};

const isSeldom = (course: Course): boolean => ASSOCIATIONS[association(course)] === 'lower-reported';

/** The drugs file ties an antidepressant of this place to blunting. */
const isReported = (place: number): boolean => place <= ASSOCIATIONS.indexOf('reported');

function association({ terms }: Course): number {
  const level = blunting(terms.entry?.bluntingAssociation);
  const place = ASSOCIATIONS.indexOf(level);
  return place === -1 ? ASSOCIATIONS.length : place;
}

/** Level of association in the drugs file; empty when there is no entry. */
export function blunting(association: unknown): string {
  return typeof association === 'object' && association !== null && 'level' in association && typeof association.level === 'string' ? association.level : '';
}

/** The course with the greatest rank; among equals the first by id. */
function best(courses: readonly Course[], rank: (course: Course) => readonly number[]): Course | null {
  let top: { readonly course: Course; readonly rank: readonly number[] } | null = null;
  for (const course of courses) {
    const ranked = rank(course);
    if (top === null || isGreater(ranked, top.rank, course.episode.id < top.course.episode.id)) top = { course, rank: ranked };
  }
  return top?.course ?? null;
}

function isGreater(first: readonly number[], second: readonly number[], whenEqual: boolean): boolean {
  for (const [place, value] of first.entries()) {
    const other = second[place] ?? -Infinity;
    if (value !== other) return value > other;
  }
  return whenEqual;
}
