import type { FactId, FactKey } from './ids';
import type { LocalDate } from './local-date';

/**
 * The chart: everything known about one patient that reasoning may use. A value without behaviour.
 * Lists may come in any order; reasoning sorts by content. Valid time is `on`, `startOn` and the like; recorded
 * time is `provenance.recordedOn`.
 */
export type Chart = {
  readonly schemaVersion: 1;
  readonly patient: PatientFacts;
  /** Whether a list of this kind was ever received or begun by hand; without it, silence means nothing at all. */
  readonly received: { readonly conditions: boolean; readonly medications: boolean; readonly allergies: boolean };
  readonly conditions: readonly ConditionFact[];
  readonly allergies: readonly AllergyFact[];
  readonly episodes: readonly MedicationEpisode[];
  readonly observations: readonly ObservationFact[];
  readonly reports: readonly Report[];
  readonly lifeEvents: readonly LifeEvent[];
  readonly confirmations: readonly Confirmation[];
  /** Records in the trust inbox that nobody has resolved yet. */
  readonly waiting: readonly WaitingFact[];
};

/** A code as the sender wrote it. */
export type Coding = { readonly system: string; readonly code: string; readonly display: string | null };

/** Where a fact comes from. */
export type Provenance = {
  readonly source: 'import' | 'clinician' | 'patient' | 'demo';
  /** Name of the person or of the sending system, for reading; `null` when not known. */
  readonly by: string | null;
  /** Day on which it came into this chart; `null` on the command line. */
  readonly recordedOn: LocalDate | null;
  /** Resource it was read from, such as `Condition/123`. */
  readonly resource: string | null;
};

/** What reasoning uses of the person. */
export type PatientFacts = {
  /** `null` when the birth date is not known to the day. */
  readonly birthOn: LocalDate | null;
  readonly sex: 'female' | 'male' | 'other' | 'unknown';
  /** ISO 3166 code of the clinic's country. */
  readonly country: string | null;
};

/** A diagnosis or problem on record. */
export type ConditionFact = {
  readonly id: FactId;
  readonly codings: readonly Coding[];
  readonly text: string;
  readonly clinicalStatus: 'active' | 'recurrence' | 'relapse' | 'inactive' | 'remission' | 'resolved' | null;
  readonly onsetOn: LocalDate | null;
  readonly recordedOn: LocalDate | null;
  readonly abatedOn: LocalDate | null;
  readonly provenance: Provenance;
};

/** An allergy or intolerance on record. */
export type AllergyFact = {
  readonly id: FactId;
  /** Generic ingredient in lower case where it could be mapped. */
  readonly ingredient: string | null;
  readonly text: string;
  readonly type: 'allergy' | 'intolerance' | null;
  readonly reaction: string | null;
  readonly on: LocalDate | null;
  readonly provenance: Provenance;
};

/** One drug from start to stop. Refills of the same drug are merged into it and stay visible behind it. */
export type MedicationEpisode = {
  readonly id: FactId;
  /** Generic ingredient in lower case, as the drug classes of the content name it (`bupropion`, `venlafaxine`). */
  readonly drug: string;
  /** Id in the drugs file where formulation or ingredient decide it (`bupropion-xl`); `null` when there is no entry. */
  readonly drugId: string | null;
  readonly display: string;
  readonly codings: readonly Coding[];
  readonly status: 'active' | 'stopped' | 'planned' | 'unknown';
  readonly startOn: LocalDate | null;
  /** Last day taken, inclusive; `null` while it goes on or when not known. */
  readonly stopOn: LocalDate | null;
  readonly steps: readonly DoseStep[];
  readonly asNeeded: boolean;
  /** What it was started for, in words. */
  readonly indication: string | null;
  readonly startReason: string | null;
  readonly stopReason: StopReason | null;
  readonly refills: readonly Refill[];
  readonly provenance: Provenance;
};

/** From a day on, so much a day. */
export type DoseStep = {
  readonly from: LocalDate;
  /** Whole micrograms of the ingredient a day; `null` when the record does not say. */
  readonly microgramsPerDay: number | null;
  readonly timesPerDay: number | null;
  /** Formulation in words, such as `tablet` or `oral solution`. */
  readonly form: string | null;
  readonly reason: string | null;
};

/** Why a medicine was stopped. */
export type StopReason = {
  readonly kind: 'no-benefit' | 'side-effect' | 'blunting' | 'withdrawal' | 'relapse' | 'patient-choice' | 'finished' | 'other';
  readonly text: string | null;
};

