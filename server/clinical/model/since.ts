import type { ContactOutcome } from './follow-up';
import type { FactId, FlagLevel, RuleId } from './ids';
import type { LocalDate } from './local-date';
import type { Period } from './outcome';

/** A try to reach the patient, as it was logged. */
export type LoggedContact = {
  readonly id: FactId;
  readonly on: LocalDate;
  readonly outcome: ContactOutcome;
  readonly by: string;
  /** What was answered to the questions of the call, as one sentence; empty where nothing was asked. */
  readonly said: string;
  /** What the caller wrote down, verbatim. */
  readonly words: string | null;
};

/** Follow-up that was done. */
export type DoneTask = { readonly id: string; readonly what: string; readonly dueOn: LocalDate; readonly closedOn: LocalDate; readonly by: string | null };
/** Follow-up past its day. */
export type LateTask = { readonly id: string; readonly what: string; readonly dueOn: LocalDate };
/** A red-flag answer that came in. */
export type RaisedAlert = { readonly id: string; readonly flag: RuleId; readonly level: FlagLevel; readonly on: LocalDate; /** A prescriber has answered it. */ readonly answered: boolean };

/**
 * What was done and what came in since the last signed note, as far as the chart does not hold it: reports, medicines and events stand
 * there. As it stood when it was read; every list the newest first, late tasks the oldest.
 */
export type SinceVisit = {
  /** The last signed note that stands: the newest version, not entered in error. */
  readonly last: { readonly visitId: string; readonly number: string; readonly version: number; readonly on: LocalDate; readonly author: string; /** What was decided, in words. */ readonly decision: string };
  /** The decision that stands, with its start; `null` where none does. */
  readonly period: Period | null;
  readonly contacts: readonly LoggedContact[];
  readonly done: readonly DoneTask[];
  /** Past their day and still to do. */
  readonly late: readonly LateTask[];
  readonly alerts: readonly RaisedAlert[];
};
