import { countAround, HOUSE, pageSeals, readLastSeal, readNewestSealed, readNow, readRowsById, readRowsWritten } from '@/db/queries/audit/seals';
import type { Seal } from '@/db/queries/audit/seals';
import { readHeads } from './heads';
import type { Head } from './heads';
import { hashRows, hashSeal, inChain, isBackdated } from './seal';

const PAGE = 50;
/** The end of the numbers: every transaction. */
const LAST_TRANSACTION = '18446744073709551615';

export type ChainCheck = {
  readonly chain: string;
  readonly seals: number;
  readonly rows: number;
  /** Rows that no seal covers yet, and when the oldest was written. */
  readonly waiting: number;
  readonly waitingSince: Date | null;
  /** The first thing that is wrong, in words; `null` when nothing is. */
  readonly broken: string | null;
};

/** Recomputes a chain from its first row, and holds it against the heads that were kept outside the database. */
async function verifyChain(chain: string, heads: readonly Head[]): Promise<ChainCheck> {
  const kept = new Map(heads.filter((head) => head.chain === chain).map(({ number, sha256 }) => [number, sha256]));
  let previous: Seal | null = null;
  let rows = 0;
  for (;;) {
    const after: number = previous?.number ?? 0;
    const page = await inChain(chain, (db) => pageSeals(db, { chain, after, limit: PAGE }), true);
    for (const seal of page) {
      const broken = await breakOf(seal, previous, kept.get(seal.number));
      if (broken !== null) return { chain, seals: after, rows, waiting: 0, waitingSince: null, broken };
      rows += seal.eventIds.length;
      previous = seal;
    }
    if (page.length < PAGE) break;
  }
  return { chain, seals: previous?.number ?? 0, rows, ...(await verifyTail(chain, { last: previous, rows, kept })) };
}

async function breakOf(seal: Seal, previous: Seal | null, kept: string | undefined): Promise<string | null> {
  const { chain, number, eventIds } = seal;
  const expected = (previous?.number ?? 0) + 1;
  if (number !== expected) return `seal ${expected} is missing`;
  if (seal.previousSha256 !== (previous?.sha256 ?? '')) return `seal ${number} does not follow the one before it`;
  if (hashSeal(seal) !== seal.sha256) return `seal ${number} was changed`;
  if (kept !== undefined && kept !== seal.sha256) return `seal ${number} is not the one whose hash was kept outside the database`;
  const found = await inChain(chain, (db) => readRowsById(db, { chain, ids: eventIds }), true);
  if (hashRows(found) === seal.rowsSha256) return null;
  const there = new Set(found.map(({ id }) => id));
  const gone = eventIds.find((id) => !there.has(id));
  return gone === undefined ? `a row of seal ${number} was changed (rows ${eventIds[0] ?? ''} to ${eventIds.at(-1) ?? ''})` : `row ${gone} is missing`;
}

async function verifyTail(chain: string, { last, rows, kept }: { readonly last: Seal | null; readonly rows: number; readonly kept: ReadonlyMap<number, string> }) {
  const { before, since, oldest } = await inChain(chain, (db) => countAround(db, { chain, horizon: last?.horizon ?? '0' }), true);
  const tail = { waiting: since, waitingSince: oldest };
  const newest = Math.max(0, ...kept.keys());
  if (newest > (last?.number ?? 0)) return { ...tail, broken: `seal ${(last?.number ?? 0) + 1} is missing: its hash was kept outside the database` };
  if (before !== rows) return { ...tail, broken: `${Math.abs(before - rows)} ${before > rows ? 'rows stand among sealed ones that no seal covers' : 'sealed rows claim to be written later'}` };
  const forged = await inChain(chain, async (db) => {
    const fresh = await readLastSeal(db, chain);
    if (fresh?.number !== last?.number || fresh === null) return undefined;
    const [now, newestSealed] = [await readNow(db), await readNewestSealed(db, chain)];
    return (await readRowsWritten(db, { chain, since: fresh.horizon, until: LAST_TRANSACTION })).find(({ at }) => isBackdated(at, newestSealed, now));
  }, true);
  return { ...tail, broken: forged === undefined ? null : `row ${forged.id} is dated before sealed ones and in no seal` };
}

/** Every chain of these clinics and the house's. Without the file of heads nothing outside the database vouches for it. */
export async function verifyAudit(clinicIds: readonly string[]): Promise<{ readonly chains: readonly ChainCheck[]; readonly broken: string | null }> {
  const heads = readHeads();
  const chains: ChainCheck[] = [];
  for (const chain of [HOUSE, ...clinicIds]) {
    const checked = await verifyChain(chain, heads ?? []);
    chains.push(checked);
    if (checked.broken !== null) return { chains, broken: `chain ${chain}: ${checked.broken}` };
  }
  const strange = (heads ?? []).find(({ chain }) => chain !== HOUSE && !clinicIds.includes(chain));
  if (strange !== undefined) return { chains, broken: `chain ${strange.chain}: its clinic is gone from the database` };
  if (heads === null && chains.some(({ seals }) => seals > 0)) return { chains, broken: 'the file of the hashes kept outside the database, audit-heads.log, is missing' };
  return { chains, broken: null };
}
