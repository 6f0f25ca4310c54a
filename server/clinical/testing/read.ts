import { countAlternativeCauses } from '../causes/weigh-causes';
import { createCompiler } from '../conditions/compile-when';
import type { Reading } from '../conditions/compile-when';
import { verdictOf } from '../conditions/compiled';
import type { Verdict } from '../conditions/verdict';
import { engineFor } from '../engine/engine';
import { deriveFact } from '../facts/derive-fact';
import { readFacts } from '../facts/facts';
import type { Facts } from '../facts/facts';
import type { KnownValue } from '../facts/known-value';
import type { Chart } from '../model/chart';
import type { DerivedName } from '../model/derived-names';
import type { Knowledge } from '../model/knowledge';
import type { When } from '../model/rule-grammar';
import { TODAY } from './a-patient';
import type { PatientBuilder } from './a-patient';

/** Looks into a chart with the content at hand: what a fact is worth, what a condition says. */
export function reader(knowledge: Knowledge) {
  const engine = engineFor(knowledge);
  const facts = (chart: Chart): Facts =>
    readFacts(chart, engine.terms, { on: TODAY, derive: deriveFact, countAlternativeCauses: (read) => countAlternativeCauses(engine.causes, read) });
  return {
    facts: (patient: PatientBuilder): Facts => facts(patient.build()),
    derived: (patient: PatientBuilder, name: DerivedName, strict = false): KnownValue => facts(patient.build()).derive(name, strict),
    verdict: (patient: PatientBuilder, when: When, reading: Reading = 'ordinary'): Verdict => verdictOf(createCompiler(engine.terms).compile(when, reading), facts(patient.build())),
  };
}

/** A known value without its basis: a number, bounds, a word, `none` or `unknown`. */
export function plain(known: KnownValue): unknown {
  switch (known.kind) {
    case 'unknown':
    case 'none':
      return known.kind;
    case 'word':
      return known.value;
    case 'number':
      return known.min === known.max && !known.maybeNone ? known.min : { from: known.min, to: known.max, ...(known.maybeNone ? { maybeNone: true } : {}) };
  }
}
