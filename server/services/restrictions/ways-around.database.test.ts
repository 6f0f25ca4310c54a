import { sql } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { sqlState, withClinic } from '@/db/client';
import { membership, user } from '@/db/schema/account';
import { careTeam } from '@/db/schema/care-team';
import { auditRows, makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { appRouter } from '@/server/api/root';
import { createCallerFactory } from '@/server/api/trpc';
import { importBundle, previewImport } from '../imports/import-bundle';
import { createHub } from '../events/hub';
import { mayHear } from '../events/may-hear';
import { readTaskCalendar } from '../tasks/task-calendar';

process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
/** A prescriber of the clinic who is in nobody's care team but the own patient's. */
let outsider: TestPerson;
let own = '';

const actorOf = (person: TestPerson) => ({ userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles, signedInAt: new Date() });
const as = (person: TestPerson) => createCallerFactory(appRouter)({ actor: actorOf(person), why: null, requestId: 'around' });
const codeOf = (call: Promise<unknown>): Promise<string> => call.then(() => 'done', (error: { cause?: { code?: string }; code?: string }) => error.cause?.code ?? error.code ?? 'other');
const team = (patientId: string, userId: string) => database.admin.insert(careTeam).values({ clinicId: clinics.river.id, patientId, role: 'prescriber', userId });
const teamOf = async (patientId: string) => (await database.admin.execute<{ id: string }>(sql`select user_id as id from care_team where patient_id = ${patientId}`)).rows.map(({ id }) => id);
const restrict = (patientId: string) => as(clinics.prescriber).restrictions.restrict({ patientId, why: 'A colleague of the clinic' });
const asItself = (person: TestPerson, statement: ReturnType<typeof sql>) => withClinic({ clinicId: clinics.river.id, userId: person.id }, (db) => db.execute(statement)).then(() => null, sqlState);
const sees = async () => (await codeOf(as(outsider).workspace.get({ patientId: clinics.patientId }))) === 'done';

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  const [row] = await database.admin.insert(user).values({ name: 'Otto Outsider', email: 'otto@river.example', emailVerified: true }).returning({ id: user.id });
  if (row === undefined) throw new Error('unreachable');
  await database.admin.insert(membership).values({ clinicId: clinics.river.id, userId: row.id, role: 'prescriber' });
  outsider = { id: row.id, name: 'Otto Outsider', email: 'otto@river.example', roles: ['prescriber'], clinic: clinics.river };
  own = await makePatient(database.admin, clinics.river, { family: 'Quill', given: 'Robin', birthOn: '1971-01-01', number: 'R-9' });
  await team(own, outsider.id);
  await team(clinics.patientId, clinics.prescriber.id);
  await restrict(clinics.patientId);
});

test('AZ-08 nobody outside gets in by covering for the care team: a cover opens what somebody of the team gave away', async () => {
  const cover = { absentId: clinics.prescriber.id, coveringId: outsider.id, fromOn: '2020-01-01', toOn: '2199-01-01' };
  const taken = await as(outsider).worklist.setCover(cover);
  expect(await sees()).toBe(false);
  const given = await as(clinics.prescriber).worklist.setCover(cover);
  expect(await sees()).toBe(true);
  for (const { coverId } of [taken, given]) await as(clinics.prescriber).worklist.endCover({ coverId });
  expect(await sees()).toBe(false);
});

test('AZ-08 nobody outside gets in by merging it with a chart of their own, nor takes a merge apart', async () => {
  const before = await teamOf(clinics.patientId);
  for (const [patientId, otherId] of [[own, clinics.patientId], [clinics.patientId, own]] as const) {
    expect(await codeOf(as(outsider).merging.merge({ patientId, otherId, why: 'They are the same', proof: null }))).toBe('not-found');
    expect(await asItself(outsider, sql`select merge_patients(${patientId}::uuid, ${otherId}::uuid, ${outsider.id}::uuid, 'Otto', 'x')`)).toBe('P0002');
    expect(await asItself(outsider, sql`select merge_rows_of_patients(${patientId}::uuid, ${otherId}::uuid, ${outsider.id}::uuid, 'Otto', 'x')`)).toBe('42501');
  }
  expect(await teamOf(clinics.patientId)).toEqual(before);
  expect(await sees()).toBe(false);
});

test('AZ-08 an opening in an emergency makes nobody part of the care team', async () => {
  const { emergencyId } = await as(outsider).restrictions.openInEmergency({ patientId: clinics.patientId, reason: 'Found unresponsive, nobody is reachable' });
  expect(await sees()).toBe(true);
  const transfer = () => as(outsider).worklist.transfer({ patientIds: [clinics.patientId], fromId: null, toId: outsider.id, role: 'prescriber', line: 'I take over' });
  expect(await codeOf(transfer())).toBe('not-allowed');
  expect(await asItself(outsider, sql`update care_team set user_id = ${outsider.id} where patient_id = ${clinics.patientId}`)).toBeNull();
  expect(await asItself(outsider, sql`insert into care_team (clinic_id, patient_id, role, user_id) values (${clinics.river.id}, ${clinics.patientId}, 'coordinator', ${outsider.id})`)).toBe('42501');
  expect(await asItself(outsider, sql`update chart_restriction set lifted_at = now(), lifted_by_name = 'Otto'`)).toBeNull();
  expect(await codeOf(as(outsider).merging.merge({ patientId: own, otherId: clinics.patientId, why: 'They are the same', proof: null }))).toBe('not-allowed');
  await as(outsider).restrictions.endEmergency({ emergencyId });
  expect(await teamOf(clinics.patientId)).toEqual([clinics.prescriber.id]);
  expect(await sees()).toBe(false);
});

