import type { Course } from '../facts/course';
import { wasAdequate, wasInEpisode } from '../facts/derived/depression-history';
import { hasEnded } from '../facts/joined-courses';
import type { Facts } from '../facts/facts';
import { standingAnswer } from '../facts/standing-answer';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { nameOf } from '../words/medicine';

/**
 * Antidepressants of the present episode that ended for no benefit, each once, by whether the trial was adequate as the table of past
 * trials has it. What is not recorded makes no trial adequate: it is said to be not known. A count that somebody gave stands before them.
 */
export function failedTrials(facts: Facts): string | null {
  const ended = facts.courses.filter((course) => course.terms.antidepressant && hasEnded(course) && course.episode.stopReason?.kind === 'no-benefit' && wasInEpisode(course, facts) !== false);
  const drugs = [...new Set(ended.map(({ episode }) => episode.drug))].map((drug) => ended.filter(({ episode }) => episode.drug === drug));
  const isAdequate = (courses: readonly Course[]): boolean => courses.some((course) => wasAdequate(course, facts) === true);
  const adequate = drugs.filter(isAdequate);
  const open = drugs.filter((courses) => !isAdequate(courses) && courses.some((course) => wasAdequate(course, facts) === null));
  const dated = adequate.every((courses) => courses.some((course) => isAdequate([course]) && wasInEpisode(course, facts) === true));
  const episode = dated ? ' in this episode' : ', of which episode is not recorded,';
  const told = adequate.length === 0 ? null : `${adequate.length} adequate trial${adequate.length === 1 ? '' : 's'}${episode} ended without benefit: ${adequate.map(upTo).join(', ')}`;
  const unknown = open.length === 0 ? null : `${open.map((courses) => courses.slice(0, 1).map(nameOf).join('')).join(', ')} ended without benefit, not known whether the trial was adequate`;
  const parts = [answered(facts, adequate.length), told, unknown].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}

/** A number that was said and is another than the record's. */
function answered(facts: Facts, onRecord: number): string | null {
  const said = standingAnswer(facts, 'derived:adequateTrialsThisEpisode');
  if (said?.value !== 'present' || typeof said.detail !== 'number' || said.detail === onRecord) return null;
  return `${said.detail} adequate trial${said.detail === 1 ? '' : 's'} without benefit in this episode as answered ${dayInWords(said.on)}`;
}

/** `sertraline up to 200 mg`: the highest dose on record. */
function upTo(courses: readonly Course[]): string {
  const highest = Math.max(...courses.flatMap((course) => course.history().flatMap(({ to }) => (to === null ? [] : [to]))));
  return `${courses.slice(0, 1).map(nameOf).join('')} up to ${doseInWords(highest)}`;
}
