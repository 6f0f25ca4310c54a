import { expect, test } from 'vitest';
import type { Axis } from './axis';
import { linesUnder, placeInterval } from './place-interval';

const AXIS: Axis = { from: 0, today: 740, to: 1000 };
const bracket = (from: number, to: number) => ({ from, to, words: '9 weeks', change: '100 to 150 mg', end: 'numbness first noticed 13-Jul-2026', episode: 'medication:1' });
const placed = (from: number, to: number, width = 1000) => placeInterval(bracket(from, to), { axis: AXIS, width });

test('change, length and end stand before, on and after the line where there is room', () => {
  expect(placed(300, 400)).toEqual({ before: '100 to 150 mg', on: '9 weeks', after: 'numbness first noticed 13-Jul-2026', under: null });
  expect(placed(300, 320)).toEqual({ before: '100 to 150 mg', on: null, after: '9 weeks; numbness first noticed 13-Jul-2026', under: null });
});

test('an end that has no room after the line stands on it, or before it with the change', () => {
  expect(placed(300, 735)).toEqual({ before: '100 to 150 mg', on: '9 weeks until first noticed 13-Jul-2026', after: null, under: null });
  expect(placed(600, 720)).toEqual({ before: '100 to 150 mg; until first noticed 13-Jul-2026', on: '9 weeks', after: null, under: null });
  expect(placed(690, 730)).toEqual({ before: '100 to 150 mg; 9 weeks; first noticed 13-Jul-2026', on: null, after: null, under: null });
});

test('in a narrow picture all of it stands under the line', () => {
  expect(placed(300, 340, 326)).toEqual({ before: null, on: null, after: null, under: '100 to 150 mg; 9 weeks; first noticed 13-Jul-2026' });
  expect(linesUnder(bracket(300, 340), { axis: AXIS, width: 326 })).toBe(1);
  expect(linesUnder(bracket(300, 340), { axis: AXIS, width: 1000 })).toBe(0);
  expect(linesUnder(bracket(-300, -200), { axis: AXIS, width: 326 })).toBe(0);
});

test.each([326, 520, 760, 1208])('length and end are told wherever the line lies in a picture of %d pixels', (width) => {
  for (let from = -50; from < 735; from += 15) {
    for (const days of [5, 40, 120, 400]) {
      const to = Math.min(740, from + days);
      if (to < 0) continue;
      const { before, on, after, under } = placed(from, to, width);
      const told = [before, on, after, under].join(' ');
      expect(told, `${from} to ${to}`).toMatch(/9 weeks/);
      expect(told, `${from} to ${to}`).toMatch(/first noticed 13-Jul-2026/);
    }
  }
});
