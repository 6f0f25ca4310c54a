import { sqlState, withClinic } from '@/db/client';
import type { Acting } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import type { SignalRow } from '@/db/queries/today/list-signals';
import { assess } from '@/server/clinical/assess';
import type { Flag } from '@/server/clinical/model/assessment';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { toAppError } from '@/server/platform/errors';
import { log } from '@/server/platform/log';

type Kept = { readonly stamp: string; readonly on: LocalDate; readonly knowledge: string; readonly flags: readonly Flag[] };
type Where = { readonly clinicId: string; readonly on: LocalDate };
type Asked = Pick<SignalRow, 'id' | 'stamp'>;

/** What was reasoned, in this process's memory only, until anything about the patient changes or the day does. */
const kept = new Map<string, Kept>();
const MOST_KEPT = 5_000;
/** SQLSTATE of a statement that took longer than it may. */
const QUERY_CANCELED = '57014';
/** Charts read in one transaction: no connection is held while a hundred are reasoned about. */
const AT_ONCE = 8;

/** Charts of which a statement took too long: for a minute they are told as not read, so that each opening of the page does not wait for them anew. */
const slow = new Map<string, { readonly stamp: string; readonly until: number }>();
const SLOW_FOR_MS = 60_000;

function isSlowNow(where: Where, asked: Asked): boolean {
  const last = slow.get(nameOf(where, asked));
  if (last?.stamp === asked.stamp && performance.now() < last.until) return true;
  slow.delete(nameOf(where, asked));
  return false;
}

const nameOf = ({ clinicId }: Where, { id }: Asked): string => `${clinicId} ${id}`;

function remembered(where: Where, asked: Asked): readonly Flag[] | null {
  const earlier = kept.get(nameOf(where, asked));
  return earlier?.stamp === asked.stamp && earlier.on === where.on && earlier.knowledge === loadKnowledge().stamp.hash ? earlier.flags : null;
}

function remember(where: Where, asked: Asked, flags: readonly Flag[]): void {
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(nameOf(where, asked), { stamp: asked.stamp, on: where.on, knowledge: loadKnowledge().stamp.hash, flags });
}

/** What is known of a chart's flags: they, or that they could not be worked out, which is not the same as none. */
export type FlagsOf = readonly Flag[] | 'unread';

/**
 * The flags of charts, from the assessment itself, in the order asked for. One that has not changed since it was last looked
 * at is not assessed again: a home page of a hundred patients costs their charts once, then next to nothing. When `patienceMs`
 * is over the rest is left out of the answer, to be asked for again; what is left out is unknown, not none. A chart that cannot
 * be read is told as that, and keeps nobody from the others.
 */
export async function flagsOf(acting: Acting, where: Where, asked: readonly Asked[], patienceMs: number): Promise<ReadonlyMap<string, FlagsOf>> {
  const found = new Map<string, FlagsOf>();
  const open = asked.filter((one) => {
    const flags = isSlowNow(where, one) ? 'unread' : remembered(where, one);
    if (flags !== null) found.set(one.id, flags);
    return flags === null;
  });
  const until = performance.now() + patienceMs;
  for (let at = 0; at < open.length && performance.now() < until; at += AT_ONCE) {
    for (const { one, loaded } of await read(acting, where, open.slice(at, at + AT_ONCE))) found.set(one.id, loaded === 'unread' ? loaded : flagsIn(loaded, where, one));
  }
  return found;
}

type Read = { readonly one: Asked; readonly loaded: Awaited<ReturnType<typeof loadChart>> | 'unread' };

/** Charts in one transaction; where one of them breaks it, each in one of its own. */
async function read(acting: Acting, where: Where, batch: readonly Asked[]): Promise<readonly Read[]> {
  try {
    return await withClinic(
      acting,
      async (db) => {
        const charts: Read[] = [];
        for (const one of batch) charts.push({ one, loaded: await loadChart(db, { ...where, patientId: one.id }) });
        return charts;
      },
      { readOnly: true },
    );
  } catch (error) {
    // A database that does not answer says nothing about a chart; one that broke a statement off for its time may have met this chart alone.
    const isSlow = sqlState(error) === QUERY_CANCELED;
    if (!isSlow && toAppError(error).code !== 'unexpected') throw error;
    const [one, ...others] = batch;
    if (one === undefined || others.length > 0) return readApart(acting, where, batch);
    if (isSlow) slow.set(nameOf(where, one), { stamp: one.stamp, until: performance.now() + SLOW_FOR_MS });
    return [{ one, loaded: unread(where, error) }];
  }
}

/** Each in a transaction of its own. Where two in a row take too long it is the database that is slow: the rest is left for the next time. */
async function readApart(acting: Acting, where: Where, batch: readonly Asked[]): Promise<readonly Read[]> {
  const charts: Read[] = [];
  for (const one of batch) {
    if (charts.length > 1 && charts.slice(-2).every((last) => isSlowNow(where, last.one))) break;
    charts.push(...(await read(acting, where, [one])));
  }
  return charts;
}

function flagsIn(loaded: Exclude<Read['loaded'], 'unread'>, where: Where, one: Asked): FlagsOf {
  if (loaded === null) return [];
  try {
    const { flags } = assess(loaded.chart, loadKnowledge(), where.on);
    remember(where, one, flags);
    return flags;
  } catch (error) {
    return unread(where, error);
  }
}

function unread({ clinicId }: Where, error: unknown): 'unread' {
  log().error('flags.unread', { clinicId, error });
  return 'unread';
}
