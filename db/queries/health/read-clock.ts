import 'server-only';

import { sql } from 'drizzle-orm';

import type { Db } from '../../client';

/** The database's own time in milliseconds: that it answers at all is the point, how far off ours is the second. */
export async function readClock(db: Db): Promise<number> {
  const { rows } = await db.execute<{ ms: string }>(sql`SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms`);
  return Number(rows[0]?.ms);
}
