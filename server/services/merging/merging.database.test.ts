import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { sqlState } from '@/db/client';
import { makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { fillChart } from '@/server/api/testing/full-chart';
import { aCondition, bundleOf, coded, SNOMED } from '@/server/imports/fhir/testing/bundles';
import { localDate } from '@/server/clinical/model/local-date';
import { createCondition } from '../conditions/create-condition';
import type { ServiceContext } from '../context';
import { importBundle, previewImport } from '../imports/import-bundle';
import { searchPatients } from '../patients/search-patients';
import { searchTrail } from '../audit/search-trail';
import { getVisit, openVisit } from '../visits/open-visit';
import { verifyNotes } from '../visits/verify-notes';
import { getChanges } from '../workspace/get-changes';
import { getWorkspace } from '../workspace/get-workspace';
import { comparePatients, listDuplicates, whereIsPatient } from './compare';
import { mergePatients, undoMerge } from './merge';
import { takeBackApart, tellApart } from './tell-apart';

process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
/** Three charts of one person. Each test leaves them apart again, but for the last. */
let a = '';
let b = '';
let c = '';

const ctxOf = (person: TestPerson): ServiceContext => ({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles, signedInAt: new Date() }, requestId: 'merging-test' });
const prescriber = () => ctxOf(clinics.prescriber);
const merge = (patientId: string, otherId: string, ctx = prescriber()) => mergePatients(ctx, { patientId, otherId, why: 'Same person, told at the desk', proof: null });

/** A chart with a row of every kind, and one record of another system that the others have too. */
async function twin(number: string): Promise<string> {
  const id = await makePatient(database.admin, clinics.river, { family: 'Quill', given: 'Robin', birthOn: '1980-02-03', number });
  await fillChart(database.admin, clinics.prescriber, { patientId: id, marker: number });
  const person = { resourceType: 'Patient', id: 'sent', name: [{ family: 'Quill', given: ['Robin'] }], birthDate: '1980-02-03' };
  const document = bundleOf([person, { ...aCondition(coded(SNOMED, '84757009', 'Epilepsy')), subject: { reference: 'Patient/sent' } }], { patient: null });
  await importBundle(prescriber(), { bytes: new TextEncoder().encode(JSON.stringify(document)), patientId: id, door: 'upload' });
  await database.admin.execute(sql`update visit set status = 'discarded' where patient_id = ${id} and status = 'draft'`);
  await database.admin.execute(sql`insert into care_team (clinic_id, patient_id, role, user_id) values (${clinics.river.id}, ${id}, 'prescriber', ${clinics.prescriber.id}) on conflict do nothing`);
  return id;
}

