import type { Course } from '../facts/course';
import { adequateRuns, wasAdequateTrial } from '../facts/derived/depression-history';
import type { AdequateRun } from '../facts/derived/depression-history';
import type { Facts } from '../facts/facts';
import { entriesOf } from '../facts/joined-courses';
import { fromEpochDay } from '../model/local-date';
import { endedWithoutBenefit, openInWords, trialsAnswered } from '../story/failed-trials';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { nameOf } from '../words/medicine';
import { derived, fact } from './sentence';
import type { Sentence } from './sentence';

const DAYS_A_WEEK = 7;

/** Every adequate trial of this episode that ended for no benefit, each with its dose and its time, and those of which nobody can tell: whatever is decided rests on them. */
export function trialSentences(facts: Facts): readonly Sentence[] {
  const { adequate, open } = endedWithoutBenefit(facts);
  const said = trialsAnswered(facts, adequate.length);
  const parts = [
    adequate.length === 0 ? null : `ended without benefit after an adequate trial: ${adequate.map((courses) => trialInWords(courses, facts)).join('; ')}`,
    open.length === 0 ? null : `ended without benefit, not known whether the trial was adequate: ${open.map(openInWords).join(', ')}`,
    said === null ? null : `adequate trials without benefit in this episode: ${said.count === 0 ? 'none' : said.count} as answered ${dayInWords(said.on)}`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return [];
  const courses = [...adequate, ...open].flat();
  const text = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
  return [{
    id: 'assessment.trials',
    section: 'assessment',
    origin: 'data',
    text: parts.map(text).join(' '),
    refs: [...new Set(courses.flatMap((course) => [course, ...entriesOf(course)]).map(({ episode }) => episode.id))].map(fact).concat(derived('derived:adequateTrialsThisEpisode')),
    spare: 0,
  }];
}

/** `sertraline 20 weeks at 50 mg or more (highest 200 mg) to 02-Mar-2026`: of each adequate course its own weeks at or above the usual dose, and the highest dose of those weeks. */
function trialInWords(courses: readonly Course[], facts: Facts): string {
  const taken = courses.filter((course) => wasAdequateTrial(course, facts) === true).flatMap((course) => adequateRuns(course, facts) ?? []);
  return `${courses.slice(0, 1).map(nameOf).join('')} ${taken.map(runInWords).join(' and ')}`;
}

/** `7 weeks at 50 mg to 21-May-2025`. */
export function runInWords({ days, lastDay, leastMg, highest }: AdequateRun): string {
  const least = leastMg * 1000;
  const dose = highest > least ? `${doseInWords(least)} or more (highest ${doseInWords(highest)})` : doseInWords(least);
  return `${Math.floor(days / DAYS_A_WEEK)} weeks at ${dose} to ${dayInWords(fromEpochDay(lastDay))}`;
}
