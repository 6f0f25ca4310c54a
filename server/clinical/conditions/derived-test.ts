import { COMPUTATIONS } from '../facts/derived/registry';
import { isDerivedName } from '../model/derived-names';
import type { FactId, FactKey } from '../model/ids';
import type { DerivedTest } from '../model/rule-grammar';
import { compareKnown } from './compare';
import { applies, cannotTell, doesNotApply } from './verdict';
import type { Test } from './verdict';

const derivedKey = ({ name }: Pick<DerivedTest, 'name'>): FactKey => `derived:${name}`;

/** The computed fact itself and the facts whose absence can leave it open. */
export const derivedKeys = (test: DerivedTest): readonly FactKey[] => [derivedKey(test), ...(isDerivedName(test.name) ? COMPUTATIONS[test.name].restsOn : [])];

/** A computed fact compared; the verdict names the computed fact and the records it was computed from. */
export function derivedTest(test: DerivedTest, strict: boolean): Test {
  const key = derivedKey(test);
  const open = cannotTell([key]);
  return (facts) => {
    const known = facts.derive(test.name, strict);
    if (known.kind === 'unknown') return known.missing === null ? open : cannotTell(known.missing);
    const truth = compareKnown(known, test.op, test.value);
    if (truth === null) return open;
    const basis: readonly FactId[] = [key, ...known.basis];
    return truth ? applies(basis) : doesNotApply(basis);
  };
}
