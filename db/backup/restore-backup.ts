import pg from 'pg';

import { connectionOptions } from '../connection';
import { checkArchive, differing, readArchive } from './archive';
import type { Checked, Footer } from './archive';
import { beginReading, readRows, tallying } from './read-rows';
import { BackupRefused } from './sealed-stream';
import { listTables, readSchemaVersion } from './tables';
import type { Table } from './tables';

const BATCH = 500;

export type RestoreRequest = { readonly ownerUrl: string; readonly file: string; readonly secret: string };

/**
 * Fills an empty, migrated database from a file, in one transaction: whole and equal to the last byte, or not at all. The file is
 * read through once before anything is touched.
 */
export async function restoreBackup({ ownerUrl, file, secret }: RestoreRequest): Promise<Checked> {
  const checked = await checkArchive(file, secret);
  const client = new pg.Client({ ...connectionOptions(ownerUrl), statement_timeout: 0, idle_in_transaction_session_timeout: 0, lock_timeout: 10_000 });
  await client.connect();
  try {
    await beginReading(client);
    const schema = await readSchemaVersion(client);
    if (schema !== checked.header.schema) {
      throw new BackupRefused(`The backup was written by ${Number(checked.header.schema) < Number(schema) ? 'an older' : 'a later'} release (${checked.header.version}) with another schema. Restore it with that release, then start this one on the database.`);
    }
    const tables = await listTables(client);
    await refuseUnlessEmpty(client, tables);
    await client.query('DELETE FROM installation');
    const mend = await takeGuardsOff(client, tables);
    await fill(client, tables, readArchive(file, secret));
    await mend();
    const strange = differing(checked.tables, await tallyOf(client, tables));
    if (strange.length > 0) throw new BackupRefused(`What was restored differs from the backup in ${strange.join(', ')}. Nothing was kept.`);
    await client.query('COMMIT');
    return checked;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** Everything but what this database is for and the content's own hashes must be empty. */
async function refuseUnlessEmpty(client: pg.Client, tables: readonly Table[]): Promise<void> {
  const { rows } = await client.query<{ people: number; clinics: number }>('SELECT (SELECT count(*)::int FROM "user") AS people, (SELECT count(*)::int FROM clinic) AS clinics');
  if ((rows[0]?.people ?? 1) > 0 || (rows[0]?.clinics ?? 1) > 0 || tables.length === 0) throw new BackupRefused('The database is not empty. Restore into a new DATA_DIR or an empty database.');
}

/** Takes off what stands between rows in any order and their tables: references, triggers, the walls for the owner. Returns what puts them back. */
async function takeGuardsOff(client: pg.Client, tables: readonly Table[]): Promise<() => Promise<void>> {
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND k.contype = 'f'`);
  const alter = (table: string, what: string) => client.query(`ALTER TABLE ${pg.escapeIdentifier(table)} ${what}`);
  for (const { table, name } of references) await alter(table, `DROP CONSTRAINT ${pg.escapeIdentifier(name)}`);
  for (const { name, walled } of tables) {
    await alter(name, 'DISABLE TRIGGER USER');
    if (walled) await alter(name, 'NO FORCE ROW LEVEL SECURITY');
  }
  return async () => {
    for (const { name, walled } of tables) {
      await alter(name, 'ENABLE TRIGGER USER');
      // Before the wall stands again: behind it the owner sees no number that was given.
      await setCounters(client, name);
      if (walled) await alter(name, 'FORCE ROW LEVEL SECURITY');
    }
    for (const { table, name, definition } of references) await alter(table, `ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`);
  };
}

/** Numbers given by the database go on after the highest that is there. */
async function setCounters(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attidentity <> ''`, [`public.${pg.escapeIdentifier(table)}`]);
  for (const { name } of rows) {
    await client.query(`SELECT setval(pg_get_serial_sequence($1, $2), greatest((SELECT max(${pg.escapeIdentifier(name)}) FROM ${pg.escapeIdentifier(table)}), 1))`, [pg.escapeIdentifier(table), name]);
  }
}

async function fill(client: pg.Client, tables: readonly Table[], parts: ReturnType<typeof readArchive>): Promise<void> {
  const known = new Map(tables.map((table) => [table.name, table]));
  let current: Table | null = null;
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    if (current === null || lines.length === 0) return;
    const name = pg.escapeIdentifier(current.name);
    const columns = current.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    await client.query(`INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM json_populate_recordset(null::${name}, $1::json)`, [`[${lines.join(',')}]`]);
    lines = [];
  };
  for await (const part of parts) {
    if (part.kind === 'row') {
      lines.push(part.line);
      if (lines.length === BATCH) await flush();
    }
    if (part.kind !== 'table' && part.kind !== 'end') continue;
    await flush();
    if (part.kind === 'end') return;
    const table = known.get(part.name);
    if (table?.columns.join() !== part.columns.join()) throw new BackupRefused(`The backup holds the table ${part.name} in another form than this release.`);
    current = table;
  }
}

async function tallyOf(client: pg.Client, tables: readonly Table[]): Promise<Footer['tables']> {
  const { rows: clinics } = await client.query<{ id: string }>('SELECT id FROM clinic ORDER BY id');
  const found: Footer['tables'] = {};
  for (const table of tables) {
    const tally = tallying();
    for await (const line of readRows(client, table, clinics.map(({ id }) => id))) tally.add(line);
    found[table.name] = tally.result();
  }
  return found;
}
