import { createHash } from 'node:crypto';

import pg from 'pg';

import type { Table } from './tables';

const BATCH = 1_000;

/** Count of rows and a hash over all of them that does not depend on their order. */
export type Tally = { readonly rows: number; readonly sha256: string };

/** Adds up rows, each as the text that stands in the file. */
export function tallying() {
  const sum = Buffer.alloc(32);
  let rows = 0;
  return {
    add(line: string): void {
      rows += 1;
      createHash('sha256').update(line).digest().forEach((byte, at) => (sum[at] = (sum[at] ?? 0) ^ byte));
    },
    result: (): Tally => ({ rows, sha256: sum.toString('hex') }),
  };
}

/** Begins a transaction that sees one moment of the whole database and writes every value the same way on every server. */
export async function beginReading(client: pg.ClientBase): Promise<void> {
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ`);
  await client.query(`SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`);
}

/** Each row of a table as JSON text, behind the walls clinic by clinic: the owner too sees no other way. */
export async function* readRows(client: pg.ClientBase, table: Table, clinicIds: readonly string[]): AsyncGenerator<string> {
  if (!table.walled) {
    yield* readBatch(client, table, '');
    return;
  }
  for (const clinicId of clinicIds) {
    await client.query(`SELECT set_config('app.clinic_id', $1, true)`, [clinicId]);
    yield* readBatch(client, table, `WHERE clinic_id = ${pg.escapeLiteral(clinicId)}`);
  }
  await client.query(`SELECT set_config('app.clinic_id', '', true), set_config('app.audit_chain', 'house', true)`);
  yield* readBatch(client, table, 'WHERE clinic_id IS NULL');
  await client.query(`SELECT set_config('app.audit_chain', '', true)`);
}

async function* readBatch(client: pg.ClientBase, { name, columns }: Table, where: string): AsyncGenerator<string> {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  await client.query(`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS line FROM (SELECT ${list} FROM ${pg.escapeIdentifier(name)} ${where}) r`);
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${BATCH} FROM backup_rows`);
    for (const { line } of rows) yield line;
    if (rows.length < BATCH) break;
  }
  await client.query('CLOSE backup_rows');
}
