import { budgetChart } from '@/bench/assess-chart';
import { HAND_WRITTEN } from '@/bench/hand-written-rules';
import { compared, median, timings } from '@/bench/measure';
import type { Measurement } from '@/bench/measure';
import { assess } from '@/server/clinical/assess';
import { countAlternativeCauses } from '@/server/clinical/causes/weigh-causes';
import { verdictOf } from '@/server/clinical/conditions/compiled';
import { engineFor } from '@/server/clinical/engine/engine';
import { deriveFact } from '@/server/clinical/facts/derive-fact';
import { readFacts } from '@/server/clinical/facts/facts';
import { TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';

const TIMES = 400;
const MICROSECONDS = 1000;

/**
 * `assess`: one whole assessment. `assess/rules`: reading the chart and judging twenty of its rules, against the same
 * twenty written by hand. `assess/throughput`: whole assessments a second on one core.
 */
export async function benchmark(): Promise<Measurement[]> {
  const knowledge = loadKnowledge();
  const engine = engineFor(knowledge);
  const chart = budgetChart();
  const names = Object.keys(HAND_WRITTEN);
  const conditions = engine.options.flatMap(({ rules }) => rules).filter(({ rule }) => names.includes(rule.id)).map(({ condition }) => condition);
  const derivation = { on: TODAY, derive: deriveFact, countAlternativeCauses: (facts: Parameters<typeof verdictOf>[1]) => countAlternativeCauses(engine.causes, facts) };

  const compiled = (): unknown => {
    const facts = readFacts(chart, engine.terms, derivation);
    return conditions.map((condition) => verdictOf(condition, facts));
  };
  const byHand = (): unknown => names.map((name) => HAND_WRITTEN[name]?.(chart, TODAY));

  const whole = median(await timings(() => assess(chart, knowledge, TODAY), { times: TIMES, warmUp: 3 * TIMES }));
  await compared(compiled, byHand, { times: TIMES, rounds: 3 });
  const rules = await compared(compiled, byHand, { times: TIMES });
  return [
    { name: 'assess', value: whole, unit: 'ms', baseline: null },
    { name: 'assess/rules', value: rules.value * MICROSECONDS, unit: 'µs', baseline: rules.baseline * MICROSECONDS },
    { name: 'assess/throughput', value: 1000 / whole, unit: '1/s', baseline: null },
  ];
}
