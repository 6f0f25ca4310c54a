import type { Course, CourseEvent } from '../facts/course';
import { otherSuspects, suspectedCourse } from '../facts/derived/index-medicine';
import { onsetOf } from '../facts/derived/onset';
import type { Onset } from '../facts/derived/onset';
import { otherRise } from '../facts/derived/other-medicine';
import { isRemission, remissionRun } from '../facts/derived/remission';
import { scoresOf } from '../facts/facts';
import type { Facts } from '../facts/facts';
import { exactNumber } from '../facts/known-value';
import type { RaisedFlag } from '../flags/raise-flags';
import type { Question } from '../model/assessment';
import { fromEpochDay } from '../model/local-date';
import { doseInWords } from '../words/dose';
import { dayInWords, monthInWords, monthsInWords } from '../words/day';
import { nameOf } from '../words/medicine';
import { spanInWords } from '../words/span';
import { changeInWords } from './changes-before';

const RECENT_DAYS = 28;
const NOTABLE_RISE = 5;
const MOST_NAMED = 3;
const COARSE_DAYS = 31;
/** A change longer ago than this does not explain a day of onset in one sentence. */
const LINKED_DAYS = 365;
const SPOKEN: readonly Question['answer'][] = ['yes-no'];

/** One plain sentence a prescriber would say to a colleague; it says what is known and never what caused it. */
export function headline(facts: Facts, { flags, questions }: { readonly flags: readonly RaisedFlag[]; readonly questions: readonly Question[] }): string {
  const alarm = flags.find(({ flag, content }) => flag.level === 'emergency' || content.sameDayContact);
  const parts = [alarm?.flag.title ?? null, numbness(facts), raisedToo(facts), takenToo(facts), mood(facts), notAsked(questions)].filter((part) => part !== null);
  const sentence = parts.map((part, place) => (place === 0 ? capitalised(part) : part)).join('; ');
  return `${sentence}.`;
}

function numbness(facts: Facts): string {
  const course = suspectedCourse(facts);
  const onset = onsetOf(facts);
  const report = facts.reports('sbr')[0];
  if (onset === null) {
    const told = report === undefined ? 'no blunting report yet' : `numbness reported ${dayInWords(report.on)}, onset not known`;
    return `${told}, ${taking(facts, course)}`;
  }
  if (course?.state === 'unclear') return `numbness reported ${onset.lifelong ? 'as always there' : onsetInWords(onset, facts)}, ${taking(facts, course)}`;
  if (onset.lifelong) return `numbness reported as always there, ${taking(facts, course)}`;
  if (course === null) return `numbness reported ${onsetInWords(onset, facts)}, ${taking(facts, course)}`;
  return linked(course, onset, facts);
}

/** The reported onset beside the change of the suspected medicine that lies closest before it. */
function linked(course: Course, onset: Onset, facts: Facts): string {
  const name = nameOf(course);
  const exact = onset.latest - onset.earliest <= COARSE_DAYS;
  const middle = Math.floor((onset.earliest + onset.latest) / 2);
  const change = course.events().filter(({ day, kind }) => day <= onset.latest && kind !== 'unclear').at(-1);
  if (exact && change !== undefined && middle - change.day <= LINKED_DAYS) {
    // Which of the two came first is not known.
    if (change.day > onset.earliest) return `numbness reported ${onsetInWords(onset, facts)}, ${changeInWords(name, change)} ${dayInWords(change.on)}`;
    if (change.day === onset.latest) return `numbness reported on the day ${changeInWords(name, change)}`;
    const about = onset.earliest === onset.latest ? '' : 'about ';
    return `numbness reported ${about}${spanInWords(middle - change.day)} after ${changeInWords(name, change)}`;
  }
  const start = course.events().find(({ kind }) => kind === 'start');
  if (start !== undefined && onset.latest < start.day) {
    const first = firstEver(facts);
    if (first !== null && first.name !== name && exact && onset.latest < first.day) return `numbness reported ${spanInWords(first.day - middle)} before ${first.name}, the first antidepressant on record, was started`;
    const rise = riseBefore(onset, facts);
    if (rise !== null) {
      const risen = changeInWords(nameOf(rise.course), rise.event);
      // Which of the two came first is not known.
      if (rise.event.day >= onset.earliest) return `numbness reported ${onsetInWords(onset, facts)}, ${risen} ${dayInWords(rise.event.on)}, ${name} ${spanInWords(start.day - rise.event.day)} later`;
      return `numbness reported ${onset.earliest === onset.latest ? '' : 'about '}${spanInWords(middle - rise.event.day)} after ${risen}, ${spanInWords(start.day - middle)} before ${name} was started`;
    }
    return exact ? `numbness reported ${spanInWords(start.day - middle)} before ${name} was started` : `numbness reported ${onsetInWords(onset, facts)}, before ${name} was started`;
  }
  return `numbness reported ${onsetInWords(onset, facts)}, ${taking(facts, course)}`;
}

/** The start or rise of another psychotropic that the numbness followed, where it came before the suspected medicine: that is what changed. */
function riseBefore(onset: Onset, facts: Facts): CourseEvent | null {
  const start = suspectedCourse(facts)?.events().find(({ kind }) => kind === 'start');
  if (start === undefined || onset.latest >= start.day || onset.latest - onset.earliest > COARSE_DAYS) return null;
  return otherRise(facts, onset);
}

