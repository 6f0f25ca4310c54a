import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { sqlState, withClinic } from '../client';
import type { Db } from '../client';
import { useTestDatabase } from '../testing/use-test-database';

const database = useTestDatabase();

const rows = async <T>(db: Db, query: ReturnType<typeof sql>): Promise<T[]> => (await db.execute(query)).rows as T[];

describe('the walls of the database', () => {
  test('every table with a clinic has forced row-level security and a policy for reading and for writing', async () => {
    const tables = await rows<{ name: string; forced: boolean; reads: boolean; writes: boolean }>(
      database.admin,
      sql`
        SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
               EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd IN ('*', 'r')) AS reads,
               EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd IN ('*', 'a') AND p.polwithcheck IS NOT NULL) AS writes
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
           AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'clinic_id' AND NOT a.attisdropped)
         ORDER BY c.relname`,
    );
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter(({ forced, reads, writes }) => !(forced && reads && writes))).toEqual([]);
  });

  test('tables without a clinic are those named here, none of which holds patient data', async () => {
    const tables = await rows<{ name: string }>(
      database.admin,
      sql`
        SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm')
           AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'clinic_id' AND NOT a.attisdropped)
         ORDER BY c.relname`,
    );
    expect(tables.map(({ name }) => name)).toEqual(['account', 'attempt', 'clinic', 'installation', 'knowledge_release', 'passkey', 'rate_limit', 'session', 'two_factor', 'user', 'verification']);
  });

  test('every row about a patient is tied to the patient by clinic and id together', async () => {
    const loose = await rows<{ name: string }>(
      database.admin,
      sql`
        SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> 'audit_event'
           AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'patient_id')
           AND NOT EXISTS (
             SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND cardinality(k.conkey) >= 2
               AND (SELECT array_agg(a.attname::text) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey)) @> ARRAY['clinic_id', 'patient_id'])`,
    );
    expect(loose).toEqual([]);
  });

  test('a restricted chart is taken out of every table about patients, but of those that say who may see whom', async () => {
    const open = await rows<{ name: string }>(
      database.admin,
      sql`
        SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind = 'r'
           AND (c.relname = 'patient' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'patient_id'))
           AND (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polname LIKE 'care_team_%') <> 4
         ORDER BY c.relname`,
    );
    expect(open.map(({ name }) => name)).toEqual(['audit_event', 'care_team', 'chart_restriction', 'emergency_access']);
  });

  test('the application owns nothing and may delete nothing that is clinical', async () => {
    const owned = await rows(database.admin, sql`SELECT relname FROM pg_class WHERE relowner = 'gamut_app'::regrole`);
    expect(owned).toEqual([]);
    const deletable = await rows<{ name: string }>(
      database.admin,
      sql`
        SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind = 'r'
           AND (has_table_privilege('gamut_app', c.oid, 'DELETE') OR has_table_privilege('gamut_app', c.oid, 'TRUNCATE'))
         ORDER BY c.relname`,
    );
    expect(deletable.map(({ name }) => name)).toEqual(['account', 'attempt', 'membership', 'passkey', 'patient_follow', 'patient_term', 'rate_limit', 'session', 'two_factor', 'verification']);
  });

  test.each(['UPDATE audit_event SET event = $$x$$', 'DELETE FROM audit_event', 'TRUNCATE audit_event'])(
    'the audit trail refuses "%s" even to its owner',
    async (statement) => {
      await database.admin.execute(
        sql`INSERT INTO audit_event (actor, roles, event, object_kind, outcome, request_id) VALUES ('test', '{}', 'test', 'test', 'done', 'test')`,
      );
      const refused = await database.admin.execute(statement).catch((error: unknown) => error);
      expect(sqlState(refused)).toBe('42501');
    },
  );

  test('a row cannot be written into another clinic, nor moved there', async () => {
    const [a, b] = await rows<{ id: string }>(
      database.admin,
      sql`INSERT INTO clinic (slug, name, time_zone, country, region) VALUES ('one', 'One', 'UTC', 'US', 'US'), ('two', 'Two', 'UTC', 'GB', 'UK') RETURNING id`,
    );
    if (a === undefined || b === undefined) throw new Error('unreachable');
    const insertInto = (clinicId: string) =>
      withClinic({ clinicId: a.id, userId: null }, (db) =>
        db.execute(sql`INSERT INTO patient (clinic_id, family_name, given_name, sex) VALUES (${clinicId}, 'Test', 'Test', 'unknown')`),
      ).catch((error: unknown) => error);
    expect(sqlState(await insertInto(a.id))).toBeNull();
    expect(sqlState(await insertInto(b.id))).toBe('42501');
    const seen = await withClinic({ clinicId: b.id, userId: null }, (db) => rows(db, sql`SELECT id FROM patient`));
    expect(seen).toEqual([]);
    const moved = await withClinic({ clinicId: a.id, userId: null }, (db) => db.execute(sql`UPDATE patient SET clinic_id = ${b.id}`)).catch(
      (error: unknown) => error,
    );
    expect(sqlState(moved)).toBe('42501');
  });

  test('a range over search words is an index scan behind the wall', async () => {
    const plan = await withClinic({ clinicId: '11111111-1111-4111-8111-111111111111', userId: null }, async (db) => {
      await db.execute(sql`SET LOCAL enable_seqscan = off`);
      return rows<Record<string, string>>(db, sql`EXPLAIN SELECT patient_id FROM patient_term WHERE term >= 'bo' AND term < 'bp'`);
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .*term.*>=.*'bo'/);
  });
});
