import { toEpochDay } from '../../model/local-date';
import type { Course } from '../course';
import type { Facts } from '../facts';
import { conditionDay } from '../held-condition';
import { between, exactly, UNKNOWN } from '../known-value';
import { entriesOf, hasEnded } from '../joined-courses';
import type { KnownValue } from '../known-value';
import { isForDepression } from '../other-reasons';

export const ADEQUATE_DAYS = 42;
const MICROGRAMS_PER_MG = 1000;

/** Recorded depressive episodes that are known to be apart; there may have been more, so only the lower bound is known. */
export function depressiveEpisodes(facts: Facts): KnownValue {
  const dated = (facts.conditions.get('mdd') ?? []).flatMap(({ fact }) => {
    const began = conditionDay(fact);
    return began === null ? [] : [{ began, ended: fact.abatedOn, id: fact.id }];
  });
  const apart: typeof dated = [];
  for (const episode of dated) {
    const before = apart.at(-1);
    if (before === undefined || (before.ended !== null && before.ended < episode.began)) apart.push(episode);
    else if (before.ended !== null && (episode.ended === null || episode.ended > before.ended)) apart[apart.length - 1] = { ...before, ended: episode.ended };
  }
  return apart.length === 0 ? UNKNOWN : between(apart.length, Infinity, apart.map(({ id }) => id));
}

/**
 * Different antidepressants of the present episode taken at or above the minimum effective dose for six weeks or more and
 * stopped for no benefit. What is not recorded (dose, dates, why it ended, the episode's begin) and a recorded reason that may be another leave the count
 * open upwards.
 */
export function adequateTrialsThisEpisode(facts: Facts): KnownValue {
  if (!facts.chart.received.medications) return UNKNOWN;
  const began = episodeStart(facts);
  const sure = new Set<string>();
  const possible = new Set<string>();
  const basis: string[] = [];
  for (const course of trialsOf(facts)) {
    const answers = [inEpisode(course, began), wasAdequateTrial(course, facts), hadInadequateResponse(course)];
    if (answers.includes(false)) continue;
    basis.push(course.episode.id);
    (answers.includes(null) ? possible : sure).add(course.episode.drug);
  }
  for (const drug of sure) possible.delete(drug);
  return possible.size > 0 ? between(sure.size, Infinity, basis) : exactly(sure.size, basis);
}

/** Antidepressants that were taken or may be: each taking once. */
export const trialsOf = ({ courses }: Facts): readonly Course[] => courses.filter((course) => course.terms.antidepressant && course.state !== 'planned' && (course.state !== 'stopped' || hasEnded(course)));

/** Day on which the present depressive episode began; `null` when no active depression is dated. */
function episodeStart(facts: Facts): number | null {
  const active = (facts.conditions.get('mdd') ?? []).filter(({ state, fact }) => state === 'active' && fact.onsetOn !== null).at(-1);
  const onsetOn = active?.fact.onsetOn ?? null;
  return onsetOn === null ? null : toEpochDay(onsetOn);
}

/** Whether a course reached into the present episode; `null` where the one or the other has no day. */
export const wasInEpisode = (course: Course, facts: Facts): boolean | null => inEpisode(course, episodeStart(facts));

function inEpisode(course: Course, began: number | null): boolean | null {
  const end = course.state === 'stopped' ? (course.stopOn === null ? null : toEpochDay(course.stopOn)) : Infinity;
  return began === null || end === null ? null : end >= began;
}

/** An adequate trial of the depression; what was taken for something else alone is none, however long and at whatever dose. */
export function wasAdequateTrial(course: Course, facts: Facts): boolean | null {
  const answers = [wasAdequate(course, facts), wasForDepression(course, facts)];
  return answers.includes(false) ? false : answers.includes(null) ? null : true;
}

/** By the reason recorded with any of its entries, else by why it was started; where neither is recorded, an antidepressant is taken for the depression. */
export function wasForDepression(course: Course, { terms: { settings } }: Facts): boolean | null {
  const entries = entriesOf(course).map(({ episode }) => episode);
  const recorded = entries.flatMap(({ indication }) => indication ?? []).map((reason) => isForDepression(reason, settings));
  // Why it was started is a story: that another use stands in it decides nothing.
  if (recorded.length === 0) return entries.some(({ startReason }) => startReason !== null && isForDepression(startReason, settings) === false) ? null : true;
  return recorded.includes(true) ? true : recorded.includes(null) ? null : false;
}

/** Days in a row at or above the minimum effective dose, the last among them, with the highest dose of those days. */
export type AdequateRun = { readonly days: number; readonly lastDay: number; readonly leastMg: number; readonly highest: number };

/** Runs of six weeks and more at or above the minimum effective dose; `null` when dates or that dose are not recorded. */
export function adequateRuns(course: Course, facts: Facts): readonly AdequateRun[] | null {
  const leastMg = course.terms.entry?.usualRangeMg?.[0];
  const end = course.state === 'stopped' ? (course.stopOn === null ? null : toEpochDay(course.stopOn)) : facts.today;
  if (leastMg === undefined || end === null) return null;
  const runs: AdequateRun[] = [];
  let since: number | null = null;
  let highest = 0;
  const close = (lastDay: number, counted: number): void => {
    if (since !== null && counted - since >= ADEQUATE_DAYS) runs.push({ days: lastDay - since + 1, lastDay, leastMg, highest });
    since = null;
    highest = 0;
  };
  for (const { kind, day, to } of course.history()) {
    if (kind === 'stop') break;
    // At what dose the days after an unrecorded change were is not known: they prove no trial.
    if (to === null || to < leastMg * MICROGRAMS_PER_MG) close(day - 1, day);
    else {
      since ??= day;
      highest = Math.max(highest, to);
    }
  }
  close(end, end);
  return runs;
}

/** Six weeks in a row at or above the minimum effective dose; `null` when dose, dates or that dose are not recorded. */
export function wasAdequate(course: Course, facts: Facts): boolean | null {
  const runs = adequateRuns(course, facts);
  if (runs === null || course.history().length === 0) return null;
  if (runs.length > 0) return true;
  const stop = course.history().findIndex(({ kind }) => kind === 'stop');
  return course.history().slice(0, stop === -1 ? undefined : stop).some(({ to }) => to === null) ? null : false;
}

/** Stopped for no benefit; stopped without a recorded reason, or taken since nobody knows when, leaves it open. */
export function hadInadequateResponse({ state, episode }: Course): boolean | null {
  if (state === 'taking' && episode.startOn !== null) return false;
  if (state !== 'stopped') return null;
  return episode.stopReason === null ? null : episode.stopReason.kind === 'no-benefit';
}
