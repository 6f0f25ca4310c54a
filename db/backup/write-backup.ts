import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import pg from 'pg';

import { connectionOptions } from '../connection';
import { checkArchive } from './archive';
import type { Footer, Header } from './archive';
import { beginReading, readRows, tallying } from './read-rows';
import { sealBytes } from './sealed-stream';
import { listTables, readSchemaVersion } from './tables';

export type BackupRequest = {
  readonly ownerUrl: string;
  readonly file: string;
  readonly secret: string;
  readonly version: string;
  readonly writtenAt: string;
  /** Content of the file of audit heads. */
  readonly heads: string;
};
export type Backed = { readonly rows: number; readonly tables: number; readonly bytes: number; readonly sha256: string };

const clientOf = (ownerUrl: string): pg.Client => new pg.Client({ ...connectionOptions(ownerUrl), statement_timeout: 0, idle_in_transaction_session_timeout: 0, lock_timeout: 10_000 });

/**
 * Writes one moment of the whole database into one encrypted file, while others go on working. The file takes its name only
 * after it was read back from the disk and every table in it counted and hashed again.
 */
export async function writeBackup(request: BackupRequest): Promise<Backed> {
  const { ownerUrl, file, secret } = request;
  const client = clientOf(ownerUrl);
  const half = `${file}.partial`;
  await client.connect();
  try {
    await pipeline(Readable.from(linesOf(client, request)), createGzip({ level: 6 }), (bytes: AsyncIterable<Buffer>) => sealBytes(bytes, secret), createWriteStream(half, { mode: 0o600 }));
    await onDisk(half);
    const { rows, tables } = await checkArchive(half, secret);
    await rename(half, file);
    return { rows, tables: Object.keys(tables).length, bytes: (await stat(file)).size, sha256: await hashOf(file) };
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function* linesOf(client: pg.Client, { version, writtenAt, heads }: BackupRequest): AsyncGenerator<string> {
  await beginReading(client);
  const { rows: kind } = await client.query<{ demo: boolean }>('SELECT demo FROM installation');
  const { rows: clinics } = await client.query<{ id: string }>('SELECT id FROM clinic ORDER BY id');
  const header: Header = { format: 1, version, schema: await readSchemaVersion(client), demo: kind[0]?.demo === true, writtenAt, heads };
  yield `H${JSON.stringify(header)}\n`;
  const tables: Footer['tables'] = {};
  for (const table of await listTables(client)) {
    yield `T${JSON.stringify({ name: table.name, columns: table.columns })}\n`;
    const tally = tallying();
    for await (const line of readRows(client, table, clinics.map(({ id }) => id))) {
      tally.add(line);
      yield `R${line}\n`;
    }
    tables[table.name] = tally.result();
  }
  await client.query('COMMIT');
  yield `E${JSON.stringify({ tables })}\n`;
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
