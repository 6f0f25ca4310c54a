import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, ageOn, compareDays, daysBetween, daysInMonth, fromEpochDay, localDate, parseLocalDate, toEpochDay } from './local-date';

const MS_A_DAY = 86_400_000;
/** 1583-01-01 to 9999-12-31. */
const epochDay = fc.integer({ min: -141_346, max: 2_932_896 });

describe('calendar days', () => {
  it('agree with the proleptic calendar of an independent implementation, both ways', () => {
    fc.assert(
      fc.property(epochDay, (day) => {
        const text = new Date(day * MS_A_DAY).toISOString().slice(0, 10);
        expect(fromEpochDay(day)).toBe(text);
        expect(toEpochDay(localDate(text))).toBe(day);
      }),
      { numRuns: 5_000 },
    );
  });

  it('are contiguous: a day later is one day away and later in order', () => {
    fc.assert(
      fc.property(epochDay, fc.integer({ min: -40_000, max: 40_000 }), (day, move) => {
        fc.pre(day + move >= -141_346 && day + move <= 2_932_896);
        const from = fromEpochDay(day);
        const to = addDays(from, move);
        expect(daysBetween(from, to)).toBe(move);
        expect(Math.sign(compareDays(to, from))).toBe(Math.sign(move));
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', '2026-4-1', '2026-04-01T00:00:00Z', '1582-12-31', ''])('%j is no day', (text) => {
    expect(parseLocalDate(text)).toBeNull();
    expect(() => localDate(text)).toThrow(RangeError);
  });

  it('February has 29 days in leap years only, centuries judged by 400', () => {
    expect([1900, 2000, 2024, 2026, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28, 28]);
  });

  it('age rises on the birthday; born on 29 February, on 1 March of common years', () => {
    expect(ageOn(localDate('2008-11-23'), localDate('2026-11-22'))).toBe(17);
    expect(ageOn(localDate('2008-11-23'), localDate('2026-11-23'))).toBe(18);
    expect(ageOn(localDate('2008-02-29'), localDate('2026-02-28'))).toBe(17);
    expect(ageOn(localDate('2008-02-29'), localDate('2026-03-01'))).toBe(18);
    expect(ageOn(localDate('2008-02-29'), localDate('2024-02-29'))).toBe(16);
  });
});
