import { union } from './verdict';
import type { Verdict } from './verdict';
import type { Facts } from '../facts/facts';
import type { Terms } from '../facts/terms';
import type { FactKey } from '../model/ids';
import type { When } from '../model/knowledge';
import { allergyKey, judgeAllergy } from './allergy-test';
import { answerKey, judgeAnswer } from './answer-test';
import type { Compiled } from './compiled';
import { conditionKey, judgeCondition } from './condition-test';
import { derivedKeys, judgeDerived } from './derived-test';
import { judgeMedication, medicationKey } from './medication-test';
import { judgeMissing, lackedFacts, missingKeys } from './missing-test';
import { judgeObservation, observationKey } from './observation-test';
import { judgePatient, patientKey } from './patient-test';
import { judgeScore, scoreKey } from './score-test';

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
  const fact = (key: FactKey, judge: (facts: Facts) => Verdict): Unplaced => ({ kind: 'fact', keys: [key], judge });
  switch (test.fact) {
    case 'condition':
      return fact(conditionKey(test), (facts) => judgeCondition(facts, test, strict));
    case 'medication':
      return fact(medicationKey(test), (facts) => judgeMedication(facts, test, strict));
    case 'observation':
      return fact(observationKey(test), (facts) => judgeObservation(facts, test));
    case 'score':
      return fact(scoreKey(test), (facts) => judgeScore(facts, test));
    case 'answer':
      return fact(answerKey(test), (facts) => judgeAnswer(facts, test));
    case 'patient':
      return fact(patientKey(test), (facts) => judgePatient(facts, test));
    case 'derived':
      return { kind: 'fact', keys: derivedKeys(test), judge: (facts) => judgeDerived(facts, test, strict) };
    case 'allergy':
      return fact(allergyKey(test), (facts) => judgeAllergy(facts, test, strict));
    case 'missing':
      return { kind: 'data', keys: missingKeys(test, terms), judge: (facts) => judgeMissing(facts, test), lacks: (facts) => lackedFacts(facts, test) };
  }
}
