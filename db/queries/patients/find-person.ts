import { sql } from 'drizzle-orm';
import type { Db } from '../../client';
import type { RestrictedRow } from './restrictions';

/** Who somebody is, if their chart is open to the acting person. */
export async function findPerson(db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }): Promise<RestrictedRow | null> {
  const { rows } = await db.execute<RestrictedRow>(sql`
    select id, family_name as "familyName", given_name as "givenName", birth_on as "birthOn" from patient where clinic_id = ${clinicId} and id = ${patientId}`);
  return rows[0] ?? null;
}
