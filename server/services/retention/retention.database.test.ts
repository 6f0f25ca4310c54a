import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { sqlState } from '@/db/client';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { fillChart } from '@/server/api/testing/full-chart';
import type { ServiceContext } from '../context';
import { getRetention, placeHold, proposePurge, purgeRecord, releaseHold, setRetention, withdrawPurge } from './retention';

process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

const ctxOf = (person: TestPerson): ServiceContext => ({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: ['administrator'], signedInAt: new Date() }, requestId: 'retention-test' });
const first = () => ctxOf(clinics.administrator);
const second = () => ctxOf(clinics.coordinator);
const tables = async (): Promise<string[]> => (await database.admin.execute<{ name: string }>(sql`select name from patient_tables() union all select 'patient_term'`)).rows.map(({ name }) => name);
const rowsOf = async (table: string): Promise<number> => Number((await database.admin.execute<{ n: number }>(`select count(*)::int as n from ${table} where patient_id = '${clinics.patientId}'`)).rows[0]?.n ?? -1);

/** As if nobody had acted on the record for so many years: the trail itself cannot be set back, so its trigger rests meanwhile. */
async function age(years: number): Promise<void> {
  await database.admin.execute(sql`alter table audit_event disable trigger audit_event_append_only`);
  await database.admin.execute(sql`update audit_event set at = now() - make_interval(years => ${years}::int) where patient_id = ${clinics.patientId}`);
  await database.admin.execute(sql`alter table audit_event enable trigger audit_event_append_only`);
  await database.admin.execute(sql`update patient set created_at = now() - make_interval(years => ${years}::int) where id = ${clinics.patientId}`);
}

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  await fillChart(database.admin, clinics.prescriber, { patientId: clinics.patientId, marker: 'aged' });
  await database.admin.execute(sql`update patient_purge set withdrawn_at = now(), withdrawn_by_name = 'Nobody'`);
});

describe('FLOW-03 the purge of a record', () => {
  test('lists nothing while nobody has said how long, and only what is past it then', async () => {
    expect(await getRetention(first())).toMatchObject({ years: null, past: [] });
    await age(11);
    expect((await setRetention(first(), { years: 12, proof: null })).past).toEqual([]);
    expect((await setRetention(first(), { years: 10, proof: null })).past.map(({ patientId }) => patientId)).toEqual([clinics.patientId]);
  });

  test('needs two administrators, the time over and no hold; each refusal changes nothing', async () => {
    const { past } = await proposePurge(first(), { patientId: clinics.patientId, why: 'Ten years over' });
    const purgeId = past[0]?.proposal?.id ?? '';
    expect(past).toMatchObject([{ proposal: { isMine: true, by: clinics.administrator.name } }]);
    await expect(proposePurge(second(), { patientId: clinics.patientId, why: 'Again' })).rejects.toMatchObject({ code: 'already-there' });
    await expect(purgeRecord(first(), { purgeId, proof: null })).rejects.toThrow('Another administrator');
    await placeHold(first(), { patientId: clinics.patientId, why: 'A complaint is open' });
    await expect(purgeRecord(second(), { purgeId, proof: null })).rejects.toThrow('hold');
    expect((await releaseHold(first(), { patientId: clinics.patientId, proof: null })).past[0]?.hold).toBeNull();
    await setRetention(first(), { years: 12, proof: null });
    await expect(purgeRecord(second(), { purgeId, proof: null })).rejects.toThrow('not over');
    await setRetention(first(), { years: 10, proof: null });
    await expect(purgeRecord({ ...second(), actor: { ...second().actor, signedInAt: new Date(0) } }, { purgeId, proof: null })).rejects.toMatchObject({ code: 'needs-password' });
    await expect(purgeRecord({ ...second(), actor: { ...second().actor, roles: ['prescriber'] } }, { purgeId, proof: null })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(purgeRecord(ctxOf(clinics.stranger), { purgeId, proof: null })).rejects.toMatchObject({ code: 'not-found' });
    expect(await rowsOf('signed_note')).toBe(1);
    expect((await withdrawPurge(first(), { purgeId })).past[0]?.proposal).toBeNull();
  });

  test('leaves counts and hashes and nothing else, and cannot be changed afterwards', async () => {
    const { past } = await proposePurge(first(), { patientId: clinics.patientId, why: 'Ten years over' });
    const names = await tables();
    const before = new Map<string, number>();
    for (const name of names) before.set(name, await rowsOf(name));
    expect(await rowsOf('danger_open'), 'worked out, and so in no count').toBe(1);
    const { tombstones } = await purgeRecord(second(), { purgeId: past[0]?.proposal?.id ?? '', proof: null });
    expect(tombstones).toMatchObject([{ subjectId: clinics.patientId, proposedBy: clinics.administrator.name, purgedBy: clinics.coordinator.name, notes: 1, years: 10, rows: [...before.values()].reduce((sum, n) => sum + n, 1) }]);
    for (const name of [...names, 'danger_open']) expect(await rowsOf(name), name).toBe(0);
    const { rows } = await database.admin.execute<{ tables: Record<string, { rows: number; sha256: string }>; text: string }>(sql`select tables, patient_purge::text as text from patient_purge where purged_at is not null`);
    for (const [name, n] of before) expect(rows[0]?.tables[name]).toEqual({ rows: n, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(rows[0]?.text).not.toMatch(/novak|jana|aged/i);
    const { rows: trail } = await database.admin.execute<{ n: number }>(sql`select count(*)::int as n from audit_event where patient_id = ${clinics.patientId}`);
    expect(trail[0]?.n, 'the audit trail stays').toBeGreaterThan(20);
    for (const statement of [sql`update patient_purge set why = 'x'`, sql`delete from patient_purge`, sql`update retention_rule set years = 7`]) {
      expect(sqlState(await database.admin.execute(statement).catch((error: unknown) => error))).toBe('42501');
    }
    const back = await database.admin.execute(sql`insert into patient_term (clinic_id, patient_id, term) values (${clinics.river.id}, ${clinics.patientId}, 'back')`).catch((error: unknown) => error);
    expect(sqlState(back)).toBe('23503');
  });
});
