import type { FactId } from '../../model/ids';
import { toEpochDay } from '../../model/local-date';
import type { LocalDate } from '../../model/local-date';
import type { Facts } from '../facts';
import { between, UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';

/** When the numbness began: first and last day it can have, both inclusive, as days since 1970. */
export type Onset = { readonly earliest: number; readonly latest: number; readonly lifelong: boolean; readonly report: FactId };

/**
 * The onset named in the newest structured report that names one. "Always been this way" lies before everything else;
 * "not sure" names none.
 */
export function onsetOf(facts: Facts): Onset | null {
  for (const { id, onset } of facts.reports('sbr')) {
    if (onset === null) continue;
    if (onset.precision === 'always been this way') return { earliest: -Infinity, latest: beforeEverything(facts), lifelong: true, report: id };
    const { earliestOn, latestOn } = onset;
    if (earliestOn === null || latestOn === null || earliestOn > facts.on) continue;
    return { earliest: toEpochDay(earliestOn), latest: Math.min(toEpochDay(latestOn), facts.today), lifelong: false, report: id };
  }
  return null;
}

/** The day of birth, else the day before the first medicine, else yesterday. */
function beforeEverything(facts: Facts): number {
  const { birthOn } = facts.chart.patient;
  const starts = facts.courses.flatMap(({ episode }) => (episode.startOn === null ? [] : [toEpochDay(episode.startOn) - 1]));
  return Math.min(facts.today - 1, ...starts, ...(birthOn === null ? [] : [toEpochDay(birthOn)]));
}

/** Today minus onset. */
export function daysOnsetToToday(facts: Facts): KnownValue {
  const onset = onsetOf(facts);
  return onset === null ? UNKNOWN : between(facts.today - onset.latest, facts.today - onset.earliest, [onset.report]);
}

/** The precision chosen in the newest structured report that names one. */
export function onsetPrecision(facts: Facts): KnownValue {
  for (const { id, onset } of facts.reports('sbr')) {
    if (onset !== null) return word(onset.precision, [id]);
  }
  return UNKNOWN;
}

/** First day on which numbness was reported at all; `null` when no structured report stands in the chart. */
export const firstReportOn = (facts: Facts): { readonly on: LocalDate; readonly id: FactId } | null => facts.reports('sbr').at(-1) ?? null;
