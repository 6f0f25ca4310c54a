import type { Report } from './chart';
import type { FactId, OptionId } from './ids';
import type { LocalDate } from './local-date';

/** A version of a signed note with what was decided in it. */
export type SignedDecision = {
  readonly noteId: string;
  readonly visitId: string;
  /** Such as `R-2026-000418`; an amendment keeps it. */
  readonly number: string;
  readonly version: number;
  /** Day of the visit. */
  readonly on: LocalDate;
  /** First day of its plan; `null` without one. */
  readonly startOn: LocalDate | null;
  readonly kind: 'options' | 'none-of-these' | 'not-today';
  readonly options: readonly OptionId[];
  /** Marked as entered in error later. */
  readonly inError: boolean;
};

/** From the start of what was decided to the next decision that put something else in its place. */
export type Period = {
  /** The version that stands. */
  readonly decision: SignedDecision;
  /** Day on which it was first decided. */
  readonly decidedOn: LocalDate;
  /** First day of the plan, or the day of the decision where that is later or there is none. */
  readonly start: LocalDate;
  /** Day of the next decision; `null` while this one stands. */
  readonly until: LocalDate | null;
};

/** Instruments whose totals are held before and after a decision. */
export const COMPARED = ['phq9', 'sbr', 'gad7'] as const;
/** An instrument whose total is compared. */
export type Compared = (typeof COMPARED)[number];

/** What of a report its totals are read from. */
export type ScoredReport = Pick<Report, 'id' | 'instrument' | 'on' | 'scores' | 'estimated' | 'filledBy'>;

/** One total of one report. */
export type ScorePoint = {
  readonly report: FactId;
  readonly instrument: Compared;
  readonly on: LocalDate;
  readonly value: number;
  readonly estimated: boolean;
  readonly filledBy: Report['filledBy'];
};

/** One instrument’s totals around a decision. */
export type BeforeAfter = {
  readonly instrument: Compared;
  readonly before: ScorePoint | null;
  readonly after: ScorePoint | null;
  /** After minus before; `null` unless both are there. */
  readonly change: number | null;
  /** Days between the two. */
  readonly days: number | null;
};

/** Whether it came about, as far as totals tell. */
export type OutcomeVerdict = 'yes' | 'no' | 'does-not-apply' | 'cannot-tell';
/** What can be said of one outcome, with the reason in words. */
export type Judged = { readonly verdict: OutcomeVerdict; readonly why: string };

/** What became of a decision, as far as reports tell. */
export type Outcome = {
  readonly period: Period;
  readonly pairs: readonly BeforeAfter[];
  readonly response: Judged;
  readonly remission: Judged;
  /** Why nothing is concluded about the return of feeling, in the words of the instrument. */
  readonly feeling: string;
  /** First day on which the PHQ-9 spoke of response. */
  readonly respondedOn: LocalDate | null;
  /** First report of any compared instrument after the start. */
  readonly firstReportOn: LocalDate | null;
};

/** What is known of a decision when the weeks of its review are over; `wellBefore`: a share of what was there before says nothing. */
export type ReviewedGroup = 'missing' | 'wellBefore' | 'both' | 'responseOnly' | 'remissionOnly' | 'neither';

/** A decision with its group; it counts from the day after its review closed. */
export type Reviewed = { readonly options: readonly OptionId[]; readonly closesOn: LocalDate; readonly group: ReviewedGroup };

/** What the panel is filtered, sorted and counted by, for one patient: of the decision that stands, and of all that were reviewed. */
export type PanelFigures = {
  /** `null` where no decision for options stands. */
  readonly startOn: LocalDate | null;
  readonly options: readonly OptionId[];
  readonly response: OutcomeVerdict | null;
  readonly remission: OutcomeVerdict | null;
  /** Points, after minus before; `null` where one of the two is missing. */
  readonly phq9Change: number | null;
  readonly sbrChange: number | null;
  readonly reviewed: readonly Reviewed[];
};
