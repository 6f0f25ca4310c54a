import { afterEach, describe, expect, test, vi } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { dayIn, endOfDay, today } from './clock';

afterEach(() => vi.useRealTimers());

describe('today', () => {
  test.each([
    ['2026-03-01T04:59:59Z', 'America/New_York', '2026-02-28'],
    ['2026-03-01T05:00:00Z', 'America/New_York', '2026-03-01'],
    ['2026-03-29T00:30:00Z', 'Europe/London', '2026-03-29'],
    ['2026-06-30T23:30:00Z', 'Europe/London', '2026-07-01'],
    ['2026-12-31T10:00:00Z', 'Pacific/Kiritimati', '2027-01-01'],
    ['2027-01-01T11:59:00Z', 'Pacific/Pago_Pago', '2027-01-01'],
    ['2027-01-01T10:59:00Z', 'Pacific/Pago_Pago', '2026-12-31'],
    ['2028-02-29T12:00:00Z', 'Asia/Kathmandu', '2028-02-29'],
  ])('at %s in %s is %s', (instant, zone, day) => {
    vi.useFakeTimers({ now: new Date(instant) });
    expect(today(zone)).toBe(day);
  });

  test('does not depend on the language of the machine', () => {
    expect(dayIn('Asia/Bangkok', new Date('2026-11-21T20:00:00Z'))).toBe('2026-11-22');
  });

  test('of a zone that does not exist is an error, not a guess', () => expect(() => today('Mars/Olympus')).toThrow(RangeError));
});

describe('the end of a day', () => {
  test.each([
    ['America/New_York', '2026-02-28', '2026-03-01T04:59:59.999Z'],
    ['America/New_York', '2026-03-08', '2026-03-09T03:59:59.999Z'],
    ['America/New_York', '2026-11-01', '2026-11-02T04:59:59.999Z'],
    ['Europe/London', '2026-06-30', '2026-06-30T22:59:59.999Z'],
    ['Pacific/Kiritimati', '2026-12-31', '2026-12-31T09:59:59.999Z'],
    ['Pacific/Pago_Pago', '2026-12-31', '2027-01-01T10:59:59.999Z'],
    ['Asia/Kathmandu', '2028-02-29', '2028-02-29T18:14:59.999Z'],
  ])('in %s of %s is its last instant', (zone, day, instant) => {
    expect(endOfDay(zone, localDate(day)).toISOString()).toBe(instant);
  });
});
