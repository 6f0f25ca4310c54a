import type { StopReason } from './chart';
import type { FactId } from './ids';
import type { LocalDate } from './local-date';

/** One antidepressant from start to stop, as a past trial is read. What the record does not say is `null`. */
export type Trial = {
  readonly id: FactId;
  /** Name in words: `Bupropion XL`. */
  readonly drug: string;
  readonly state: 'taking' | 'stopped' | 'unclear';
  readonly startOn: LocalDate | null;
  /** Last day taken. */
  readonly stopOn: LocalDate | null;
  /** Highest recorded dose, micrograms a day. */
  readonly highest: number | null;
  /** A part of the course has no recorded dose, so that a higher one is possible. */
  readonly doseGaps: boolean;
  /** Days at the highest dose, all stretches together; `null` when a stretch has no known end. */
  readonly daysAtHighest: number | null;
  /** Lower end of the library's usual range, micrograms a day: the dose from which a trial counts. */
  readonly minimum: number | null;
  /** At or above the minimum for the content's length, in a row. */
  readonly adequate: boolean | null;
  /** First and last PHQ-9 total while it was taken; `null` with fewer than two. */
  readonly phq9: { readonly first: TrialScore; readonly last: TrialScore } | null;
  readonly indication: string | null;
  readonly stopReason: StopReason | null;
};

export type TrialScore = { readonly value: number; readonly on: LocalDate; readonly estimated: boolean };

export type Trials = {
  /** Taken now first, then by last day, the newest first. */
  readonly trials: readonly Trial[];
  /** Days in a row at the minimum dose or above that make a trial adequate. */
  readonly adequateDays: number;
  /** Whether a medication list was received: without one, an empty list is no history. */
  readonly received: boolean;
};
