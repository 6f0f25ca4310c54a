import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { auditEvent, auditSeal } from '../../schema/audit';
import type { NewAuditEvent } from './insert-audit-event';

/** Chain of what happened before a clinic was known. */
export const HOUSE = 'house';

/** The content of an audit row as it is sealed. Instants in UTC to the microsecond. */
export type SealedRow = Omit<NewAuditEvent, 'outcome'> & { readonly id: number; readonly at: string; readonly outcome: string };

export type Seal = {
  readonly chain: string;
  readonly number: number;
  readonly eventIds: readonly number[];
  readonly rowsSha256: string;
  readonly previousSha256: string;
  readonly sha256: string;
  readonly horizon: string;
  readonly sealedAt: Date;
};

const instant = sql<string>`to_char(${auditEvent.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const content = {
  id: auditEvent.id,
  at: instant,
  clinicId: auditEvent.clinicId,
  userId: auditEvent.userId,
  actor: auditEvent.actor,
  roles: auditEvent.roles,
  patientId: auditEvent.patientId,
  event: auditEvent.event,
  objectKind: auditEvent.objectKind,
  objectId: auditEvent.objectId,
  objectVersion: auditEvent.objectVersion,
  outcome: auditEvent.outcome,
  refusal: auditEvent.refusal,
  requestId: auditEvent.requestId,
  details: auditEvent.details,
};

const ofChain = (chain: string) => (chain === HOUSE ? sql`${auditEvent.clinicId} is null` : eq(auditEvent.clinicId, chain));

/** Lets this transaction see the rows and seals that belong to no clinic. */
export async function enterHouse(db: Db): Promise<void> {
  await db.execute(sql`select set_config('app.audit_chain', 'house', true)`);
}

/** Whether this transaction alone may seal the chain now, over all instances. */
export async function holdChain(db: Db, chain: string): Promise<boolean> {
  const { rows } = await db.execute<{ held: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${`audit-seal ${chain}`}, 0)) as held`);
  return rows[0]?.held === true;
}

export async function readLastSeal(db: Db, chain: string): Promise<Seal | null> {
  const [seal] = await db.select().from(auditSeal).where(eq(auditSeal.chain, chain)).orderBy(desc(auditSeal.number)).limit(1);
  return seal ?? null;
}

/**
 * Up to which transaction everything is settled and how far one seal goes: never past a transaction that is still open,
 * and at most `limit` rows unless one transaction alone wrote more.
 */
export async function chooseHorizon(db: Db, { chain, since, limit }: { readonly chain: string; readonly since: string; readonly limit: number }): Promise<string> {
  const { rows } = await db.execute<{ horizon: string }>(sql`
    with settled as (select pg_snapshot_xmin(pg_current_snapshot()) as horizon),
         waiting as (
           select ${auditEvent.writtenIn} as x from ${auditEvent}, settled
            where ${ofChain(chain)} and ${auditEvent.writtenIn} >= ${since}::xid8 and ${auditEvent.writtenIn} < settled.horizon
            order by ${auditEvent.writtenIn} limit ${limit + 1}),
         page as (select min(x) as first, max(x) as last, count(*) as n from waiting)
    select (case when page.n <= ${limit} then settled.horizon
                 when page.first < page.last then page.last
                 else (page.first::text::numeric + 1)::text::xid8 end)::text as horizon
      from settled, page`);
  return rows[0]?.horizon ?? since;
}

