import type { Facts } from '../facts/facts';
import type { FactKey } from '../model/ids';
import { all, any, not, SILENT } from './verdict';
import type { Verdict } from './verdict';

/** A condition of the rule grammar, compiled once; equal conditions are one value with one slot in a chart's memory. */
export type Compiled = {
  readonly slot: number;
  /** Facts that can leave it open, whatever the chart. */
  readonly keys: readonly FactKey[];
} & (
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Compiled[] }
  | { readonly kind: 'not'; readonly part: Compiled }
  | { readonly kind: 'fact'; readonly judge: (facts: Facts) => Verdict }
  /** Whether a data item is missing: never unknown, but settled by answering what it lacks. */
  | { readonly kind: 'data'; readonly judge: (facts: Facts) => Verdict; readonly lacks: (facts: Facts) => readonly FactKey[] }
);

/** The verdict on a chart, reached once. */
export function verdictOf(condition: Compiled, facts: Facts): Verdict {
  return (facts.verdicts[condition.slot] ??= judge(condition, facts));
}

function judge(condition: Compiled, facts: Facts): Verdict {
  switch (condition.kind) {
    case 'all':
      return judgeAll(condition.parts, facts);
    case 'any':
      return judgeAny(condition.parts, facts);
    case 'not':
      return not(verdictOf(condition.part, facts));
    case 'fact':
    case 'data':
      return condition.judge(facts);
  }
}

/** One firm no decides, so the rest need not be looked at. */
function judgeAll(parts: readonly Compiled[], facts: Facts): Verdict {
  const verdicts: Verdict[] = [];
  for (const part of parts) {
    const verdict = verdictOf(part, facts);
    if (verdict.kind === 'does-not-apply') return verdict;
    verdicts.push(verdict);
  }
  return all(verdicts);
}

/** What is silent adds nothing to the others. */
function judgeAny(parts: readonly Compiled[], facts: Facts): Verdict {
  let verdicts: Verdict[] | null = null;
  for (const part of parts) {
    const verdict = verdictOf(part, facts);
    if (verdict !== SILENT) (verdicts ??= []).push(verdict);
  }
  return verdicts === null ? SILENT : any(verdicts);
}

/**
 * The verdict if every open fact were answered so that the condition comes out as wished, those in `stillOpen` apart:
 * `cannot-tell` then means that exactly these facts hold it open. A missing data item still open keeps applying.
 */
export function settle(condition: Compiled, facts: Facts, wish: { readonly applies: boolean; readonly stillOpen: ReadonlySet<FactKey> }): Verdict['kind'] {
  const verdict = verdictOf(condition, facts);
  switch (condition.kind) {
    case 'fact':
      if (verdict.kind !== 'cannot-tell') return verdict.kind;
      if (verdict.missing.some((key) => wish.stillOpen.has(key))) return 'cannot-tell';
      return wish.applies ? 'applies' : 'does-not-apply';
    case 'data':
      if (verdict.kind !== 'applies' || lacksOf(condition, facts).some((key) => wish.stillOpen.has(key))) return verdict.kind;
      return wish.applies ? 'applies' : 'does-not-apply';
    case 'not': {
      const settled = settle(condition.part, facts, { ...wish, applies: !wish.applies });
      return settled === 'cannot-tell' ? settled : settled === 'applies' ? 'does-not-apply' : 'applies';
    }
    case 'all':
    case 'any': {
      const decisive = condition.kind === 'all' ? 'does-not-apply' : 'applies';
      let open = false;
      for (const part of condition.parts) {
        const settled = settle(part, facts, wish);
        if (settled === decisive) return decisive;
        if (settled === 'cannot-tell') open = true;
      }
      return open ? 'cannot-tell' : decisive === 'applies' ? 'does-not-apply' : 'applies';
    }
  }
}

/** What a missing data item lacks, looked up once. */
function lacksOf(condition: Extract<Compiled, { readonly kind: 'data' }>, facts: Facts): readonly FactKey[] {
  const held = facts.lacks.get(condition.slot);
  if (held !== undefined) return held;
  const lacks = condition.lacks(facts);
  facts.lacks.set(condition.slot, lacks);
  return lacks;
}

/** The facts that would have to be known for a missing data item somewhere in the condition to be there. */
export function lackedBy(condition: Compiled, facts: Facts): readonly FactKey[] {
  switch (condition.kind) {
    case 'fact':
      return [];
    case 'data':
      return verdictOf(condition, facts).kind === 'applies' ? lacksOf(condition, facts) : [];
    case 'not':
      return lackedBy(condition.part, facts);
    case 'all':
    case 'any':
      return [...new Set(condition.parts.flatMap((part) => lackedBy(part, facts)))];
  }
}
