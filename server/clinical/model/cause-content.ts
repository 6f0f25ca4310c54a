import type { Review } from './content-entry';
import type { ReferenceId, RuleId } from './ids';
import type { When } from './rule-grammar';

/** What speaks for or against a cause of numbness. */
export type CauseFeature = {
  readonly id: RuleId;
  readonly when: When;
  readonly whenText: string;
  /** +3 strong to -3; a judgement shown as plus and minus signs, never as a percentage. */
  readonly weight: number;
  readonly reason: string;
  /** What of the chart it rests on, where others of its explanation rest on the same: shown together, each still counted. */
  readonly restsOn?: string;
  /** Where it applies, what else explains the numbness as well is settled before this cause is acted on. */
  readonly othersFirst?: true;
};

/** The four explanations of numbness that are weighed against each other. */
export const EXPLANATIONS = ['medicine', 'depression', 'condition', 'other-medicine'] as const;

export type Explanation = (typeof EXPLANATIONS)[number];

/** A cause that is weighed under one of the explanations. */
export type CauseContent = {
  readonly id: string;
  readonly title: string;
  /** Instead of the title where no remission of the depression is on record. */
  readonly titleUnremitted?: string;
  readonly explanation: Explanation;
  readonly featuresFor: readonly CauseFeature[];
  readonly featuresAgainst: readonly CauseFeature[];
  readonly questionsToAsk: readonly string[];
  readonly instruments: readonly string[];
  readonly workup: readonly string[];
  readonly note: string | null;
  readonly refs: readonly ReferenceId[];
  readonly review: Review;
};

/** How a link in time is read, and the two published ways to grade causality; bands of the Naranjo total include both ends. */
export type CausalityContent = {
  readonly temporalRules: readonly { readonly id: string; readonly when: string; readonly reading: string; readonly note: string | null }[];
  readonly naranjo: {
    readonly questions: readonly { readonly n: number; readonly question: string; readonly yes: number; readonly no: number; readonly unknown: number }[];
    readonly bands: readonly { readonly min: number; readonly max: number; readonly label: string }[];
    readonly limits: string;
    readonly refs: readonly ReferenceId[];
  };
  readonly whoUmc: {
    readonly categories: readonly { readonly id: string; readonly label: string; readonly rule: string; readonly chart: string; readonly note: string | null }[];
    readonly refs: readonly ReferenceId[];
  };
  readonly combining: string;
};
