import { and, eq, inArray, sql } from 'drizzle-orm';
import type { PatientFacts } from '@/server/clinical/model/chart';
import type { Db } from '../../client';
import { patient, patientIdentifier, patientTerm } from '../../schema/patient';
import { searchTerms } from './fold';

export type PatientFields = {
  readonly familyName: string;
  readonly givenName: string;
  readonly otherNames: readonly string[];
  readonly birthOn: string | null;
  readonly birthText: string | null;
  readonly sex: PatientFacts['sex'];
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly deceasedOn: string | null;
};

export type Identifier = { readonly system: string; readonly value: string; readonly label: string };
type Whose = { readonly clinicId: string; readonly patientId: string };

export async function insertPatient(
  db: Db,
  values: PatientFields & { readonly clinicId: string; readonly demo: boolean; readonly createdBy: string | null; readonly id?: string },
): Promise<string> {
  const [row] = await db
    .insert(patient)
    .values({ ...values, otherNames: [...values.otherNames] })
    .returning({ id: patient.id });
  if (row === undefined) throw new Error('the patient was not stored');
  return row.id;
}

/**
 * Changes the patient's own row if it still is what was seen.
 * @returns whether it was
 */
export async function updatePatient(
  db: Db,
  { clinicId, patientId }: Whose,
  change: Partial<PatientFields> & { readonly expectedVersion: number },
): Promise<boolean> {
  const { expectedVersion, otherNames, ...fields } = change;
  const changed = await db
    .update(patient)
    .set({
      ...fields,
      ...(otherNames === undefined ? {} : { otherNames: [...otherNames] }),
      version: sql`${patient.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(eq(patient.clinicId, clinicId), eq(patient.id, patientId), eq(patient.version, expectedVersion)))
    .returning({ id: patient.id });
  return changed.length === 1;
}

/** From now on the absence of an entry in these lists means something. */
export async function markReceived(
  db: Db,
  { clinicId, patientId }: Whose,
  lists: { readonly conditions: boolean; readonly medications: boolean; readonly allergies: boolean },
): Promise<void> {
  if (!lists.conditions && !lists.medications && !lists.allergies) return;
  await db
    .update(patient)
    .set({
      conditionsReceived: sql`${patient.conditionsReceived} or ${lists.conditions}`,
      medicationsReceived: sql`${patient.medicationsReceived} or ${lists.medications}`,
      allergiesReceived: sql`${patient.allergiesReceived} or ${lists.allergies}`,
    })
    .where(and(eq(patient.clinicId, clinicId), eq(patient.id, patientId)));
}

/** Adds numbers; one that was retired stands again. */
export async function addIdentifiers(db: Db, { clinicId, patientId }: Whose, identifiers: readonly Identifier[]): Promise<void> {
  if (identifiers.length === 0) return;
  await db
    .insert(patientIdentifier)
    .values(identifiers.map((identifier) => ({ clinicId, patientId, ...identifier })))
    .onConflictDoUpdate({
      target: [patientIdentifier.clinicId, patientIdentifier.patientId, patientIdentifier.system, patientIdentifier.value],
      set: { retiredAt: null },
    });
}

/** Takes a number off the patient; the row stays with the mark. */
export async function retireIdentifier(db: Db, { clinicId, patientId }: Whose, { system, value }: Identifier): Promise<void> {
  const whose = and(eq(patientIdentifier.clinicId, clinicId), eq(patientIdentifier.patientId, patientId));
  await db
    .update(patientIdentifier)
    .set({ retiredAt: sql`now()` })
    .where(and(whose, eq(patientIdentifier.system, system), eq(patientIdentifier.value, value)));
}

/** Brings the search words in line with what is stored; call it after each change of names, numbers or birth date. */
export async function refreshSearchTerms(db: Db, { clinicId, patientId }: Whose): Promise<void> {
  const [row] = await db
    .select({ familyName: patient.familyName, givenName: patient.givenName, otherNames: patient.otherNames, birthOn: patient.birthOn })
    .from(patient)
    .where(and(eq(patient.clinicId, clinicId), eq(patient.id, patientId)));
  if (row === undefined) return;
  const identifiers = await db
    .select({ value: patientIdentifier.value })
    .from(patientIdentifier)
    .where(and(eq(patientIdentifier.clinicId, clinicId), eq(patientIdentifier.patientId, patientId), sql`${patientIdentifier.retiredAt} is null`));
  const wanted = searchTerms({ ...row, identifiers });
  const own = and(eq(patientTerm.clinicId, clinicId), eq(patientTerm.patientId, patientId));
  const there = (await db.select({ term: patientTerm.term }).from(patientTerm).where(own)).map(({ term }) => term);
  const gone = there.filter((term) => !wanted.includes(term));
  if (gone.length > 0) await db.delete(patientTerm).where(and(own, inArray(patientTerm.term, gone)));
  const fresh = wanted.filter((term) => !there.includes(term));
  if (fresh.length > 0) await db.insert(patientTerm).values(fresh.map((term) => ({ clinicId, patientId, term })));
}

/**
 * Takes hold of the patient until the transaction ends, so that two acts on one chart come one after the other.
 * @returns whether there is such a patient in the clinic
 */
export async function holdPatient(db: Db, { clinicId, patientId }: Whose): Promise<boolean> {
  const rows = await db
    .select({ id: patient.id })
    .from(patient)
    .where(and(eq(patient.clinicId, clinicId), eq(patient.id, patientId)))
    .for('no key update');
  return rows.length === 1;
}
