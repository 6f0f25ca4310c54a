import { format, inspect } from 'node:util';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import pg from 'pg';
import { expect, test } from 'vitest';
import { pool } from './client';

test('AUD-07 an error of the database is printed without statement, values and row, wherever it stands', () => {
  expect(pool).toBeTypeOf('function');
  const row = Object.assign(new pg.DatabaseError('duplicate key value violates unique constraint', 1, 'error'), { code: '23505', detail: 'Key (family_name)=(Canary) already exists.' });
  const failed = new DrizzleQueryError('select $1 as family_name', ['Canary'], row);
  for (const printed of [inspect(failed), inspect(row), format('%s', failed), format('failed', { failed }), inspect(new Error('Failed to get session', { cause: failed }), { depth: 9 })]) {
    expect(printed).not.toContain('Canary');
    expect(printed).not.toContain('family_name');
  }
  expect(inspect(failed)).toMatch(/^DrizzleQueryError 23505\n +at /);
  // Still there for whoever has to look.
  expect(failed.message).toContain('Canary');
});
