import type { FactId, OptionId, OptionStatus, RuleId } from './ids';

/** What *contraindicated* means on a chart: a label says so, a stop of this project that a prescriber may lift, each choice by itself, or another rule. */
export const RULED_OUT_BY = ['label', 'for-now', 'each-choice', 'rule'] as const;
export type RuledOut = (typeof RULED_OUT_BY)[number];

/** What somebody saw of an option: its status, the rules that spoke and the facts that were not known. */
export type SeenOption = { readonly id: OptionId; readonly status: OptionStatus; readonly reasons: readonly RuleId[]; readonly unknown: readonly FactId[] };

/** An option that reads otherwise than it was seen. */
export type OptionChange = {
  readonly id: OptionId;
  readonly title: string;
  readonly was: OptionStatus;
  readonly now: OptionStatus;
  /** Who ruled it out, and who rules it out now; `null` where nobody does. */
  readonly wasRuledOut: RuledOut | null;
  readonly nowRuledOut: RuledOut | null;
  /** Reasons that were not there. */
  readonly added: readonly string[];
  /** How many reasons do not speak any more. */
  readonly gone: number;
  /** Facts that are known by now, and facts that are not known any more. */
  readonly answered: number;
  readonly asked: number;
};
