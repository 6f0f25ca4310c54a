import { describe, expect, it } from 'vitest';
import { measurementForm } from './measurement-form';
import { measurementKinds } from './observation-names';

const observation = (id: string, unit: string | null) => ({ id, display: id, unit, possible: null, plausible: null });
const kinds = measurementKinds([
  observation('systolic-bp', 'mm[Hg]'), observation('diastolic-bp', 'mm[Hg]'), observation('alt', 'U/L'), observation('ast', 'U/L'),
  observation('body-weight', 'kg'), observation('phq9-total', '{score}'), observation('pregnancy-test-urine', null), observation('pregnancy-test-serum', null),
]);
const kindOf = (id: string) => {
  const kind = kinds.find((each) => each.id === id);
  if (kind === undefined) throw new Error(`no such kind: ${id}`);
  return kind;
};
const read = (id: string, values: Record<string, string>, on = '24-Nov-2026') => measurementForm(kindOf(id)).safeParse({ on, values });

describe('measurements to choose from', () => {
  it('offers blood pressure as a pair and never one half of it, and no totals of questionnaires', () => {
    expect(kinds.map(({ id }) => id)).toEqual(['blood-pressure', 'pregnancy-test', 'liver-tests', 'alt', 'ast', 'body-weight']);
  });
});

describe('a measurement as typed', () => {
  it('needs both pressures, the lower below the upper', () => {
    expect(read('blood-pressure', { 'systolic-bp': '118', 'diastolic-bp': '74 mmHg' }).data?.values).toEqual([
      { observation: 'systolic-bp', unit: 'mm[Hg]', value: '118' },
      { observation: 'diastolic-bp', unit: 'mm[Hg]', value: '74' },
    ]);
    expect(read('blood-pressure', { 'systolic-bp': '118', 'diastolic-bp': '' }).error?.issues.map(({ path }) => path)).toEqual([['values', 'diastolic-bp']]);
    expect(read('blood-pressure', { 'systolic-bp': '74', 'diastolic-bp': '118' }).success).toBe(false);
  });
  it('takes one liver test alone, but not none', () => {
    expect(read('liver-tests', { alt: '30', ast: '' }).data?.values).toHaveLength(1);
    expect(read('liver-tests', { alt: '', ast: ' ' }).success).toBe(false);
  });
  it('takes a test of presence in words, without a number', () => {
    expect(read('pregnancy-test', { 'pregnancy-test-urine': 'negative', 'pregnancy-test-serum': '' }).data?.values).toEqual([
      { observation: 'pregnancy-test-urine', result: 'negative' },
    ]);
    expect(read('pregnancy-test', { 'pregnancy-test-urine': '', 'pregnancy-test-serum': '' }).success).toBe(false);
  });
  it('refuses a comma, another unit and a day that does not exist', () => {
    expect(read('body-weight', { 'body-weight': '68,5' }).success).toBe(false);
    expect(read('body-weight', { 'body-weight': '150 lb' }).success).toBe(false);
    expect(read('body-weight', { 'body-weight': '68' }, '31-Nov-2026').success).toBe(false);
  });
});
