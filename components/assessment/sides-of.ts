import type { AssessedOption, Reason } from './types';

/** The reasons of an option by where they stand. A flag that only says that something was not asked speaks against nothing: it is not known. */
export function sidesOf({ reasons, unknown, wrongIf }: Pick<AssessedOption, 'reasons' | 'unknown' | 'wrongIf'>): { readonly for: readonly Reason[]; readonly against: readonly Reason[]; readonly missing: readonly Reason[] } {
  const open = new Set<string>(unknown.map(({ fact }) => fact));
  const ofRules = new Set<string>(wrongIf.map(({ rule }) => rule));
  const asks = (reason: Reason): boolean => reason.kind === 'contraindication' && !ofRules.has(reason.rule) && reason.facts.some((fact) => open.has(fact));
  const isMissing = (reason: Reason): boolean => reason.kind === 'missing-information' || asks(reason);
  const speaks = (side: Reason['speaks']): readonly Reason[] => reasons.filter((reason) => reason.speaks === side && !isMissing(reason));
  return { for: speaks('for'), against: speaks('against'), missing: reasons.filter(isMissing) };
}
