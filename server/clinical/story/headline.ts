import type { Course, CourseEvent, DoseEvent } from '../facts/course';
import { courseToChange, isAfter, otherSuspects, suspectedCourse, takenStill } from '../facts/derived/index-medicine';
import { loweredUnread } from '../facts/derived/lowered';
import { onsetOf } from '../facts/derived/onset';
import type { Onset } from '../facts/derived/onset';
import { otherRise, stoppedShortlyBefore } from '../facts/derived/other-medicine';
import type { Facts } from '../facts/facts';
import type { RaisedFlag } from '../flags/raise-flags';
import type { Assessment, Question } from '../model/assessment';
import { fromEpochDay, toEpochDay } from '../model/local-date';
import { doseInWords } from '../words/dose';
import { dayInWords, monthInWords, monthsInWords } from '../words/day';
import { nameOf } from '../words/medicine';
import { spanInWords } from '../words/span';
import { eventsBeforeOnset, isWithin, lastEventBefore, reportNames, recordedBefore, reportBefore, windowBeforeOnset } from './before-onset';
import { changeInWords, lagsToOnset } from './changes-before';
import { easedInWords } from './eased';
import { failedTrials } from './failed-trials';
import { moodInBrief, moodInWords } from './mood';
import type { Telling } from './telling';

/** As many words are read at a glance. */
const MOST_WORDS = 45;
const MOST_NAMED = 3;
const COARSE_DAYS = 31;
const SPOKEN: readonly Question['answer'][] = ['yes-no'];

/** Words with the changes of medicines that they speak of. */
type Told = { readonly words: string; readonly changes: readonly CourseEvent[] };

/** A part of the sentence: whole, and ever shorter where the sentence is too long. */
type Part = { readonly whole: Telling; readonly short: Telling; readonly shortest: Telling };

const tell = (words: string, ...changes: readonly (CourseEvent | null)[]): Told => ({ words, changes: changes.filter((change) => change !== null) });

/**
 * One plain sentence a prescriber would say to a colleague, and the changes of medicines and life events that it speaks of; it says what is
 * known and never what caused it.
 */
export function headline(facts: Facts, { flags, questions }: { readonly flags: readonly RaisedFlag[]; readonly questions: readonly Question[] }): Pick<Assessment, 'headline' | 'headlineBeside' | 'headlineChanges' | 'headlineEvents'> {
  const alarm = flags.find(({ flag, content }) => flag.level === 'emergency' || content.sameDayContact);
  const story = numbness(facts);
  const raised = raisedToo(facts);
  const ended = endedToo(facts);
  const lowered = loweredToo(facts);
  const lag = lagsToOnset(facts);
  const headlineChanges = [...story.changes, ...(raised?.changes ?? []), ...(ended?.changes ?? []), ...(lowered?.changes ?? [])].map(({ course, event }) => ({ episode: course.episode.id, kind: event.kind, on: event.on, lagDays: lag(event.day) }));
  // Where a medicine changed shortly before, that is the sentence; what else is recorded of that time stands beside it.
  const opening = [alarm?.flag.title ?? null, story.words, raised?.words ?? null, ended?.words ?? null, lowered?.words ?? null, easedInWords(facts)];
  const { text, apart } = withinWords({ opening, before: beforeIt(facts, isChangedShortlyBefore(facts, headlineChanges)), taken: takenToo(facts), mood: moodOf(facts), questions });
  const beside = [failedTrials(facts), reportNames(facts), ...apart, reportBefore(facts)].filter((part) => part !== null);
  return {
    headline: text,
    headlineBeside: beside.length === 0 ? null : sentence(beside),
    headlineChanges,
    headlineEvents: eventsBeforeOnset(facts).map(({ id }) => id),
  };
}

const sentence = (parts: readonly (string | null)[]): string => `${capitalised(parts.filter((part) => part !== null).join('; '))}.`;

type Sentence = { readonly text: string; readonly apart: readonly (string | null)[] };

/** The sentence as whole as it can be read at a glance. What was not asked gives way first: every question stands in full further down. */
function withinWords({ opening, before, taken, mood, questions }: { readonly opening: readonly (string | null)[]; readonly before: Part; readonly taken: string | null; readonly mood: Part; readonly questions: readonly Question[] }): Sentence {
  const versions = [[before.whole, mood.whole], [before.short, mood.whole], [before.short, mood.short], [before.short, mood.shortest], [before.shortest, mood.shortest]] as const;
  const counts = countsToName(questions);
  let told: Sentence = { text: '', apart: [] };
  for (const [then, now] of versions) {
    for (const named of counts) {
      told = { text: sentence([...opening, then.said, taken, now.said, notAsked(questions, named)]), apart: [then.beside, now.beside] };
      if (told.text.split(' ').length <= MOST_WORDS) return told;
    }
  }
  return told;
}

