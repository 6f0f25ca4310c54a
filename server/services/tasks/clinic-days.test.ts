import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueWords } from '@/components/worklist/words';
import { addDays, daysBetween, localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { TASK_SECTIONS } from '@/server/contracts/worklist';
import { dayIn, endOfDay } from '@/server/platform/clock';
import { windowOf } from './sections';

const ZONES = Intl.supportedValuesOf('timeZone');
/** Days on which clocks change somewhere, and ends of months and years. */
const CHANGES = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-25', '2026-11-01', '2026-12-31', '2028-02-29'];
const WHOLE_YEAR = Array.from({ length: 366 }, (_, n) => addDays(localDate('2026-01-01'), n));
const DAYS = process.env.GAMUT_LONG_TESTS === '1' ? WHOLE_YEAR : CHANGES.map(localDate);

/** Parts of the list that a task due on a day stands in while it is open. */
const partsOf = (due: LocalDate, on: LocalDate): readonly string[] =>
  TASK_SECTIONS.filter((section) => {
    const { state, from, to } = windowOf(section, on);
    return state === 'open' && (from === null || due >= from) && (to === null || due <= to);
  });

describe('lateness counts days of the clinic', () => {
  test(`a task is due until the last instant of its day and late from the next, in ${ZONES.length} zones, over every change of clocks`, () => {
    const wrong: string[] = [];
    for (const zone of ZONES) {
      for (const due of DAYS) {
        const end = endOfDay(zone, due);
        const [last, next] = [dayIn(zone, end), dayIn(zone, new Date(end.getTime() + 1))];
        const said = [last, next].map((on) => [daysBetween(due, on), ...partsOf(due, on)].join(' '));
        if (said.join(', ') !== '0 today, 1 late') wrong.push(`${zone} ${due}: ${said.join(', ')}`);
      }
    }
    expect(ZONES.length).toBeGreaterThan(400);
    expect(wrong).toEqual([]);
  });

  test('twelve nights are twelve days late, however many hours they have', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.constantFrom(...CHANGES), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 400 }), (zone, change, before, nights) => {
        const due = addDays(localDate(change), -before);
        const on = dayIn(zone, endOfDay(zone, addDays(due, nights)));
        expect(daysBetween(due, on)).toBe(nights);
        expect(dueWords({ daysLate: nights })).toBe(nights === 0 ? 'today' : nights === 1 ? '1 day late' : `${nights} days late`);
      }),
      { numRuns: 300 },
    );
  });

  test('a day is in one part of the list, or further ahead than any', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 0, max: 2000 }), (late, shift) => {
        const on = addDays(localDate('2026-01-01'), shift);
        const parts = partsOf(addDays(on, -late), on);
        expect(parts).toEqual(late > 365 ? ['old'] : late > 0 ? ['late'] : late === 0 ? ['today'] : late >= -7 ? ['next'] : []);
      }),
    );
  });
});
