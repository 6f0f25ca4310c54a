import type { DoseEvent, Course } from '../facts/course';
import { factsOn, suspectedOn } from '../facts/derived/answered-about';
import { isAfter, suspectedCourse, takenStill } from '../facts/derived/index-medicine';
import { onsetOf } from '../facts/derived/onset';
import { scoresOf } from '../facts/facts';
import type { Facts, ScoredReport } from '../facts/facts';
import { exactNumber } from '../facts/known-value';
import type { Report, ReportedOnset } from '../model/chart';
import { doseInWords } from '../words/dose';
import { dayInWords } from '../words/day';
import { spanInWords } from '../words/span';
import { rangeInWords } from '../story/changes-before';
import { inSentence } from '../words/in-sentence';
import { derived, fact } from './sentence';
import type { Sentence } from './sentence';

const INSTRUMENT = 'sbr';

/** The newest blunting total and the one before the numbness, with the medicine under suspicion; how it began, and after which change. */
export function numbnessSentences(facts: Facts): readonly Sentence[] {
  const course = suspectedCourse(facts);
  return [scoreSentence(facts, course), onsetSentence(facts, course)].filter((sentence) => sentence !== null);
}

function scoreSentence(facts: Facts, course: Course | null): Sentence {
  const scores = scoresOf(facts, INSTRUMENT, 'total_now');
  const [newest] = scores;
  const then = newest === undefined ? null : takenOn(facts, newest.report.on, course);
  const meant = newest === undefined && course?.state !== 'stopped' ? course : then;
  const on = meant === null ? '' : ` on ${inSentence(meant.terms.name)}${meant.microgramsPerDay === null ? ', dose not recorded' : ` ${doseInWords(meant.microgramsPerDay)} a day`}`;
  const refs = meant === null ? [] : [fact(meant.episode.id)];
  if (newest === undefined) {
    const started = facts.reports(INSTRUMENT)[0];
    const text = started === undefined ? `No blunting report in this chart${meant === null ? '' : `; the patient is${on}`}.` : `Blunting report of ${dayInWords(started.on)}${on}, without a total.`;
    return { id: 'assessment.blunting', section: 'assessment', origin: 'data', text, refs: [...refs, ...(started === undefined ? [derived(`report:${INSTRUMENT}`)] : [fact(started.id)])], spare: 0 };
  }
  const instrument = facts.terms.instruments.get(INSTRUMENT);
  const max = instrument?.range?.max ?? null;
  const unvalidated = (instrument?.labelToShow ?? null) === null ? '' : ' (not validated)';
  const before = lastBeforeOnset(facts, scores);
  const earlier = before === null ? '' : ` (${before.value} on ${dayInWords(before.report.on)}, before it began)`;
  const estimated = newest.report.estimated ? ', estimated' : '';
  return {
    id: 'assessment.blunting',
    section: 'assessment',
    origin: 'data',
    text: `Blunting report${unvalidated}${on}: ${newest.value}${max === null ? '' : ` of ${max}`}${estimated} on ${dayInWords(newest.report.on)}${earlier}.`,
    refs: [fact(newest.report.id), ...(before === null ? [] : [fact(before.report.id)]), ...refs],
    spare: 0,
  };
}

/** The medicine under suspicion as it was taken on the day of a score, else the one that was suspected then; `null` where it was not taken. */
function takenOn(facts: Facts, on: Report['on'], course: Course | null): Course | null {
  const { courses } = factsOn(facts, on);
  const isTaken = (one: Course | null | undefined): one is Course => one?.state === 'taking';
  const same = courses.findLast(({ episode, isContinued, state }) => episode.drug === course?.episode.drug && !isContinued && state === 'taking');
  const suspected = suspectedOn(facts, on);
  return same ?? (isTaken(suspected) ? suspected : null);
}

/** The newest report that lies before the earliest day of onset. */
function lastBeforeOnset(facts: Facts, scores: readonly ScoredReport[]): ScoredReport | null {
  const onset = onsetOf(facts);
  return onset === null ? null : (scores.find(({ day }) => day < onset.earliest) ?? null);
}

