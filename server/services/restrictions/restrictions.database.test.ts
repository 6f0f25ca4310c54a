import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { withClinic } from '@/db/client';
import { careTeam } from '@/db/schema/care-team';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { appRouter } from '@/server/api/root';
import { fillChart } from '@/server/api/testing/full-chart';
import { createCallerFactory } from '@/server/api/trpc';
import { membership, user } from '@/db/schema/account';

process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let outsider: TestPerson;
const REASON = 'Found unresponsive, no one of the team is reachable';

const as = (person: TestPerson) => createCallerFactory(appRouter)({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles, signedInAt: new Date() }, why: null, requestId: 'restricted' });
const codeOf = (call: Promise<unknown>): Promise<string> => call.then(() => 'done', (error: { cause?: { code?: string } }) => error.cause?.code ?? 'other');
/** Tables of which a person sees rows about the patient, as the database itself answers. */
async function seenBy(person: TestPerson): Promise<string[]> {
  const { rows } = await withClinic({ clinicId: person.clinic.id, userId: person.id }, (db) =>
    db.execute<{ name: string }>(sql`
      with t as materialized (
        select c.relname::text as name, case c.relname when 'patient' then 'id' else 'patient_id' end as field from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege(c.oid, 'SELECT')
           and (c.relname = 'patient' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'patient_id')))
      select t.name from t where query_to_xml(format('select 1 from %I where %I = %L limit 1', t.name, t.field, ${clinics.patientId}::text), true, false, '')::text like '%<row>%' order by 1`),
  );
  return rows.map(({ name }) => name);
}
const openIt = () => as(outsider).restrictions.openInEmergency({ patientId: clinics.patientId, reason: REASON });

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  const [row] = await database.admin.insert(user).values({ name: 'Otto Outsider', email: 'otto@river.example', emailVerified: true }).returning({ id: user.id });
  if (row === undefined) throw new Error('unreachable');
  await database.admin.insert(membership).values({ clinicId: clinics.river.id, userId: row.id, role: 'prescriber' });
  outsider = { id: row.id, name: 'Otto Outsider', email: 'otto@river.example', roles: ['prescriber'], clinic: clinics.river };
  await fillChart(database.admin, clinics.prescriber, { patientId: clinics.patientId, marker: 'walled' });
  await database.admin.execute(sql`update emergency_access set ended_at = now(), seen_at = now(), seen_by_name = 'Addy Administrator'`);
});

test('a chart is restricted only where a prescriber of its care team is left to open it', async () => {
  const restrict = () => as(clinics.prescriber).restrictions.restrict({ patientId: clinics.patientId, why: 'A colleague of the clinic' });
  await database.admin.execute(sql`delete from care_team`);
  expect(await codeOf(restrict())).toBe('needs-confirmation');
  await database.admin.insert(careTeam).values({ clinicId: clinics.river.id, patientId: clinics.patientId, role: 'prescriber', userId: clinics.prescriber.id });
  expect((await seenBy(outsider)).length).toBeGreaterThan(15);
  expect(await restrict()).toMatchObject({ reader: 'open', restricted: { by: 'Pat Prescriber' } });
  expect(await codeOf(restrict())).toBe('already-there');
});

test('outside of the care team the database shows no row of it, and nobody but a prescriber hears that it is there', async () => {
  const told = ['audit_event', 'care_team', 'chart_restriction', 'emergency_access'];
  expect((await seenBy(outsider)).filter((name) => !told.includes(name))).toEqual([]);
  expect((await seenBy(clinics.coordinator)).filter((name) => !told.includes(name))).toEqual([]);
  expect((await seenBy(clinics.prescriber)).length).toBeGreaterThan(15);
  expect(await codeOf(as(outsider).workspace.get({ patientId: clinics.patientId }))).toBe('not-found');
  expect(await as(outsider).patients.search({ text: 'novak', limit: 5 })).toMatchObject({ items: [], restricted: [{ id: clinics.patientId, displayName: 'NOVAK, Jana' }] });
  expect(await as(outsider).patients.search({ text: 'okafor', limit: 5 })).toMatchObject({ restricted: [] });
  expect(await as(clinics.coordinator).patients.search({ text: 'novak', limit: 5 })).toMatchObject({ items: [], restricted: [] });
  expect(await as(outsider).restrictions.get({ patientId: clinics.patientId })).toMatchObject({ reader: 'outside', restricted: { why: null } });
  expect(await as(clinics.prescriber).restrictions.get({ patientId: clinics.patientId })).toMatchObject({ reader: 'open', restricted: { why: 'A colleague of the clinic' } });
  expect(await codeOf(as(clinics.stranger).restrictions.get({ patientId: clinics.patientId }))).toBe('not-found');
});

