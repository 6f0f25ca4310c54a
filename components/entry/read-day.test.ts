import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../ui/days';
import { lastDayOf } from './day';
import { readDay } from './read-day';

describe('a day typed as text', () => {
  it.each([
    '24-Nov-2026', '24-nov-2026', '24 Nov 2026', '24 November 2026', '24Nov2026', 'Nov 24, 2026', 'November 24 2026', '2026-11-24', ' 24‑Nov‑2026 ',
  ])('reads %s', (text) => {
    expect(readDay(text)).toEqual({ kind: 'day', day: '2026-11-24' });
  });

  it('is not given when empty', () => {
    expect(readDay('  ')).toEqual({ kind: 'not-given' });
  });

  it.each(['03/04/26', '03/04/2026', '3.4.2026', '24.11.2026', '2026/11/24', '11-24-2026'])('refuses %s, which has no name of a month', (text) => {
    expect(readDay(text)).toMatchObject({ kind: 'refused', why: expect.stringContaining('two different days') as string });
  });

  it.each(['30-Feb-2026', '2026-02-29', '31-Apr-2026', '2026-13-01', '0-Jan-2026', '2026-00-10'])('refuses %s, which the calendar does not have', (text) => {
    expect(readDay(text)).toEqual({ kind: 'refused', why: 'The calendar has no such day.' });
  });

  it.each(['24-Nov-26', 'today', '24 Nev 2026', '20261124', '24-Nov', '2026-11-24T00:00'])('refuses %s', (text) => {
    expect(readDay(text).kind).toBe('refused');
  });

  it('knows 29 February of leap years only', () => {
    expect(readDay('29-Feb-2024').kind).toBe('day');
    expect(readDay('29-Feb-1900').kind).toBe('refused');
    expect(lastDayOf(2024, 2)).toBe('2024-02-29');
    expect(lastDayOf(2026, 2)).toBe('2026-02-28');
    expect(lastDayOf(2026, 4)).toBe('2026-04-30');
  });

  it('reads every day that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1600, max: 2200 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (year, month, date) => {
        const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        expect(readDay(formatDay(day))).toEqual({ kind: 'day', day });
        expect(readDay(day)).toEqual({ kind: 'day', day });
      }),
    );
  });
});
