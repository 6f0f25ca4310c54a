import type { Chart, Coding, Confirmation, LifeEvent, StopReason } from '@/server/clinical/model/chart';
import type { FactKey } from '@/server/clinical/model/ids';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { AskedQuestion } from './asked';

/** Days from the day of loading; negative lies in the past. */
export type Day = number;

export type ClinicSlug = 'riverside' | 'hillside';

/**
 * One demo patient as data, every day counted from the day of loading. `tellStory` turns it into a chart;
 * the same script makes the demo database and the vignettes, so that the two cannot drift apart.
 */
export type StoryScript = {
  /** Stable name of the story; row ids are derived from it. */
  readonly key: string;
  readonly clinic: ClinicSlug;
  /** What a colleague would call this case. */
  readonly title: string;
  /** The story in words, for the vignette and for a walk-through. */
  readonly summary: string;
  readonly person: PersonScript;
  /** Lists that were never received or begun; all are received unless said here. */
  readonly neverReceived?: readonly (keyof Chart['received'])[];
  readonly conditions?: readonly ConditionScript[];
  readonly allergies?: readonly AllergyScript[];
  readonly medicines?: readonly MedicineScript[];
  readonly observations?: readonly ObservationScript[];
  readonly reports?: readonly ReportScript[];
  readonly events?: readonly EventScript[];
  readonly asked?: readonly AskedScript[];
  /** Records of other systems, as the resources of a FHIR bundle; read by the importer, doubts and all. */
  readonly records?: (at: (day: Day) => LocalDate, birthOn: LocalDate) => readonly object[];
};

export type PersonScript = {
  readonly family: string;
  readonly given: string;
  readonly sex: Chart['patient']['sex'];
  /** Completed years on the day of loading, and days since the last birthday. */
  readonly age: number;
  readonly birthdayWas?: number;
  readonly mrn: string;
  readonly phone: string | null;
  readonly email: string | null;
};

export type ConditionScript = {
  readonly code: Coding | null;
  /** Words of the record; the code's own display otherwise. */
  readonly text?: string;
  readonly status?: Chart['conditions'][number]['clinicalStatus'];
  readonly since?: Day;
  readonly until?: Day;
  readonly recorded?: Day;
};

export type AllergyScript = {
  readonly ingredient: string | null;
  readonly text: string;
  readonly type?: 'allergy' | 'intolerance' | null;
  readonly reaction: string | null;
  readonly since?: Day;
  readonly recorded?: Day;
};

export type MedicineScript = {
  /** Id of the drugs file; for a medicine without an entry there, the ingredient under `other`. */
  readonly id?: string;
  readonly other?: string;
  readonly display: string;
  readonly form: string;
  readonly status?: 'active' | 'stopped' | 'planned' | 'unknown';
  readonly stopped?: Day;
  readonly stopReason?: StopReason;
  readonly steps: readonly StepScript[];
  readonly asNeeded?: boolean;
  readonly indication?: string;
  readonly startReason?: string;
  readonly refills?: readonly RefillScript[];
  readonly recorded?: Day;
};

export type StepScript = {
  readonly from: Day;
  /** Milligrams a day; `null` when the record does not say. */
  readonly mg: number | null;
  readonly times?: number;
  readonly form?: string;
  readonly reason?: string;
};

export type RefillScript = { readonly on: Day; readonly days: number; readonly display: string };

export type ObservationScript = {
  readonly observation: string;
  readonly on: Day;
  readonly value: number | null;
  readonly words?: string;
  readonly low?: number;
  readonly high?: number;
};

export type ReportScript = {
  readonly instrument: string;
  readonly on: Day;
  readonly by?: 'patient' | 'carer' | 'interpreter' | 'clinician';
  readonly answers?: Readonly<Record<string, number | string | boolean | readonly string[] | null>>;
  /** Totals of an instrument whose items are not kept. */
  readonly scores?: Readonly<Record<string, number | string | boolean | null>>;
  readonly words?: readonly string[];
  readonly onset?: OnsetScript;
};

/** When the patient first noticed: one day, the month or season around a day, or neither. */
export type OnsetScript =
  | { readonly day: Day }
  | { readonly month: Day }
  | { readonly season: Day }
  | 'always been this way'
  | 'not sure';

export type EventScript = {
  readonly on: Day;
  readonly until?: Day;
  readonly title: string;
  readonly kind: LifeEvent['kind'];
};

/** Questions put on one day, each with its ordinary answer ("none of these") unless `answer` says otherwise. */
export type AskedScript = {
  readonly on: Day;
  readonly questions: readonly AskedQuestion[];
  readonly answer?: Confirmation['value'];
  readonly detail?: string | number;
  /** Facts among those asked for that were answered with yes. */
  readonly present?: readonly FactKey[];
};
