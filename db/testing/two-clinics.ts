import { sql } from 'drizzle-orm';
import type { Db } from '../client';
import { insertPatient, addIdentifiers, refreshSearchTerms } from '../queries/patients/store-patient';
import { membership, user } from '../schema/account';
import { clinic } from '../schema/clinic';
import { clinicSetting } from '../schema/clinic-setting';

export type TestRole = 'prescriber' | 'coordinator' | 'administrator';
export type TestClinic = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly country: string;
  readonly region: 'US' | 'UK';
  readonly demo: boolean;
};
export type TestPerson = { readonly id: string; readonly name: string; readonly email: string; readonly roles: readonly TestRole[]; readonly clinic: TestClinic };

async function makeClinic(db: Db, values: Omit<TestClinic, 'id'>): Promise<TestClinic> {
  const [row] = await db.insert(clinic).values(values).returning({ id: clinic.id });
  if (row === undefined) throw new Error('unreachable');
  // As in any clinic with real patients that has begun to ask them for reports.
  await db.insert(clinicSetting).values({
    clinicId: row.id,
    version: 1,
    crisis: { emergency: '911', line: '988', name: 'Test line', wording: 'In danger call 911, or call or text 988.' },
    translations: { es: { wording: 'En peligro llame al 911, o llame o escriba al 988.', hours: null } },
    crisisCheckedAt: new Date('2026-01-05T15:00:00Z'),
    crisisCheckedByName: 'Addy Administrator',
    changedByName: 'Addy Administrator',
  });
  return { id: row.id, ...values };
}

async function makePerson(db: Db, of: TestClinic, name: string, roles: readonly TestRole[]): Promise<TestPerson> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@${of.slug}.example`;
  const [row] = await db.insert(user).values({ name, email, emailVerified: true }).returning({ id: user.id });
  if (row === undefined) throw new Error('unreachable');
  await db.insert(membership).values(roles.map((role) => ({ clinicId: of.id, userId: row.id, role })));
  return { id: row.id, name, email, roles, clinic: of };
}

/**
 * Two clinics with the same people's roles in each, and one patient of the same name in each. Give it the test database's `admin`.
 * With `demo` no second factor is asked of whoever signs in over the door.
 */
export async function makeTwoClinics(db: Db, { demo = false }: { readonly demo?: boolean } = {}) {
  const river = await makeClinic(db, { slug: 'river', name: 'River Clinic', timeZone: 'America/New_York', country: 'US', region: 'US', demo });
  const hill = await makeClinic(db, { slug: 'hill', name: 'Hill Clinic', timeZone: 'Europe/London', country: 'GB', region: 'UK', demo });
  const [prescriber, coordinator, administrator] = [
    await makePerson(db, river, 'Pat Prescriber', ['prescriber']),
    await makePerson(db, river, 'Cory Coordinator', ['coordinator']),
    await makePerson(db, river, 'Addy Administrator', ['administrator']),
  ];
  const stranger = await makePerson(db, hill, 'Sam Stranger', ['prescriber', 'coordinator', 'administrator']);
  const patientId = await makePatient(db, river, { family: 'Novak', given: 'Jana', birthOn: '1980-02-03', number: 'R-1001' });
  const otherPatientId = await makePatient(db, river, { family: 'Okafor', given: 'Ben', birthOn: '1969-11-30', number: 'R-1002' });
  const foreignPatientId = await makePatient(db, hill, { family: 'Novak', given: 'Jana', birthOn: '1980-02-03', number: 'H-1001' });
  return { river, hill, prescriber, coordinator, administrator, stranger, patientId, otherPatientId, foreignPatientId };
}

/** A patient with nothing in the chart. */
export async function makePatient(
  db: Db,
  of: TestClinic,
  person: { readonly family: string; readonly given: string; readonly birthOn: string | null; readonly number: string },
): Promise<string> {
  const patientId = await insertPatient(db, {
    clinicId: of.id,
    familyName: person.family,
    givenName: person.given,
    otherNames: [],
    birthOn: person.birthOn,
    birthText: null,
    sex: 'female',
    phone: null,
    email: null,
    address: null,
    deceasedOn: null,
    demo: of.demo,
    createdBy: null,
  });
  await addIdentifiers(db, { clinicId: of.id, patientId }, [{ system: `urn:example:${of.slug}`, value: person.number, label: 'MRN' }]);
  await refreshSearchTerms(db, { clinicId: of.id, patientId });
  return patientId;
}

/** Audit rows in order, for looking at what an act left behind. */
export async function auditRows(db: Db) {
  const { rows } = await db.execute<{
    event: string;
    outcome: string;
    refusal: string | null;
    actor: string;
    patientId: string | null;
    objectId: string | null;
    clinicId: string | null;
    requestId: string;
  }>(sql`select event, outcome, refusal, actor, patient_id as "patientId", object_id as "objectId", clinic_id as "clinicId", request_id as "requestId"
           from audit_event order by id`);
  return rows;
}
