import { union } from './verdict';
import type { Terms } from '../facts/terms';
import type { FactKey } from '../model/ids';
import type { When } from '../model/rule-grammar';
import { allergyKey, allergyTest } from './allergy-test';
import { answerKey, answerTest } from './answer-test';
import type { Compiled } from './compiled';
import { conditionKey, conditionTest } from './condition-test';
import { derivedKeys, derivedTest } from './derived-test';
import { medicationTest, medicationKey } from './medication-test';
import { judgeMissing, lackedFacts, missingKeys } from './missing-test';
import { observationTest, observationKey } from './observation-test';
import { patientTest, patientKey } from './patient-test';
import { scoreTest, scoreKey } from './score-test';

/** How silence is read: `strict` behind a contraindication, where only a confirmed absence counts as absence. */
export type Reading = 'ordinary' | 'strict';

export type Compiler = { readonly compile: (when: When, reading: Reading) => Compiled; readonly slots: () => number };

/** Compiles conditions to closures; equal conditions in the same reading are shared, so each is judged once a chart. */
export function createCompiler(terms: Pick<Terms, 'dataItems'>): Compiler {
  const shared = new Map<string, Compiled>();

  function compile(when: When, reading: Reading): Compiled {
    const key = `${reading} ${JSON.stringify(when)}`;
    const held = shared.get(key);
    if (held !== undefined) return held;
    const parts = shape(when, reading);
    const condition = { slot: shared.size, ...parts };
    shared.set(key, condition);
    return condition;
  }

  function shape(when: When, reading: Reading): Unplaced {
    if ('all' in when) return combined('all', when.all.map((part) => compile(part, reading)));
    if ('any' in when) return combined('any', when.any.map((part) => compile(part, reading)));
    if ('not' in when) {
      const part = compile(when.not, reading);
      return { kind: 'not', part, keys: part.keys };
    }
    return leaf(when, reading === 'strict', terms);
  }

  return { compile, slots: () => shared.size };
}

type Unplaced = Compiled extends infer Each ? (Each extends Compiled ? Omit<Each, 'slot'> : never) : never;

const combined = (kind: 'all' | 'any', parts: readonly Compiled[]): Unplaced => ({
  kind,
  parts,
  keys: parts.reduce<readonly FactKey[]>((keys, part) => union(keys, part.keys), []),
});

type FactTest = Exclude<When, { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }>;

function leaf(test: FactTest, strict: boolean, terms: Pick<Terms, 'dataItems'>): Unplaced {
  switch (test.fact) {
    case 'condition':
      return { kind: 'fact', keys: [conditionKey(test)], judge: conditionTest(test, strict) };
    case 'medication':
      return { kind: 'fact', keys: [medicationKey(test)], judge: medicationTest(test, strict) };
    case 'observation':
      return { kind: 'fact', keys: [observationKey(test)], judge: observationTest(test) };
    case 'score':
      return { kind: 'fact', keys: [scoreKey(test)], judge: scoreTest(test) };
    case 'answer':
      return { kind: 'fact', keys: [answerKey(test)], judge: answerTest(test) };
    case 'patient':
      return { kind: 'fact', keys: [patientKey(test)], judge: patientTest(test) };
    case 'derived':
      return { kind: 'fact', keys: derivedKeys(test), judge: derivedTest(test, strict) };
    case 'allergy':
      return { kind: 'fact', keys: [allergyKey(test)], judge: allergyTest(test, strict) };
    case 'missing':
      return { kind: 'data', keys: missingKeys(test, terms), judge: (facts) => judgeMissing(facts, test), lacks: (facts) => lackedFacts(facts, test) };
  }
}
