import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

import { connectionOptions, signInRole } from './connection';

export interface MigrateOptions {
  /** Address of the role that owns the tables. */
  ownerUrl: string;
  /** Address the application signs in with; its role is allowed to act as the application role. */
  applicationUrl: string;
  folder: string;
  say?: (line: string) => void;
}

const APPLICATION_ROLE = 'gamut_app';
const OLDEST_SERVER = 150_000;
/** Any number, the same in every installation: one migration at a time on a database. */
const LOCK = 4_267_801;

interface Journal {
  entries: { when: number; tag: string }[];
}

const journalOf = (folder: string): Journal =>
  existsSync(join(folder, 'meta/_journal.json')) ? (JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal) : { entries: [] };

/** Brings a database to this release's schema; the same on the embedded server and on any other from version 15. */
export async function migrateDatabase({ ownerUrl, applicationUrl, folder, say = () => undefined }: MigrateOptions): Promise<{ applied: string[] }> {
  const client = new pg.Client({ ...connectionOptions(ownerUrl), statement_timeout: 0, lock_timeout: 10_000, idle_in_transaction_session_timeout: 0 });
  await client.connect();
  try {
    await checkServer(client);
    await takeTurn(client, say);
    await ensureApplicationRole(client, signInRole(applicationUrl));
    const pending = await pendingMigrations(client, journalOf(folder));
    if (pending.length > 0) await inOneGo(() => migrate(drizzle({ client }), { migrationsFolder: folder }), say);
    return { applied: pending };
  } finally {
    await client.end();
  }
}

/** What an instance of the older release at work makes of a change of tables: a lock that does not come in time, or one of two that wait for each other. */
const IN_THE_WAY = new Set(['40P01', '55P03']);
const ATTEMPTS = 5;

/** All pending changes are one transaction: what stood in the way has undone it as a whole, and it is tried again. */
async function inOneGo(change: () => Promise<void>, say: (line: string) => void): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await change();
    } catch (error) {
      const { cause } = error as { cause?: unknown };
      const code = [error, cause].map((one) => (one as { code?: string } | undefined)?.code).find((one) => one !== undefined);
      if (attempt === ATTEMPTS || !IN_THE_WAY.has(code ?? '')) throw error;
      say('The database is in use by an instance of the older release; trying again.');
      await sleep(attempt * 500);
    }
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
  );
  if ((rows[0]?.version ?? 0) < OLDEST_SERVER) throw new Error('The database server is older than PostgreSQL 15.');
  if (rows[0]?.encoding !== 'UTF8') throw new Error('The database is not encoded in UTF-8.');
}

/** Waits for another instance that migrates this very moment; the lock ends with the connection, whatever happens. */
async function takeTurn(client: pg.Client, say: (line: string) => void): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [LOCK]);
    if (rows[0]?.taken === true) return;
    if (tries === 0) say('Waiting for another instance that prepares the database.');
    if (tries === 600) throw new Error('Another instance has been preparing the database for two minutes.');
    await sleep(200);
  }
}

/** The role under which the application acts: owns nothing, and row-level security binds it. */
async function ensureApplicationRole(client: pg.Client, signIn: string | null): Promise<void> {
  const { rows } = await client.query<{ too_strong: boolean }>(
    `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolcanlogin AS too_strong FROM pg_roles WHERE rolname = $1`,
    [APPLICATION_ROLE],
  );
  if (rows[0]?.too_strong === true) throw new Error(`The role ${APPLICATION_ROLE} may do more than the application should: it must not be able to sign in, own or pass row-level security.`);
  if (rows.length === 0) {
    await client.query(`CREATE ROLE ${APPLICATION_ROLE} NOLOGIN`).catch((cause: unknown) => {
      const code = (cause as { code?: string }).code;
      if (code === '42710') return;
      throw new Error(`The role ${APPLICATION_ROLE} is missing and may not be made by this user; an administrator runs: CREATE ROLE ${APPLICATION_ROLE} NOLOGIN;`, { cause });
    });
  }
  const { rows: members } = await client.query<{ name: string; member: boolean }>(
    `SELECT name, pg_has_role(name, $1, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS member
       FROM (SELECT DISTINCT unnest(ARRAY[current_user::text, coalesce($2::text, current_user::text)]) AS name) AS people`,
    [APPLICATION_ROLE, signIn],
  );
  for (const { name } of members.filter(({ member }) => !member)) {
    await client.query(`GRANT ${APPLICATION_ROLE} TO ${pg.escapeIdentifier(name)}`).catch((cause: unknown) => {
      throw new Error(`The user ${name} may not act as ${APPLICATION_ROLE}; an administrator runs: GRANT ${APPLICATION_ROLE} TO ${name};`, { cause });
    });
  }
  await client.query(`GRANT USAGE ON SCHEMA public TO ${APPLICATION_ROLE}`);
}

/** Names of the migrations to run; refuses a database that a later release has already changed. */
async function pendingMigrations(client: pg.Client, { entries }: Journal): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>(`SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS there`);
  if (found[0]?.there !== true) return entries.map(({ tag }) => tag);
  const { rows } = await client.query<{ newest: string | null }>('SELECT max(created_at)::text AS newest FROM drizzle.__drizzle_migrations');
  const newest = Number(rows[0]?.newest ?? 0);
  if (newest > Math.max(0, ...entries.map(({ when }) => when))) {
    throw new Error('The database was changed by a later release of Gamut; start that release, or restore a backup.');
  }
  return entries.filter(({ when }) => when > newest).map(({ tag }) => tag);
}
