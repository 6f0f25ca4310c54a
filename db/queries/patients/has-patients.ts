import { sql } from 'drizzle-orm';
import type { Db } from '../../client';

/** Whether anybody has been entered or imported into the clinic yet. */
export async function hasPatients(db: Db, clinicId: string): Promise<boolean> {
  const { rows } = await db.execute<{ any: boolean }>(sql`select exists (select from patient where clinic_id = ${clinicId}) as any`);
  return rows[0]?.any === true;
}
