import { engineFor } from './engine/engine';
import { factsFor } from './engine/facts-for';
import { traceRules } from './engine/trace-rules';
import type { BasisFact, TraceEntry } from './model/assessment';
import type { Chart } from './model/chart';
import type { Knowledge } from './model/knowledge';
import type { LocalDate } from './model/local-date';
import { basisOf } from './story/basis-of';

/** Every rule with its verdict, and each fact that decided one or is missing for one, in words. */
export type Explanation = { readonly trace: readonly TraceEntry[]; readonly basis: readonly BasisFact[] };

/**
 * Why each rule speaks or stays silent on a chart: the trace of `assess` with the facts of the silent rules put into words
 * too. Pure, and the same reading of the chart as the assessment's.
 */
export function explain(chart: Chart, knowledge: Knowledge, on: LocalDate): Explanation {
  const engine = engineFor(knowledge);
  const facts = factsFor(engine, chart, on);
  const trace = traceRules(engine, facts);
  const named = new Set(trace.flatMap((entry) => [...entry.facts, ...entry.missing]));
  return { trace, basis: basisOf(named, facts) };
}
