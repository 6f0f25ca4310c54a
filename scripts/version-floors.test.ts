import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { Lock } from './lock.mjs';

/** First releases without the advisories that touch us; docs/operations.md lists them with their dates. */
const FLOORS: Record<string, [number, number, number]> = {
  next: [16, 4, 5],
  'better-auth': [1, 7, 16],
  '@trpc/server': [11, 8, 0],
  'drizzle-orm': [0, 45, 2],
};

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock;
const versionsOf = (name: string) =>
  Object.entries(packages).flatMap(([place, { version }]) => (place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`) ? [(version ?? '').split('.').map(Number)] : []));

const atLeast = (version: number[], floor: number[]): boolean => {
  for (const [index, least] of floor.entries()) {
    const part = version[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
};

test.each(Object.entries(FLOORS))('every %s in the lock is at least %o', (name, floor) => {
  const found = versionsOf(name);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((version) => !atLeast(version, floor))).toEqual([]);
});

test('versions compare by number, not by text', () => {
  expect([atLeast([16, 10, 0], [16, 4, 5]), atLeast([16, 4, 4], [16, 4, 5]), atLeast([15, 9, 9], [16, 4, 5])]).toEqual([true, false, false]);
});
