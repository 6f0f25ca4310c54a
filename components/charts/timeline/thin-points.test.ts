import { describe, expect, test } from 'vitest';
import type { Axis } from './axis';
import { thinLine, thinMarks } from './thin-points';

const AXIS: Axis = { from: 0, today: 5000, to: 6700 };
const WIDTH = 1200;
const many = Array.from({ length: 5000 }, (_, day) => ({ day, value: day === 2222 ? 27 : day === 3333 ? 0 : 10 + (day % 7), estimated: false }));

describe('five thousand scores', () => {
  test('become a line of a few points a pixel that keeps every extreme', () => {
    const line = thinLine(many, AXIS, WIDTH);
    expect(line.length).toBeLessThan(1500);
    expect(line.map(({ value }) => value)).toEqual(expect.arrayContaining([0, 27]));
    expect([line[0], line.at(-1)]).toEqual([many[0], many.at(-1)]);
    expect(line.every((point, place) => point.day >= (line[place - 1]?.day ?? 0))).toBe(true);
  });

  test('get marks that can be told apart: the newest, the highest and the lowest among them', () => {
    const marks = thinMarks(many, AXIS, WIDTH);
    expect(marks.length).toBeLessThan(120);
    expect(marks.at(-1)?.day).toBe(4999);
    expect(marks.map(({ value }) => value)).toEqual(expect.arrayContaining([0, 27]));
  });
});

test('a story of three years with a score every twelve days keeps marks that a finger can tell apart', () => {
  const story = Array.from({ length: 91 }, (_, place) => ({ day: place * 12, value: place % 27, estimated: false }));
  const marks = thinMarks(story, { from: 0, today: 1092, to: 1280 }, WIDTH);
  expect(marks.length).toBeLessThanOrEqual(WIDTH / 44 + 2);
  expect(marks.at(-1)?.day).toBe(1080);
});

test('a few scores all stay', () => {
  const few = [10, 60, 300].map((day) => ({ day, value: 5, estimated: false }));
  const near: Axis = { from: 0, today: 400, to: 540 };
  expect(thinLine(few, near, WIDTH)).toBe(few);
  expect(thinMarks(few, near, WIDTH)).toEqual(few);
});

test('what lies outside the view has no mark', () => {
  const points = [-5, 5, 15, 25].map((day) => ({ day, value: 1, estimated: false }));
  expect(thinMarks(points, { from: 0, today: 100, to: 20 }, 200).map(({ day }) => day)).toEqual([5, 15]);
});
