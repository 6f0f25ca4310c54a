import type { FactId, FactKey } from '../model/ids';
import type { AllergyTest } from '../model/rule-grammar';
import { ANY_ALLERGY } from '../model/no-allergy';
import { applies, cannotTell, doesNotApply, SILENT } from './verdict';
import type { Test } from './verdict';

export const allergyKey = ({ ingredient }: AllergyTest): FactKey => `allergy:${ingredient}`;

/** An allergy to the ingredient, alone or in a combination; a type that is not stated counts, an intolerance does not. */
export function allergyTest(test: AllergyTest, strict: boolean): Test {
  const key = allergyKey(test);
  const open = cannotTell([key]);
  return (facts) => {
    const basis: FactId[] = [];
    for (const { id, ingredient, type } of facts.allergies) {
      if (type !== 'intolerance' && ingredient?.toLowerCase().split('/').includes(test.ingredient) === true) basis.push(id);
    }
    if (basis.length > 0) return applies(basis);
    const said = facts.confirmations.get(key);
    if (said?.value === 'present') return applies([said.id]);
    if (said?.value === 'absent') return doesNotApply([said.id]);
    const nothing = facts.confirmations.get(ANY_ALLERGY);
    // What was asked of the medicine itself and stays unknown, or is too old, is not answered by it.
    if (said === undefined && !facts.outdated.has(key) && nothing?.value === 'absent') return doesNotApply([nothing.id]);
    return strict || !facts.chart.received.allergies ? open : SILENT;
  };
}
