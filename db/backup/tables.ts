import type pg from 'pg';

/** What is of this moment only and is not carried over: sessions, counters of the door and what waits for a click. */
const LEFT_OUT = new Set(['session', 'rate_limit', 'attempt', 'verification']);
/** A column whose value means something in one database only and is given anew in another. */
const GIVEN_ANEW = new Set(['audit_event.written_in']);

export type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  /** Behind row-level security: read clinic by clinic. */
  readonly walled: boolean;
};

/** Tables of this release as the database has them, in order of their names. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; walled: boolean; generated: string[] }>(`
    SELECT c.relname AS name, c.relrowsecurity AS walled,
           array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE n.nspname = 'public' AND c.relkind = 'r' GROUP BY c.oid ORDER BY c.relname`);
  return rows.filter(({ name }) => !LEFT_OUT.has(name)).map(({ name, columns, walled }) => ({ name, walled, columns: columns.filter((column) => !GIVEN_ANEW.has(`${name}.${column}`)) }));
}

/** The newest change of the schema that was made here. */
export async function readSchemaVersion(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ version: string | null }>('SELECT max(created_at)::text AS version FROM drizzle.__drizzle_migrations');
  return rows[0]?.version ?? '';
}
