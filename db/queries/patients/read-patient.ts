import { and, eq } from 'drizzle-orm';
import type { Db } from '../../client';
import { patient } from '../../schema/patient';

/** What the patient's own row says beside the chart; `null` where there is no such patient in the clinic. */
export async function readPatientRow(db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }) {
  const [row] = await db
    .select({ otherNames: patient.otherNames, deceasedOn: patient.deceasedOn })
    .from(patient)
    .where(and(eq(patient.clinicId, clinicId), eq(patient.id, patientId)));
  return row ?? null;
}