/** What else is recorded of the time before the onset; where a medicine changed in it, it stands beside the sentence. */
function beforeIt(facts: Facts, medicineChanged: boolean): Part {
  const recorded = recordedBefore(facts);
  const apart: Telling = { said: null, beside: recorded };
  if (medicineChanged) return { whole: apart, short: apart, shortest: apart };
  return { whole: { said: recorded, beside: null }, short: { said: lastEventBefore(facts), beside: recorded }, shortest: apart };
}

function moodOf(facts: Facts): Part {
  const whole: Telling = { said: moodInWords(facts), beside: null };
  return { whole, ...(moodInBrief(facts) ?? { short: whole, shortest: whole }) };
}

/** A change that the headline speaks of lies in the time before the onset that the rules on timing reach. */
function isChangedShortlyBefore(facts: Facts, changes: Assessment['headlineChanges']): boolean {
  const window = windowBeforeOnset(facts);
  return window !== null && changes.some(({ on }) => isWithin(window, toEpochDay(on)));
}

function numbness(facts: Facts): Told {
  const course = suspectedCourse(facts);
  const onset = onsetOf(facts);
  const report = facts.reports('sbr')[0];
  if (onset === null) {
    const reported = report === undefined ? 'no blunting report yet' : `numbness reported ${dayInWords(report.on)}, onset not known`;
    return after(reported, taking(facts, course));
  }
  const reported = `numbness ${onset.lifelong ? 'reported as always there' : `noticed ${onsetInWords(onset, facts)}`}`;
  if (onset.lifelong || course === null || course.state === 'unclear') return after(reported, taking(facts, course));
  return linked(course, onset, facts);
}

const after = (words: string, { words: then, changes }: Told): Told => ({ words: `${words}, ${then}`, changes });

/** The onset, as it was reported, beside the change of the suspected medicine that lies closest before it. */
function linked(course: Course, onset: Onset, facts: Facts): Told {
  const name = nameOf(course);
  const exact = onset.latest - onset.earliest <= COARSE_DAYS;
  const middle = Math.floor((onset.earliest + onset.latest) / 2);
  const reported = `numbness noticed ${onsetInWords(onset, facts)}`;
  const change = course.history().filter(({ day, kind }) => day <= onset.latest && kind !== 'unclear').at(-1);
  if (exact && change !== undefined && middle - change.day <= facts.terms.settings.timing.linkedDays) {
    const one = { course, event: change };
    // Which of the two came first is not known.
    const begun = begunSince(course, facts);
    const later = begun !== null && begun.event.day > onset.latest ? begun : null;
    const until = (day: number): string => spanInWords((later?.event.day ?? day) - day);
    const begunThen = later === null ? null : secondTaking(course, later, facts);
    if (change.day > onset.earliest) return tell(`${reported}, ${changeInWords(name, change)} ${dayInWords(change.on)}${later === null ? '' : `, ${begunThen?.short ?? nameOf(later.course)} ${until(change.day)} later`}`, one, later);
    const before = later === null ? '' : `, ${until(middle)} before ${begunThen?.whole ?? `${nameOf(later.course)} was started`}`;
    if (change.day === onset.latest) return tell(`numbness noticed on the day ${changeInWords(name, change)}${before}`, one, later);
    const about = onset.earliest === onset.latest ? '' : 'about ';
    return tell(`numbness noticed ${about}${spanInWords(middle - change.day)} after ${changeInWords(name, change)}${before}`, one, later);
  }
  const start = course.history().find(({ kind }) => kind === 'start');
  if (start !== undefined && onset.latest < start.day) {
    const own = { course, event: start };
    const first = firstEver(facts);
    if (first !== null && nameOf(first.course) !== name && exact && onset.latest < first.event.day) {
      return tell(`numbness noticed ${spanInWords(first.event.day - middle)} before ${nameOf(first.course)}, the first antidepressant on record, was started`, first);
    }
    const rise = riseBefore(onset, facts);
    if (rise !== null) {
      const risen = changeInWords(nameOf(rise.course), rise.event);
      // Which of the two came first is not known.
      if (rise.event.day >= onset.earliest) return tell(`${reported}, ${risen} ${dayInWords(rise.event.on)}, ${name} ${spanInWords(start.day - rise.event.day)} later`, rise, own);
      return tell(`numbness noticed ${onset.earliest === onset.latest ? '' : 'about '}${spanInWords(middle - rise.event.day)} after ${risen}, ${spanInWords(start.day - middle)} before ${name} was started`, rise, own);
    }
    return tell(exact ? `numbness noticed ${spanInWords(start.day - middle)} before ${name} was started` : `${reported}, before ${name} was started`, own);
  }
  return after(reported, taking(facts, course));
}

