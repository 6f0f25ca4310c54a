import { describe, expect, test } from 'vitest';
import { searchPrefixes, searchTerms } from './fold';

describe('words a patient is found by', () => {
  test('names without accents, numbers whole and in parts, the birth date', () => {
    expect(
      searchTerms({
        familyName: "O'Neill-Muñoz",
        givenName: 'Ana María',
        otherNames: ['Anita'],
        birthOn: '1980-02-03',
        identifiers: [{ value: 'MRN-00123' }],
      }),
    ).toEqual(['00123', '1980-02-03', 'ana', 'anita', 'maria', 'mrn', 'mrn00123', 'munoz', 'neill', 'o']);
  });

  test('a birth date is read as the country writes it', () => {
    expect(searchPrefixes('boyd 2/3/1980', false)).toEqual(['boyd', '1980-02-03']);
    expect(searchPrefixes('Boyd 3.2.1980', true)).toEqual(['boyd', '1980-02-03']);
    expect(searchPrefixes('1980-02', true)).toEqual(['1980-02']);
  });

  test('nothing but punctuation looks for nothing', () => expect(searchPrefixes('  -- % _ ', true)).toEqual([]));
});