/** The oldest transaction that is still open, or the next one. */
export async function readHorizon(db: Db): Promise<string> {
  const { rows } = await db.execute<{ horizon: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`);
  return rows[0]?.horizon ?? '0';
}

/** Rows that no seal covers, looked for among all of them. */
export const readRowsOfNoSeal = (db: Db, chain: string): Promise<SealedRow[]> =>
  db
    .select(content)
    .from(auditEvent)
    .where(and(ofChain(chain), sql`${auditEvent.id} not in (select unnest(${auditSeal.eventIds}) from ${auditSeal} where ${auditSeal.chain} = ${chain})`))
    .orderBy(asc(auditEvent.id));

/** Rows that transactions from `since` on and before `until` wrote, in order. */
export const readRowsWritten = (db: Db, { chain, since, until }: { readonly chain: string; readonly since: string; readonly until: string }): Promise<SealedRow[]> =>
  db
    .select(content)
    .from(auditEvent)
    .where(and(ofChain(chain), sql`${auditEvent.writtenIn} >= ${since}::xid8`, sql`${auditEvent.writtenIn} < ${until}::xid8`))
    .orderBy(asc(auditEvent.id));

/** When the newest row that a seal of the chain covers was written; `null` before the first. */
export async function readNewestSealed(db: Db, chain: string): Promise<Date | null> {
  const { rows } = await db.execute<{ ms: string | null }>(sql`
    select extract(epoch from max(${auditEvent.at})) * 1000 as ms from ${auditEvent}
     where ${auditEvent.id} = any((select ${auditSeal.eventIds} from ${auditSeal} where ${auditSeal.chain} = ${chain} and cardinality(${auditSeal.eventIds}) > 0 order by ${auditSeal.number} desc limit 1)::bigint[])`);
  const ms = rows[0]?.ms;
  return ms === undefined || ms === null ? null : new Date(Number(ms));
}

/** The transaction that wrote the newest row of a chain; `null` without a row. */
export async function readNewestTransaction(db: Db, chain: string): Promise<string | null> {
  const { rows } = await db.execute<{ newest: string | null }>(sql`select max(${auditEvent.writtenIn}::text::numeric)::text as newest from ${auditEvent} where ${ofChain(chain)}`);
  return rows[0]?.newest ?? null;
}

export async function insertSeal(db: Db, seal: Seal): Promise<void> {
  await db.insert(auditSeal).values({ ...seal, eventIds: [...seal.eventIds], clinicId: seal.chain === HOUSE ? null : seal.chain });
}

/** Time of the database, to hold the days of rows against. */
export async function readNow(db: Db): Promise<Date> {
  const { rows } = await db.execute<{ ms: string }>(sql`select extract(epoch from clock_timestamp()) * 1000 as ms`);
  return new Date(Number(rows[0]?.ms));
}

export const pageSeals = (db: Db, { chain, after, limit }: { readonly chain: string; readonly after: number; readonly limit: number }): Promise<Seal[]> =>
  db.select().from(auditSeal).where(and(eq(auditSeal.chain, chain), gt(auditSeal.number, after))).orderBy(asc(auditSeal.number)).limit(limit);

/** The rows of a chain with these ids, in order of their ids. */
export const readRowsById = (db: Db, { chain, ids }: { readonly chain: string; readonly ids: readonly number[] }): Promise<SealedRow[]> =>
  db
    .select(content)
    .from(auditEvent)
    .where(and(ofChain(chain), sql`${auditEvent.id} = any(${`{${ids.join(',')}}`}::bigint[])`))
    .orderBy(asc(auditEvent.id));

/** How many rows of a chain were written before a transaction, how many since, and when the oldest of those. */
export async function countAround(db: Db, { chain, horizon }: { readonly chain: string; readonly horizon: string }): Promise<{ readonly before: number; readonly since: number; readonly oldest: Date | null }> {
  const { rows } = await db.execute<{ before: string; since: string; oldest: string | null }>(sql`
    select count(*) filter (where ${auditEvent.writtenIn} < ${horizon}::xid8) as before,
           count(*) filter (where ${auditEvent.writtenIn} >= ${horizon}::xid8) as since,
           extract(epoch from min(${auditEvent.at}) filter (where ${auditEvent.writtenIn} >= ${horizon}::xid8)) * 1000 as oldest
      from ${auditEvent} where ${ofChain(chain)}`);
  const [found] = rows;
  return { before: Number(found?.before ?? 0), since: Number(found?.since ?? 0), oldest: found?.oldest === null || found === undefined ? null : new Date(Number(found.oldest)) };
}
