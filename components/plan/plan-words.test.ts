import { expect, test } from 'vitest';
import { planTitle } from './plan-words';

const names = { 'bupropion-xl': 'Bupropion XL', sertraline: 'Sertraline' };
const mg = (drug: string, mgPerDay: number) => ({ drug, mgPerDay });

test('a plan that only ends a medicine is called what it does', () => {
  expect(planTitle(names, [mg('bupropion-xl', 300)], [])).toBe('stop bupropion XL');
  expect(planTitle(names, [mg('sertraline', 100)], [mg('bupropion-xl', 300)])).toBe('sertraline to bupropion XL');
});
