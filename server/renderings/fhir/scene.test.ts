import { expect, it } from 'vitest';
import { UCUM } from './code-systems';
import { quantity } from './scene';

it.each([
  ['mg/dL', { value: 4, unit: 'mg/dL', system: UCUM, code: 'mg/dL' }],
  ['10*9/L', { value: 4, unit: '10*9/L', system: UCUM, code: '10*9/L' }],
  ['beats a minute', { value: 4, unit: 'beats a minute' }],
  ['µmol/L', { value: 4, unit: 'µmol/L' }],
  ['a\rb', { value: 4, unit: 'a b' }],
  [' ', { value: 4 }],
  [null, { value: 4 }],
])('the unit %j is a code of UCUM only where it can be one', (unit, expected) => {
  expect(quantity(4, unit)).toEqual(expected);
});
