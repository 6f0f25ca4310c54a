import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';

import { closePool, type Db } from '../client';
import { connectionOptions } from '../connection';
import { useCluster, type Cluster } from '../embedded/cluster';
import { prepareDatabase } from '../embedded/prepare';
import { migrateDatabase } from '../migrate';

/** A database server that one test has for itself, as durable as in service, because the test harms it. */
export interface OwnCluster {
  readonly cluster: Cluster;
  readonly dataDir: string;
  /** Superuser on the application's database. */
  readonly admin: Db;
  /** One statement on a connection of its own. */
  run<Row extends pg.QueryResultRow>(statement: string, database?: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** A folder that the database's user may enter. */
export function scratchFolder(name: string): string {
  const root = mkdtempSync(join(tmpdir(), `gamut-${name}-`));
  chmodSync(root, 0o755);
  return root;
}

/** Starts one under `root`, brings it to this release's schema and points the process's pool at it. `root` is removed at the end. */
export async function useOwnCluster(root: string): Promise<OwnCluster> {
  const dataDir = join(root, 'data');
  const cluster = await useCluster({ dataDir });
  const urls = await prepareDatabase(cluster);
  await migrateDatabase({ ...urls, folder: 'db/migrations' });
  process.env.DATABASE_URL = urls.applicationUrl;
  process.env.DATA_DIR = dataDir;
  const pool = new pg.Pool({ ...connectionOptions(cluster.adminUrl('gamut')), max: 4, statement_timeout: 300_000 });
  pool.on('error', () => undefined);
  const endWatch = cluster.keepRunning(() => undefined);
  return {
    cluster,
    dataDir,
    admin: drizzle({ client: pool }),
    async run<Row extends pg.QueryResultRow>(statement: string, database = 'gamut') {
      const client = new pg.Client({ connectionString: cluster.adminUrl(database) });
      client.on('error', () => undefined);
      await client.connect();
      try {
        const { rows } = await client.query<Row>(statement);
        return rows;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    async close() {
      endWatch();
      await closePool();
      await pool.end();
      await cluster.release();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
