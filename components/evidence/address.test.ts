import { expect, test } from 'vitest';
import { addressOf, chartIn, evidenceFrom, filterOf } from './address';

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

test('the place in a chart that it was opened from survives every filter; nothing else is led back to', () => {
  const id = '0b6ad1f0-52d5-4c3e-9a53-0d2f7c1b8a11';
  const placeIn = (address: string) => chartIn(Object.fromEntries(new URL(address, 'http://test').searchParams));
  for (const [asKnownOn, part, place] of [[null, '#causes-title', `/patients/${id}#causes-title`], ['2026-11-01', '', `/patients/${id}?asKnownOn=2026-11-01`]] as const) {
    const address = evidenceFrom({ patient: { id }, asKnownOn }, part);
    expect(placeIn(address)).toBe(place);
    expect(read(address)).toEqual(filterOf({}));
    expect(placeIn(addressOf(filterOf({}), { topic: 'ketamine' }, placeIn(address)))).toBe(place);
  }
  for (const from of ['https://elsewhere.example', '//elsewhere.example', `//elsewhere.example/patients/${id}`, '/patients/new', `/patients/${id}/print`, `/patients/${id}?asKnownOn=x`, `/patients/${id}#"onclick`, [`/patients/${id}`], undefined]) expect(chartIn({ from })).toBeNull();
});
