import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';

import { accountsDb, closePool, CommitUnanswered, pool, sqlState, withClinic, withoutClinic, type Db } from './client';
import { migrateDatabase } from './migrate';
import { useTestDatabase } from './testing/use-test-database';

const database = useTestDatabase();
const A = '11111111-1111-4111-8111-111111111111';
const B = '22222222-2222-4222-8222-222222222222';
const actingIn = (clinicId: string) => ({ clinicId, userId: null });

const rowsOf = async <T>(db: Db, query: ReturnType<typeof sql>): Promise<T[]> => (await db.execute(query)).rows as T[];

beforeAll(async () => {
  await database.owner.execute(sql`CREATE TABLE probe (id int PRIMARY KEY, clinic_id uuid NOT NULL, day date, at timestamptz)`);
  await database.owner.execute(sql`ALTER TABLE probe ENABLE ROW LEVEL SECURITY`);
  await database.owner.execute(sql`ALTER TABLE probe FORCE ROW LEVEL SECURITY`);
  await database.owner.execute(sql`CREATE POLICY own_clinic ON probe USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)`);
  await database.owner.execute(sql`GRANT SELECT, INSERT ON probe TO gamut_app`);
  await database.admin.execute(sql`INSERT INTO probe VALUES (1, ${A}, '2026-03-29', '2026-03-29T01:30:00Z'), (2, ${B}, '2026-10-25', now())`);
});