/** How the start of what is taken now is told where it is the suspected medicine itself: begun again after its stop, or a second entry beside it. */
function secondTaking(course: Course, later: CourseEvent, facts: Facts): { readonly short: string; readonly whole: string } | null {
  if (later.course !== takenStill(facts)) return null;
  return isAfter(later.course, course) ? { short: 'begun again', whole: 'it was begun again' } : { short: 'a second entry of it', whole: 'a second entry of it was begun' };
}

/** The start of what is taken now, where the suspected medicine has ended. */
function begunSince(course: Course, facts: Facts): CourseEvent | null {
  const now = courseToChange(facts);
  return course.state !== 'stopped' || now === null || now.state !== 'taking' ? null : eventOf(now, ({ kind }) => kind === 'start');
}

/** The start or rise of another psychotropic that the numbness followed, where it came before the suspected medicine: that is what changed. */
function riseBefore(onset: Onset, facts: Facts): CourseEvent | null {
  const start = suspectedCourse(facts)?.history().find(({ kind }) => kind === 'start');
  if (start === undefined || onset.latest >= start.day || onset.latest - onset.earliest > COARSE_DAYS) return null;
  return otherRise(facts, onset);
}

/** The antidepressant with the earliest start on record; `null` when one of them has no start that is known. */
export function firstEver(facts: Facts): CourseEvent | null {
  const courses = facts.courses.filter(({ terms, state }) => terms.antidepressant && state !== 'planned');
  const starts = courses.map((course) => eventOf(course, ({ kind }) => kind === 'start')).filter((start) => start !== null);
  return starts.length < courses.length ? null : starts.reduce<CourseEvent | null>((first, one) => (first === null || one.event.day < first.event.day ? one : first), null);
}

function eventOf(course: Course, isMeant: (event: DoseEvent) => boolean): CourseEvent | null {
  const event = course.history().find(isMeant);
  return event === undefined ? null : { course, event };
}

/** Another psychotropic started or raised in the months before the onset, and later than the suspected one was changed: that too changed before the numbness. */
function raisedToo(facts: Facts): Told | null {
  const onset = onsetOf(facts);
  if (onset === null || onset.lifelong || onset.latest - onset.earliest > COARSE_DAYS || riseBefore(onset, facts) !== null) return null;
  const rise = otherRise(facts, onset);
  const own = suspectedCourse(facts)?.history().filter(({ day }) => day <= onset.latest).at(-1);
  if (rise === null || (own !== undefined && own.day >= rise.event.day)) return null;
  return tell(`${changeInWords(nameOf(rise.course), rise.event)} on ${dayInWords(rise.event.on)}`, rise);
}

/** Another psychotropic that ended in the months before the onset: its effect, or its end, was there before the numbness. */
function endedToo(facts: Facts): Told | null {
  const onset = onsetOf(facts);
  if (onset === null || onset.latest - onset.earliest > COARSE_DAYS) return null;
  const ends = stoppedShortlyBefore(facts).filter((course) => !otherSuspects(facts).includes(course)).flatMap((course): CourseEvent[] => course.events().filter(({ kind, day }) => kind === 'stop' && day <= onset.latest).slice(-1).map((event) => ({ course, event })));
  const last = ends.reduce<CourseEvent | null>((newest, end) => (newest === null || end.event.day > newest.event.day ? end : newest), null);
  return last === null ? null : tell(`${changeInWords(nameOf(last.course), last.event)} on ${dayInWords(last.event.on)}`, last);
}

/** A lower dose since the numbness, of which nothing was measured yet: what comes next rests on it. */
function loweredToo(facts: Facts): Told | null {
  const lowered = loweredUnread(facts);
  return lowered === null ? null : tell(`${changeInWords(nameOf(lowered.course), lowered.event)} on ${dayInWords(lowered.event.on)}, not measured since`, lowered);
}

