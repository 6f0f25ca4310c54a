import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { fillChart } from '@/server/api/testing/full-chart';
import { sqlState } from './client';
import { LOGIN_ROLE, OWNER_ROLE } from './embedded/cluster';
import { makeDatabase } from './embedded/prepare';
import { migrateDatabase } from './migrate';
import { scratchFolder, useOwnCluster, type OwnCluster } from './testing/own-cluster';
import { tellFigures } from './testing/tell-figures';
import { makeTwoClinics } from './testing/two-clinics';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const FOLDER = 'db/migrations';
type Step = { readonly idx: number; readonly tag: string };
type Journal = { readonly entries: readonly Step[] };
const journal = JSON.parse(readFileSync(join(FOLDER, 'meta/_journal.json'), 'utf8')) as Journal;
/** Kills of one way up, spread over the time that it takes; steps of the golden ratio. */
const isLong = process.env.GAMUT_LONG_TESTS === '1';
const KILLS = isLong ? 4 : 2;
const GOLDEN = 0.618_034;
const WRITERS = 3;

const root = scratchFolder('migrations');
let server: OwnCluster;
let clinicId = '';

/** Every row of every table of a filled database of this release, as JSON. */
let filled: readonly { readonly table: string; readonly row: string }[] = [];

beforeAll(async () => {
  server = await useOwnCluster(root);
  const clinics = await makeTwoClinics(server.admin);
  clinicId = clinics.river.id;
  await fillChart(server.admin, clinics.prescriber, { patientId: clinics.patientId, marker: 'ours' });
  await fillChart(server.admin, clinics.stranger, { patientId: clinics.foreignPatientId, marker: 'theirs' });
  const tables = await server.run<{ table: string }>(TABLES);
  const all = [];
  for (const { table } of tables) all.push(...(await server.run<{ row: string }>(`select row_to_json(r)::text as row from ${pg.escapeIdentifier(table)} r`)).map(({ row }) => ({ table, row })));
  filled = all;
}, 240_000);
afterAll(() => server.close());

const TABLES = `select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1`;
const SHAPE = `
  select table_name, column_name, data_type, is_nullable, coalesce(column_default, '') as otherwise from information_schema.columns where table_schema = 'public'
  union all select conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '' from pg_constraint where connamespace = 'public'::regnamespace
  union all select tablename, indexname, indexdef, '', '' from pg_indexes where schemaname = 'public'
  union all select tablename, policyname, coalesce(qual, ''), coalesce(with_check, ''), '' from pg_policies where schemaname = 'public'
  union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), '', '' from pg_trigger where not tgisinternal
  union all select grantee, table_name || coalesce('.' || column_name, ''), privilege_type, '', '' from information_schema.column_privileges where table_schema = 'public' and grantee = 'gamut_app'
  order by 1, 2, 3`;

/** The migrations as a release had them that stopped at this one. */
function upTo(step: Step): string {
  const folder = join(root, `up-to-${step.tag}`);
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const entries = journal.entries.filter(({ idx }) => idx <= step.idx);
  for (const { tag } of entries) cpSync(join(FOLDER, `${tag}.sql`), join(folder, `${tag}.sql`));
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  return folder;
}

/** Puts in what the tables of that release can hold of the filled database; the number of rows that stand in each table. */
async function fillAsThen(database: string): Promise<Map<string, number>> {
  const there = new Set((await server.run<{ table: string }>(TABLES, database)).map(({ table }) => table));
  const client = new pg.Client({ connectionString: server.cluster.adminUrl(database) });
  await client.connect();
  // References and triggers were kept when the rows were made.
  await client.query(`set session_replication_role = 'replica'`);
  for (const { table, row } of filled.filter((one) => there.has(one.table))) {
    const name = pg.escapeIdentifier(table);
    const { rows } = await client.query<{ list: string }>(`select string_agg(quote_ident(a.attname), ', ') as list from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and $2::jsonb ? a.attname`, [table, row]);
    const list = rows[0]?.list ?? '';
    // A value that only a later release knows is no row of this one.
    await client.query(`insert into ${name} (${list}) overriding system value select ${list} from json_populate_record(null::${name}, $1::json)`, [row]).catch((error: unknown) => {
      if (!(sqlState(error) ?? '').startsWith('23')) throw error;
    });
  }
  // Numbers that the database gives go on after those that stand.
  const { rows: counted } = await client.query<{ table: string; column: string }>(`select table_name as table, column_name as column from information_schema.columns where table_schema = 'public' and (is_identity = 'YES' or column_default like 'nextval%')`);
  for (const { table, column } of counted) await client.query(`select setval(pg_get_serial_sequence($1, $2), greatest((select max(${pg.escapeIdentifier(column)}) from ${pg.escapeIdentifier(table)}), 1))`, [table, column]);
  await client.end();
  return countsIn(database);
}
async function countsIn(database: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { table } of await server.run<{ table: string }>(TABLES, database)) counts.set(table, Number((await server.run<{ n: string }>(`select count(*) as n from ${pg.escapeIdentifier(table)}`, database))[0]?.n));
  return counts;
}