describe('a transaction of the application', () => {
  test('acts under a role that owns nothing and that row-level security binds', async () => {
    const [role] = await withoutClinic((db) =>
      rowsOf<Record<string, unknown>>(db, sql`SELECT r.rolname, r.rolsuper, r.rolbypassrls, r.rolcanlogin, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns FROM pg_roles r WHERE r.rolname = current_user`),
    );
    expect(role).toEqual({ rolname: 'gamut_app', rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: 0 });
  });

  test('sees the rows of its clinic only, and none without a clinic', async () => {
    const ids = (db: Db) => rowsOf<{ id: number }>(db, sql`SELECT id FROM probe ORDER BY id`);
    expect(await withClinic(actingIn(A), ids)).toEqual([{ id: 1 }]);
    expect(await withClinic(actingIn(B), ids)).toEqual([{ id: 2 }]);
    expect(await withoutClinic(ids)).toEqual([]);
    expect(await ids(accountsDb())).toEqual([]);
  });

  test('cannot write a row of another clinic', async () => {
    const attempt = withClinic(actingIn(A), (db) => db.execute(sql`INSERT INTO probe (id, clinic_id) VALUES (3, ${B})`));
    expect(sqlState(await attempt.catch((error: unknown) => error))).toBe('42501');
  });

  test('leaves neither clinic nor user behind on the connection', async () => {
    await withClinic({ clinicId: A, userId: B }, (db) => db.execute(sql`SELECT 1`));
    const settings = await rowsOf<{ clinic: string | null }>(accountsDb(), sql`SELECT current_setting('app.clinic_id', true) AS clinic`);
    expect(settings[0]?.clinic ?? '').toBe('');
  });

  test('a clinic id cannot end the statement it stands in', async () => {
    const trick = "x', true); DROP TABLE probe; --";
    const [row] = await withClinic({ clinicId: trick, userId: null }, (db) => rowsOf<{ clinic: string }>(db, sql`SELECT current_setting('app.clinic_id') AS clinic`));
    expect(row?.clinic).toBe(trick);
  });

  test('whose connection is cut between two statements fails, and the process lives', async () => {
    const attempt = withClinic(actingIn(A), async (db) => {
      const [own] = await rowsOf<{ pid: number }>(db, sql`SELECT pg_backend_pid() AS pid`);
      await database.admin.execute(sql`SELECT pg_terminate_backend(${own?.pid ?? 0})`);
      // No statement waits for an answer now: the connection's end is an event of its own.
      await sleep(100);
      await db.execute(sql`SELECT 1`);
    });
    await expect(attempt).rejects.toThrow();
    expect(await withClinic(actingIn(A), (db) => rowsOf(db, sql`SELECT 1 AS alive`))).toEqual([{ alive: 1 }]);
  });

  test('on a connection that breaks the moment it is made leaves the process alive', async () => {
    const client = await pool().connect();
    // As the driver says it; nobody of ours has come to listen yet.
    expect(client.emit('error', new Error('terminating connection due to administrator command'))).toBe(true);
    client.release(true);
  });

  test('cut off while it commits is told as one of which nobody knows, and one that the server refuses as refused', async () => {
    await database.owner.execute(sql`CREATE TABLE slow_end (id int PRIMARY KEY)`);
    await database.owner.execute(sql`GRANT INSERT ON slow_end TO gamut_app`);
    const ending = (body: string) => database.admin.execute(`CREATE OR REPLACE FUNCTION slow_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NULL; END $$`);
    await ending('PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5)');
    await database.admin.execute('CREATE CONSTRAINT TRIGGER slow_end AFTER INSERT ON slow_end DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow_end()');
    await database.admin.execute('ALTER FUNCTION slow_end() SECURITY DEFINER');
    const attempt = () => withClinic(actingIn(A), (db) => db.execute(sql`INSERT INTO slow_end VALUES (1)`)).catch((error: unknown) => error);
    expect(await attempt()).toBeInstanceOf(CommitUnanswered);
    await ending("RAISE EXCEPTION 'no' USING ERRCODE = '23514'");
    await database.admin.execute('ALTER FUNCTION slow_end() SECURITY DEFINER');
    const refused = await attempt();
    expect(refused).not.toBeInstanceOf(CommitUnanswered);
    expect(sqlState(refused)).toBe('23514');
  });

  test('is undone as a whole when anything in it throws', async () => {
    await expect(
      withClinic(actingIn(A), async (db) => {
        await db.execute(sql`INSERT INTO probe (id, clinic_id) VALUES (10, ${A})`);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await rowsOf(database.admin, sql`SELECT id FROM probe WHERE id = 10`)).toEqual([]);
  });

  test('never reports success when a swallowed error had already undone it', async () => {
    await expect(
      withClinic(actingIn(A), async (db) => {
        await db.execute(sql`INSERT INTO probe (id, clinic_id) VALUES (11, ${A})`);
        await db.execute(sql`SELECT 1 / 0`).catch(() => undefined);
      }),
    ).rejects.toThrow('rolled back');
  });

  test('undoes a nested part alone', async () => {
    await withClinic(actingIn(A), async (db) => {
      await db.execute(sql`INSERT INTO probe (id, clinic_id) VALUES (20, ${A})`);
      await db.transaction((inner) => inner.execute(sql`INSERT INTO probe (id, clinic_id) VALUES (20, ${A})`)).catch(() => undefined);
      await db.execute(sql`INSERT INTO probe (id, clinic_id) VALUES (21, ${A})`);
    });
    expect(await rowsOf(database.admin, sql`SELECT id FROM probe WHERE id IN (20, 21) ORDER BY id`)).toEqual([{ id: 20 }, { id: 21 }]);
  });

  test('is tried again after a serialization failure, and only then', async () => {
    let tries = 0;
    await withClinic(actingIn(A), async (db) => {
      tries += 1;
      if (tries < 3) await db.execute(sql`DO $$ BEGIN RAISE EXCEPTION 'busy' USING ERRCODE = '40001'; END $$`);
    });
    expect(tries).toBe(3);
    let others = 0;
    await expect(
      withClinic(actingIn(A), async (db) => {
        others += 1;
        await db.execute(sql`SELECT 1 / 0`);
      }),
    ).rejects.toThrow();
    expect(others).toBe(1);
  });

  test('gives a read-only transaction no way to write', async () => {
    const attempt = withClinic(actingIn(A), (db) => db.execute(sql`INSERT INTO probe (id, clinic_id) VALUES (30, ${A})`), { readOnly: true });
    expect(sqlState(await attempt.catch((error: unknown) => error))).toBe('25006');
  });
});

describe('the connection', () => {
  test('hands over calendar days and instants as text', async () => {
    const { rows } = await withClinic(actingIn(A), (db) => db.execute(sql`SELECT day, at FROM probe WHERE id = 1`));
    expect(rows[0]).toEqual({ day: '2026-03-29', at: expect.stringContaining('2026-03-29') as string });
  });

  test('limits how long a statement, a lock and an idle transaction may take', async () => {
    const limits = await rowsOf(accountsDb(), sql`SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`);
    expect(limits).toEqual([{ statement: '5s', lock: '2s', idle: '10s' }]);
  });

  test('is back after the server ended every session', async () => {
    await withoutClinic((db) => db.execute(sql`SELECT 1`));
    await database.admin.execute(sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    await expect.poll(() => pool().idleCount).toBe(0);
    expect(await withoutClinic((db) => rowsOf(db, sql`SELECT 1 AS one`))).toEqual([{ one: 1 }]);
    await closePool();
  });
});

describe('migrating', () => {
  const folder = 'db/migrations';
  test('a second time changes nothing', async () => {
    const { applied } = await migrateDatabase({ ownerUrl: database.ownerUrl, applicationUrl: database.applicationUrl, folder });
    expect(applied).toEqual([]);
  });

  test('refuses a database of a later release', async () => {
    await database.owner.execute(sql`CREATE SCHEMA IF NOT EXISTS drizzle`);
    await database.owner.execute(sql`CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)`);
    await database.owner.execute(sql`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('later', 99999999999999)`);
    await expect(migrateDatabase({ ownerUrl: database.ownerUrl, applicationUrl: database.applicationUrl, folder })).rejects.toThrow('later release');
  });
});