function onsetSentence(facts: Facts, course: Course | null): Sentence | null {
  const report = facts.reports(INSTRUMENT).find(({ onset }) => onset !== null);
  if (report?.onset === undefined || report.onset === null) return null;
  const link = course === null ? null : linkOf(facts, course);
  return {
    id: 'assessment.onset',
    section: 'assessment',
    origin: 'patient',
    text: `${begun(report.onset)} (${report.filledBy === 'patient' ? 'patient’s' : 'reported'} account of ${dayInWords(report.on)})${link === null ? '' : link.text}.`,
    refs: [fact(report.id), ...(link === null ? [] : link.refs)],
    spare: 0,
  };
}

const begun = (onset: ReportedOnset): string => {
  if (onset.precision === 'always been this way') return 'It has always been this way';
  return onset.earliestOn === null || onset.latestOn === null ? 'When it began is not known' : `First noticed ${onsetInWords(onset)}`;
};

/** `Jul-2026` for a month; both ends for a season. */
export function onsetInWords({ precision, earliestOn, latestOn }: ReportedOnset): string {
  if (precision === 'always been this way') return 'always been this way';
  if (earliestOn === null || latestOn === null) return 'not sure when';
  if (earliestOn === latestOn) return dayInWords(earliestOn);
  return precision === 'month' ? dayInWords(earliestOn).slice(3) : `between ${dayInWords(earliestOn)} and ${dayInWords(latestOn)}`;
}

/** The change of the medicine closest before the onset; the span only where it is known to the day. */
function linkOf(facts: Facts, course: Course): { readonly text: string; readonly refs: Sentence['refs'] } | null {
  const onset = onsetOf(facts);
  if (onset === null || onset.lifelong) return null;
  const rises = course.history().filter(({ kind, day }) => (kind === 'start' || kind === 'increase') && day <= onset.earliest);
  const change = rises.at(-1);
  if (change === undefined || onset.latest - change.day > facts.terms.settings.timing.linkedDays) return null;
  const name = change.kind === 'start' ? 'derived:daysOnsetAfterStart' : 'derived:daysOnsetAfterIncrease';
  const days = exactNumber(facts.derive(name.slice('derived:'.length)));
  const span = days !== null && days === onset.earliest - change.day ? `${spanInWords(days)} after` : 'after';
  const again = takenStill(facts);
  return { text: `, ${span} ${changeInWords(course, change)}${endedSince(course, again)}`, refs: [fact(course.episode.id), ...(again === null ? [] : [fact(again.episode.id)]), derived(name)] };
}

/** `, stopped 26-Apr-2026, taken again since 14-Aug-2026`, or goes on in another entry: what was told of the onset is not what is taken on the day of the note. */
function endedSince(course: Course, again: Course | null): string {
  if (course.state !== 'stopped') return '';
  const start = again?.history().find(({ kind }) => kind === 'start');
  const isBeside = again !== null && !isAfter(again, course);
  return `, ${isBeside ? 'that entry ' : ''}stopped${course.stopOn === null ? ' since, day not recorded' : ` ${dayInWords(course.stopOn)}`}${start === undefined ? '' : `, ${isBeside ? 'another taken' : 'taken again'} since ${dayInWords(start.on)}`}`;
}

function changeInWords(course: Course, change: DoseEvent): string {
  const name = inSentence(course.terms.name);
  const on = dayInWords(change.on);
  if (change.kind === 'start') return `${name}${change.to === null ? '' : ` ${doseInWords(change.to)}`} was started on ${on}`;
  const range = rangeInWords(change);
  return `${name} went ${range === '' ? 'up' : `from ${range}`} on ${on}`;
}

/** The newest structured report; `null` when there is none. */
export const newestReport = (facts: Facts): Report | null => facts.reports(INSTRUMENT)[0] ?? null;
