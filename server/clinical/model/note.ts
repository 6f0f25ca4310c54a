import type { OptionId, OptionStatus, Sha256 } from './ids';
import type { Assessment } from './assessment';
import type { Chart } from './chart';
import type { KnowledgeStamp } from './knowledge';
import type { LocalDate } from './local-date';
import type { Plan, Step } from './plan';
import type { SinceVisit } from './since';
import type { NoteOrder, NoteSectionId, Visit } from './visit';

/** Where a sentence of the note comes from. */
export type SegmentOrigin = 'data' | 'patient' | 'rule' | 'choice' | 'typed' | 'edited';

/** A thing that a sentence rests on: a fact of the chart, a rule, a reference, a step of the plan, a field of the visit, something of the follow-up. */
export type SegmentRef = { readonly type: 'fact' | 'rule' | 'reference' | 'step' | 'visit' | 'derived' | 'follow-up'; readonly id: string };

/** One sentence of the note. Every number in it stands in one of its refs, or a person typed it. */
export type Segment = {
  /** Stable for the same visit, so that an edit finds its sentence again after the chart changed. */
  readonly id: string;
  readonly origin: SegmentOrigin;
  readonly text: string;
  readonly refs: readonly SegmentRef[];
  /** The machine's wording of an edited sentence. */
  readonly before: string | null;
  /** The wording changed under an edit: a fact it rests on is not what it was. */
  readonly stale: boolean;
};

/** One section of the note, in the order of its sentences. */
export type NoteSection = {
  readonly id: NoteSectionId;
  readonly title: string;
  readonly segments: readonly Segment[];
};

/** The note as plain data; every window on it is a rendering of this. */
export type Note = {
  readonly schemaVersion: 1;
  readonly order: NoteOrder;
  /** In the order in which they are read. */
  readonly sections: readonly NoteSection[];
  /** The dose table under the plan, straight from the plan's steps. */
  readonly doseTable: readonly Step[];
  readonly options: readonly OptionId[];
  /** Words of all sections, the dose table apart. */
  readonly words: number;
};

/** Who a note is about, as it was known at signing. */
export type NotePatient = {
  readonly id: string;
  readonly displayName: string;
  readonly family: string;
  readonly given: string;
  readonly birthOn: LocalDate | null;
  readonly birthText: string | null;
  readonly age: number | null;
  readonly sex: 'female' | 'male' | 'other' | 'unknown';
  readonly identifiers: readonly { readonly label: string; readonly value: string }[];
};

/** The clinic as it was at signing. */
export type NoteClinic = {
  readonly name: string;
  readonly timeZone: string;
  readonly country: string;
  readonly region: 'US' | 'UK';
  readonly demo: boolean;
};

/** Who wrote, signed or co-signed. */
export type NotePerson = { readonly id: string; readonly name: string; readonly credential: string | null };

/** A drug of the plan as documents name and code it. */
export type PrintedDrug = {
  /** Id in the plan, such as `bupropion-xl`. */
  readonly id: string;
  readonly name: string;
  /** Generic ingredient in lower case. */
  readonly ingredient: string;
  /** RxNorm code of the ingredient; `null` where the content has none. */
  readonly rxnorm: string | null;
  readonly atc: string | null;
  /** RxNorm codes of the clinical drugs that one strength names without doubt. */
  readonly products: readonly { readonly form: string; readonly strengthMg: number; readonly rxcui: string; readonly display: string }[];
};

/** Where the patient finds help at once: the content's entry for the clinic's country. */
export type PrintedHelp = { readonly emergency: string | null; readonly line: string | null; readonly name: string | null; readonly wording: string };

/** A medicine that the plan neither changes nor names, as the chart has it on the day of the visit. */
export type PrintedOther = {
  readonly name: string;
  /** `repeated`: the chart has it more than once, perhaps as doubtful; `unsure`: the chart does not say whether it is taken. */
  readonly state: 'taken' | 'as-needed' | 'repeated' | 'unsure';
  /** A rule of the option, a warning of the plan or a raised flag names it; not told in what was signed before this was kept. */
  readonly isNamed?: boolean;
  /** Days on which the chart has a change of its dose ahead. */
  readonly later: readonly { readonly from: LocalDate }[];
  /** Last day by the chart. */
  readonly until: LocalDate | null;
};

