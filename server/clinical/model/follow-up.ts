import type { OptionId, ReferenceId } from './ids';
import type { LocalDate } from './local-date';

/** What is done next about a task; the columns of the board. */
export const TASK_ACTS = ['call', 'send-report', 'check', 'arrange', 'review'] as const;
export type TaskAct = (typeof TASK_ACTS)[number];

export const TASK_KINDS = ['option', 'checkpoint', 'step', 'steady-state', 'contact', 'review', 'report', 'return', 'flag', 'manual'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export type TaskRole = 'coordinator' | 'prescriber';

/** What became of one try to reach a patient. */
export const CONTACT_OUTCOMES = ['reached', 'voicemail', 'no-answer', 'wrong-number', 'letter'] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

/** What is settled once for a decision, wherever its plan is moved to: after the first report none is missing. */
export const SETTLED_ONCE: readonly string[] = ['report:missing'];

/** Something of the plan that falls on the day of another task and is done with it. */
export type CoveredItem = { readonly key: string; readonly kind: TaskKind; readonly what: string };

/** Something due after a visit, for a role. */
export type FollowUp = {
  /** The same before and after the plan was moved: what it is of its plan, not when. */
  readonly key: string;
  readonly kind: TaskKind;
  readonly act: TaskAct;
  readonly what: string;
  readonly on: LocalDate;
  /** Last day of the window, where it has one. */
  readonly untilOn: LocalDate | null;
  readonly role: TaskRole;
  /** Instrument of the content to be answered by then. */
  readonly instrument: string | null;
  readonly option: OptionId | null;
  /** Step of the plan in force on the day; `null` without a plan. */
  readonly step: number | null;
  readonly covers: readonly CoveredItem[];
  readonly refs: readonly ReferenceId[];
};

/** Clocks that every decision is followed by, in days from the start of its plan, else from the visit. */
export type FollowUpClocks = {
  /** Somebody has had contact by then. */
  readonly contactDays: number;
  /** A report is asked for, so that it is there at the contact. */
  readonly reportDays: number;
  readonly reviewFromDays: number;
  readonly reviewUntilDays: number;
  /** Of the longer half-life, after the last change of dose of a drug that rises. */
  readonly steadyStateHalfLives: number;
};
