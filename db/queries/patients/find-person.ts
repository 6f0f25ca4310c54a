import { and, eq } from 'drizzle-orm';
import { localDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import { patient } from '../../schema/patient';
import type { RestrictedRow } from './restrictions';

/** Who somebody is, if their chart is open to the acting person. */
export async function findPerson(db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }): Promise<RestrictedRow | null> {
  const [row] = await db
    .select({ id: patient.id, familyName: patient.familyName, givenName: patient.givenName, birthOn: patient.birthOn })
    .from(patient)
    .where(and(eq(patient.clinicId, clinicId), eq(patient.id, patientId)));
  return row === undefined ? null : { ...row, birthOn: row.birthOn === null ? null : localDate(row.birthOn) };
}