/** What safety asked for and nobody answered, as the note tells it, and flags that a prescriber answered for and the chart does not raise, in the words of the note. */
export type PrintedSafety = { readonly unasked: readonly { readonly state: string; readonly short: string }[]; readonly alone: readonly { readonly flag: string; readonly words: string }[] };

/** What documents say beyond note and plan, word for word from the release of the day, so that they need nothing else. */
export type Printed = {
  readonly drugs: readonly PrintedDrug[];
  readonly help: PrintedHelp;
  /** Sentences of the patient's sheet: how to take it, what to expect, when to call, when to get help now. */
  readonly handout: { readonly take: readonly string[]; readonly expect: readonly string[]; readonly call: readonly string[]; readonly urgent: readonly string[]; /** Not told in what was signed before this was kept. */ readonly others?: readonly PrintedOther[]; /** Medicines that wait in the inbox, in the sender's words, and whether a list of medicines was ever received; not told in what was signed before this was kept. */ readonly unread?: { readonly waiting: readonly string[]; readonly isListReceived: boolean }; /** Whether a named clinician has reviewed every sentence of it. */ readonly isReviewed: boolean };
  /** Titles of the eight options, each with its status where it stands otherwise for whoever goes on with the plan than on the chart; not told in what was signed before this was kept. */
  readonly options: readonly { readonly id: OptionId; readonly title: string; readonly status?: OptionStatus }[];
  /** Not told in what was signed before this was kept. */
  readonly safety?: PrintedSafety;
  /** Ids of instruments whose results are not validated; not told in what was signed before this was kept. */
  readonly notValidated?: readonly string[];
  /** Ranges of the main totals of those instruments, and what more of it means; not told in what was signed before this was kept. */
  readonly scales?: readonly { readonly id: string; readonly min: number; readonly max: number; readonly direction: string }[];
};

/** What was seen and signed, whole: everything that an export shows and that a replay needs. */
export type Snapshot = {
  readonly schemaVersion: 1;
  /** Such as `R-2026-000418`: per clinic and year. */
  readonly number: string;
  /** 1 for the first signature; an amendment has the next. */
  readonly version: number;
  readonly patient: NotePatient;
  readonly clinic: NoteClinic;
  readonly author: NotePerson;
  readonly visit: Visit;
  /** Clinic's day of reasoning. */
  readonly on: LocalDate;
  readonly chart: Chart;
  readonly assessment: Assessment;
  readonly plan: Plan | null;
  /** What happened since the note before, beyond the chart; `null` for a first note, not told in what was signed before this was kept. */
  readonly since?: SinceVisit | null;
  readonly note: Note;
  readonly printed: Printed;
  readonly knowledge: KnowledgeStamp;
  readonly engine: string;
  /** Instant of signing by the database's clock, ISO 8601 in UTC. */
  readonly signedAt: string;
};

/** What was added to a signed note; `at` is an instant in UTC, `lateEntryFor` the day it speaks of. */
export type Addendum = { readonly number: number; readonly text: string; readonly author: NotePerson; readonly at: string; readonly lateEntryFor: LocalDate | null };

/** Where a note stands; what was signed stays readable in each of them. */
export type NoteStatus = 'draft' | 'pending co-signature' | 'signed' | 'amended' | 'entered in error';

/** What an exporter is given: the snapshot with what was added to it since. A draft has no hash. */
export type NoteDocument = {
  readonly snapshot: Snapshot;
  /** SHA-256 over the canonical JSON of the snapshot; `null` for a draft. */
  readonly sha256: Sha256 | null;
  readonly status: NoteStatus;
  readonly addenda: readonly Addendum[];
  readonly coSigned: { readonly by: NotePerson; readonly at: string } | null;
  readonly enteredInError: { readonly why: string; readonly by: NotePerson; readonly at: string } | null;
};
