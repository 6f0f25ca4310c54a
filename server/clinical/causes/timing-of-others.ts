import type { Course, DoseEvent } from '../facts/course';
import { others, stoppedTakenBefore } from '../facts/derived/other-medicine';
import { onsetOf } from '../facts/derived/onset';
import type { Facts } from '../facts/facts';
import type { Finding, MedicineTiming } from '../model/assessment';
import { changeInWords, lagsToOnset } from '../story/changes-before';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { nameOf } from '../words/medicine';
import { spanInWords } from '../words/span';


/** Each other medicine behind the findings, and each that was taken at the onset or shortly before and has ended, with when it changed: the latest change before the numbness first. */
export function timingOfOthers(found: readonly Finding[], facts: Facts): readonly MedicineTiming[] {
  const named = new Set(found.flatMap((finding) => finding.facts));
  const ended = stoppedTakenBefore(facts);
  const told = others(facts).concat(facts.courses.filter(({ terms, state }) => !terms.psychotropic && state !== 'planned')).filter((course) => named.has(course.episode.id) || (course.terms.psychotropic && ended.includes(course)));
  return told
    .map((course) => ({ course, change: lastBefore(course, facts) }))
    .sort((a, b) => (b.change?.day ?? -Infinity) - (a.change?.day ?? -Infinity) || (a.course.episode.id < b.course.episode.id ? -1 : 1))
    .map(({ course, change }) => ({ words: inWords(course, change, facts), facts: [course.episode.id] }));
}

/** The last start, change or stop up to the numbness, or up to today where its day is not known. */
export function lastBefore({ history }: Course, facts: Facts): DoseEvent | null {
  const until = onsetOf(facts)?.latest ?? facts.today;
  return history().filter(({ day }) => day <= until).at(-1) ?? null;
}

/** Changed so long before the numbness that the interval tells nothing, and not since. */
export function isUnchanged(course: Course, facts: Facts): boolean {
  const onset = onsetOf(facts);
  const change = lastBefore(course, facts);
  return onset !== null && !onset.lifelong && change !== null && change.kind !== 'stop' && onset.earliest - change.day > facts.terms.settings.timing.linkedDays && change === course.history().at(-1);
}

function inWords(course: Course, change: DoseEvent | null, facts: Facts): string {
  const name = nameOf(course);
  const onset = onsetOf(facts);
  const dose = course.microgramsPerDay === null ? '' : ` ${doseInWords(course.microgramsPerDay)}`;
  if (change === null) {
    const first = course.history()[0];
    return first === undefined ? `${name}${dose}: since when is not recorded` : `${changeInWords(name, first)} on ${dayInWords(first.on)}, after the numbness began`;
  }
  if (isUnchanged(course, facts)) return `${name}${dose} unchanged since ${dayInWords(change.on)}, before the numbness began`;
  const lag = lagsToOnset(facts)(change.day);
  const said = change.kind === 'unclear' ? `${name}${dose} on record from ${dayInWords(change.on)}` : `${changeInWords(name, change)} on ${dayInWords(change.on)}`;
  const timed = onset === null || onset.lifelong || lag === null ? said : `${said}, ${lag === 0 ? 'on the day the numbness began' : `${spanInWords(lag)} before the numbness`}`;
  return `${timed}${endedLater(course, change)}`;
}

/** `, stopped 01-Sep-2026`, where it ended after what is told of it. */
const endedLater = ({ state, stopOn }: Course, { kind }: DoseEvent): string => (state === 'stopped' && kind !== 'stop' && stopOn !== null ? `, stopped ${dayInWords(stopOn)}` : '');
