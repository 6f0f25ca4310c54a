import type { Course } from '../facts/course';
import { wasAdequateTrial } from '../facts/derived/depression-history';
import type { Facts } from '../facts/facts';
import { entriesOf } from '../facts/joined-courses';
import { daysBetween } from '../model/local-date';
import { endedWithoutBenefit, openInWords, trialsAnswered, upTo } from '../story/failed-trials';
import { dayInWords } from '../words/day';
import { derived, fact } from './sentence';
import type { Sentence } from './sentence';

const DAYS_A_WEEK = 7;

/** Whole weeks from the first to the last day taken, in words. */
export const weeksTaken = (days: number): string => `${Math.floor(days / DAYS_A_WEEK)} weeks`;

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

/** `sertraline up to 200 mg, 20 weeks to 02-Mar-2026`: of several courses of one medicine those that were adequate. */
function trialInWords(courses: readonly Course[], facts: Facts): string {
  const taken = courses.filter((course) => wasAdequateTrial(course, facts) === true).map((course) => {
    const startOn = entriesOf(course)[0]?.episode.startOn ?? null;
    if (course.stopOn === null) return null;
    return startOn === null ? `until ${dayInWords(course.stopOn)}` : `${weeksTaken(daysBetween(startOn, course.stopOn) + 1)} to ${dayInWords(course.stopOn)}`;
  });
  return [upTo(courses), ...taken.filter((words) => words !== null)].join(', ');
}
