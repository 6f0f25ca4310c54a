import type { Db } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import type { SignalRow } from '@/db/queries/today/list-signals';
import { assess } from '@/server/clinical/assess';
import type { Flag } from '@/server/clinical/model/assessment';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';

type Kept = { readonly stamp: string; readonly on: LocalDate; readonly knowledge: string; readonly flags: readonly Flag[] };

/** What was reasoned, in this process's memory only, until anything about the patient changes or the day does. */
const kept = new Map<string, Kept>();
const MOST_KEPT = 5_000;

/**
 * The flags of a chart, from the assessment itself. One that has not changed since it was last looked at is not
 * assessed again: a home page of a hundred patients costs their charts once, then next to nothing.
 */
export async function flagsOf(db: Db, where: { readonly clinicId: string; readonly on: LocalDate }, { id, stamp }: Pick<SignalRow, 'id' | 'stamp'>): Promise<readonly Flag[]> {
  const knowledge = loadKnowledge();
  const name = `${where.clinicId} ${id}`;
  const earlier = kept.get(name);
  if (earlier?.stamp === stamp && earlier.on === where.on && earlier.knowledge === knowledge.stamp.hash) return earlier.flags;
  const loaded = await loadChart(db, { ...where, patientId: id });
  if (loaded === null) return [];
  const { flags } = assess(loaded.chart, knowledge, where.on);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(name, { stamp, on: where.on, knowledge: knowledge.stamp.hash, flags });
  return flags;
}
