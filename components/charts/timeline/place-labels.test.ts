import { describe, expect, test } from 'vitest';
import { axisFor, percentOf, ticksOf } from './axis';
import type { Axis } from './axis';
import { fitsBetween, placeEvents, placeQuotes, placeToldEvents, placeValues } from './place-labels';

const AXIS: Axis = { from: 0, today: 740, to: 1000 };
const WIDTH = 1000;
const yOf = (value: number): number => 86 - value;

describe('values', () => {
  test('stand above their points, and the newest wins where two would collide', () => {
    const apart = placeValues([{ day: 100, value: 10, estimated: false }, { day: 300, value: 20, estimated: false }], { axis: AXIS, width: WIDTH, yOf });
    expect(apart.map(({ at }) => at)).toEqual(['above', 'above']);
    const close = placeValues([{ day: 100, value: 10, estimated: false }, { day: 104, value: 10, estimated: false }], { axis: AXIS, width: WIDTH, yOf });
    expect(close[0]?.point.day).toBe(104);
    expect(close.filter(({ at }) => at === 'above')).toHaveLength(1);
  });

  test('none stands on the Today line', () => {
    const [placed] = placeValues([{ day: 738, value: 26, estimated: false }], { axis: AXIS, width: WIDTH, yOf });
    expect(placed?.at).toBe('left');
  });

  test('stand beside a line that runs through the row, and on it before not at all', () => {
    const point = { day: 300, value: 20, estimated: false };
    expect(placeValues([point], { axis: AXIS, width: WIDTH, yOf, lines: [300] }).map(({ at }) => at)).toEqual(['left']);
    const everywhere = [280, 284, 288, 300, 312, 316, 320];
    expect(placeValues([point], { axis: AXIS, width: WIDTH, yOf, lines: everywhere }).map(({ at }) => at)).toEqual(['above']);
  });
});

describe('quotes', () => {
  const words = (day: number, ...sentences: string[]) => ({ day, sentences });

  test('hold as many whole sentences as fit, and a shorter one rather than part of a long one', () => {
    const long = 'It is like someone turned the sound down on everything in the whole house and then left it that way for the rest of the year.';
    const [placed] = placeQuotes([words(700, 'I cry less.', long)], AXIS, WIDTH);
    expect(placed?.text).toBe('I cry less. …');
    expect(placed?.whole).toBe(`I cry less. ${long}`);
  });

  test('say where something was left out, and those of a flagged report have room to be told whole', () => {
    const said = ['I want to feel anything, and nothing comes of it.', 'Even if it hurts.', 'I scratched the paint off the wall last night.'];
    const [cut] = placeQuotes([words(700, ...said)], AXIS, WIDTH);
    expect(cut?.text.endsWith(' …')).toBe(true);
    const [flagged] = placeQuotes([{ ...words(700, ...said), flagged: true }], AXIS, WIDTH);
    expect([flagged?.text, flagged?.whole]).toEqual([said.join(' '), null]);
    // On a phone too, where a line is half as wide.
    const [onPhone] = placeQuotes([{ ...words(700, 'I scratched the paint off the wall just to be doing something.', 'I want to feel anything.', 'Even if it hurts.'), flagged: true }], AXIS, 358);
    expect(onPhone?.whole).toBeNull();
  });

  test('have the lines that their letters need: a line too many would stand on the months above', () => {
    // Measured in the voice's own letters at 14 px: 432 pixels, and no break in it makes two lines of 219.
    const bus = 'I hold somebody’s hand while they die and think about the bus home.';
    const [placed] = placeQuotes([words(700, bus, 'That is not me.')], AXIS, WIDTH);
    // Before it is cut to its end its lines are longer.
    expect([placed?.text, (placed?.widthPixels ?? 0) > 226]).toEqual([`${bus} That is not me.`, true]);
  });

  test('never overlap: the newer one stays', () => {
    const placed = placeQuotes([words(695, 'An older sentence of some length.'), words(700, 'A newer sentence of some length too.')], AXIS, WIDTH);
    expect(placed.map(({ day }) => day)).toContain(700);
    for (const [place, quote] of placed.entries()) {
      const next = placed[place + 1];
      if (next !== undefined) expect(percentOf(AXIS, quote.day) * 10).toBeLessThanOrEqual(percentOf(AXIS, next.day) * 10 - next.widthPixels);
    }
  });
});

test('events closer than their diamonds become one with a count', () => {
  const placed = placeEvents([{ day: 100, until: null, title: 'A' }, { day: 105, until: null, title: 'B' }, { day: 400, until: null, title: 'C' }], { axis: AXIS, width: WIDTH });
  expect(placed.map(({ count, title }) => [count, title])).toEqual([[2, '2 events'], [1, 'C']]);
});

