import pg from 'pg';

import { LOGIN_ROLE, OWNER_ROLE, type Cluster } from './cluster';

export const DATABASE = 'gamut';

/** Roles and one empty database as an administrator of a server would make them; changes nothing that is there. */
export async function prepareDatabase(cluster: Cluster, database: string = DATABASE): Promise<{ ownerUrl: string; applicationUrl: string }> {
  const admin = new pg.Client({ connectionString: cluster.adminUrl() });
  await admin.connect();
  try {
    await makeRoles(admin);
    await makeDatabase(admin, database);
  } finally {
    await admin.end();
  }
  return { ownerUrl: cluster.url(database, OWNER_ROLE), applicationUrl: cluster.url(database, LOGIN_ROLE) };
}

async function makeRoles(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  const there = new Set(rows.map(({ rolname }) => rolname));
  if (!there.has('gamut_app')) await admin.query('CREATE ROLE gamut_app NOLOGIN');
  if (!there.has(OWNER_ROLE)) await admin.query(`CREATE ROLE ${OWNER_ROLE} LOGIN`);
  // Inherits nothing: without SET ROLE the application's sign-in can read no table at all.
  if (!there.has(LOGIN_ROLE)) await admin.query(`CREATE ROLE ${LOGIN_ROLE} LOGIN NOINHERIT`);
  await admin.query(`GRANT gamut_app TO ${OWNER_ROLE}, ${LOGIN_ROLE}`);
}

export async function makeDatabase(admin: pg.Client, database: string, template?: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (rowCount !== 0) return;
  const name = pg.escapeIdentifier(database);
  await admin.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}${template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)}`}`);
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${LOGIN_ROLE}`);
}
