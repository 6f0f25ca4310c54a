import { expect, test } from 'vitest';

import { compared, median, timings, toLine } from './measure';

test('the median of an odd and of an even number of values', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([])]).toEqual([2, 2.5, Number.NaN]);
});

test('every counted call is timed, the warm-up is not', async () => {
  let calls = 0;
  expect(await timings(() => (calls += 1), { times: 20, warmUp: 3 })).toHaveLength(20);
  expect(calls).toBe(23);
});

test('own and other are measured in turns', async () => {
  const order: string[] = [];
  await compared(() => order.push('own'), () => order.push('other'), { times: 1, rounds: 2 });
  expect(order.join(' ')).toBe('own own other other own own other other');
});

test('a line has the ratio, and null where there is no other', () => {
  expect(toLine({ name: 'chart', value: 1.23456, unit: 'ms', baseline: 2 })).toBe('{"name":"chart","value":1.235,"unit":"ms","baseline":2,"ratio":0.6173}');
  expect(toLine({ name: 'chart', value: 1, unit: 'ms', baseline: null })).toBe('{"name":"chart","value":1,"unit":"ms","baseline":null,"ratio":null}');
});
