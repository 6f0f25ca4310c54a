import { verdictOf } from '../conditions/compiled';
import { SILENT } from '../conditions/verdict';
import type { Facts } from '../facts/facts';
import type { TraceEntry } from '../model/assessment';
import type { FactId } from '../model/ids';
import type { Engine } from './engine';

const NOTHING: readonly FactId[] = [];

/** The verdict of every rule, flag and feature in the content's order, silent ones included. */
export const traceRules = ({ traced }: Engine, facts: Facts): readonly TraceEntry[] =>
  traced.map(({ id, condition, silent }): TraceEntry => {
    const verdict = verdictOf(condition, facts);
    if (verdict === SILENT) return silent;
    return verdict.kind === 'cannot-tell'
      ? { rule: id, verdict: verdict.kind, facts: NOTHING, missing: verdict.missing }
      : { rule: id, verdict: verdict.kind, facts: verdict.basis, missing: NOTHING };
  });
