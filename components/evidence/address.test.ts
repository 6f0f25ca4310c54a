import { expect, test } from 'vitest';
import { addressOf, filterOf } from './address';

const read = (address: string) => filterOf(Object.fromEntries(new URL(address, 'http://test').searchParams));

test('a filter survives its address, whatever it holds', () => {
  const filters = [
    filterOf({}),
    filterOf({ show: 'claims', topic: 'ketamine', verdict: 'conflicting', strength: 'low' }),
    filterOf({ show: 'references', read: 'in-part' }),
    filterOf({ show: 'rules', of: 'bupropion-switch' }),
    filterOf({ q: 'Früh & spät', show: 'claims' }),
  ];
  for (const filter of filters) expect(read(addressOf(filter, {}))).toEqual(filter);
});

test('without an address it opens on how common it is; words search everything', () => {
  expect(filterOf({})).toMatchObject({ show: 'claims', topic: 'prevalence' });
  expect(filterOf({ show: 'claims' }).topic).toBeNull();
  expect(filterOf({ verdict: 'conflicting' })).toMatchObject({ topic: null, verdict: 'conflicting' });
  expect(filterOf({ q: 'x' })).toMatchObject({ text: 'x', topic: null, of: null });
});

test('what is misspelt in an address is left out', () => {
  expect(filterOf({ show: 'claims', verdict: 'true', strength: ['low', 'high'], topic: '  ' })).toMatchObject({ verdict: null, strength: null, topic: null });
});
