import { describe, expect, test } from 'vitest';
import { dayNumber, dayOfNumber, formatActDay, formatDay, formatReadAt, formatSpan, shiftDay } from './days';
import { formatAmount, formatDose } from './amounts';

describe('days', () => {
  test('are written so that day and month cannot be confused', () => {
    expect(formatDay('2026-03-04')).toBe('04-Mar-2026');
    expect(formatActDay('2026-11-24')).toBe('Tue 24-Nov-2026');
  });

  test('count true to the calendar, leap years included', () => {
    expect(dayOfNumber(dayNumber('2028-02-29'))).toBe('2028-02-29');
    expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
    expect(dayNumber('2027-03-01') - dayNumber('2027-02-28')).toBe(1);
  });

  test('the time of what was read has its day where that is another than now, in the zone of the clinic', () => {
    const now = '2026-11-24T03:30:00Z';
    expect(formatReadAt('2026-11-24T03:10:00Z', 'America/New_York', now)).toBe('22:10');
    expect(formatReadAt('2026-11-24T03:10:00Z', 'Europe/London', now)).toBe('03:10');
    expect(formatReadAt('2026-11-23T22:10:00Z', 'Europe/London', now)).toBe('23-Nov-2026 22:10');
  });

  test('spans are said as a person says them', () => {
    expect([1, 13, 63, 200, 800].map(formatSpan)).toEqual(['1 day', '13 days', '9 weeks', '7 months', '2 years']);
  });
});

describe('doses and amounts', () => {
  test('have a leading zero, no trailing zero and a unit that is spelt out', () => {
    expect([112_500, 500, 50_000, 1_000, 0].map(formatDose)).toEqual(['112.5 mg', '500 mcg', '50 mg', '1 mg', '0 mg']);
    expect(formatAmount(118, 'mm[Hg]')).toBe('118 mmHg');
    expect(formatAmount(0.5, 'ug')).toBe('0.5 mcg');
    expect(formatAmount(-3, null)).toBe('−3');
  });
});