test('marks that are pressed are merged where no finger could part them', () => {
  const records = [100, 117, 126].map((day) => ({ day, until: null, title: 'A record' }));
  expect(placeEvents(records, { axis: AXIS, width: WIDTH }).map(({ count }) => count)).toEqual([1, 2]);
  expect(placeEvents(records, { axis: AXIS, width: WIDTH, apart: 25 }).map(({ count }) => count)).toEqual([2, 1]);
});

test('an event without room before Today or the next one is named before its mark, where nothing stands', () => {
  const late = { day: AXIS.today - 20, until: null, title: 'Cello sold to a young player' };
  expect(placeEvents([late], { axis: AXIS, width: WIDTH }).map(({ title, side }) => [title, side])).toEqual([[late.title, 'left']]);
  const beside = { day: late.day - 60, until: null, title: 'Workshop flooded' };
  expect(placeEvents([beside, late], { axis: AXIS, width: WIDTH }).map(({ title, side }) => [title, side])).toEqual([[beside.title, 'left'], [null, 'right']]);
});

describe('an event before the onset', () => {
  const event = (day: number, title: string, told = true) => ({ day, until: null, title, ...(told ? { told } : {}) });
  const tell = (events: readonly ReturnType<typeof event>[], width: number, axis = AXIS) => placeToldEvents(events, { axis, width }).map(({ words }) => words.replace(/^(.*?)\d\d-\w{3}-\d{4} /, '$1'));

  test('without room beside its mark stands under the row with its day, one that has room and one that is not told do not', () => {
    const close = [event(100, 'Tour cancelled, company dissolved'), event(130, 'Moved', false)];
    expect(placeToldEvents(close, { axis: AXIS, width: WIDTH }).map(({ words }) => words)).toEqual(['11-Apr-1970 Tour cancelled, company dissolved']);
    expect(tell([event(100, 'Tour cancelled'), event(500, 'Moved')], WIDTH)).toEqual([]);
  });

  test('on a phone is told in every range, also where it lies outside the days in view; the last three', () => {
    expect(tell([event(100, 'Moved')], 358)).toEqual(['Moved']);
    expect(tell([event(100, 'Moved')], 358, { from: 300, to: 1000, today: 740 })).toEqual(['Earlier: Moved']);
    expect(tell([event(100, 'Moved')], WIDTH, { from: 300, to: 1000, today: 740 })).toEqual([]);
    expect(tell([event(900, 'Moved')], 358, { from: 300, to: 800, today: 1000 })).toEqual(['Later: Moved']);
    expect(tell([event(10, 'A'), event(20, 'B'), event(30, 'C'), event(40, 'D')], 358)).toEqual(['B', 'C', 'D']);
  });

  test('ends before Today, each on lines of its own', () => {
    const told = placeToldEvents([event(100, 'Tour cancelled, company dissolved'), event(700, 'Ten weeks of talking therapy ended')], { axis: AXIS, width: 358 });
    expect(told.map(({ line, lines }) => [line, lines])).toEqual([[0, 2], [2, 2]]);
    const today = (percentOf(AXIS, AXIS.today) / 100) * 358;
    for (const { at, widthPixels } of told) expect('left' in at ? at.left + widthPixels : 358 - at.right).toBeLessThan(today);
  });
});

test('of very many events each count has room to be read, and none is lost', () => {
  const many = Array.from({ length: 5000 }, (_, day) => ({ day: day / 5, until: null, title: 'A visit' }));
  const placed = placeEvents(many, { axis: AXIS, width: WIDTH });
  expect(placed.length).toBeLessThan(15);
  expect(placed.slice(0, -1).every(({ title }) => title !== null)).toBe(true);
  expect(placed.reduce((sum, { count }) => sum + count, 0)).toBe(5000);
});

test('words are shown only where the stretch is long enough for them', () => {
  expect(fitsBetween('No score for 12 weeks', { from: 0, to: 400 }, { axis: AXIS, width: WIDTH })).toBe(true);
  expect(fitsBetween('No score for 12 weeks', { from: 0, to: 50 }, { axis: AXIS, width: WIDTH })).toBe(false);
});

test('the axis leaves a quarter for what is to come, at every range', () => {
  const series = { today: 20_000, storyFrom: 19_700, first: 15_000 } as Parameters<typeof axisFor>[0];
  for (const range of ['eight-weeks', 'half-year', 'story', 'two-years', 'all'] as const) {
    expect(percentOf(axisFor(series, range), 20_000)).toBeCloseTo(74, 0);
  }
});

test('month lines turn into quarters and years when there is no room for their names', () => {
  const axis = (days: number): Axis => ({ from: 20_000, today: 20_000 + days, to: 20_000 + days });
  const labels = (days: number) => ticksOf(axis(days), 1000).map(({ label, year }) => label ?? year);
  expect(labels(300).length).toBeGreaterThan(8);
  expect(labels(1500)).not.toContain('Feb');
  expect(labels(12_000).every((label) => /^\d{4}$/.test(label ?? ''))).toBe(true);
});
