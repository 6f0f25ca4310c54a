import { sql } from 'drizzle-orm';
import type { Db } from '../../client';

/**
 * Counts one more try and says how many there were in the window, this one included. One statement: a burst of
 * parallel tries is counted one by one, on however many instances.
 */
export async function countAttempt(db: Db, key: string, windowMinutes: number): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    insert into attempt as a (key, count, window_from) values (${key}, 1, now())
    on conflict (key) do update set
      count = case when a.window_from <= now() - make_interval(mins => ${windowMinutes}) then 1 else a.count + 1 end,
      window_from = case when a.window_from <= now() - make_interval(mins => ${windowMinutes}) then now() else a.window_from end
    returning count`);
  return rows[0]?.count ?? 1;
}

export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.execute(sql`delete from attempt where key = ${key}`);
}
