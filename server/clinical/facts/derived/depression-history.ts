import { toEpochDay } from '../../model/local-date';
import type { Course } from '../course';
import type { Facts } from '../facts';
import { conditionDay } from '../held-condition';
import { between, exactly, UNKNOWN } from '../known-value';
import { hasEnded } from '../joined-courses';
import type { KnownValue } from '../known-value';

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
 * stopped for no benefit. What is not recorded (dose, dates, reason, the episode's begin) leaves the count open upwards.
 */
export function adequateTrialsThisEpisode(facts: Facts): KnownValue {
  if (!facts.chart.received.medications) return UNKNOWN;
  const began = episodeStart(facts);
  const sure = new Set<string>();
  const possible = new Set<string>();
  const basis: string[] = [];
  for (const course of facts.courses.filter((course) => course.terms.antidepressant && course.state !== 'planned' && (course.state !== 'stopped' || hasEnded(course)))) {
    const answers = [inEpisode(course, began), wasAdequate(course, facts), hadInadequateResponse(course)];
    if (answers.includes(false)) continue;
    basis.push(course.episode.id);
    (answers.includes(null) ? possible : sure).add(course.episode.drug);
  }
  for (const drug of sure) possible.delete(drug);
  return possible.size > 0 ? between(sure.size, Infinity, basis) : exactly(sure.size, basis);
}

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

/** Six weeks in a row at or above the minimum effective dose; `null` when dose, dates or that dose are not recorded. */
export function wasAdequate(course: Course, facts: Facts): boolean | null {
  const minimum = course.terms.entry?.usualRangeMg?.[0];
  const end = course.state === 'stopped' ? (course.stopOn === null ? null : toEpochDay(course.stopOn)) : facts.today;
  if (minimum === undefined || end === null || course.history().length === 0) return null;
  let since: number | null = null;
  let open = false;
  for (const { kind, day, to } of course.history()) {
    if (kind === 'stop') break;
    if (to === null) {
      open = true;
      continue;
    }
    if (to >= minimum * MICROGRAMS_PER_MG) since ??= day;
    else if (since !== null) {
      if (day - since >= ADEQUATE_DAYS) return true;
      since = null;
    }
  }
  if (since !== null && end - since >= ADEQUATE_DAYS) return true;
  return open ? null : false;
}

/** Stopped for no benefit; stopped without a recorded reason, or taken since nobody knows when, leaves it open. */
function hadInadequateResponse({ state, episode }: Course): boolean | null {
  if (state === 'taking' && episode.startOn !== null) return false;
  if (state !== 'stopped') return null;
  return episode.stopReason === null ? null : episode.stopReason.kind === 'no-benefit';
}
