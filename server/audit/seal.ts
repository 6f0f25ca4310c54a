import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { withClinic, withoutClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { chooseHorizon, enterHouse, holdChain, HOUSE, insertSeal, readHorizon, readLastSeal, readNewestSealed, readNewestTransaction, readNow, readRowsOfNoSeal, readRowsWritten } from '@/db/queries/audit/seals';
import type { Seal, SealedRow } from '@/db/queries/audit/seals';
import { keepHead } from './heads';

/** Rows of one seal at most, unless one transaction wrote more. */
const ROWS = 2_000;
/** A row may lie in an open transaction for a while; one that claims to be older than sealed ones by more was put in later. */
const LATE_MS = 10 * 60_000;
const FIRST_TRANSACTION = '0';

const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What is hashed of a row: every column, the details in order of their names. */
const textOf = (row: SealedRow): string => {
  const details = Object.entries(row.details).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([row.id, row.at, row.clinicId, row.userId, row.actor, row.roles, row.patientId, row.event, row.objectKind, row.objectId, row.objectVersion, row.outcome, row.refusal, row.requestId, details]);
};

export const hashRows = (rows: readonly SealedRow[]): string => hash(rows.map(textOf).join('\n'));

export const hashSeal = ({ chain, number, eventIds, rowsSha256, previousSha256, horizon, sealedAt }: Omit<Seal, 'sha256'>): string =>
  hash(JSON.stringify([chain, number, eventIds, rowsSha256, previousSha256, horizon, sealedAt.toISOString()]));

/** Whether a row that no seal covers says that it was written well before the newest one that is covered. The clock may have been set back in between. */
export const isBackdated = (rowAt: string, newest: Date | null, now: Date): boolean =>
  newest !== null && Date.parse(rowAt) < Math.min(newest.getTime(), now.getTime()) - LATE_MS;

/** Opens a transaction that sees the rows and seals of one chain. */
export const inChain = <T>(chain: string, act: (db: Db) => Promise<T>, readOnly = false): Promise<T> =>
  chain === HOUSE
    ? withoutClinic(async (db) => {
        await enterHouse(db);
        return act(db);
      }, { readOnly })
    : withClinic({ clinicId: chain, userId: null }, act, { readOnly });

/**
 * Seals what was written to a chain since its last seal, as far as no open transaction can still add to it, and keeps the
 * new head outside the database. Another instance that seals the same chain at the moment has the turn.
 * @returns how many rows were sealed
 */
export async function sealChain(chain: string, rows: number = ROWS): Promise<number> {
  const made = await inChain(chain, async (db) => {
    if (!(await holdChain(db, chain))) return null;
    const last = await readLastSeal(db, chain);
    const since = last?.horizon ?? FIRST_TRANSACTION;
    const horizon = await chooseHorizon(db, { chain, since, limit: rows });
    const [now, newest] = [await readNow(db), await readNewestSealed(db, chain)];
    // A backdated row is never sealed: it stays as what it is, for the check to name.
    const written = (await readRowsWritten(db, { chain, since, until: horizon })).filter(({ at }) => !isBackdated(at, newest, now));
    return written.length === 0 ? null : addSeal(db, { chain, last, rows: written, horizon, sealedAt: now });
  });
  if (made === null) return 0;
  await keepHead(made);
  return made.eventIds.length;
}

type Next = { readonly chain: string; readonly last: Seal | null; readonly rows: readonly SealedRow[]; readonly horizon: string; readonly sealedAt: Date };

async function addSeal(db: Db, { chain, last, rows, horizon, sealedAt }: Next): Promise<Seal> {
  const unsigned = { chain, number: (last?.number ?? 0) + 1, eventIds: rows.map(({ id }) => id), rowsSha256: hashRows(rows), previousSha256: last?.sha256 ?? '', horizon, sealedAt };
  const seal = { ...unsigned, sha256: hashSeal(unsigned) };
  await insertSeal(db, seal);
  return seal;
}

/**
 * Goes on with a chain whose rows came from a backup: transactions count anew in another database. Seals what no seal covers,
 * if anything, and sets the horizon to this database's count.
 */
export async function resumeChain(chain: string): Promise<void> {
  const written = await inChain(chain, (db) => readNewestTransaction(db, chain), true);
  // A transaction of somebody else on the same server may be open for a moment yet.
  while (written !== null && BigInt(await inChain(chain, readHorizon, true)) <= BigInt(written)) await sleep(50);
  const made = await inChain(chain, async (db) => {
    if (!(await holdChain(db, chain))) return null;
    const last = await readLastSeal(db, chain);
    const horizon = await readHorizon(db);
    const rows = await readRowsOfNoSeal(db, chain);
    return last === null && rows.length === 0 ? null : addSeal(db, { chain, last, rows, horizon, sealedAt: await readNow(db) });
  });
  if (made !== null) await keepHead(made);
}

/** Seals everything that can be sealed in a chain. */
export async function sealAll(chain: string): Promise<number> {
  let sealed = 0;
  for (let more = await sealChain(chain); more > 0; more = await sealChain(chain)) sealed += more;
  return sealed;
}