/** Every row of every table, but for what says that something happened, what is worked out anew, and the survivor's count of changes. */
async function everything(): Promise<Map<string, string>> {
  const { rows: tables } = await database.admin.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('audit_event', 'audit_seal', 'patient_merge', 'patient_merge_row', 'handled_request', 'panel_entry', 'danger_open', 'session', 'attempt', 'rate_limit') order by 1`);
  const all = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await database.admin.execute<{ row: object }>(`select to_jsonb(t) ${name === 'patient' ? "- 'version' - 'updated_at'" : ''} as row from ${name} t order by 1`);
    all.set(name, rows.map(({ row }) => JSON.stringify(row)).join('\n'));
  }
  return all;
}
const countOf = async (table: string, patientId: string): Promise<number> => Number((await database.admin.execute<{ n: number }>(`select count(*)::int as n from ${table} where patient_id = '${patientId}'`)).rows[0]?.n ?? -1);
const lastMerge = async (survivor: string): Promise<string> => (await database.admin.execute<{ id: string }>(sql`select id from patient_merge where survivor_id = ${survivor} and undone_at is null order by merged_at desc limit 1`)).rows[0]?.id ?? '';

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  [a, b, c] = [await twin('T-1'), await twin('T-2'), await twin('T-3')];
});

describe('two charts of one person', () => {
  test('are proposed, compared, merged without a loss, and taken apart again to what they were, table by table', async () => {
    const [stays, goes] = [a, b];
    const { pairs } = await listDuplicates(prescriber());
    expect(pairs.some(({ a, b }) => [a.id, b.id].sort().join() === [stays, goes].sort().join())).toBe(true);
    const { sides, agreesIn, isPossibleDuplicate } = await comparePatients(prescriber(), { patientId: stays, otherId: goes });
    expect([sides.map(({ id }) => id), isPossibleDuplicate]).toEqual([[stays, goes], true]);
    expect(agreesIn).toContain('birth date');
    const before = await everything();
    const tables = (await database.admin.execute<{ name: string }>(sql`select name from patient_tables()`)).rows.map(({ name }) => name);
    const counts = new Map<string, number>();
    for (const table of tables) counts.set(table, (await countOf(table, stays)) + (await countOf(table, goes)));

    const openedAt = new Date(Date.now() - 60_000).toISOString();
    await merge(stays, goes);
    for (const table of tables) {
      expect(await countOf(table, goes), table).toBe(0);
      const { rows } = await database.admin.execute<{ n: number }>(sql`select count(*)::int as n from patient_merge_row where table_name = ${table} and aside is not null and merge_id = ${await lastMerge(stays)}`);
      expect((await countOf(table, stays)) + (rows[0]?.n ?? 0), `${table}: each row is with the survivor or kept with the merge`).toBe(counts.get(table));
    }
    const { chart } = await getWorkspace(prescriber(), { patientId: stays });
    expect(chart.conditions.filter(({ text }) => text === 'Epilepsy').length).toBe(1);
    expect(chart.episodes.length).toBe(2);
    // A chart that stood open meanwhile hears of it.
    const shown = { fingerprint: 'of the chart before', on: localDate('2026-01-01'), knowledge: 'before', options: [] };
    expect((await getChanges(prescriber(), { patientId: stays, since: openedAt, shown })).inputs.map(({ what }) => what)).toContain('merged with another chart of the same person');
    await expect(getWorkspace(prescriber(), { patientId: goes })).rejects.toMatchObject({ code: 'not-found' });
    expect(await whereIsPatient(prescriber(), { patientId: goes })).toEqual({ patientId: stays });
    expect((await searchPatients(prescriber(), { text: 'T-2', limit: 5 })).items.map(({ id }) => id)).toEqual([stays]);
    // What was signed about the other id is shown and exported as it was signed.
    const { rows: signed } = await database.admin.execute<{ visit: string; sha256: string }>(sql`select visit_id as visit, sha256 from signed_note where patient_id = ${stays} order by signed_at`);
    for (const { visit, sha256 } of signed) expect(JSON.stringify(await getVisit(prescriber(), { visitId: visit }))).toContain(sha256);
    expect((await verifyNotes(clinics.river.id)).broken).toEqual([]);
    // The trail of the one that stays tells of both, each act under the name that it was written with.
    const trail = await searchTrail({ ...prescriber(), actor: { ...prescriber().actor, roles: ['administrator'] } }, { patient: 'T-2', words: 'merged', outcome: null, from: null, to: null });
    expect(trail.rows.map(({ patient }) => patient?.id).sort()).toEqual([stays, goes].sort());
    expect(trail.rows.every(({ patient }) => patient?.displayName === 'QUILL, Robin')).toBe(true);

    await undoMerge(prescriber(), { patientId: stays, mergeId: await lastMerge(stays), proof: null });
    const after = await everything();
    for (const [name, rows] of before) expect(after.get(name), name).toBe(rows);
    expect((await database.admin.execute(sql`select event, patient_id from audit_event where event like 'patient.merge%' and outcome = 'done'`)).rows.length).toBe(4);
  });

  test('merged and worked on, give back what came with what was added to it, and keep what was written since', async () => {
    const [stays, goes] = [a, b];
    await merge(stays, goes);
    await createCondition(prescriber(), { patientId: stays, text: 'Written since', coding: null, clinicalStatus: 'active', onsetOn: null, abatedOn: null });
    await database.admin.execute(sql`insert into dose_step (clinic_id, patient_id, episode_id, from_on, micrograms_per_day, times_per_day) select clinic_id, patient_id, id, '2026-02-02', 50000, 1 from medication_episode where id in (select (key ->> 'id')::uuid from patient_merge_row where table_name = 'medication_episode')`);
    await undoMerge(prescriber(), { patientId: stays, mergeId: await lastMerge(stays), proof: null });
    const text = async (patientId: string) => (await getWorkspace(prescriber(), { patientId })).chart;
    expect((await text(stays)).conditions.map((one) => one.text)).toContain('Written since');
    expect((await text(goes)).episodes.map(({ steps }) => steps.map(({ from }) => from))).toEqual([['2026-01-10', '2026-02-02']]);
    expect((await text(stays)).episodes.map(({ steps }) => steps.length)).toEqual([1]);
  });

  test('of three, are merged in turn and undone the last first', async () => {
    const before = await everything();
    await merge(a, b);
    const first = await lastMerge(a);
    await merge(c, a);
    expect(await whereIsPatient(prescriber(), { patientId: b })).toEqual({ patientId: c });
    expect(await countOf('signed_note', c)).toBe(3);
    await expect(undoMerge(prescriber(), { patientId: a, mergeId: first, proof: null })).rejects.toMatchObject({ code: 'already-there' });
    await undoMerge(prescriber(), { patientId: c, mergeId: await lastMerge(c), proof: null });
    await undoMerge(prescriber(), { patientId: a, mergeId: first, proof: null });
    const after = await everything();
    for (const [name, rows] of before) expect(after.get(name), name).toBe(rows);
  });

  test('are one to a document that still names the merged one as it was entered, and two again when taken apart', async () => {
    const stays = await makePatient(database.admin, clinics.river, { family: 'Brandt', given: 'Ida', birthOn: '1971-03-04', number: 'T-8' });
    const goes = await makePatient(database.admin, clinics.river, { family: 'Brand', given: 'Ida', birthOn: '1971-04-03', number: 'T-9' });
    const whose = async (birthDate: string) => {
      const person = { resourceType: 'Patient', id: 'old', identifier: [{ system: `urn:example:${clinics.river.slug}`, value: 'T-9' }], name: [{ family: 'Brand', given: ['Ida'] }], birthDate };
      return (await previewImport(prescriber(), { bytes: new TextEncoder().encode(JSON.stringify(bundleOf([person], { patient: null }))), patientId: null, door: 'upload' })).patient;
    };
    await merge(a, goes);
    await merge(stays, a);
    expect(await whose('1971-04-03')).toMatchObject({ id: stays, created: false });
    expect(await whose('1999-09-09'), 'born on another day than either').toMatchObject({ created: true });
    const longAfter = { ...prescriber(), actor: { ...prescriber().actor, signedInAt: new Date(0) } };
    await expect(undoMerge(longAfter, { patientId: stays, mergeId: await lastMerge(stays), proof: null })).rejects.toMatchObject({ code: 'needs-password' });
    await undoMerge(prescriber(), { patientId: stays, mergeId: await lastMerge(stays), proof: null });
    await undoMerge(prescriber(), { patientId: a, mergeId: await lastMerge(a), proof: null });
    expect(await whose('1971-04-03')).toMatchObject({ id: goes, created: false });
  });

  test('with a draft of one person in both wait; nobody but a prescriber of the clinic merges; no row is moved by hand', async () => {
    await openVisit(prescriber(), { patientId: a });
    await openVisit(prescriber(), { patientId: b });
    const before = await everything();
    await expect(merge(a, b)).rejects.toThrow('draft in both');
    await expect(merge(a, b, ctxOf(clinics.coordinator))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(merge(a, b, ctxOf(clinics.stranger))).rejects.toMatchObject({ code: 'not-found' });
    await expect(merge(a, clinics.foreignPatientId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(mergePatients({ ...prescriber(), actor: { ...prescriber().actor, signedInAt: new Date(0) } }, { patientId: a, otherId: b, why: 'x', proof: null })).rejects.toMatchObject({ code: 'needs-password' });
    expect(await everything()).toEqual(before);
    await database.admin.execute(sql`update visit set status = 'discarded' where status = 'draft'`);
    const moved = await database.admin.execute(sql`update signed_note set patient_id = ${clinics.otherPatientId} where patient_id = ${c}`).catch((error: unknown) => error);
    expect(sqlState(moved)).toBe('42501');
  });

  test('told apart stay told apart, by whom and when, whoever looks; they are merged only once that is taken back', async () => {
    const two = { patientId: b, otherId: a };
    const proposed = async () => (await listDuplicates(prescriber())).pairs.some((pair) => [pair.a.id, pair.b.id].sort().join() === [a, b].sort().join());
    expect(await proposed()).toBe(true);
    await expect(tellApart(ctxOf(clinics.coordinator), { ...two, why: 'Twins' })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(tellApart(ctxOf(clinics.stranger), { ...two, why: 'Twins' })).rejects.toMatchObject({ code: 'not-found' });
    await Promise.all([tellApart(prescriber(), { ...two, why: 'Twins, both seen' }), tellApart(prescriber(), { patientId: a, otherId: b, why: 'Twins, both seen' })]);
    expect(await proposed()).toBe(false);
    const { apart } = await listDuplicates(ctxOf(clinics.coordinator));
    expect(apart).toMatchObject([{ why: 'Twins, both seen', by: clinics.prescriber.name, on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown }]);
    expect((await comparePatients(prescriber(), two)).apart).toMatchObject({ why: 'Twins, both seen' });
    await expect(merge(a, b)).rejects.toThrow('two people');
    const changed = await database.admin.execute(sql`update told_apart set why = 'Other words'`).catch((error: unknown) => error);
    expect(sqlState(changed)).toBe('42501');
    await takeBackApart(prescriber(), two);
    await takeBackApart(prescriber(), two);
    expect([await proposed(), (await comparePatients(prescriber(), two)).apart, (await listDuplicates(prescriber())).apart]).toEqual([true, null, []]);
    const { rows } = await database.admin.execute(sql`select event, count(*)::int as n from audit_event where event in ('patient.told-apart', 'patient.apart-taken-back') and outcome = 'done' group by event order by event`);
    expect(rows).toEqual([{ event: 'patient.apart-taken-back', n: 2 }, { event: 'patient.told-apart', n: 2 }]);
  });

  test('merged by several at once, either way round, have one winner', async () => {
    const outcomes = await Promise.allSettled([merge(a, b), merge(b, a), merge(a, b), merge(b, a)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'not-found' });
    expect((await database.admin.execute(sql`select id from patient where id in (${a}::uuid, ${b}::uuid)`)).rows.length).toBe(1);
  });

  test('every tie between rows about a patient can wait for the end of a merge', async () => {
    const { rows } = await database.admin.execute(sql`
      select k.conname from pg_constraint k where k.contype = 'f' and not k.condeferrable and k.confrelid <> 'patient'::regclass and k.connamespace = 'public'::regnamespace
         and exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'patient_id' and a.attnum = any (k.conkey))`);
    expect(rows, 'a new foreign key over patient_id: ALTER CONSTRAINT … DEFERRABLE in its migration').toEqual([]);
  });
});
