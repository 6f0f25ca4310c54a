import { withClinic } from '@/db/client';
import type { Acting } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import type { SignalRow } from '@/db/queries/today/list-signals';
import { assess } from '@/server/clinical/assess';
import type { Flag } from '@/server/clinical/model/assessment';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';

type Kept = { readonly stamp: string; readonly on: LocalDate; readonly knowledge: string; readonly flags: readonly Flag[] };
type Where = { readonly clinicId: string; readonly on: LocalDate };
type Asked = Pick<SignalRow, 'id' | 'stamp'>;

/** What was reasoned, in this process's memory only, until anything about the patient changes or the day does. */
const kept = new Map<string, Kept>();
const MOST_KEPT = 5_000;
/** Charts read in one transaction: no connection is held while a hundred are reasoned about. */
const AT_ONCE = 8;

const nameOf = ({ clinicId }: Where, { id }: Asked): string => `${clinicId} ${id}`;

function remembered(where: Where, asked: Asked): readonly Flag[] | null {
  const earlier = kept.get(nameOf(where, asked));
  return earlier?.stamp === asked.stamp && earlier.on === where.on && earlier.knowledge === loadKnowledge().stamp.hash ? earlier.flags : null;
}

function remember(where: Where, asked: Asked, flags: readonly Flag[]): void {
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(nameOf(where, asked), { stamp: asked.stamp, on: where.on, knowledge: loadKnowledge().stamp.hash, flags });
}

/**
 * The flags of charts, from the assessment itself, in the order asked for. One that has not changed since it was last looked
 * at is not assessed again: a home page of a hundred patients costs their charts once, then next to nothing. When `patienceMs`
 * is over the rest is left out of the answer, to be asked for again; what is left out is unknown, not none.
 */
export async function flagsOf(acting: Acting, where: Where, asked: readonly Asked[], patienceMs: number): Promise<ReadonlyMap<string, readonly Flag[]>> {
  const found = new Map<string, readonly Flag[]>();
  const open = asked.filter((one) => {
    const flags = remembered(where, one);
    if (flags !== null) found.set(one.id, flags);
    return flags === null;
  });
  const until = performance.now() + patienceMs;
  for (let at = 0; at < open.length && performance.now() < until; at += AT_ONCE) {
    const batch = open.slice(at, at + AT_ONCE);
    const charts = await withClinic(
      acting,
      async (db) => {
        const read: { readonly one: Asked; readonly loaded: Awaited<ReturnType<typeof loadChart>> }[] = [];
        for (const one of batch) read.push({ one, loaded: await loadChart(db, { ...where, patientId: one.id }) });
        return read;
      },
      { readOnly: true },
    );
    for (const { one, loaded } of charts) {
      const flags = loaded === null ? [] : assess(loaded.chart, loadKnowledge(), where.on).flags;
      if (loaded !== null) remember(where, one, flags);
      found.set(one.id, flags);
    }
  }
  return found;
}
