import { describe, expect, test } from 'vitest';
import type { Catalog } from '@/server/contracts/catalog';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { toItemViews } from './to-item-rows';

const instrument = (over: Partial<Catalog['instruments'][number]>): Catalog['instruments'][number] => ({
  id: 'phq9', title: 'PHQ-9', fullTitle: '', version: null, entry: 'items', labelToShow: null, direction: '', items: [{ id: 'phq9-1', text: 'Little interest', domain: null }, { id: 'phq9-2', text: 'Feeling down', domain: null }],
  options: [0, 1, 2, 3].map((value) => ({ value, label: '' })), fields: [{ id: 'total', label: 'Total', min: 0, max: 27, values: null }], range: null, bands: [], content: null, ...over,
});
const ODQ = instrument({ id: 'odq', title: 'ODQ', entry: 'scores', items: [], options: [], fields: [{ id: 'total', label: 'Total', min: 20, max: 100, values: null }, { id: 'gr', label: 'General reduction', min: 5, max: 25, values: null }] });
const views = (chart: ReturnType<ReturnType<typeof aPatient>['build']>, instruments = [instrument({})]) => toItemViews(chart.reports, instruments, TODAY);

describe('reports item by item', () => {
  test('have the first, the one before the newest and the newest', () => {
    const chart = aPatient().reported('phq9', -90, { 'phq9-1': 3, 'phq9-2': 2 }).reported('phq9', -60, { 'phq9-1': 2 }).reported('phq9', -30, { 'phq9-1': 1, 'phq9-2': 1 }).reported('phq9', -2, { 'phq9-1': 0, 'phq9-2': 3 }).build();
    expect(views(chart)[0]?.rows.map(({ baseline, last, now, max }) => [baseline, last, now, max])).toEqual([[3, 1, 0, 3], [2, 1, 3, 3]]);
  });

  test('of two are a baseline and now, of one only now', () => {
    const two = aPatient().reported('phq9', -90, { 'phq9-1': 3 }).reported('phq9', -2, { 'phq9-1': 1 }).build();
    expect(views(two)[0]?.rows[0]).toMatchObject({ baseline: 3, last: null, now: 1 });
    expect(views(aPatient().reported('phq9', -2, { 'phq9-1': 1 }).build())[0]?.rows[0]).toMatchObject({ baseline: null, last: null, now: 1 });
    expect(views(aPatient().build())).toEqual([]);
  });

  test('an item that was not answered is no zero', () => {
    const chart = aPatient().reported('phq9', -2, { 'phq9-1': null, 'phq9-2': 0 }).build();
    expect(views(chart)[0]?.rows.map(({ now }) => now)).toEqual([null, 0]);
  });

  test('the total stands under the items with its own range, and what nobody could add up is no zero', () => {
    const chart = aPatient().reported('phq9', -60, { 'phq9-1': 3 }, { scores: { total: 18 } }).reported('phq9', -2, { 'phq9-1': 1 }, { scores: { total: null } }).build();
    expect(views(chart)[0]?.total).toMatchObject({ min: 0, max: 27, baseline: 18, last: null, now: null });
  });

  test('the time before the medicine is the newest report’s, with the medicine it was asked about', () => {
    const sbr = instrument({ id: 'sbr', items: [{ id: 'a', text: 'A', domain: null }, { id: 'b', text: 'B', domain: null }], content: { anchor: { id: 'which' }, columns: [{ id: 'now', options: [{ value: 0 }, { value: 4 }] }] } });
    const chart = aPatient().reported('sbr', -60, { a: 4, 'a:before': 3, which: 'paroxetine' }).reported('sbr', -2, { a: 2, 'a:before': 1, b: 3, 'b:before': 'unsure', which: 'sertraline' }).build();
    expect(views(chart, [sbr])[0]).toMatchObject({ beforeOf: 'sertraline', rows: [{ before: 1, now: 2 }, { before: null, now: 3 }] });
    expect(views(aPatient().reported('sbr', -2, { a: 2 }).build(), [sbr])[0]?.beforeOf).toBeNull();
  });

  test('a licensed instrument shows its scores and no item', () => {
    const chart = aPatient().reported('odq', -2, {}, { scores: { total: 61, gr: 15 } }).build();
    expect(views(chart, [ODQ])[0]).toMatchObject({ shows: 'scores', rows: [{ text: 'Total', min: 20, max: 100, now: 61 }, { text: 'General reduction', now: 15 }] });
  });

  test('items of an instrument with parts stand by part, on the scale of its newest column', () => {
    const sbr = instrument({
      id: 'sbr', items: [{ id: 'a', text: 'A', domain: 'painful' }, { id: 'b', text: 'B', domain: 'positive' }], options: [],
      content: { domains: [{ title: 'Positive', items: ['b'] }, { title: 'Painful', items: ['a'] }], columns: [{ id: 'now', options: [{ value: 0 }, { value: 4 }, { value: 'skip' }] }] },
    });
    const chart = aPatient().reported('sbr', -2, { a: 4, b: 1 }).build();
    expect(views(chart, [sbr])[0]?.rows.map(({ id, part, max }) => [id, part, max])).toEqual([['b', 'Positive', 4], ['a', 'Painful', 4]]);
  });
});
