import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import { likeness } from './likeness';
import type { Described } from './likeness';

const person = (familyName: string, givenName: string, birth: string | null, number?: string): Described => ({
  familyName,
  givenName,
  birthOn: birth === null ? null : localDate(birth),
  identifiers: number === undefined ? [] : [{ system: 'urn:mrn', value: number }],
});
const jana = person('Novák', 'Jana Marie', '1980-02-03', '17');

describe('two people of a clinic', () => {
  test.each([
    ['the same number', person('Other', 'Name', '1950-01-01', '17'), 'possible-duplicate'],
    ['the same name and birth date', person('Novak', 'Jana', '1980-02-03'), 'possible-duplicate'],
    ['the same name, one birth date not known', person('Novak', 'Jana', null), 'possible-duplicate'],
    ['names the other way round and the same birth date', person('Jana Marie', 'Novak', '1980-02-03'), 'possible-duplicate'],
    ['one letter apart, same given name and birth date', person('Nowak', 'Jana', '1980-02-03'), 'possible-duplicate'],
    ['the same name, another birth date', person('Novak', 'Jana', '1991-07-07'), 'like-name'],
    ['family name and the beginning of the given name', person('Novak', 'Janet', '1991-07-07'), 'like-name'],
    ['family name and birth date: twins, perhaps', person('Novak', 'Petr', '1980-02-03'), 'like-name'],
    ['the family name alone', person('Novak', 'Petr', '1991-07-07'), null],
    ['the birth date alone', person('Okafor', 'Ben', '1980-02-03'), null],
    ['the given name alone', person('Okafor', 'Jana', '1991-07-07'), null],
    ['nothing', person('Okafor', 'Ben', null), null],
  ])('%s', (_, other, why) => {
    expect(likeness(jana, other)?.why ?? null).toBe(why);
    expect(likeness(other, jana)?.why ?? null).toBe(why);
  });

  test('short names one letter apart but of other given names are not alike', () => {
    expect(likeness(person('Lee', 'Ann', '1980-02-03'), person('Lea', 'Bob', '1980-02-03'))).toBeNull();
  });
});
