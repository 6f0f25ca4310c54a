import type { Json, Review } from './content-entry';
import type { OptionId, ReferenceId, RuleId, Severity } from './ids';
import type { When } from './rule-grammar';

/** What a rule does to its option; `server/clinical/options` says how a status follows. */
export type RuleKind = 'indication' | 'supports' | 'caution' | 'contraindication' | 'missing-information';

/** The lowest usual dose as target, the slower pace, a first cut below half of the dose. */
export type PlanAsks = { readonly target?: 'lowest'; readonly pace?: 'slower'; readonly firstCut?: 'smaller' };

/** One sentence for or against an option, and when it is said. */
export type OptionRule = {
  readonly id: RuleId;
  readonly kind: RuleKind;
  readonly when: When;
  readonly whenText: string;
  /** Each part of a `when` that asks for all of several things, in its order; where it is left out the whole is said. */
  readonly whenParts?: readonly string[];
  readonly message: string;
  readonly severity: Severity;
  readonly refs: readonly ReferenceId[];
  readonly note: string | null;
  /** Missing information that keeps the option at `ask-first`. */
  readonly blocking: boolean;
  /** A contraindication that a prescriber may override with a written reason. */
  readonly overridable: boolean;
  /** Members of the option it concerns (`vortioxetine`); empty means the whole option. */
  readonly appliesTo: readonly string[];
  readonly doseEffect: string | null;
  /** What of its message a plan of steps can do; left out where it names nothing that a planner knows. */
  readonly planAsks?: PlanAsks;
  readonly review: Review;
};

/** A way to answer emotional blunting: its rules, and what follows when it is chosen. Days count from the day of the decision. */
export type OptionContent = {
  readonly id: OptionId;
  readonly title: string;
  /** Instead of the title where no remission of the depression is on record: what never went cannot return. */
  readonly titleUnremitted?: string;
  readonly summary: string;
  readonly whatItAddresses: string;
  /** What only this option wants to know stands apart under this name, as it is said in the middle of a sentence, until the option is opened. */
  readonly asksApart?: { readonly name: string; readonly why: string; readonly refs: readonly ReferenceId[] };
  readonly rules: readonly OptionRule[];
  readonly members: readonly { readonly id: string; readonly whenPreferred: string; readonly caution: string }[];
  readonly pickByCause: Json;
  readonly typicalSteps: readonly string[];
  /** What the days of `monitoring` are counted from, where it is not the decision or the first day of its plan: none of its tasks can say such a day. */
  readonly watchedFrom?: string;
  readonly monitoring: readonly { readonly what: string; readonly daysAfterStart: number | null; readonly why: string; readonly refs: readonly ReferenceId[] }[];
  readonly followUpTasks: readonly { readonly title: string; readonly role: 'coordinator' | 'prescriber'; readonly dueDays: number; readonly instrument: string | null; /** Only where one of these is what the plan begins, or no plan says what it is. */ readonly appliesTo?: readonly string[] }[];
  readonly discussionPoints: readonly string[];
  readonly benefits: readonly string[];
  readonly risks: readonly string[];
  readonly grade: 'high' | 'moderate' | 'low' | 'very-low';
  readonly gradeWhy: string;
  /** Said instead where no remission of the depression is on record: the grade was given for something else, and there is none for this. */
  readonly notGradedUnremitted?: string;
  readonly offLabel: Json;
  readonly refs: readonly ReferenceId[];
  readonly review: Review;
};
