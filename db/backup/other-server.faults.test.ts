import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { fillChart } from '@/server/api/testing/full-chart';
import { makeTwoClinics } from '../testing/two-clinics';
import { resumeChain, sealAll } from '@/server/audit/seal';
import { headsFile } from '@/server/audit/heads';
import { verifyAudit } from '@/server/audit/verify-audit';
import { verifyNotes } from '@/server/services/visits/verify-notes';
import { closePool } from '../client';
import { binariesIn } from '../embedded/binaries';
import { LOGIN_ROLE, OWNER_ROLE, useCluster, type Cluster } from '../embedded/cluster';
import { prepareDatabase } from '../embedded/prepare';
import { migrateDatabase } from '../migrate';
import { HOUSE } from '../queries/audit/seals';
import { scratchFolder, useOwnCluster, type OwnCluster } from '../testing/own-cluster';
import { secondServer } from '../testing/second-server';
import { tellFigures } from '../testing/tell-figures';
import { checkArchive } from './archive';
import type { Checked } from './archive';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
const SECRET = (process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf');

/** People of the restore drill. */
const PATIENTS = process.env.GAMUT_LONG_TESTS === '1' ? 50_000 : 500;
const DRILL_MS = PATIENTS === 500 ? 240_000 : 3_000_000;

const root = scratchFolder('other-server');
let server: OwnCluster;
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

beforeAll(async () => {
  server = await useOwnCluster(join(root, 'first'));
  clinics = await makeTwoClinics(server.admin);
  await fillChart(server.admin, clinics.prescriber, { patientId: clinics.patientId, marker: 'ours' });
  await fillChart(server.admin, clinics.stranger, { patientId: clinics.foreignPatientId, marker: 'theirs' });
  await server.run('insert into installation (demo) values (false) on conflict do nothing');
  for (const chain of [HOUSE, clinics.river.id, clinics.hill.id]) await sealAll(chain);
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

/** The heads of the audit chains of each database, which in service lie in a folder of its own. */
const heads = new Map<string, string>();
/** The application at one database of one server. */
async function at<T>(cluster: Cluster, database: string, act: () => Promise<T>): Promise<T> {
  const before = { url: process.env.DATABASE_URL, heads: readFileSync(headsFile(), 'utf8') };
  const url = cluster.url(database, LOGIN_ROLE);
  await closePool();
  process.env.DATABASE_URL = url;
  writeFileSync(headsFile(), heads.get(url) ?? before.heads);
  try {
    return await act();
  } finally {
    heads.set(url, readFileSync(headsFile(), 'utf8'));
    await closePool();
    process.env.DATABASE_URL = before.url;
    writeFileSync(headsFile(), before.heads);
  }
}

const backup = (cluster: Cluster, database: string, name: string): Promise<string> =>
  at(cluster, database, async () => {
    const file = join(root, name);
    await writeBackup({ ownerUrl: cluster.url(database, OWNER_ROLE), file, secret: SECRET, version: 'test', writtenAt: '2026-11-22T09:00:00.000Z', heads: readFileSync(headsFile(), 'utf8') });
    return file;
  });

/** An empty database of this release on a server; restores the file into it. */
async function restoredOn(cluster: Cluster, database: string, file: string): Promise<Checked['tables']> {
  const urls = await prepareDatabase(cluster, database);
  await migrateDatabase({ ...urls, folder: 'db/migrations' });
  const { tables, header } = await restoreBackup({ ownerUrl: urls.ownerUrl, file, secret: SECRET });
  heads.set(urls.applicationUrl, header.heads);
  await at(cluster, database, async () => {
    for (const chain of [HOUSE, clinics.river.id, clinics.hill.id]) await resumeChain(chain);
  });
  expect(tables).toEqual((await checkArchive(file, SECRET)).tables);
  return tables;
}

/** The application’s own look at a database: every note and every chain as it was. */
const looksWhole = (cluster: Cluster, database: string): Promise<void> =>
  at(cluster, database, async () => {
    expect(await verifyNotes(clinics.river.id)).toMatchObject({ checked: 1, broken: [] });
    const { chains, broken } = await verifyAudit([clinics.river.id, clinics.hill.id]);
    expect(broken).toBeNull();
    expect(chains.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(30);
  });

const versionOf = async (cluster: Cluster): Promise<number> => {
  const client = new pg.Client({ connectionString: cluster.adminUrl() });
  await client.connect();
  const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int / 10000 as version`);
  await client.end();
  return rows[0]?.version ?? 0;
};

const other = secondServer();
describe.skipIf(other?.kind !== 'installed')('BK-05 the file is the bridge to another major version of PostgreSQL', () => {
  let older: Cluster;
  beforeAll(async () => {
    if (other?.kind !== 'installed') throw new Error('unreachable');
    older = await useCluster({ dataDir: join(root, 'second'), binaries: binariesIn(other.folder) });
  });
  afterAll(() => older.release());

  test('there and back: every row, hash and seal is the same', async () => {
    expect(await versionOf(older)).not.toBe(await versionOf(server.cluster));
    const there = await backup(server.cluster, 'gamut', 'there.backup');
    const first = await restoredOn(older, 'gamut', there);
    await looksWhole(older, 'gamut');
    const back = await backup(older, 'gamut', 'back.backup');
    const again = await restoredOn(server.cluster, 'gamut_again', back);
    // Going on with a chain in another database is a seal of its own.
    for (const [table, tally] of Object.entries(first)) if (table !== 'audit_seal') expect({ table, ...again[table] }).toEqual({ table, ...tally });
    await looksWhole(server.cluster, 'gamut_again');
    tellFigures('BK-05', { tries: 2, faults: 0, lost: 0, doubled: 0 });
  }, 240_000);
});

/** So many people with records of one of them, put in behind the walls. */
async function fillWith(patients: number): Promise<void> {
  const client = new pg.Client({ connectionString: server.cluster.adminUrl('gamut') });
  await client.connect();
  await client.query(`set session_replication_role = 'replica'`);
  const copy = async (table: string, times: number): Promise<void> => {
    const { rows } = await client.query<{ column: string }>(`select quote_ident(attname) as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname not in ('id', 'patient_id')`, [table]);
    const columns = rows.map(({ column }) => column);
    await client.query(`insert into ${table} (id, patient_id, ${columns.join(', ')}) select gen_random_uuid(), m.id, ${columns.map((column) => `r.${column}`).join(', ')} from made m cross join generate_series(1, ${times}) cross join lateral (select * from ${table} where patient_id = '${clinics.patientId}' limit 1) r`);
  };
  await client.query(`create temporary table made as select gen_random_uuid() as id, n from generate_series(1, ${patients}) n`);
  const { rows } = await client.query<{ column: string }>(`select quote_ident(attname) as column from pg_attribute where attrelid = 'patient'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname not in ('id', 'family_name')`);
  const columns = rows.map(({ column }) => column).join(', ');
  await client.query(`insert into patient (id, family_name, ${columns}) select m.id, 'Drill' || m.n, ${columns} from made m cross join patient p where p.id = '${clinics.patientId}'`.replace(/select m\.id, (.*) from made/s, (_, list: string) => `select m.id, ${list.replaceAll(/, ([a-z_"]+)/g, ', p.$1')} from made`));
  for (const [table, times] of [['condition', 3], ['allergy', 1], ['observation', 10], ['report', 6], ['life_event', 2]] as const) await copy(table, times);
  await client.query('analyze');
  await client.end();
}

test(`the restore drill: ${PATIENTS} patients written, verified, restored and looked at`, async () => {
  await fillWith(PATIENTS);
  const timed = async <T>(act: () => Promise<T>): Promise<readonly [T, number]> => {
    const from = performance.now();
    return [await act(), Math.round((performance.now() - from) / 1000)];
  };
  const [file, written] = await timed(() => backup(server.cluster, 'gamut', 'drill.backup'));
  const [, restored] = await timed(() => restoredOn(server.cluster, 'gamut_drill', file));
  await looksWhole(server.cluster, 'gamut_drill');
  const { tables } = await checkArchive(file, SECRET);
  const rows = Object.values(tables).reduce((sum, one) => sum + one.rows, 0);
  expect(tables.patient?.rows).toBe(PATIENTS + 3);
  tellFigures('BK-05', { tries: 1, faults: 0, lost: PATIENTS + 3 - (tables.patient?.rows ?? 0), doubled: 0, drill: { patients: PATIENTS, rows, megabytes: Math.round(statSync(file).size / 1_000_000), writtenAndVerified: written, restored } });
}, DRILL_MS);
