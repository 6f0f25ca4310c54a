import { expect, test } from 'vitest';
import { areInitialsOf } from './initials';

const of = (given: string, family: string) => ({ given, family });

test.each([
  ['Nora', 'Halvorsen', ['NH', 'n.h.', 'N H', 'n-h']],
  ['Sarah', 'Beth-Lane', ['SB', 'SBL', 's. b.-l.', 'S B L']],
  ['Mary Ann', 'O’Brien', ['MO', 'MAO', 'MOB', 'MAOB']],
  ['Jan', 'van der Berg', ['JB', 'JVDB', 'JV']],
  ['José María', 'García López', ['JG', 'JMGL', 'jmg', 'JGL']],
  ['Élodie', 'Østby', ['EØ', 'ÉØ']],
  ['נועה', 'כהן', ['נכ']],
  ['민수', '김', ['민김', '민 김', '민김'.normalize('NFD')]],
  ['', 'Sukarno', ['S']],
  ['Fatima', 'al-Sayed', ['FS', 'FA', 'FAS']],
])('%s %s may be written as %j', (given, family, forms) => {
  for (const form of forms) expect(areInitialsOf(form, of(given, family)), form).toBe(true);
});

test.each([
  ['Sarah', 'Beth-Lane', ['', 'S', 'BS', 'SL', 'SBLX', 'LB', 'XX', 'SBB']],
  ['Nora', 'Halvorsen', ['HN', 'N', 'H', 'NX', 'NHH', '-', '1']],
  ['Jan', 'van der Berg', ['JD', 'B', 'VDB', 'JBV']],
])('%s %s is not read back by %j', (given, family, others) => {
  for (const other of others) expect(areInitialsOf(other, of(given, family)), other).toBe(false);
});
