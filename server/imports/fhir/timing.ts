import { readConcept } from './codings';
import { isArray, member, numberOf, objectOf, textOf, type JsonObject } from './json-value';

/** How often a dose is taken. `timesPerDay` below one for every second day or once a week. */
export type Frequency =
  | { readonly kind: 'known'; readonly timesPerDay: number }
  | { readonly kind: 'not-said' }
  | { readonly kind: 'not-clear'; readonly why: string };

const HOURS_A_DAY = 24;
const DAYS_A_WEEK = 7;

/** Codes of the HL7 abbreviations for timing that name a number a day. */
const TIMING_CODES: Readonly<Record<string, number>> = { QD: 1, BID: 2, TID: 3, QID: 4, AM: 1, PM: 1, BED: 1, QOD: 1 / 2, WK: 1 / DAYS_A_WEEK, Q4H: 6, Q6H: 4, Q8H: 3 };

const notClear = (why: string): Frequency => ({ kind: 'not-clear', why });

export function readFrequency(timing: JsonObject | null): Frequency {
  if (timing === null) return { kind: 'not-said' };
  const repeat = objectOf(timing, 'repeat');
  const fromRepeat = repeat === null ? null : readRepeat(repeat);
  const code = readConcept(member(timing, 'code'))?.codings.map((coding) => TIMING_CODES[coding.code.toUpperCase()]).find((perDay) => perDay !== undefined);
  if (fromRepeat === null || fromRepeat.kind === 'not-said') return code === undefined ? { kind: 'not-said' } : { kind: 'known', timesPerDay: code };
  if (fromRepeat.kind === 'known' && code !== undefined && code !== fromRepeat.timesPerDay) return notClear('its timing gives two different frequencies');
  return fromRepeat;
}

function readRepeat(repeat: JsonObject): Frequency {
  if (['frequencyMax', 'periodMax', 'countMax'].some((key) => member(repeat, key) !== undefined)) return notClear('how often is given as a range');
  const weekdays = member(repeat, 'dayOfWeek');
  const clock = member(repeat, 'timeOfDay') ?? member(repeat, 'when');
  const frequency = numberOf(repeat, 'frequency');
  const period = numberOf(repeat, 'period');
  const unit = textOf(repeat, 'periodUnit');
  if (isArray(weekdays) && weekdays.length > 0) {
    const times = isArray(clock) ? clock.length : (frequency ?? 1);
    return { kind: 'known', timesPerDay: (times * weekdays.length) / DAYS_A_WEEK };
  }
  if (isArray(clock) && clock.length > 0) {
    if (frequency !== null && unit === 'd' && period === 1 && frequency !== clock.length) return notClear('its timing gives two different frequencies');
    return { kind: 'known', timesPerDay: clock.length };
  }
  if (frequency === null && period === null) return { kind: 'not-said' };
  if (member(repeat, 'frequency') !== undefined && frequency === null) return notClear('how often is not written as a number');
  const periodDays = period === null ? null : periodInDays(period, unit);
  if (periodDays === null || periodDays <= 0 || (frequency ?? 1) <= 0) return notClear('how often cannot be read');
  return { kind: 'known', timesPerDay: (frequency ?? 1) / periodDays };
}

function periodInDays(period: number, unit: string | null): number | null {
  if (unit === 'd') return period;
  if (unit === 'h') return period / HOURS_A_DAY;
  return unit === 'wk' ? period * DAYS_A_WEEK : null;
}
