import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@/db/client';
import { countAttempt } from '@/db/queries/accounts/attempts';
import { recordAudit } from '@/server/audit/record-audit';
import { tokenHash } from '@/server/platform/ids';
import { log } from '@/server/platform/log';
import { auditor } from '../context';
import type { ServiceContext } from '../context';

/** Charts that one person opens in an hour at full speed: more than anybody's list of a day. */
export const CHARTS_AN_HOUR = 120;
const HOUR_MINUTES = 60;
/** What each further one waits, with no connection held. */
export const WAIT_MS = 2_000;

type Lately = { readonly from: number; readonly patients: Set<string> };
// Routes may be separate instances of this module. A chart that is drawn anew is no further chart; another process may count it once more.
const shared = globalThis as typeof globalThis & { gamutLately?: Map<string, Lately> };

export const paceKey = (userId: string): string => tokenHash(`charts:${userId}`);

function isFurther(userId: string, patientId: string): boolean {
  const all = (shared.gamutLately ??= new Map());
  const at = performance.now();
  const found = all.get(userId);
  const lately = found === undefined || at - found.from > HOUR_MINUTES * 60_000 ? { from: at, patients: new Set<string>() } : found;
  all.set(userId, lately);
  if (lately.patients.has(patientId)) return false;
  lately.patients.add(patientId);
  return true;
}

/**
 * Counts a chart that was opened, over all instances, in the transaction of its reading; says whether the reader is to wait. Whoever goes
 * past the limit leaves a row for the administrator, once an hour. Made-up people are read at any speed.
 */
export async function countOpening(db: Db, ctx: ServiceContext, patientId: string): Promise<boolean> {
  const { userId, clinic } = ctx.actor;
  if (userId === null || clinic.demo || !isFurther(userId, patientId)) return false;
  const opened = await countAttempt(db, paceKey(userId), HOUR_MINUTES);
  if (opened === CHARTS_AN_HOUR + 1) {
    await recordAudit(db, auditor(ctx), { event: 'charts.opened-unusually-fast', objectKind: 'person', objectId: userId, details: { charts: opened, minutes: HOUR_MINUTES } });
    log().warn('charts.opened-unusually-fast', { clinicId: clinic.id, userId, count: opened });
  }
  return opened > CHARTS_AN_HOUR;
}

export const waitForPace = (): Promise<void> => sleep(WAIT_MS);
