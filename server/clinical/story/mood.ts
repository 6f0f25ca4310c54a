import { onsetOf } from '../facts/derived/onset';
import { comparedWith } from '../facts/derived/phq9-rise';
import { isRemission, remissionRun } from '../facts/derived/remission';
import { scoresOf } from '../facts/facts';
import type { Facts, ScoredReport } from '../facts/facts';
import { fromEpochDay } from '../model/local-date';
import { dayInWords, monthInWords } from '../words/day';
import { fromTo, inWords, valueOf } from './score-in-words';
import type { Telling } from './telling';

/** What the PHQ-9 says of the depression: that it rose around the onset, where it did, and how it is by now. */
export function moodInWords(facts: Facts): string {
  const newest = scoresOf(facts, 'phq9', 'total')[0];
  if (newest === undefined) return 'no PHQ-9 recorded';
  const around = riseAroundOnset(facts);
  return around === null ? moodNow(newest, facts) : roseInWords(newest, around, facts, { days: true });
}

/**
 * The same without the days of the scores around the onset, which stand beside it: with what the scores may mean, then with that beside it too.
 * `null` where the PHQ-9 did not rise around the onset.
 */
export function moodInBrief(facts: Facts): { readonly short: Telling; readonly shortest: Telling } | null {
  const newest = scoresOf(facts, 'phq9', 'total')[0];
  const around = riseAroundOnset(facts);
  if (newest === undefined || around === null) return null;
  const said = roseInWords(newest, around, facts, { days: false });
  const scores = `PHQ-9 ${[...new Set([around.before, around.after, newest])].map(inWords).join(', ')}`;
  const meaning = said.endsWith(RETURNING) ? RETURNING : '';
  return { short: { said, beside: scores }, shortest: { said: said.slice(0, said.length - meaning.length), beside: `${scores}${meaning}` } };
}

function roseInWords(newest: ScoredReport, { before, after }: RiseAroundOnset, facts: Facts, { days }: { readonly days: boolean }): string {
  const rose = `PHQ-9 rose around the onset, ${days ? fromTo(before, after) : `${valueOf(before)} to ${valueOf(after)}`}`;
  const isRising = risenTo(newest, facts) !== null;
  if (newest === after) return `${rose}${isRising ? RETURNING : ''}`;
  return isRising && newest.value > after.value ? `${rose}, now ${valueOf(newest)}${days ? ` (${dayInWords(newest.report.on)})` : ''}${RETURNING}` : `${rose}; ${moodNow(newest, facts)}`;
}

const RETURNING = ': depression may be returning or getting worse';

function moodNow(newest: ScoredReport, facts: Facts): string {
  const run = remissionRun(facts);
  if (facts.today - newest.day > facts.terms.settings.mood.currentDays) return `last PHQ-9 ${valueOf(newest)} in ${monthInWords(newest.report.on, facts.on)}`;
  if (run !== null && isRemission(run, facts)) return `PHQ-9 in remission since ${monthInWords(fromEpochDay(run.firstDay), facts.on)}`;
  const earlier = risenTo(newest, facts);
  if (earlier !== null) return `PHQ-9 up from ${fromTo(earlier, newest)}${RETURNING}`;
  return `PHQ-9 ${inWords(newest)}`;
}

/** The score from which the newest, where it is recent, rose by an amount that matters. */
function risenTo(newest: ScoredReport, facts: Facts): ScoredReport | null {
  const earlier = comparedWith(newest, scoresOf(facts, 'phq9', 'total'), facts);
  return earlier === null || facts.today - newest.day > facts.terms.settings.mood.currentDays || newest.value - earlier.value < facts.terms.settings.mood.notableRise ? null : earlier;
}

type RiseAroundOnset = { readonly before: ScoredReport; readonly after: ScoredReport };

/** The last score before the onset and the first one since then that is higher by an amount that matters. */
export function riseAroundOnset(facts: Facts): RiseAroundOnset | null {
  const onset = onsetOf(facts);
  if (onset === null || onset.lifelong) return null;
  const scores = scoresOf(facts, 'phq9', 'total');
  const before = scores.find(({ day }) => day < onset.earliest);
  if (before === undefined) return null;
  const after = scores.findLast(({ day, value }) => day >= onset.earliest && day <= onset.latest + facts.terms.settings.mood.aroundOnsetDays && day - before.day <= facts.terms.settings.mood.apartDays && value - before.value >= facts.terms.settings.mood.notableRise);
  return after === undefined ? null : { before, after };
}
