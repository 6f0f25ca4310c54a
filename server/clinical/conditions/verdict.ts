import type { Facts } from '../facts/facts';
import type { FactId } from '../model/ids';

/**
 * What a test says about a chart. `applies` and `does-not-apply` name the facts they rest on; `cannot-tell` names
 * what would have to be known.
 */
export type Verdict =
  | { readonly kind: 'applies'; readonly basis: readonly FactId[] }
  | { readonly kind: 'does-not-apply'; readonly basis: readonly FactId[] }
  | { readonly kind: 'cannot-tell'; readonly missing: readonly FactId[] };

/** A test of one fact, ready to be put to a chart. */
export type Test = (facts: Facts) => Verdict;

const NOTHING: readonly FactId[] = [];

/** Does not apply because the chart, which could have said so, is silent. */
export const SILENT: Verdict = { kind: 'does-not-apply', basis: NOTHING };

/** A firm yes, on these facts. */
export const applies = (basis: readonly FactId[]): Verdict => ({ kind: 'applies', basis });
/** A firm no, on these facts. */
export const doesNotApply = (basis: readonly FactId[]): Verdict => (basis.length === 0 ? SILENT : { kind: 'does-not-apply', basis });
/** Open until these are known. */
export const cannotTell = (missing: readonly FactId[]): Verdict => ({ kind: 'cannot-tell', missing });

/** Conjunction in three-valued logic: one firm no decides, else any unknown keeps it open. */
export function all(verdicts: readonly Verdict[]): Verdict {
  let open = false;
  for (const verdict of verdicts) {
    if (verdict.kind === 'does-not-apply') return verdict;
    if (verdict.kind === 'cannot-tell') open = true;
  }
  return open ? cannotTell(missingOf(verdicts)) : applies(basisOf(verdicts, 'applies'));
}

/** Disjunction in three-valued logic: one firm yes decides, else any unknown keeps it open. */
export function any(verdicts: readonly Verdict[]): Verdict {
  let held = false;
  let open = false;
  for (const verdict of verdicts) {
    if (verdict.kind === 'applies') held = true;
    else if (verdict.kind === 'cannot-tell') open = true;
  }
  if (held) return applies(basisOf(verdicts, 'applies'));
  return open ? cannotTell(missingOf(verdicts)) : doesNotApply(basisOf(verdicts, 'does-not-apply'));
}

/** Negation: unknown stays unknown. */
export function not(verdict: Verdict): Verdict {
  switch (verdict.kind) {
    case 'applies':
      return doesNotApply(verdict.basis);
    case 'does-not-apply':
      return applies(verdict.basis);
    case 'cannot-tell':
      return verdict;
  }
}

function basisOf(verdicts: readonly Verdict[], kind: 'applies' | 'does-not-apply'): readonly FactId[] {
  let facts: readonly FactId[] = NOTHING;
  for (const verdict of verdicts) {
    if (verdict.kind === kind) facts = union(facts, verdict.basis);
  }
  return facts;
}

function missingOf(verdicts: readonly Verdict[]): readonly FactId[] {
  let facts: readonly FactId[] = NOTHING;
  for (const verdict of verdicts) {
    if (verdict.kind === 'cannot-tell') facts = union(facts, verdict.missing);
  }
  return facts;
}

/** Both lists without repetition, in order of first mention. */
export function union(first: readonly FactId[], second: readonly FactId[]): readonly FactId[] {
  if (second.length === 0) return first;
  if (first.length === 0) return second;
  let joined: FactId[] | null = null;
  for (const fact of second) {
    if (!(joined ?? first).includes(fact)) (joined ??= [...first]).push(fact);
  }
  return joined ?? first;
}
