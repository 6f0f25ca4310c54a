/** The rule grammar: closed. No arithmetic; a computed value has a name under `derived`. */

/** Comparisons; both sides in the unit of the fact. */
export type Operator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'in';
/** What a fact is compared with. */
export type Scalar = number | string | boolean;
/** A number against which a dose or ratio is held. */
export type Comparison = { readonly op: Operator; readonly value: number };

/** When a rule applies: tests of facts, joined in three-valued logic. */
export type When =
  | { readonly all: readonly When[] }
  | { readonly any: readonly When[] }
  | { readonly not: When }
  | ConditionTest
  | MedicationTest
  | ObservationTest
  | ScoreTest
  | AnswerTest
  | PatientTest
  | DerivedTest
  | AllergyTest
  | MissingTest;

/** A condition of a set of codes; `withinDays` counts back from the day of reasoning. */
export type ConditionTest = {
  readonly fact: 'condition';
  readonly set: string;
  readonly status: 'active' | 'history' | 'any';
  readonly withinDays?: number;
};
/** Exactly one of `class` and `drug`; `drug: 'indexMedicine'` is the medicine under suspicion; taken now, the one that would change. */
export type MedicationTest = {
  readonly fact: 'medication';
  readonly class?: string;
  readonly drug?: string;
  /** `suspected`: it is the medicine under suspicion, taken now or ended since; `at-onset`: taken on a day on which the numbness may have begun; `since-onset`: and still. */
  readonly status: 'active' | 'stopped' | 'planned' | 'any' | 'suspected' | 'at-onset' | 'since-onset';
  readonly stoppedWithinDays?: number;
  readonly minDaysOnDose?: number;
  readonly mgPerDay?: Comparison;
  readonly mgPerDose?: Comparison;
  readonly doseVsMaxLabel?: Comparison;
  readonly doseVsMinEffective?: Comparison;
};
/** The newest result of an observation that is no older than `withinDays`. */
export type ObservationTest = {
  readonly fact: 'observation';
  readonly obs: string;
  readonly op: Operator;
  /** A number in the observation's unit, or a multiple of a limit of the reference range sent with the result. */
  readonly value: number | { readonly times: number; readonly limit: 'ULN' | 'LLN' };
  readonly withinDays: number;
};
/** A field of the newest report of an instrument that is no older than `withinDays`. */
export type ScoreTest = {
  readonly fact: 'score';
  readonly instrument: string;
  readonly field: string;
  readonly op: Operator;
  readonly value: Scalar;
  readonly withinDays: number;
};
/** The newest answer to one item that is no older than `withinDays`. */
export type AnswerTest = {
  readonly fact: 'answer';
  readonly instrument: string;
  readonly item: string;
  readonly op: Operator;
  readonly value: Scalar | readonly Scalar[];
  readonly withinDays: number;
};
/** Something about the person; age in completed years. */
export type PatientTest = {
  readonly fact: 'patient';
  readonly field: 'ageYears' | 'pregnancy' | 'lactation' | 'couldBePregnant' | 'country';
  readonly op: Operator;
  readonly value: Scalar | readonly Scalar[];
};
/** A fact that is computed, or that only a person can say. */
export type DerivedTest = {
  readonly fact: 'derived';
  readonly name: string;
  readonly op: Operator;
  readonly value: Scalar | readonly Scalar[];
};
/** An allergy or intolerance to an ingredient. */
export type AllergyTest = { readonly fact: 'allergy'; readonly ingredient: string };
/** True when the named data item is absent or older than `withinDays`; never unknown. */
export type MissingTest = { readonly fact: 'missing'; readonly item: string; readonly withinDays?: number };