/** A dispensing or renewal: it shows that a medicine went on. */
export type Refill = {
  readonly on: LocalDate;
  readonly display: string;
  readonly daysSupply: number | null;
  readonly resource: string | null;
};

/** A measurement or laboratory result. */
export type ObservationFact = {
  readonly id: FactId;
  /** Id in the content's list of observations (`egfr`, `systolic-bp`); `null` when no rule or screen knows it. */
  readonly observation: string | null;
  readonly codings: readonly Coding[];
  readonly text: string;
  /** In `unit`; `null` when the result is words or a code. */
  readonly value: number | null;
  readonly valueText: string | null;
  /** UCUM. */
  readonly unit: string | null;
  /** Reference range sent with the result, in `unit`. */
  readonly low: number | null;
  readonly high: number | null;
  readonly on: LocalDate;
  readonly provenance: Provenance;
};

/** A number, one choice, several choices, a yes or no; `null` is "not answered" and is never zero. */
export type AnswerValue = number | string | boolean | readonly string[] | null;

/** One dated answer set of an instrument. */
export type Report = {
  readonly id: FactId;
  /** Instrument id of the content: `sbr`, `phq9`, `gad7`, `pcptsd5`, `odq`, `tas20`, `auditc`, `cssrs` … */
  readonly instrument: string;
  readonly version: string | null;
  /** The day the answers are true for. */
  readonly on: LocalDate;
  readonly filledBy: 'patient' | 'carer' | 'interpreter' | 'clinician' | 'unknown';
  /** Item id to answer. Structured blunting report: `sbr-joy` is now, `sbr-joy:before` the second column. */
  readonly answers: Readonly<Record<string, AnswerValue>>;
  /** Field id of the instrument (`total`, `change`, `pattern`) to score. */
  readonly scores: Readonly<Record<string, number | string | boolean | null>>;
  /** A total made from an incomplete answer set by the instrument's rule. */
  readonly estimated: boolean;
  /** The patient's own words, verbatim. */
  readonly words: readonly string[];
  /** Onset named in the structured report, with its precision. */
  readonly onset: ReportedOnset | null;
  /** Instant of recording (ISO 8601, UTC), which orders reports of one day; not given where a chart comes from elsewhere. */
  readonly recordedAt?: string;
  readonly provenance: Provenance;
};

/** When numbness began, as precisely as the patient could say. */
export type ReportedOnset = {
  readonly precision: 'day' | 'month' | 'season and year' | 'always been this way' | 'not sure';
  /** First and last day the onset can lie on; `null` where the precision names no time. */
  readonly earliestOn: LocalDate | null;
  readonly latestOn: LocalDate | null;
};

export const LIFE_EVENT_KINDS = ['bereavement', 'trauma', 'stress', 'illness', 'birth', 'work', 'relationship', 'hospitalisation', 'other'] as const;

/** Something that happened in the patient’s life; both days included. */
export type LifeEvent = {
  readonly id: FactId;
  readonly title: string;
  readonly kind: (typeof LIFE_EVENT_KINDS)[number];
  readonly on: LocalDate;
  readonly untilOn: LocalDate | null;
  readonly provenance: Provenance;
};

/** What a clinician said about a fact when asked: the only way in which a fact becomes absent. */
export type Confirmation = {
  readonly id: FactId;
  readonly fact: FactKey;
  readonly value: 'present' | 'absent' | 'unknown';
  /** For facts with more than yes and no: `B` for `derived:childPugh`, `planning` for `patient:pregnancy`, a number of days. */
  readonly detail: string | number | null;
  readonly on: LocalDate;
  readonly by: string | null;
  /** A yes after which it stayed "still unknown" later that day: it counts where it alone puts somebody in danger, and is taken back elsewhere. */
  readonly askedAgain?: true;
};

/** A record that is implausible or ambiguous and waits for a person. */
export type WaitingFact = {
  readonly id: FactId;
  readonly kind: 'condition' | 'medication' | 'allergy' | 'observation' | 'report' | 'patient' | 'other';
  readonly text: string;
  readonly why: string;
  /** What it would be: `report:phq9`, `observation:systolic-bp`; empty when nobody can tell. */
  readonly about: readonly FactKey[];
  /** The day it speaks of; `null` when not known to the day. */
  readonly on: LocalDate | null;
};
