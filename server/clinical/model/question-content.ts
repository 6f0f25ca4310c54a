import type { Review } from './content-entry';
import type { FactKey, ReferenceId } from './ids';
import type { When } from './rule-grammar';

/** Forms of the entry drawer that a question may open; an instrument opens by its own id. */
export const FORMS = ['blood-pressure', 'liver-tests', 'pregnancy-test', 'birth-date', 'medication'] as const;

/** `yes-no`, `choice` and `number` are answered aloud and stored as confirmations; the others open a form. */
export type AnswerKind = 'yes-no' | 'choice' | 'number' | 'score' | 'measurement' | 'report' | 'medication';

/**
 * Something a `missing` test asks for. It is there when, in at least one group of `satisfiedBy`, every fact is known:
 * `known` means present in the chart or confirmed either way, `present` means present only. Scores, observations and
 * reports are known when one exists; where the test has `withinDays`, inside them. An `item:` key is a confirmation.
 */
export type DataItem = {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  readonly satisfiedBy: readonly { readonly all: readonly { readonly fact: FactKey; readonly state: 'known' | 'present' }[] }[];
  readonly note: string | null;
  readonly review: Review;
};

/** Definition of a computed or clinician-entered fact, as the content words it. */
export type DerivedFactContent = {
  readonly name: string;
  readonly value: 'boolean' | 'number' | 'choice' | 'medicine';
  readonly unit: string | null;
  readonly choices: readonly string[];
  readonly definition: string;
  /** Only a person can say it; it is a question, not a computation. */
  readonly clinicianEntered: boolean;
};

/**
 * A spoken question that may cover several facts asked in one breath. "None of these" confirms each fact as absent;
 * an answer by values or by a form (`score`, `measurement`, `report`) opens that form instead.
 */
export type QuestionContent = {
  readonly id: string;
  /** What the prescriber says aloud. */
  readonly text: string;
  /** Word or two for the headline's "not asked: …". */
  readonly short: string;
  readonly facts: readonly { readonly key: FactKey; readonly label: string }[];
  readonly answer: AnswerKind;
  /** Form that an answer by value opens: an instrument id, or one of `FORMS`; `null` for what is said aloud. */
  readonly opens: string | null;
  /** Unit of a `number` answer, stored as the confirmation's detail. */
  readonly unit: string | null;
  readonly askedOf: 'patient' | 'prescriber';
  /** `status`: its facts can hold an option at ask-first. `picture`: cautions, causes and flags only. */
  readonly serves: 'status' | 'picture';
  /** The question whose form asks this too: it is asked by itself only where that form was given and left it open. */
  readonly partOf?: string;
  /** Whose doses it asks about; one about other medicines is asked where the chart points to them at least as strongly as to the suspected one. */
  readonly about?: 'suspected' | 'other-medicines';
  /** What is said where those medicines can be named in place of `{medicine}`. */
  readonly textNaming?: string;
  /** Charts on which it is asked for safety, whatever its answer would change; each says why, with its own sources. */
  readonly forSafety?: readonly { readonly when: When; readonly whenText: string; readonly why: string; readonly refs: readonly ReferenceId[] }[];
  /** Charts on which it is asked for what they show, whatever its answer would change. */
  readonly alsoAsked?: NonNullable<QuestionContent['forSafety']>;
  /** Item of a form that asks after the same thing: its newest answers stand beside the question. */
  readonly beside?: { readonly instrument: string; readonly item: string };
  /** For how many days an answer "present" may be relied on; without it there is no limit. */
  readonly presentDays?: number;
  /** For `choice`: value to store as detail with every fact of the question, and label to show. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly means: 'present' | 'absent'; /** Labels of a question about medicines: for `one` of several with its name, and where it is not clear for `any` which. */ readonly ofSeveral?: { readonly one?: string; readonly any: string }; /** For how many days this answer may be relied on, where it is fewer than of the others. */ readonly validDays?: number }[];
  /** For how many days after its own an answer "absent" may be relied on; `null` without limit. A project setting. */
  readonly validDays: number | null;
  readonly refs: readonly ReferenceId[];
  readonly note: string | null;
  readonly review: Review;
};
