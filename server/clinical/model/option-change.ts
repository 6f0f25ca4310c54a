import type { FactId, OptionId, OptionStatus, RuleId } from './ids';

/** What somebody saw of an option: its status, the rules that spoke and the facts that were not known. */
export type SeenOption = { readonly id: OptionId; readonly status: OptionStatus; readonly reasons: readonly RuleId[]; readonly unknown: readonly FactId[] };

/** An option that reads otherwise than it was seen. */
export type OptionChange = {
  readonly id: OptionId;
  readonly title: string;
  readonly was: OptionStatus;
  readonly now: OptionStatus;
  /** Reasons that were not there. */
  readonly added: readonly string[];
  /** How many reasons do not speak any more. */
  readonly gone: number;
  /** Facts that are known by now, and facts that are not known any more. */
  readonly answered: number;
  readonly asked: number;
};
