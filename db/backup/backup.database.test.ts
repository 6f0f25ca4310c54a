import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fillChart } from '@/server/api/testing/full-chart';
import { withClinic } from '../client';
import { connectionOptions, withDatabase } from '../connection';
import { insertAuditEvent } from '../queries/audit/insert-audit-event';
import { tellFigures } from '../testing/tell-figures';
import { makeTwoClinics } from '../testing/two-clinics';
import { useTestDatabase } from '../testing/use-test-database';
import { checkArchive } from './archive';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
const SECRET = (process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf');
const folder = mkdtempSync(join(tmpdir(), 'gamut-backup-'));
const file = join(folder, 'whole.backup');
const database = useTestDatabase();
const made: string[] = [];
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

async function onServer<T extends pg.QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client(connectionOptions(url));
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Another empty database of this release; the address of its owner. */
async function anEmptyDatabase(): Promise<string> {
  const { adminUrl, ownerUrl, template } = inject('testServer');
  const name = `gamut_test_${process.pid}_restored_${made.length}`;
  made.push(name);
  await onServer(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER gamut_owner`);
  return withDatabase(ownerUrl, name);
}
const rowsIn = async (url: string): Promise<number> => (await onServer<{ rows: number }>(withDatabase(inject('testServer').adminUrl, new URL(url).pathname.slice(1)), 'select ((select count(*) from clinic) + (select count(*) from patient) + (select count(*) from audit_event))::int as rows'))[0]?.rows ?? -1;

const request = () => ({ ownerUrl: database.ownerUrl, file, secret: SECRET, version: 'test', writtenAt: '2026-11-22T09:00:00.000Z', heads: '' });
const event = (n: number) =>
  withClinic({ clinicId: clinics.river.id, userId: null }, (db) =>
    insertAuditEvent(db, { clinicId: clinics.river.id, userId: null, actor: 'load', roles: [], patientId: null, event: 'load', objectKind: 'test', objectId: String(n), objectVersion: null, outcome: 'done', refusal: null, requestId: 'load', details: {} }),
  );

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  await fillChart(database.admin, clinics.prescriber, { patientId: clinics.patientId, marker: 'zqmarker' });
  await fillChart(database.admin, clinics.stranger, { patientId: clinics.foreignPatientId, marker: 'zqmarker' });
  await database.owner.execute('insert into installation (demo) values (false) on conflict do nothing');
});
afterAll(async () => {
  for (const name of made) await onServer(inject('testServer').adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  rmSync(folder, { recursive: true, force: true });
});

test('BK-01 written while others write: one moment of everything, unreadable without the key, restored equal with every wall back in place', async () => {
  let writing = true;
  const load = (async () => {
    let n = 0;
    while (writing) await event((n += 1));
    return n;
  })();
  const backed = await writeBackup(request());
  writing = false;
  expect(await load).toBeGreaterThan(0);
  expect(backed.rows).toBeGreaterThan(100);
  expect(readFileSync(file).includes('zqmarker')).toBe(false);
  const empty = await anEmptyDatabase();
  const { tables } = await restoreBackup({ ownerUrl: empty, file, secret: SECRET });
  expect(tables).toEqual((await checkArchive(file, SECRET)).tables);
  expect(tables.signed_note?.rows).toBe(2);
  const admin = withDatabase(inject('testServer').adminUrl, new URL(empty).pathname.slice(1));
  const guards = (url: string) => onServer(url, `select (select count(*)::int from pg_constraint where contype = 'f') as keys, (select count(*)::int from pg_class where relforcerowsecurity) as walls, (select count(*)::int from pg_trigger where tgenabled = 'D') as off`);
  const before = withDatabase(inject('testServer').adminUrl, inject('testServer').template);
  expect(await guards(admin)).toEqual(await guards(before));
  await expect(onServer(admin, 'delete from signed_note')).rejects.toThrow('append-only');
  const [next] = await onServer<{ id: string; highest: string }>(admin, `select nextval(pg_get_serial_sequence('audit_event', 'id')) as id, (select max(id) from audit_event) as highest`);
  expect(Number(next?.id)).toBeGreaterThan(Number(next?.highest));
});

test('BK-02 a file that is changed, cut, lengthened, of another key or none of ours is refused, and nothing of it is kept', async () => {
  await writeBackup(request());
  const whole = readFileSync(file);
  const empty = await anEmptyDatabase();
  const refuses = async (bytes: Buffer, secret = SECRET) => {
    const bad = join(folder, 'bad.backup');
    writeFileSync(bad, bytes);
    await expect(restoreBackup({ ownerUrl: empty, file: bad, secret })).rejects.toThrow(/backup/i);
    refused += 1;
  };
  let refused = 0;
  for (let n = 0; n < 24; n += 1) {
    const at = Math.floor((n / 24) * whole.length);
    const changed = Buffer.from(whole);
    changed.writeUInt8((changed.readUInt8(at) ^ (1 << (n % 8))) & 0xff, at);
    await refuses(changed);
  }
  for (const length of [0, 7, 24, 30, Math.floor(whole.length / 2), whole.length - 1]) await refuses(whole.subarray(0, length));
  await refuses(Buffer.concat([whole, Buffer.from('x')]));
  await refuses(whole, 'qW8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGx');
  await refuses(Buffer.from('some other file entirely, long enough to hold a head'));
  const kept = await rowsIn(empty);
  expect(kept).toBe(0);
  tellFigures('BK', { tries: refused, faults: refused, lost: 0, doubled: kept });
});

test('BK-03 a database that holds somebody, and one of another release, are left alone', async () => {
  await expect(restoreBackup({ ownerUrl: database.ownerUrl, file, secret: SECRET })).rejects.toThrow('not empty');
  const later = await anEmptyDatabase();
  await onServer(later, `insert into drizzle.__drizzle_migrations (hash, created_at) select 'later', max(created_at) + 1 from drizzle.__drizzle_migrations`);
  await expect(restoreBackup({ ownerUrl: later, file, secret: SECRET })).rejects.toThrow('an older release');
  const earlier = await anEmptyDatabase();
  await onServer(earlier, 'delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)');
  await expect(restoreBackup({ ownerUrl: earlier, file, secret: SECRET })).rejects.toThrow('a later release');
  expect(await rowsIn(later)).toBe(0);
});
