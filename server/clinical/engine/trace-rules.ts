import { verdictOf } from '../conditions/compiled';
import type { Compiled } from '../conditions/compiled';
import type { Facts } from '../facts/facts';
import type { TraceEntry } from '../model/assessment';
import type { FactId, RuleId } from '../model/ids';
import type { Engine } from './engine';

const NOTHING: readonly FactId[] = [];

/** The verdict of every rule, flag and feature in the content's order, silent ones included. */
export function traceRules(engine: Engine, facts: Facts): readonly TraceEntry[] {
  const trace: TraceEntry[] = [];
  const add = (rule: RuleId, condition: Compiled): void => {
    const verdict = verdictOf(condition, facts);
    trace.push(
      verdict.kind === 'cannot-tell'
        ? { rule, verdict: verdict.kind, facts: NOTHING, missing: verdict.missing }
        : { rule, verdict: verdict.kind, facts: verdict.basis, missing: NOTHING },
    );
  };
  for (const { content, condition } of engine.flags) add(content.id, condition);
  for (const { rules } of engine.options) for (const { rule, condition } of rules) add(rule.id, condition);
  for (const { features } of engine.causes) for (const { feature, condition } of features) add(feature.id, condition);
  return trace;
}
