import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecimal } from './read-decimal';

const dose = { unit: 'mg', trailingZero: 'refused' } as const;
const laboratory = { unit: 'mmol/L', trailingZero: 'read' } as const;
const value = (text: string, rules: Parameters<typeof readDecimal>[1] = dose) => {
  const read = readDecimal(text, rules);
  return read.kind === 'number' ? read.value : read.kind;
};

describe('a number typed as text', () => {
  it('is not given when the field is empty, and never zero', () => {
    expect(readDecimal('', dose)).toEqual({ kind: 'not-given' });
    expect(readDecimal('   ', dose)).toEqual({ kind: 'not-given' });
  });

  it('keeps a typed zero as a number', () => {
    expect(value('0')).toBe(0);
  });

  it.each([
    ['150', 150],
    [' 37.5 ', 37.5],
    ['0.125', 0.125],
    ['112.5 mg', 112.5],
    ['112.5MG', 112.5],
    ['1000', 1000],
  ])('reads %s as %d', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each(['1,5', '1.000', '12.500', '1,000', '1,234.5', '1.234,5', '1 000', "1'000", '1,', ',5'])(
    'refuses %s, which can be read in two ways or not at all',
    (text) => {
      expect(value(text)).toBe('refused');
    },
  );

  it('says both readings of an ambiguous number', () => {
    expect(readDecimal('1.000', dose)).toEqual({
      kind: 'refused',
      why: '“1.000” can be read as 1 or as 1000. Write it without a mark for thousands.',
    });
    expect(readDecimal('1,5', dose)).toMatchObject({ why: expect.stringContaining('1.5') as string });
  });

  it('refuses a missing zero before and a needless zero after the point of a dose', () => {
    expect(readDecimal('.5', dose)).toEqual({ kind: 'refused', why: 'Write a zero before the point: 0.5.' });
    expect(readDecimal('5.0', dose)).toEqual({
      kind: 'refused',
      why: 'Write 5: a zero after the point is easily read as 50.',
    });
    expect(value('4.0', laboratory)).toBe(4);
    expect(value('005')).toBe('refused');
  });

  it('refuses another unit than the one in the field', () => {
    expect(readDecimal('0.5 g', dose)).toEqual({
      kind: 'refused',
      why: 'This field is in mg. Write the value in mg, without another unit.',
    });
    expect(value('500 mcg')).toBe('refused');
    expect(value('500 µg')).toBe('refused');
  });

  it.each(['-5', '−5', '1e3', '½', '1/2', 'abc', '٥٠', '５０', '5..5', '5.', 'NaN', 'Infinity', '0x10', '12345678901', '1.1234567'])(
    'refuses %s',
    (text) => {
      expect(value(text)).toBe('refused');
    },
  );

  it('reads every whole microgram of a day back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (micrograms) => {
        const text = String(micrograms / 1000);
        const read = readDecimal(text, dose);
        if (/^[1-9]\d{0,2}\.\d{3}$/.test(text)) expect(read.kind).toBe('refused');
        else expect(read).toEqual({ kind: 'number', value: micrograms / 1000, text });
      }),
    );
  });

  it('never reads what a program would read differently', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const read = readDecimal(text, { trailingZero: 'read' });
        if (read.kind === 'number') expect(Number(text.trim())).toBe(read.value);
      }),
    );
  });
});
