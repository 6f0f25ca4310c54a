import { sql } from 'drizzle-orm';
import type { Db } from '../client';

/** Tables that an act may write without having had an effect: who asked, counters of the door, its questions, which a wrong answer spends, and what is made anew from other rows when somebody looks. */
const TRACES = ['audit_event', 'audit_seal', 'session', 'rate_limit', 'attempt', 'verification', 'panel_entry', 'danger_open'];

/** A hash of every row of every table, for "nothing changed". Give it the test database's `admin`. */
export async function hashOfAllRows(db: Db): Promise<string> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname not in (select json_array_elements_text(${JSON.stringify(TRACES)}::json))
     order by 1`);
  const { rows } = await db.execute<{ hash: string }>(sql`
    select md5(string_agg(x.content, '|' order by x.name)) as hash
      from (select t.name, query_to_xml('select md5(string_agg(r::text, ''|'' order by r::text)) from ' || quote_ident(t.name) || ' r', true, false, '')::text as content
              from json_array_elements_text(${JSON.stringify(tables.map(({ name }) => name))}::json) as t(name)) x`);
  return rows[0]?.hash ?? '';
}
