import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { useTestDatabase } from '../testing/use-test-database';
import { loadDemo } from './load';

const database = useTestDatabase();

test('made-up people are never loaded into a database made for real work', async () => {
  await database.admin.execute(sql`insert into installation (demo) values (false)`);
  await expect(loadDemo({ ownerUrl: database.ownerUrl })).rejects.toThrow('real work');
  const { rows } = await database.admin.execute(sql`select (select count(*)::int from clinic) as clinics, (select count(*)::int from "user") as users`);
  expect(rows).toEqual([{ clinics: 0, users: 0 }]);
});
