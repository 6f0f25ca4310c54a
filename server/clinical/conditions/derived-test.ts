import { COMPUTATIONS } from '../facts/derived/registry';
import type { Facts } from '../facts/facts';
import { isDerivedName } from '../model/derived-names';
import type { FactId, FactKey } from '../model/ids';
import type { DerivedTest } from '../model/knowledge';
import { compareKnown } from './compare';
import { applies, cannotTell, doesNotApply } from './verdict';
import type { Verdict } from './verdict';

export const derivedKey = ({ name }: Pick<DerivedTest, 'name'>): FactKey => `derived:${name}`;

/** The computed fact itself and the facts whose absence can leave it open. */
export const derivedKeys = (test: DerivedTest): readonly FactKey[] => [derivedKey(test), ...(isDerivedName(test.name) ? COMPUTATIONS[test.name].restsOn : [])];

/** A computed fact compared; the verdict names the computed fact and the records it was computed from. */
export function judgeDerived(facts: Facts, test: DerivedTest, strict: boolean): Verdict {
  const key = derivedKey(test);
  const known = facts.derive(test.name, strict);
  const truth = compareKnown(known, test.op, test.value);
  if (known.kind === 'unknown') return cannotTell(known.missing ?? [key]);
  if (truth === null) return cannotTell([key]);
  const basis: readonly FactId[] = [key, ...known.basis];
  return truth ? applies(basis) : doesNotApply(basis);
}
