import type { FactKey, OptionId, ReferenceId } from './ids';
import type { Review } from './content-entry';

export type Reference = {
  readonly id: ReferenceId;
  readonly title: string;
  readonly authors: string | null;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly volumePages: string | null;
  readonly pmid: string | null;
  readonly doi: string | null;
  readonly url: string | null;
  /** What the address opens, in words, where its host does not tell. */
  readonly opens: string | null;
  readonly type: string;
  readonly population: string | null;
  readonly n: number | null;
  readonly finding: string;
  readonly limitations: string | null;
  readonly evidenceLevel: number | null;
  readonly directlyAboutBlunting: boolean | null;
  /** What was confirmed in a source and what was not. */
  readonly verification: string;
  /** The same work as another reader of it recorded it. */
  readonly otherReadings: readonly {
    readonly id: ReferenceId;
    readonly url: string | null;
    readonly year: number | null;
    readonly finding: string;
    readonly verification: string;
  }[];
  /** Other ids under which the same work stands in the content. */
  readonly aliases: readonly ReferenceId[];
};

/** The words of a record that state a sentence, and the words of the sentence that no record states. */
export type StatedSentence = {
  /** Id of the rule, the flag, the sign of an explanation or the line of a plan. */
  readonly sentence: string;
  readonly by: readonly {
    readonly ref: ReferenceId;
    readonly words: string;
    /** Of a flag that says several sentences, each in its own case: words of the one that these state. */
    readonly of?: string;
    /** Sets of conditions, classes and medicines that the words mean by another name. */
    readonly about: readonly FactKey[];
    /** How the words were read, in the words of the record's verification; `null` where it does not tell them apart from the rest. */
    readonly read: string | null;
  }[];
  readonly ours: readonly string[];
};

/** A step, a check or a point to discuss that works state, by its words. */
export type StatedLine = { readonly says: string } & Pick<StatedSentence, 'by' | 'ours'>;

export type Claim = {
  readonly id: string;
  readonly topic: string;
  readonly statement: string;
  readonly verdict: 'supported' | 'partly-supported' | 'conflicting' | 'unsupported' | 'contradicted';
  readonly strength: string | null;
  readonly supportingRefs: readonly ReferenceId[];
  readonly contradictingRefs: readonly ReferenceId[];
  readonly sourcePages: readonly string[];
  readonly note: string | null;
  readonly review: Review;
};

export type Grade = 'high' | 'moderate' | 'low' | 'very-low';

/** One source on how common blunting is: who was asked, how, and what was found, in percent. */
export type PrevalenceRow = {
  readonly id: string;
  readonly who: string;
  readonly how: string;
  readonly method: 'questionnaire' | 'one-item' | 'range' | 'impression' | 'trials';
  /** Both the same for a single figure. */
  readonly low: number;
  readonly high: number;
  readonly shown: string;
  readonly n: number | null;
  readonly nWords: string;
  readonly remark: string | null;
  readonly strength: Grade;
  readonly claim: string;
  readonly refs: readonly ReferenceId[];
};

type Side = { readonly title: string; readonly text: string; readonly refs: readonly ReferenceId[] };

/** Where sources disagree; both sides are shown in the same form. */
export type Disagreements = {
  readonly prevalence: {
    readonly title: string;
    /** The answer in one sentence: from which figure to which, and why they differ. */
    readonly answer: string;
    readonly lede: string;
    readonly rows: readonly PrevalenceRow[];
    /** Medicines of which no source gives a share, with what is known instead. */
    readonly noShare: readonly { readonly who: string; readonly text: string; readonly refs: readonly ReferenceId[] }[];
    readonly whyTheyDiffer: readonly { readonly text: string; readonly refs: readonly ReferenceId[] }[];
    readonly atTheDesk: string;
    readonly review: Review;
  };
  readonly options: readonly { readonly option: OptionId; readonly claim: string; readonly sides: readonly [Side, Side]; readonly review: Review }[];
};