test('two charts are merged while one is restricted only where both are open to the same people; taken apart, both stay restricted', async () => {
  const twin = await makePatient(database.admin, clinics.river, { family: 'Novak', given: 'Jana', birthOn: '1980-02-03', number: 'R-1003' });
  const merge = () => as(clinics.prescriber).merging.merge({ patientId: twin, otherId: clinics.patientId, why: 'Same person, told at the desk', proof: null });
  await expect(merge()).rejects.toThrow('open to other people');
  await team(twin, clinics.prescriber.id);
  await restrict(twin);
  await expect(merge(), 'both restricted').rejects.toThrow('one restriction');
  await as(clinics.prescriber).restrictions.lift({ patientId: twin });
  await merge();
  expect(await codeOf(as(outsider).workspace.get({ patientId: twin }))).toBe('not-found');
  const { rows: [done] } = await database.admin.execute<{ id: string }>(sql`select id from patient_merge where undone_at is null`);
  expect(await codeOf(as(outsider).merging.undo({ patientId: twin, mergeId: done?.id ?? '', proof: null }))).toBe('not-found');
  await as(clinics.prescriber).restrictions.lift({ patientId: twin });
  await restrict(twin);
  await as(clinics.prescriber).merging.undo({ patientId: twin, mergeId: done?.id ?? '', proof: null });
  for (const patientId of [twin, clinics.patientId]) {
    expect(await codeOf(as(outsider).workspace.get({ patientId }))).toBe('not-found');
    expect(await codeOf(as(clinics.prescriber).workspace.get({ patientId }))).toBe('done');
  }
});

test('a document of its patient, brought from outside, makes no second chart and tells nothing; the care team hears of it once', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'Patient', id: 'p', identifier: [{ system: 'urn:example:river', value: 'R-1001' }], name: [{ family: 'Novak', given: ['Jana'] }], birthDate: '1980-02-03' } }] }));
  const ctx = (person: TestPerson) => ({ actor: actorOf(person), requestId: 'around' });
  const bring = (person: TestPerson, go = importBundle) => go(ctx(person), { bytes, patientId: null, door: 'upload' }).catch((error: unknown) => error);
  const count = async () => (await database.admin.execute<{ n: number }>(sql`select count(*)::int as n from patient`)).rows[0]?.n;
  const before = await count();
  for (const person of [outsider, clinics.coordinator]) {
    for (const go of [previewImport, importBundle, importBundle]) {
      const refused = await bring(person, go);
      expect(refused).toMatchObject({ code: 'document-refused' });
      expect(String(refused)).not.toMatch(/novak|1980|restricted/i);
    }
  }
  expect(await count()).toBe(before);
  const { rows } = await database.admin.execute<{ what: string; assignee: string }>(sql`select what, assignee_id as assignee from follow_up_task where patient_id = ${clinics.patientId} and key like 'document:%'`);
  expect(rows).toEqual([{ what: expect.stringContaining('waits with Otto Outsider') as unknown, assignee: clinics.prescriber.id }]);
  expect((await auditRows(database.admin)).filter(({ event, outcome, patientId }) => event === 'record.imported' && outcome === 'refused' && patientId === clinics.patientId).length).toBe(4);
  expect(await bring(clinics.prescriber)).toMatchObject({ patient: { id: clinics.patientId, created: false } });
});

test('what changes in it is told to its care team, and to nobody else: events, changes since, the calendar of tasks', async () => {
  const heard: [string, boolean][] = [];
  const hub = createHub();
  hub.subscribe(clinics.river.id, (event, isRestricted) => heard.push([event?.patientId ?? '', isRestricted]));
  const touch = (patientId: string) => database.admin.execute(sql`insert into follow_up_task (clinic_id, patient_id, source, key, kind, act, what, due_on, act_on, role, assignee_id) values (${clinics.river.id}, ${patientId}, 'manual', gen_random_uuid()::text, 'manual', 'call', 'Call', current_date + 1, current_date + 1, 'prescriber', ${outsider.id})`);
  await vi.waitFor(async () => {
    await touch(own);
    expect(heard).toContainEqual([own, false]);
  }, { timeout: 10_000, interval: 100 });
  await touch(clinics.patientId);
  await vi.waitFor(() => { expect(heard).toContainEqual([clinics.patientId, true]); }, { timeout: 2_000, interval: 20 });
  await hub.close();
  expect(await mayHear(clinics.river.id, outsider.id, clinics.patientId)).toBe(false);
  expect(await mayHear(clinics.river.id, clinics.prescriber.id, clinics.patientId)).toBe(true);

  const since = new Date(0).toISOString();
  expect(await as(outsider).workspace.changes({ patientId: clinics.patientId, since })).toEqual(await as(outsider).workspace.changes({ patientId: '6f2f6a1e-94b3-4a11-8a3c-111111111111', since }));

  const { url } = await as(outsider).worklist.makeCalendar();
  const days = async () => [...(await readTaskCalendar(/calendar\/(.+)\.ics/.exec(url)?.[1] ?? '')).matchAll(/SUMMARY:(.*)/g)].map(([, words]) => words?.trim());
  const counted = await days();
  expect(counted.length).toBeGreaterThan(0);
  await touch(clinics.patientId);
  expect(await days()).toEqual(counted);
  await touch(own);
  expect(await days()).not.toEqual(counted);
});
