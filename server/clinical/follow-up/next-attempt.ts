import type { ContactOutcome } from '../model/follow-up';
import { addDays, toEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';

export type NextStep = 'call' | 'letter' | 'prescriber';

const LETTER_DAYS = 7;
const DAYS_A_WEEK = 7;
/** 1970-01-01 was a Thursday. */
const THURSDAY = 4;
const [SUNDAY, SATURDAY] = [0, 6] as const;

const weekday = (day: LocalDate): number => (((toEpochDay(day) + THURSDAY) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;

/** The day itself, or the Monday after a weekend. */
const workingDay = (day: LocalDate): LocalDate => addDays(day, weekday(day) === SATURDAY ? 2 : weekday(day) === SUNDAY ? 1 : 0);

/** Attempts first, then a letter, then the prescriber; a number that is wrong is not called again. */
export function nextStepOf({ attempts, last, rule }: { readonly attempts: number; readonly last: ContactOutcome | null; readonly rule: number }): NextStep {
  if (last === 'letter') return 'prescriber';
  return attempts >= rule || last === 'wrong-number' ? 'letter' : 'call';
}

/** The day that is proposed for the next act after an attempt: the next working day, after a letter a week. */
export const nextAttemptOn = (outcome: ContactOutcome, on: LocalDate): LocalDate => workingDay(addDays(on, outcome === 'letter' ? LETTER_DAYS : 1));