/** The antidepressant with the earliest start on record; `null` when one of them has no start that is known. */
function firstEver(facts: Facts): { readonly name: string; readonly day: number } | null {
  const starts = facts.courses.filter(({ terms, state }) => terms.antidepressant && state !== 'planned').map((course) => ({ name: nameOf(course), day: course.events().find(({ kind }) => kind === 'start')?.day ?? null }));
  const known = starts.flatMap(({ name, day }) => (day === null ? [] : [{ name, day }]));
  return known.length < starts.length ? null : known.reduce<(typeof known)[number] | null>((first, one) => (first === null || one.day < first.day ? one : first), null);
}

/** Another psychotropic started or raised in the months before the onset, and later than the suspected one was changed: that too changed before the numbness. */
function raisedToo(facts: Facts): string | null {
  const onset = onsetOf(facts);
  if (onset === null || onset.lifelong || onset.latest - onset.earliest > COARSE_DAYS || riseBefore(onset, facts) !== null) return null;
  const rise = otherRise(facts, onset);
  const own = suspectedCourse(facts)?.events().filter(({ day }) => day <= onset.latest).at(-1);
  if (rise === null || (own !== undefined && own.day >= rise.event.day)) return null;
  return `${changeInWords(nameOf(rise.course), rise.event)} on ${dayInWords(rise.event.on)}`;
}

/** Other antidepressants that could as well be meant. */
function takenToo(facts: Facts): string | null {
  const others = otherSuspects(facts).map((course) => `${nameOf(course)}${course.microgramsPerDay === null ? '' : ` ${doseInWords(course.microgramsPerDay)}`}`);
  if (others.length === 0) return null;
  const stopped = otherSuspects(facts).every(({ state }) => state === 'stopped');
  return `${others.join(' and ')} ${stopped ? 'was taken then too' : others.length === 1 ? 'is taken too' : 'are taken too'}`;
}

function taking(facts: Facts, course: Course | null): string {
  if (course === null) return withoutSuspect(facts);
  if (course.state === 'stopped') return stoppedInWords(course);
  const since = course.onDoseSince === null ? '' : ` since ${monthInWords(course.onDoseSince, facts.on)}`;
  const dose = course.microgramsPerDay === null ? '' : ` ${doseInWords(course.microgramsPerDay)}`;
  if (course.state === 'unclear') return `${nameOf(course)}${dose} on the list, not said whether taken`;
  return `takes ${nameOf(course)}${dose}${since}${dose === '' ? ', dose not recorded' : ''}`;
}

/** No antidepressant is known to be taken: none is listed, of those listed it is not said, or all were stopped or are planned. */
function withoutSuspect(facts: Facts): string {
  if (!facts.chart.received.medications) return 'no medication list received';
  const antidepressants = facts.courses.filter(({ terms }) => terms.antidepressant);
  const unclear = antidepressants.filter(({ state }) => state === 'unclear').map(nameOf);
  if (unclear.length > 0) return `${[...new Set(unclear)].join(' and ')} on the list, not said whether taken`;
  const stopped = antidepressants.filter(({ state }) => state === 'stopped').reduce<Course | null>((last, course) => (last === null || (course.stopOn ?? '') >= (last.stopOn ?? '') ? course : last), null);
  if (stopped !== null) return `no antidepressant taken now, ${stoppedInWords(stopped)}`;
  return antidepressants.length === 0 ? 'no antidepressant on the list' : 'no antidepressant taken now';
}

const stoppedInWords = (course: Course): string => `${nameOf(course)} stopped${course.stopOn === null ? ', day not recorded' : ` ${dayInWords(course.stopOn)}`}`;

const onsetInWords = ({ earliest, latest }: Onset, facts: Facts): string => {
  const [from, to] = monthsInWords(fromEpochDay(earliest), fromEpochDay(latest), facts.on);
  return from === to ? `since ${from}` : `with its onset between ${from} and ${to}`;
};

function mood(facts: Facts): string {
  const newest = scoresOf(facts, 'phq9', 'total')[0];
  if (newest === undefined) return 'no PHQ-9 recorded';
  const run = remissionRun(facts);
  const recent = facts.today - newest.day <= RECENT_DAYS;
  const estimated = newest.report.estimated ? ' (estimated)' : '';
  if (!recent) return `last PHQ-9 ${newest.value}${estimated} in ${monthInWords(newest.report.on, facts.on)}`;
  if (run !== null && isRemission(run, facts)) return `PHQ-9 in remission since ${monthInWords(fromEpochDay(run.firstDay), facts.on)}`;
  const rise = exactNumber(facts.derive('phq9Rise'));
  if (rise !== null && rise >= NOTABLE_RISE) return `PHQ-9 up ${rise} points to ${newest.value}${estimated}, depression may be returning or getting worse`;
  return `PHQ-9 ${newest.value}${estimated} on ${dayInWords(newest.report.on)}`;
}

function notAsked(questions: readonly Question[]): string | null {
  const names = questions.filter(({ answer, askedOn }) => SPOKEN.includes(answer) && askedOn === null).map(({ short }) => short);
  if (names.length === 0) return null;
  const rest = names.length - MOST_NAMED;
  return `not asked: ${names.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
