import { addDays, daysInMonth, localDate } from '../../model/local-date';
import type { LocalDate } from '../../model/local-date';
import type { Facts } from '../facts';
import { conditionDay } from '../held-condition';
import { UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';

const AGE = 60;
const PSYCHIATRIC_SETS = [
  'mdd', 'mdd-remission', 'mdd-partial-remission', 'persistent-depression', 'seasonal-affective', 'bipolar-or-mania', 'psychosis', 'schizophrenia-spectrum',
  'ocd', 'generalised-anxiety', 'panic-disorder', 'social-anxiety', 'ptsd', 'dpdr', 'dissociative-disorder', 'adjustment-disorder', 'borderline-personality',
  'bulimia-anorexia', 'eating-disorder-other', 'suicidality',
];

/** No psychiatric code before age 60; a code without a day leaves it open. */
export function firstPsychiatricOnset(facts: Facts): KnownValue {
  const { birthOn } = facts.chart.patient;
  if (birthOn === null || !facts.chart.received.conditions) return UNKNOWN;
  const birthday = birthdayAt(birthOn, AGE);
  const records = PSYCHIATRIC_SETS.flatMap((set) => (facts.conditions.get(set) ?? []).map(({ fact }) => fact));
  const early = records.filter((fact) => {
    const day = conditionDay(fact);
    return day !== null && day < birthday;
  });
  if (early.length > 0) return word(false, [...new Set(early.map(({ id }) => id))]);
  return records.some((fact) => conditionDay(fact) === null) ? UNKNOWN : word(true, [...new Set(records.map(({ id }) => id))]);
}

/** The day a person completes so many years; born on 29 February: 1 March of common years. */
function birthdayAt(birthOn: LocalDate, years: number): LocalDate {
  const year = Number(birthOn.slice(0, 4)) + years;
  const leapDay = birthOn.slice(5) === '02-29' && daysInMonth(year, 2) === 28;
  return leapDay ? addDays(localDate(`${year}-02-28`), 1) : localDate(`${year}${birthOn.slice(4)}`);
}
