import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';

import { closePool, type Db } from '../client';
import { connectionOptions, withDatabase } from '../connection';

/**
 * A migrated, empty database of one's own for the tests of a file named `*.database.test.ts`:
 *
 *     const database = useTestDatabase();
 *     test('…', async () => {
 *       await insertClinic(database.admin, …);                      // arrange, and look behind the walls
 *       await withClinic({ clinicId, userId }, (db) => …);          // what the application does: '@/db/client' goes here
 *     });
 *
 * It is cloned from a template in some 50 ms when the file starts and dropped when it ends. While the file runs,
 * `DATABASE_URL` and the process's pool point at it, so services and procedures need no handle. Values exist from
 * `beforeAll` on. Run with `npx vitest run --project database PATH`; `--project database-second` is another server.
 */
export interface TestDatabase {
  /** Superuser: row-level security does not bind it. */
  readonly admin: Db;
  /** The role that owns the tables; forced row-level security binds it. */
  readonly owner: Db;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
}

let made = 0;

export function useTestDatabase(): TestDatabase {
  let open: (TestDatabase & { close(): Promise<void> }) | null = null;
  const now = () => {
    if (open === null) throw new Error('The test database exists only while tests run.');
    return open;
  };
  beforeAll(async () => (open = await cloneDatabase()));
  afterAll(async () => {
    await closePool();
    await open?.close();
    open = null;
  });
  return {
    get admin() {
      return now().admin;
    },
    get owner() {
      return now().owner;
    },
    get ownerUrl() {
      return now().ownerUrl;
    },
    get applicationUrl() {
      return now().applicationUrl;
    },
  };
}

async function cloneDatabase(): Promise<TestDatabase & { close(): Promise<void> }> {
  const server = inject('testServer');
  made += 1;
  const name = `gamut_test_${process.pid}_${made}`;
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: server.adminUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${server.template} OWNER gamut_owner`);
  const address = (url: string) => withDatabase(url, name);
  const pools = [server.adminUrl, server.ownerUrl].map((url) => {
    const opened = new pg.Pool({ ...connectionOptions(address(url)), max: 4 });
    return opened.on('error', () => undefined);
  });
  const [adminPool, ownerPool] = pools;
  if (adminPool === undefined || ownerPool === undefined) throw new Error('unreachable');
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = address(server.applicationUrl);
  return {
    admin: drizzle({ client: adminPool }),
    owner: drizzle({ client: ownerPool }),
    ownerUrl: address(server.ownerUrl),
    applicationUrl: address(server.applicationUrl),
    async close() {
      if (before === undefined) delete process.env.DATABASE_URL;
      else process.env.DATABASE_URL = before;
      await Promise.all(pools.map((pool) => pool.end()));
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
