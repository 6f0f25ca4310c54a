import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from './assess';
import type { TraceEntry } from './model/assessment';
import type { Chart } from './model/chart';
import type { When } from './model/rule-grammar';
import { TODAY } from './testing/a-patient';
import { chartsFor } from './testing/satisfying-charts';

const knowledge = loadKnowledge();
const MOST_TRIES = 60;

const optionRules = knowledge.options.flatMap(({ rules }) => rules.map(({ id, when }) => ({ id, when })));
const flags = knowledge.flags.map(({ id, when }) => ({ id, when }));
const features = knowledge.causes.flatMap(({ featuresFor, featuresAgainst }) => [...featuresFor, ...featuresAgainst].map(({ id, when }) => ({ id, when })));

const verdictIn = (chart: Chart, rule: string): TraceEntry['verdict'] | undefined => assess(chart, knowledge, TODAY).trace.find((entry) => entry.rule === rule)?.verdict;

/** A chart in which the rule has the verdict; `null` when no recipe leads to one. */
function find(rule: { readonly id: string; readonly when: When }, holds: boolean): Chart | null {
  let tries = 0;
  for (const chart of chartsFor(rule.when, holds, knowledge)) {
    if (verdictIn(chart, rule.id) === (holds ? 'applies' : 'does-not-apply')) return chart;
    tries += 1;
    if (tries >= MOST_TRIES) return null;
  }
  return null;
}

test('the content holds 284 option rules, and every rule has a name of its own', () => {
  expect(optionRules).toHaveLength(284);
  const ids = [...optionRules, ...flags, ...features].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each([
  ['option rules', optionRules],
  ['flags', flags],
  ['features of causes', features],
])('%s', (_, rules) => {
  test('each fires on a chart made to meet it', () => {
    expect(rules.filter((rule) => find(rule, true) === null).map(({ id }) => id)).toEqual([]);
  });

  test('each firmly stays silent on a chart made not to', () => {
    expect(rules.filter((rule) => find(rule, false) === null).map(({ id }) => id)).toEqual([]);
  });
});
