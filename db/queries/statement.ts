import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Db } from '../client';

const dialect = new PgDialect();

/**
 * A long statement that is written out once a process and planned once a connection, not once a call.
 * Its parameters are `sql.placeholder(name)`.
 */
export function namedStatement<Row>(name: string, statement: SQL): (db: Db, values: Readonly<Record<string, unknown>>) => Promise<readonly Row[]> {
  const query = dialect.sqlToQuery(statement);
  return async (db, values) => {
    const prepared = db._.session.prepareQuery<{ execute: { rows: Row[] }; all: unknown; values: unknown }>(query, undefined, name, false);
    return (await prepared.execute(values)).rows;
  };
}