/** Other antidepressants that could as well be meant. */
function takenToo(facts: Facts): string | null {
  const others = otherSuspects(facts).map((course) => `${nameOf(course)}${course.microgramsPerDay === null ? '' : ` ${doseInWords(course.microgramsPerDay)}`}`);
  if (others.length === 0) return null;
  const stopped = otherSuspects(facts).every(({ state }) => state === 'stopped');
  return `${others.join(' and ')} ${stopped ? 'was taken then too' : others.length === 1 ? 'is taken too' : 'are taken too'}`;
}

function taking(facts: Facts, course: Course | null): Told {
  if (course === null) return withoutSuspect(facts);
  if (course.state === 'stopped') return again(facts) ?? stopped(course);
  const since = course.onDoseSince === null ? '' : ` since ${monthInWords(course.onDoseSince, facts.on)}`;
  const dose = course.microgramsPerDay === null ? '' : ` ${doseInWords(course.microgramsPerDay)}`;
  if (course.state === 'unclear') return tell(`${nameOf(course)}${dose} on the list, not said whether taken`);
  return tell(`takes ${nameOf(course)}${dose}${since}${dose === '' ? ', dose not recorded' : ''}`, eventOf(course, ({ on }) => on === course.onDoseSince));
}

/** The suspected medicine was stopped and is taken again, or goes on in another entry; `null` where it is not. */
function again(facts: Facts): Told | null {
  const [before, now] = [suspectedCourse(facts), takenStill(facts)];
  if (before === null || now === null) return null;
  const start = eventOf(now, ({ kind }) => kind === 'start');
  const since = start === null ? '' : ` since ${dayInWords(start.event.on)}`;
  return tell(isAfter(now, before) ? `${stopped(before).words}, taken again${since}` : `one entry of ${stopped(before).words}, another taken${since}`, ...stopped(before).changes, start);
}

/** No antidepressant is known to be taken: none is listed, of those listed it is not said, or all were stopped or are planned. */
function withoutSuspect(facts: Facts): Told {
  if (!facts.chart.received.medications) return tell('no medication list received');
  const antidepressants = facts.courses.filter(({ terms }) => terms.antidepressant);
  const unclear = antidepressants.filter(({ state }) => state === 'unclear').map(nameOf);
  if (unclear.length > 0) return tell(`${[...new Set(unclear)].join(' and ')} on the list, not said whether taken`);
  const newest = antidepressants.filter(({ state }) => state === 'stopped').reduce<Course | null>((last, course) => (last === null || (course.stopOn ?? '') >= (last.stopOn ?? '') ? course : last), null);
  if (newest !== null) return after('no antidepressant taken now', stopped(newest));
  return tell(antidepressants.length === 0 ? 'no antidepressant on the list' : 'no antidepressant taken now');
}

const stopped = (course: Course): Told =>
  tell(`${nameOf(course)} stopped${course.stopOn === null ? ', day not recorded' : ` ${dayInWords(course.stopOn)}`}`, eventOf(course, ({ kind }) => kind === 'stop'));

const onsetInWords = ({ earliest, latest }: Onset, facts: Facts): string => {
  const [from, to] = monthsInWords(fromEpochDay(earliest), fromEpochDay(latest), facts.on);
  return from === to ? `since ${from}` : `between ${from} and ${to}`;
};

const spoken = (questions: readonly Question[]): readonly Question[] => questions.filter(({ answer, askedOn }) => SPOKEN.includes(answer) && askedOn === null);

/** How many of what was not asked may be named, the most first; what is asked for safety is always named. */
function countsToName(questions: readonly Question[]): readonly number[] {
  const fewest = Math.min(MOST_NAMED, Math.max(1, spoken(questions).filter(({ forSafety }) => forSafety).length));
  return Array.from({ length: MOST_NAMED - fewest + 1 }, (_, less) => MOST_NAMED - less);
}

/** What nobody asked, then what was answered too long ago to count: that was asked. */
function notAsked(questions: readonly Question[], named: number): string | null {
  const open = spoken(questions);
  const names = open.slice(0, named);
  const rest = open.length - named;
  const parts = ([['not asked', false], ['ask again', true]] as const).flatMap(([words, again]) => {
    const own = names.filter(({ answeredBefore }) => (answeredBefore !== undefined) === again).map(({ short }) => short);
    return own.length === 0 ? [] : [`${words}: ${own.join(', ')}`];
  });
  return parts.length === 0 ? null : `${parts.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
