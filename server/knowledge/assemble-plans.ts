import type { SwitchingContent, TaperingContent } from '@/server/clinical/model/plan-content';
import { json } from './plain-json';
import type { Content } from './schema/content';

/** Resolves reference ids to the merged list, each once. */
export type Each = (refs: readonly string[]) => string[];

/** Pairs, hard stops and what a plan says beside them. */
export function toSwitching({ switching }: Content, each: Each): SwitchingContent {
  const { strategies, hardStops, pairs, planWarnings, planCheckpoints, chartLimits, optionPlans, ...rest } = switching;
  const cited = <Entry extends { readonly refs: readonly string[] }>(entry: Entry) => ({ ...entry, refs: each(entry.refs) });
  return {
    strategies,
    hardStops: hardStops.map(cited),
    pairs: pairs.map(cited),
    planWarnings: planWarnings.map(cited),
    planCheckpoints: planCheckpoints.map(({ at, ...entry }) => ({ ...cited(entry), at: at.map(({ below, atMost, ...look }) => ({ ...look, ...(below !== undefined && { below }), ...(atMost !== undefined && { atMost }) })) })),
    chartLimits: chartLimits.map(({ when_text: whenText, ...entry }) => ({ ...entry, whenText, refs: each(entry.refs) })),
    optionPlans: optionPlans.map(cited),
    content: json(rest),
  };
}

/** Curves, step rules and each drug's own rule. */
export function toTapering({ tapering }: Content, each: Each): TaperingContent {
  const { rules, general, drugRules, ...rest } = tapering;
  return {
    curves: tapering.serotoninTransporterOccupancy.map((entry) => ({
      drugId: entry.drugId,
      region: entry.region ?? null,
      emaxPct: entry.emaxPct ?? null,
      ed50Mg: entry.ed50Mg ?? null,
      observedDoseLimitMg: entry.observedDoseLimitMg ?? null,
      sameAs: entry.sameAs ?? null,
      refs: each(entry.refs),
      verification: entry.verification,
    })),
    linear: rules.linear.defaults,
    proportional: { factorFirst: rules.proportional.defaults.factorFirst, factorLow: rules.proportional.defaults.factorLow, refs: each(rules.proportional.refs) },
    hyperbolic: { default: rules.hyperbolic.defaults, slower: rules.hyperbolic.slowOption, faster: rules.hyperbolic.fastOption, refs: each(rules.hyperbolic.refs) },
    intervalWeeks: tapering.defaultStepIntervalWeeks,
    halfLifeNotes: tapering.halfLifeNotes.map((entry) => ({ ...entry, refs: each(entry.refs) })),
    general,
    drugRules: drugRules.map((entry) => ({ ...entry, refs: each(entry.refs) })),
    content: json({ rules, ...rest }),
  };
}
