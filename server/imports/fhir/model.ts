import type {
  AllergyFact,
  Chart,
  ConditionFact,
  Confirmation,
  LifeEvent,
  MedicationEpisode,
  ObservationFact,
  Report,
  WaitingFact,
} from '@/server/clinical/model/chart';
import type { FactId } from '@/server/clinical/model/ids';
import type { LocalDate } from '@/server/clinical/model/local-date';

/** What reading a document comes to: facts with provenance, and one place for every entry of the bundle. */
export type ImportResult = {
  readonly patient: ImportedPatient;
  /** The chart that this document alone gives. */
  readonly chart: Chart;
  /** The same facts one by one, for storing: each with its identity and the records behind it. */
  readonly facts: readonly ImportedFact[];
  /** What clinicians of the sending clinic were told when they asked, one a fact; only a record of our own form has any. */
  readonly confirmations: readonly ImportedConfirmation[];
  readonly taken: readonly ImportEntry[];
  readonly merged: readonly ImportEntry[];
  readonly waiting: readonly ImportEntry[];
  readonly leftOut: readonly ImportEntry[];
  readonly inbox: readonly InboxItem[];
  /** What is worth saying about the document as a whole, in sentences. */
  readonly notes: readonly string[];
};

export type Disposition = 'taken' | 'merged' | 'waiting' | 'leftOut';

/** One entry of the bundle in one of the four lists. */
export type ImportEntry = {
  /** `Observation/123`, else the entry's fullUrl, else `entry[17]`. */
  readonly resource: string;
  /** Display text of the record. */
  readonly what: string;
  /** Set everywhere but in `taken`. */
  readonly why: string | null;
  readonly resourceType: string;
  /** Id under which the record is named in facts: `Observation/123`, or `Observation/` and 12 digits of its content hash. */
  readonly record: string;
  /** SHA-256 of the record's content, whatever the order of its keys. */
  readonly contentHash: string;
  readonly on: LocalDate | null;
};

export type ImportedFact =
  | { readonly kind: 'condition'; readonly key: FactId; readonly records: readonly string[]; readonly fact: ConditionFact }
  | { readonly kind: 'allergy'; readonly key: FactId; readonly records: readonly string[]; readonly fact: AllergyFact }
  | { readonly kind: 'medication'; readonly key: FactId; readonly records: readonly string[]; readonly fact: MedicationEpisode }
  | { readonly kind: 'observation'; readonly key: FactId; readonly records: readonly string[]; readonly fact: ObservationFact }
  | { readonly kind: 'report'; readonly key: FactId; readonly records: readonly string[]; readonly fact: Report }
  | { readonly kind: 'life-event'; readonly key: FactId; readonly records: readonly string[]; readonly fact: LifeEvent };

export type ImportedConfirmation = { readonly record: string; readonly confirmation: Confirmation };

/** Something implausible or ambiguous that a person settles with one click. */
export type InboxItem = {
  /** The same for the same doubt about the same record in every import. */
  readonly key: string;
  readonly kind: WaitingFact['kind'];
  readonly about: WaitingFact['about'];
  /** Records it is about, first the one it is named after. */
  readonly records: readonly string[];
  /** Display text of the record. */
  readonly what: string;
  readonly doubts: readonly DoubtCode[];
  readonly why: string;
  /** What the record says, word for word. */
  readonly original: readonly { readonly label: string; readonly value: string }[];
  readonly on: LocalDate | null;
  readonly choices: readonly InboxChoice[];
};

export type InboxChoice = {
  readonly id: string;
  readonly label: string;
  /** `fact` makes what the label names; `not-relevant` leaves the record out. */
  readonly does: 'fact' | 'not-relevant';
  /** Facts that hold once this is chosen, besides those that the item does not touch. */
  readonly facts: readonly ImportedFact[];
  /** Facts of the chart that no longer hold then, or that one of `facts` stands in for. */
  readonly replaces: readonly FactId[];
};

export type DoubtCode =
  | 'not-coded'
  | 'code-not-known'
  | 'recognised-by-name-only'
  | 'not-confirmed'
  | 'no-subject'
  | 'subject-not-matched'
  | 'modifier-extension'
  | 'not-readable'
  | 'same-id-different-content'
  | 'status-not-clear'
  | 'not-renewed'
  | 'taken-before-it-existed'
  | 'before-birth'
  | 'after-death'
  | 'in-the-future'
  | 'date-not-readable'
  | 'date-not-to-the-day'
  | 'no-date'
  | 'dates-reversed'
  | 'strength-never-sold'
  | 'dose-without-unit'
  | 'dose-unit-not-known'
  | 'dose-not-clear'
  | 'dose-implausible'
  | 'dose-contradicts-text'
  | 'doses-overlap'
  | 'value-not-readable'
  | 'total-as-text'
  | 'value-out-of-range'
  | 'value-implausible'
  | 'value-without-unit'
  | 'unit-not-known'
  | 'range-reversed'
  | 'total-differs-from-items';

/** A date as the record gives it: to the day, the month or the year; never made more precise than it is. */
export type GivenDate = {
  readonly given: string;
  readonly precision: 'day' | 'month' | 'year';
  /** First and last day it can mean; the same day when known to the day. */
  readonly earliestOn: LocalDate;
  readonly latestOn: LocalDate;
};

export type ImportedPatient = {
  readonly record: string;
  readonly identifiers: readonly { readonly system: string | null; readonly value: string; readonly type: string | null }[];
  readonly names: readonly { readonly use: string | null; readonly family: string | null; readonly given: readonly string[]; readonly text: string | null }[];
  /** `null` when not given to the day. */
  readonly birthOn: LocalDate | null;
  /** Birth date as given, such as `1980-05`. */
  readonly birthGiven: string | null;
  readonly sex: 'female' | 'male' | 'other' | 'unknown';
  readonly deceasedOn: LocalDate | null;
  readonly deceased: boolean;
  readonly contact: { readonly phones: readonly string[]; readonly emails: readonly string[]; readonly addressLines: readonly string[] };
};

/** Why a document was not read at all. Nothing of it is used. */
export type ImportRefusal = {
  readonly code:
    | 'too-large'
    | 'not-utf-8'
    | 'not-json'
    | 'too-deep'
    | 'too-many-values'
    | 'duplicate-key'
    | 'forbidden-key'
    | 'not-a-bundle'
    | 'wrong-version'
    | 'empty-bundle'
    | 'no-patient'
    | 'two-patients'
    | 'other-patient';
  /** Path in the document, such as `entry[3].resource.subject`; `document` for the whole. */
  readonly path: string;
  /** What is wrong and what would be right, without patient data. */
  readonly message: string;
};

export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };
