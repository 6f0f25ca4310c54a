import type { ObservationFact } from '../../model/chart';
import { dayInWords } from '../../words/day';
import { newestPressure } from '../../words/pressure';
import { valueInUnit } from '../convert-unit';
import type { Facts } from '../facts';
import { UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';

const UNIT = 'mm[Hg]';

/** Mean of the last two blood pressures within 90 days at or above 140 systolic or 90 diastolic. */
export function bpUncontrolled(facts: Facts): KnownValue {
  const systolic = lastTwo(facts, 'systolic-bp');
  const diastolic = lastTwo(facts, 'diastolic-bp');
  const high = [isHigh(systolic, facts.terms.settings.bloodPressure.systolic), isHigh(diastolic, facts.terms.settings.bloodPressure.diastolic)];
  const basis = [...systolic, ...diastolic].map(({ id }) => id);
  if (high.includes(true)) return word(true, basis);
  return high.includes(null) ? UNKNOWN : word(false, basis);
}

/** What was measured where it is too little for a mean: the newest reading, and what is needed. */
export function pressureSoFar(facts: Facts): string | null {
  const readings = [lastTwo(facts, 'systolic-bp'), lastTwo(facts, 'diastolic-bp')];
  const newest = newestPressure(readings.flat());
  if (newest === null) return null;
  const reading = `${newest.text} on ${dayInWords(newest.on)}`;
  return readings.every(({ length }) => length < 2) ? `one reading, ${reading}; two within ${facts.terms.settings.bloodPressure.withinDays} days are needed` : `last reading ${reading}; the last two within ${facts.terms.settings.bloodPressure.withinDays} days are needed, each with both values in mmHg`;
}

const lastTwo = (facts: Facts, observation: string): readonly ObservationFact[] =>
  facts.observations(observation).filter(({ on }) => on >= facts.earliest(facts.terms.settings.bloodPressure.withinDays)).slice(0, 2);

/** `null` with fewer than two readings in a known unit. */
function isHigh(readings: readonly ObservationFact[], limit: number): boolean | null {
  const [first = null, second = null] = readings.map((reading) => valueInUnit(reading, UNIT));
  return first === null || second === null ? null : first + second >= 2 * limit;
}
