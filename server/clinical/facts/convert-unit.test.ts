import { expect, test } from 'vitest';

import { valueInUnit } from './convert-unit';

test.each([
  ['sodium', 140, 'meq/L', 'mmol/L', 140],
  ['sodium', 140, 'mEq/L', 'mmol/L', 140],
  ['tsh', 2.5, 'u[IU]/mL', 'm[IU]/L', 2.5],
  ['tsh', 2.5, 'mIU/L', 'm[IU]/L', 2.5],
  ['alt', 0.5, 'ukat/L', 'U/L', 30],
  ['testosterone-total', 10, 'nmol/L', 'ng/dL', 288.42],
  ['testosterone-total', 3, 'ng/mL', 'ng/dL', 300],
  ['qtc', 0.45, 's', 'ms', 450],
  ['systolic-bp', 16, 'kPa', 'mm[Hg]', 120.01],
  ['systolic-bp', 120, 'mmHg', 'mm[Hg]', 120],
  ['egfr', 88, 'mL/min/1.73m2', 'mL/min/{1.73_m2}', 88],
])('%s: %d %s is read in %s', (observation, value, unit, wanted, expected) => {
  expect(valueInUnit({ observation, value, unit }, wanted)).toBeCloseTo(expected, 2);
});

test('another unit, no unit or a value in words is not read', () => {
  expect(valueInUnit({ observation: 'potassium', value: 4, unit: 'meq/L' }, 'mmol/L')).toBe(null);
  expect(valueInUnit({ observation: 'egfr', value: 88, unit: 'mL/min' }, 'mL/min/{1.73_m2}')).toBe(null);
  expect(valueInUnit({ observation: 'sodium', value: 140, unit: null }, 'mmol/L')).toBe(null);
  expect(valueInUnit({ observation: 'sodium', value: null, unit: 'mmol/L' }, 'mmol/L')).toBe(null);
});
