import { describe, expect, test } from 'vitest';
import { conditionName, measuredName } from './fact-names';

describe('names of facts', () => {
  test('a condition loses the class of its code system and nothing else', () => {
    expect(conditionName('Major depression, single episode (disorder)')).toBe('Major depression, single episode');
    expect(conditionName('Migraine (with aura)')).toBe('Migraine (with aura)');
  });

  test('a measurement has the name that is said; what has none keeps the name of its code', () => {
    expect(measuredName({ observation: 'tsh', text: 'Thyrotropin [Units/volume] in Serum or Plasma by Detection limit <= 0.05 mIU/L' })).toBe('TSH');
    expect(measuredName({ observation: 'pregnancy-test-urine', text: 'Choriogonadotropin [Presence] in Urine' })).toBe('Choriogonadotropin in Urine');
    expect(measuredName({ observation: null, text: 'Ferritin [Mass/volume] in Serum' })).toBe('Ferritin in Serum');
  });
});
