import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import pg from 'pg';

import { withDatabase } from '../connection';
import { makeDatabase } from '../embedded/prepare';
import { migrateDatabase } from '../migrate';

/** One server for tests, as addresses of which only the database changes. */
export interface TestServer {
  adminUrl: string;
  ownerUrl: string;
  applicationUrl: string;
  template: string;
  /** Version as the server tells it, for the names of projects and messages. */
  version: string;
}

const MIGRATIONS = 'db/migrations';
const LOCK = 4_267_802;
const KEPT_TEMPLATES = 6;

function migrationsHash(): string {
  const hash = createHash('sha256');
  const files = existsSync(MIGRATIONS) ? readdirSync(MIGRATIONS, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(sql|json)$/.test(name)).sort() : [];
  for (const file of files) hash.update(file).update(readFileSync(join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 12);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Migrates the template once for these migrations, and sweeps away what runs that were killed have left. */
export async function prepareTemplate(server: Omit<TestServer, 'template' | 'version'>): Promise<TestServer> {
  const template = `gamut_template_${migrationsHash()}`;
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rows } = await admin.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname LIKE 'gamut\\_%' ORDER BY oid DESC`);
    const names = rows.map(({ datname }) => datname);
    if (!names.includes(template)) await makeTemplate(admin, server, template);
    const orphans = names.filter((name) => /^gamut_test_\d+_/.test(name) && !isAlive(Number(name.split('_')[2])));
    const old = names.filter((name) => name.startsWith('gamut_template_') && name !== template).slice(KEPT_TEMPLATES);
    for (const name of [...orphans, ...old]) await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    const { rows: versions } = await admin.query<{ server_version: string }>('SHOW server_version');
    return { ...server, template, version: versions[0]?.server_version ?? '' };
  } finally {
    await admin.end();
  }
}

async function makeTemplate(admin: pg.Client, server: Omit<TestServer, 'template' | 'version'>, template: string): Promise<void> {
  const half = `gamut_making_${process.pid}`;
  await admin.query(`DROP DATABASE IF EXISTS ${half} WITH (FORCE)`);
  await makeDatabase(admin, half);
  await migrateDatabase({
    ownerUrl: withDatabase(server.ownerUrl, half),
    applicationUrl: withDatabase(server.applicationUrl, half),
    folder: MIGRATIONS,
  });
  await admin.query(`ALTER DATABASE ${half} RENAME TO ${pg.escapeIdentifier(template)}`);
}
