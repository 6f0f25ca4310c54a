import 'server-only';

import { DrizzleQueryError } from 'drizzle-orm/errors';
import { PgDialect, type PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, NodePgSession, NodePgTransaction, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import pg from 'pg';

import { connectionOptions } from './connection';
import { printWithoutWords } from './wordless-errors';

/**
 * What queries take first: a transaction or, where no clinic is concerned, the database itself.
 * Calendar days arrive as `YYYY-MM-DD`, instants as PostgreSQL's text unless the schema maps them.
 */
export type Db = PgDatabase<NodePgQueryResultHKT>;

/** Who acts. Row-level security reads both; they exist only inside the transaction. */
export interface Acting {
  clinicId: string;
  /** `null` for the command line and for patients' links. */
  userId: string | null;
}

export interface TransactionOptions {
  readOnly?: boolean;
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
}

/** The role without ownership under which every transaction of the application runs. */
export const APPLICATION_ROLE = 'gamut_app';

for (const kind of [DrizzleQueryError, pg.DatabaseError]) printWithoutWords(kind);

const dialect = new PgDialect();
const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

// Routes and instrumentation may be separate instances of this module; the pool is one per process.
const shared = globalThis as typeof globalThis & { gamutPool?: pg.Pool | undefined };

/** The pool, opened on first use: importing this file needs no database. */
export function pool(): pg.Pool {
  if (shared.gamutPool === undefined) {
    const url = process.env.DATABASE_URL;
    if (url === undefined || url === '') throw new Error('DATABASE_URL is not set.');
    const opened = new pg.Pool({
      ...connectionOptions(url, APPLICATION_ROLE),
      max: 10,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 2_000,
      // A packet black hole must not hold a request longer than the server's own time limit.
      query_timeout: 8_000,
      keepAlive: true,
    });
    // An idle connection that breaks leaves the pool; without a listener it would end the process.
    opened.on('error', () => undefined);
    // One that is cut the moment it is made belongs to nobody yet, and would do the same.
    opened.on('connect', (client) => void client.on('error', () => undefined));
    shared.gamutPool = opened;
  }
  return shared.gamutPool;
}

/** The database outside a clinic and outside a transaction of ours: accounts and sessions. Sees no row of any clinic. */
export const accountsDb = (): Db => drizzle({ client: pool() });

export async function closePool(): Promise<void> {
  const open = shared.gamutPool;
  shared.gamutPool = undefined;
  await open?.end();
}

/** One transaction for one clinic and one acting user; row-level security shows that clinic's rows only. */
export const withClinic = <T>(acting: Acting, act: (db: Db) => Promise<T>, options: TransactionOptions = {}): Promise<T> =>
  transact(acting, act, options);

/** One transaction that belongs to no clinic. */
export const withoutClinic = <T>(act: (db: Db) => Promise<T>, options: TransactionOptions = {}): Promise<T> =>
  transact(null, act, options);

/** SQLSTATE of a database error, however Drizzle wrapped it; `null` for any other error. */
export function sqlState(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string' && /^[0-9A-Z]{5}$/.test(current.code)) return current.code;
  }
  return null;
}

/** The transaction may have been committed or not: nobody answered. Known to `server/platform/errors.ts` by its name. */
export class CommitUnanswered extends Error {
  override readonly name = 'CommitUnanswered';
}

/** Nobody answered within the driver's limit: whatever is sent after it on that connection waits as long again. */
const isSilence = (error: unknown): error is Error => {
  for (let current = error; current instanceof Error; current = current.cause) if (current.message === 'Query read timeout') return true;
  return false;
};

/** Whether the server itself refused, as against a connection that it ended or that broke. */
const isAnswer = (error: unknown): boolean => !/^(08|57P|$)/.test(sqlState(error) ?? '');

async function transact<T>(acting: Acting | null, act: (db: Db) => Promise<T>, options: TransactionOptions): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTransaction(acting, act, options);
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRIED.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** Beginning, role and clinic travel together: one round trip. */
function opening(acting: Acting | null, { readOnly = false, isolation = 'read committed' }: TransactionOptions): string {
  const setting = (name: string, value: string) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`;
  return (
    `BEGIN ISOLATION LEVEL ${isolation.toUpperCase()} ${readOnly ? 'READ ONLY' : 'READ WRITE'};` +
    `SET LOCAL ROLE ${APPLICATION_ROLE};` +
    `SELECT ${setting('app.clinic_id', acting?.clinicId ?? '')}, ${setting('app.user_id', acting?.userId ?? '')}`
  );
}

async function attemptTransaction<T>(acting: Acting | null, act: (db: Db) => Promise<T>, options: TransactionOptions): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  // The pool listens to idle connections only: one that breaks between two statements of ours would end the process.
  const whenBroken = (reason: Error): void => {
    broken = reason;
  };
  client.on('error', whenBroken);
  try {
    await client.query(opening(acting, options));
    const result = await act(new NodePgTransaction(dialect, new NodePgSession(client, dialect, undefined), undefined));
    const { command } = await client.query('COMMIT').catch((error: unknown) => {
      throw isAnswer(error) ? error : new CommitUnanswered('The connection ended before COMMIT was answered.', { cause: error });
    });
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed.');
    return result;
  } catch (error) {
    // A connection that is given up is undone by the server.
    if (isSilence(error)) broken = error;
    else {
      await client.query('ROLLBACK').catch((reason: unknown) => {
        broken = reason instanceof Error ? reason : new Error(String(reason));
      });
    }
    throw error;
  } finally {
    client.off('error', whenBroken);
    client.release(broken);
  }
}