test('AZ-08 it is opened with a reason, by a prescriber, for this patient, for reading; what is tried beyond that is refused', async () => {
  expect(await codeOf(as(outsider).restrictions.openInEmergency({ patientId: clinics.patientId, reason: '  short ' }))).toBe('other');
  expect(await codeOf(as(clinics.coordinator).restrictions.openInEmergency({ patientId: clinics.patientId, reason: REASON }))).toBe('not-allowed');
  expect(await codeOf(as(outsider).restrictions.openInEmergency({ patientId: clinics.otherPatientId, reason: REASON })), 'nothing to break').toBe('already-there');
  expect(await codeOf(as(clinics.stranger).restrictions.openInEmergency({ patientId: clinics.patientId, reason: REASON }))).toBe('not-found');
  await openIt();
  expect(await as(outsider).workspace.get({ patientId: clinics.patientId })).toMatchObject({ patient: { name: { family: 'Novak' } }, rights: { readChart: true, changeMedicines: false, enterReport: false, answerQuestions: false } });
  expect((await as(outsider).workspace.get({ patientId: clinics.otherPatientId })).rights.changeMedicines, 'a chart that is not restricted').toBe(true);
  expect((await as(clinics.prescriber).workspace.get({ patientId: clinics.patientId })).rights.changeMedicines, 'inside').toBe(true);
  expect(await as(outsider).restrictions.notice()).toMatchObject({ open: [{ patient: { displayName: 'NOVAK, Jana' } }] });
  for (const write of [
    () => as(outsider).visits.open({ patientId: clinics.patientId }),
    () => as(outsider).observations.create({ patientId: clinics.patientId, observation: 'body-weight', value: '71', unit: 'kg', on: '2026-11-01' }),
    () => as(outsider).restrictions.lift({ patientId: clinics.patientId }),
  ]) expect(await codeOf(write())).toBe('not-allowed');
  await expect(withClinic({ clinicId: clinics.river.id, userId: outsider.id }, (db) => db.execute(sql`insert into patient_follow (clinic_id, user_id, patient_id) values (${clinics.river.id}, ${outsider.id}, ${clinics.patientId})`))).rejects.toMatchObject({ cause: { code: '42501' } });
  await expect(withClinic({ clinicId: clinics.river.id, userId: outsider.id }, (db) => db.execute(sql`insert into emergency_access (clinic_id, user_id, user_name, patient_id, reason) values (${clinics.river.id}, ${clinics.coordinator.id}, 'x', ${clinics.patientId}, ${REASON})`))).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('AZ-08 it ends by itself after four hours and by hand, and stays ended', async () => {
  await database.admin.execute(sql`update emergency_access set opened_at = opened_at - interval '4 hours 1 minute', expires_at = expires_at - interval '4 hours 1 minute' where ended_at is null`);
  expect(await codeOf(as(outsider).workspace.get({ patientId: clinics.patientId }))).toBe('not-found');
  const { emergencyId } = await openIt();
  expect(await codeOf(as(clinics.prescriber).restrictions.endEmergency({ emergencyId })), 'another’s').toBe('not-found');
  await as(outsider).restrictions.endEmergency({ emergencyId });
  expect(await codeOf(as(outsider).workspace.get({ patientId: clinics.patientId }))).toBe('not-found');
  expect(await codeOf(as(outsider).restrictions.endEmergency({ emergencyId }))).toBe('not-found');
  await expect(withClinic({ clinicId: clinics.river.id, userId: outsider.id }, (db) => db.execute(sql`update emergency_access set ended_at = null`))).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('AZ-08 administrators are told, see every opening with its reason, and every step is in the audit trail', async () => {
  expect(await as(clinics.administrator).restrictions.notice()).toMatchObject({ open: [], unseen: 2 });
  const { openings, restricted } = await as(clinics.administrator).restrictions.report();
  expect(openings.filter(({ seenBy: by }) => by === null)).toMatchObject([{ by: 'Otto Outsider', reason: REASON, patient: { displayName: 'NOVAK, Jana' } }, { by: 'Otto Outsider' }]);
  expect(restricted).toMatchObject([{ displayName: 'NOVAK, Jana' }]);
  await as(clinics.administrator).restrictions.see({ emergencyId: openings[0]?.id ?? '' });
  expect(await as(clinics.administrator).restrictions.notice()).toMatchObject({ unseen: 1 });
  const rows = await auditRows(database.admin);
  for (const event of ['chart.restricted', 'chart.opened-in-emergency', 'chart.emergency-ended', 'chart.emergency-seen']) expect(rows.some((row) => row.event === event && row.outcome === 'done'), event).toBe(true);
  expect(rows.filter(({ event, outcome }) => event === 'chart.opened-in-emergency' && outcome === 'refused').length).toBeGreaterThan(2);
});

test('whoever covers for somebody of the care team is inside on those days; an administrator lifts the restriction', async () => {
  const cover = (from: string, to: string) => database.admin.execute(sql`insert into absence_cover (clinic_id, absent_id, covering_id, from_on, to_on, created_by) values (${clinics.river.id}, ${clinics.prescriber.id}, ${outsider.id}, current_date + ${from}::int, current_date + ${to}::int, ${clinics.prescriber.id})`);
  await cover('3', '9');
  expect(await codeOf(as(outsider).workspace.get({ patientId: clinics.patientId }))).toBe('not-found');
  await cover('-1', '1');
  expect(await codeOf(as(outsider).workspace.get({ patientId: clinics.patientId }))).toBe('done');
  await database.admin.execute(sql`update absence_cover set ended_at = now()`);
  expect(await codeOf(as(outsider).workspace.get({ patientId: clinics.patientId }))).toBe('not-found');
  await as(clinics.administrator).restrictions.lift({ patientId: clinics.patientId });
  expect(await codeOf(as(outsider).workspace.get({ patientId: clinics.patientId }))).toBe('done');
});
