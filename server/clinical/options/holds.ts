import { lackedBy, verdictOf } from '../conditions/compiled';
import type { CompiledOption, CompiledRule } from '../engine/engine';
import type { Facts } from '../facts/facts';
import type { FactId } from '../model/ids';

/** Something undecided that keeps an option at ask-first, and the facts that would decide it. */
export type Hold = { readonly kind: 'contraindication' | 'missing' | 'indication' | 'flag' | 'inbox'; readonly rule: CompiledRule | null; readonly missing: readonly FactId[] };

/** Whether a rule concerns the whole option or at least one of these members. */
export const concerns = ({ rule }: CompiledRule, members: readonly string[]): boolean =>
  rule.appliesTo.length === 0 || rule.appliesTo.some((member) => members.includes(member));

/** What of the option's own rules is undecided, given the members still open. */
export function holdsOf(option: CompiledOption, facts: Facts, openMembers: readonly string[]): readonly Hold[] {
  const holds: Hold[] = [];
  for (const entry of option.contraindications) {
    const verdict = verdictOf(entry.condition, facts);
    if (verdict.kind === 'cannot-tell' && concerns(entry, openMembers)) holds.push({ kind: 'contraindication', rule: entry, missing: verdict.missing });
  }
  for (const entry of option.blocking) {
    const verdict = verdictOf(entry.condition, facts);
    if (verdict.kind === 'does-not-apply' || !concerns(entry, openMembers)) continue;
    // Whether the information is needed at all may be open too: whether she could be pregnant.
    holds.push({ kind: 'missing', rule: entry, missing: verdict.kind === 'applies' ? lackedBy(entry.condition, facts) : verdict.missing });
  }
  if (!option.indications.some(({ condition }) => verdictOf(condition, facts).kind === 'applies')) {
    for (const entry of option.indications) {
      const verdict = verdictOf(entry.condition, facts);
      if (verdict.kind === 'cannot-tell') holds.push({ kind: 'indication', rule: entry, missing: verdict.missing });
    }
  }
  return holds;
}