/** The migration in a process that is killed after so long; how long it took, or `null` when it was killed. */
async function migrateAndDie(database: string, afterMs: number | null): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'db/testing/migrate-once.ts', server.cluster.url(database, OWNER_ROLE), server.cluster.url(database, LOGIN_ROLE), FOLDER], { stdio: ['ignore', 'pipe', 'inherit'] });
  let begun = Number.NaN;
  let took: number | null = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'begun') {
      begun = performance.now();
      if (afterMs !== null) setTimeout(() => child.kill('SIGKILL'), afterMs);
    } else took = performance.now() - begun;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return took;
}

/** Writes as the application of that release would, a patient with its audit row in one transaction, until told to stop; the ids that were acknowledged. */
async function writeUntil(database: string, isOver: () => boolean): Promise<{ readonly acknowledged: string[]; readonly refused: number }> {
  const client = new pg.Client({ connectionString: server.cluster.url(database, LOGIN_ROLE), options: '-c role=gamut_app', lock_timeout: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  const acknowledged: string[] = [];
  let refused = 0;
  for (let n = 0; !isOver(); n += 1) {
    try {
      await client.query('begin');
      await client.query(`select set_config('app.clinic_id', $1, true), set_config('app.user_id', '', true)`, [clinicId]);
      const { rows } = await client.query<{ id: string }>(`insert into patient (clinic_id, family_name, given_name, birth_on, sex) values ($1, $2, 'Under Load', '1980-01-01', 'female') returning id`, [clinicId, `W${n}`]);
      const id = rows[0]?.id ?? '';
      await client.query(`insert into audit_event (clinic_id, actor, roles, event, object_kind, object_id, outcome, request_id) values ($1, 'load', '{}', 'patient.created', 'patient', $2, 'done', 'load')`, [clinicId, id]);
      const { command } = await client.query('commit');
      if (command === 'COMMIT') acknowledged.push(id);
    } catch (error) {
      // A lock that a migration holds for long, or two that wait for each other, is a refusal that the application tries again; anything else is a fault of the migration.
      if (!['55P03', '40P01'].includes((error as { code?: string }).code ?? '')) throw error;
      refused += 1;
      await client.query('rollback');
    }
    await sleep(10);
  }
  await client.end();
  return { acknowledged, refused };
}

let shape: unknown;
const figures = { prefixes: 0, kills: 0, acknowledged: 0, refused: 0, rows: 0 };

/** Tables without their walls were never a release. */
const ALL_RELEASES = journal.entries.slice(1, -1);
/** Each of them in the long run; the first, the last and some between in every run. */
const RELEASES = ALL_RELEASES.filter((_, at) => isLong || at % 6 === 0 || at === ALL_RELEASES.length - 1);

test.each(RELEASES)('MIG-01 from $tag with data, under load and killed on the way: nothing lost, the schema whole, and the older release refuses it', async (step) => {
  shape ??= await server.run(SHAPE);
  const database = `from_${step.idx}`;
  const urls = { ownerUrl: server.cluster.url(database, OWNER_ROLE), applicationUrl: server.cluster.url(database, LOGIN_ROLE) };
  const admin = new pg.Client({ connectionString: server.cluster.adminUrl() });
  await admin.connect();
  await makeDatabase(admin, database);
  await admin.end();
  const older = upTo(step);
  await migrateDatabase({ ...urls, folder: older });
  const before = await fillAsThen(database);
  let over = false;
  const writing = Promise.all(Array.from({ length: WRITERS }, () => writeUntil(database, () => over)));
  // Looked at below; a writer that fails meanwhile is no surprise to the process.
  writing.catch(() => undefined);
  let whole = 400;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const took = await migrateAndDie(database, Math.floor(((kill * GOLDEN + 0.4) % 1) * whole));
    if (took === null) figures.kills += 1;
    else whole = Math.min(whole, took);
  }
  expect(await migrateAndDie(database, null)).not.toBeNull();
  await sleep(100);
  over = true;
  const written = await writing;
  const acknowledged = written.flatMap((one) => one.acknowledged);
  expect(acknowledged.length).toBeGreaterThan(3);

  expect(await server.run(SHAPE, database)).toEqual(shape);
  const ids = acknowledged.map((id) => pg.escapeLiteral(id)).join(', ');
  const [found] = await server.run<{ patients: number; audits: number; all: number }>(`select (select count(*)::int from patient where id in (${ids})) as patients, (select count(*)::int from audit_event where actor = 'load' and object_id in (${ids})) as audits, (select count(*)::int from patient where given_name = 'Under Load') as all`, database);
  expect(found).toEqual({ patients: acknowledged.length, audits: acknowledged.length, all: acknowledged.length });
  const after = await countsIn(database);
  for (const [table, rows] of before) expect(after.get(table) ?? 0, table).toBeGreaterThanOrEqual(rows);
  await expect(migrateDatabase({ ...urls, folder: older })).rejects.toThrow('later release');

  figures.prefixes += 1;
  figures.acknowledged += acknowledged.length;
  figures.refused += written.reduce((sum, one) => sum + one.refused, 0);
  figures.rows += [...before.values()].reduce((sum, rows) => sum + rows, 0);
  await server.run(`drop database ${pg.escapeIdentifier(database)} with (force)`, 'postgres');
  rmSync(older, { recursive: true });
}, 900_000);

test('what they went through', () => {
  expect(figures.prefixes).toBe(RELEASES.length);
  // What is lost or there twice fails above, release by release.
  tellFigures('MIG-01', { tries: figures.prefixes, faults: figures.kills, lost: 0, doubled: 0, acknowledged: figures.acknowledged, refused: figures.refused, rows: figures.rows });
});
