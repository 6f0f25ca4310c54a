import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Db } from '../client';
import { RECEIVED_DAYS_AGO } from './story/read-document';

/**
 * Recorded time of what has no provenance of its own: each answer on the day of asking, each dose, refill and stop on
 * its day, so that the chart "as known then" tells the story as it unfolded. Nothing is recorded in the future.
 */
export async function backdateRecords(db: Db, clinicId: string, timeZone: string): Promise<void> {
  const noonOf = (day: SQL) => sql`least(now(), (${day} + time '12:00') at time zone ${timeZone}::text)`;
  await db.execute(sql`update fact_confirmation set recorded_at = ${noonOf(sql`asked_on`)} where clinic_id = ${clinicId}`);
  await db.execute(sql`update refill set recorded_at = ${noonOf(sql`filled_on`)} where clinic_id = ${clinicId}`);
  await db.execute(sql`update dose_step set recorded_at = greatest(recorded_at, ${noonOf(sql`from_on`)}) where clinic_id = ${clinicId}`);
  await db.execute(
    sql`update medication_episode set stop_recorded_at = ${noonOf(sql`stop_on`)} where clinic_id = ${clinicId} and stop_on is not null`,
  );
  const received = sql`now() - make_interval(days => ${RECEIVED_DAYS_AGO}::int)`;
  await db.execute(sql`update import_record set imported_at = ${received} where clinic_id = ${clinicId}`);
  await db.execute(sql`update inbox_item set received_at = ${received} where clinic_id = ${clinicId}`);
}
