import type { FlagLevel, OptionId, RuleId } from './ids';
import type { LocalDate } from './local-date';
import type { PlanRequest } from './plan';

/** What a prescriber decided in a visit: an act of its own, never preselected. */
export type Decision =
  | { readonly kind: 'options'; readonly options: readonly OptionId[]; /** Said of all of it; `reasons` of the visit speak of one option each. */ readonly why: string | null }
  | { readonly kind: 'none-of-these'; readonly why: string }
  | { readonly kind: 'not-today'; readonly why: string; /** `null` until a day is chosen. */ readonly returnOn: LocalDate | null };

/** The plan of a visit as it was asked for; compiling it again on the same knowledge gives the same plan. */
export type PlannedChange = {
  readonly option: OptionId;
  readonly request: PlanRequest;
  readonly start: LocalDate;
};

/** How blunted, 0 (not at all) to 10 (as much as can be); `null` is not rated. */
export type Rating = number | null;

export type VisitRatings = {
  readonly patient: Rating;
  readonly clinician: Rating;
  /** Whether the patient thinks of stopping the medicine; `null` is not asked. */
  readonly thinksOfStopping: boolean | null;
};

/** One visit as its note is composed from it. Free words are verbatim. */
export type Visit = {
  readonly id: string;
  readonly on: LocalDate;
  readonly kind: 'in person' | 'video' | 'telephone';
  /** Why the patient came today, in the clinician's words. */
  readonly reason: string | null;
  /** `null` until an option was chosen. */
  readonly decision: Decision | null;
  /** Why options are chosen, each in words of its own; not told where none has, and in what was signed before this was kept. */
  readonly reasons?: readonly { readonly option: OptionId; readonly why: string }[];
  /** Why a question that is asked for safety was not asked; not told where no reason was written, and in what was signed before this was kept. */
  readonly notAsked?: readonly { readonly question: string; readonly why: string }[];
  /** Of what is chosen without a plan of its own, why none could be proposed; not told where none is missing, and in what was signed before this was kept. */
  readonly noPlan?: readonly ChosenWithoutPlan[];
  readonly declined: readonly { readonly option: OptionId; readonly why: string | null }[];
  /** Discussion points talked about, word for word as the content has them. */
  readonly discussed: readonly { readonly option: OptionId; readonly point: string }[];
  readonly patientPrefers: string | null;
  readonly ratings: VisitRatings;
  readonly plan: PlannedChange | null;
  /** Sentences that the author wrote or rewrote, by id of the segment. */
  readonly edits: Readonly<Record<string, string>>;
  /** The machine's wording, and its section, on which each edit was made. */
  readonly editBases: Readonly<Record<string, { readonly section: NoteSectionId; readonly text: string }>>;
  /** Sentences taken out by the author. */
  readonly removed: readonly string[];
  /** Sentences added by the author, by section. */
  readonly typed: readonly { readonly id: string; readonly section: NoteSectionId; readonly text: string }[];
  /** Flags that a prescriber answered for, in the order in which it was done. */
  readonly cleared: readonly ClearedFlag[];
};

/** The planner's refusal in words; `waits` where somebody has to name or record something, and what would make a plan possible. */
export type ChosenWithoutPlan = { readonly option: OptionId; readonly why: string; readonly waits: boolean; readonly way: string | null };

/** What was done about a flag, in one line, and by whom; it stays in the note. */
export type ClearedFlag = {
  readonly flag: RuleId;
  readonly what: string;
  readonly by: string;
  readonly on: LocalDate;
  /** Whether what the flag asks for was done; otherwise it stays open and is signed past. Not told in what was answered before this was kept. */
  readonly settled?: boolean;
  /** A note that was signed before holds it, and this one does not amend that. */
  readonly noted?: true;
  /** Of a flag that a patient’s answer raised and the chart does not; not told of one that the chart raises. */
  readonly alone?: RaisedAlone;
};

/** The level at which a red-flag answer was raised, and why the chart does not raise it: the answer was taken back, or it is old or overtaken. */
export type RaisedAlone = { readonly level: FlagLevel; readonly why: 'taken-back' | 'not-raised' };

export const NOTE_SECTIONS = ['assessment', 'plan', 'subjective', 'objective', 'checks', 'basis'] as const;
export type NoteSectionId = (typeof NOTE_SECTIONS)[number];
export type NoteOrder = 'apso' | 'soap';
