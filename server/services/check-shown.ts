import { listChanges } from '@/db/queries/audit/list-changes';
import { fingerprint } from '@/server/clinical/engine/fingerprint';
import { loadKnowledge } from '@/server/knowledge/load';
import { timeIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import type { Scene } from './patient-act';
import { CHART_EVENTS } from './workspace/chart-events';

/**
 * Refuses an act on a chart that is no longer the one on the screen: somebody changed it, the content did, or the day
 * (hazard H-02). Call it with the patient held.
 */
export async function checkShown({ ctx, db, chart, on, entry }: Pick<Scene, 'ctx' | 'db' | 'chart' | 'on' | 'entry'>): Promise<void> {
  const { shown } = ctx;
  if (shown?.patientId !== entry.patientId) return;
  if (shown.fingerprint === fingerprint(chart, loadKnowledge().stamp, on)) return;
  const [last] = await listChanges(db, { clinicId: entry.clinicId, patientId: entry.patientId, since: shown.asOf, events: CHART_EVENTS });
  if (last === undefined) throw new AppError('chart-changed');
  const who = last.userId === ctx.actor.userId ? 'You changed this chart in another place' : `${last.actor} changed this chart`;
  throw new AppError('chart-changed', { sentence: `${who} at ${timeIn(entry.timeZone, last.at)}. Nothing was saved. Look at what is new, then save again.` });
}
