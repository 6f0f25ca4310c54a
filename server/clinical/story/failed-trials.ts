import type { Course } from '../facts/course';
import { wasAdequateTrial, wasInEpisode } from '../facts/derived/depression-history';
import { hasEnded } from '../facts/joined-courses';
import type { Facts } from '../facts/facts';
import { standingAnswer } from '../facts/standing-answer';
import type { LocalDate } from '../model/local-date';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { inSentence } from '../words/in-sentence';
import { nameOf } from '../words/medicine';

/**
 * Antidepressants of the present episode that ended for no benefit, each once, by whether the trial was adequate as the table of past
 * trials has it. What is not recorded makes no trial adequate: it is said to be not known. A count that somebody gave and that is another than the
 * record's stands beside it.
 */
export function failedTrials(facts: Facts): string | null {
  const { adequate, open } = endedWithoutBenefit(facts);
  const dated = adequate.every((courses) => courses.some((course) => wasAdequateTrial(course, facts) === true && wasInEpisode(course, facts) === true));
  const episode = dated ? ' in this episode' : ', of which episode is not recorded,';
  const named = adequate.map(upTo).join(', ');
  const said = trialsAnswered(facts, adequate.length);
  const counted = adequate.length === 0 ? null : `${adequate.length} adequate trial${adequate.length === 1 ? '' : 's'}${episode} ended without benefit: ${named}`;
  const onRecord = adequate.length === 0 ? '' : `, on record ${adequate.length}${dated ? '' : ' of which episode is not recorded'}: ${named}`;
  const told = said === null ? counted : `adequate trials without benefit in this episode: ${said.count === 0 ? 'none' : said.count} as answered ${dayInWords(said.on)}${onRecord}`;
  const unknown = open.length === 0 ? null : `${open.map(openInWords).join(', ')} ended without benefit, not known whether the trial was adequate`;
  const parts = [told, unknown].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}

/** Antidepressants of the present episode that ended for no benefit, the courses of each together: those of which a trial was adequate, and those of which nobody can tell. */
export function endedWithoutBenefit(facts: Facts): { readonly adequate: readonly (readonly Course[])[]; readonly open: readonly (readonly Course[])[] } {
  const ended = facts.courses.filter((course) => course.terms.antidepressant && hasEnded(course) && course.episode.stopReason?.kind === 'no-benefit' && wasInEpisode(course, facts) !== false);
  const drugs = [...new Set(ended.map(({ episode }) => episode.drug))].map((drug) => ended.filter(({ episode }) => episode.drug === drug));
  const isAdequate = (courses: readonly Course[]): boolean => courses.some((course) => wasAdequateTrial(course, facts) === true);
  return { adequate: drugs.filter(isAdequate), open: drugs.filter((courses) => !isAdequate(courses) && courses.some((course) => wasAdequateTrial(course, facts) === null)) };
}

/** A number that was said and is another than the record's; a plain no is none. */
export function trialsAnswered(facts: Facts, onRecord: number): { readonly count: number; readonly on: LocalDate } | null {
  const said = standingAnswer(facts, 'derived:adequateTrialsThisEpisode');
  const count = typeof said?.detail === 'number' ? said.detail : said?.value === 'absent' ? 0 : null;
  return said === undefined || said.value === 'unknown' || count === null || count === onRecord ? null : { count, on: said.on };
}

/** `sertraline up to 200 mg`: the highest dose on record. */
function upTo(courses: readonly Course[]): string {
  const highest = Math.max(...courses.flatMap((course) => course.history().flatMap(({ to }) => (to === null ? [] : [to]))));
  return `${courses.slice(0, 1).map(nameOf).join('')} up to ${doseInWords(highest)}`;
}

/** `sertraline`, or `sertraline (recorded for panic)` where it may have been for something else. */
export function openInWords(courses: readonly Course[]): string {
  const reasons = [...new Set(courses.flatMap(({ episode }) => episode.indication ?? []))].map(inSentence);
  return `${courses.slice(0, 1).map(nameOf).join('')}${reasons.length === 0 ? '' : ` (recorded for ${reasons.join(', ')})`}`;
}
