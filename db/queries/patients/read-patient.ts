import { sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';

export type PatientDetails = {
  readonly familyName: string;
  readonly givenName: string;
  readonly otherNames: readonly string[];
  readonly birthOn: LocalDate | null;
  readonly deceasedOn: LocalDate | null;
  readonly identifiers: readonly { readonly system: string; readonly value: string; readonly label: string }[];
};

/** Who a patient is, without the chart; `null` where there is no such patient in the clinic. */
export async function readPatientRow(db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }): Promise<PatientDetails | null> {
  const { rows } = await db.execute<PatientDetails>(sql`
    select p.family_name as "familyName", p.given_name as "givenName", to_json(p.other_names) as "otherNames", p.birth_on as "birthOn", p.deceased_on as "deceasedOn",
           coalesce((select json_agg(json_build_object('system', i.system, 'value', i.value, 'label', i.label) order by i.recorded_at, i.system, i.value)
                       from patient_identifier i where i.clinic_id = p.clinic_id and i.patient_id = p.id and i.retired_at is null), '[]'::json) as identifiers
      from patient p where p.clinic_id = ${clinicId} and p.id = ${patientId}`);
  return rows[0] ?? null;
}
