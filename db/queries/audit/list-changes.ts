import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Db } from '../../client';
import { auditEvent } from '../../schema/audit';

const MOST = 20;

export type Change = { readonly id: number; readonly at: Date; readonly actor: string; readonly userId: string | null; readonly event: string; readonly objectId: string | null };

type ActsOnChart = { readonly clinicId: string; readonly patientId: string; readonly since: Date; readonly events: readonly string[] };

/** Acts that were done to a patient's chart since an instant. */
const doneTo = ({ clinicId, patientId, since, events }: ActsOnChart) =>
  and(eq(auditEvent.clinicId, clinicId), eq(auditEvent.patientId, patientId), gt(auditEvent.at, since), eq(auditEvent.outcome, 'done'), inArray(auditEvent.event, [...events]));

/** Who did one of these acts to a patient's chart since an instant, the last first. */
export const listChanges = (db: Db, acts: ActsOnChart): Promise<Change[]> =>
  db
    .select({ id: auditEvent.id, at: auditEvent.at, actor: auditEvent.actor, userId: auditEvent.userId, event: auditEvent.event, objectId: auditEvent.objectId })
    .from(auditEvent)
    .where(doneTo(acts))
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(MOST);

/** One act on a patient's chart of these kinds, since an instant; `null` where it is none of them. */
export async function findChange(db: Db, { id, ...acts }: ActsOnChart & { readonly id: number }): Promise<{ readonly event: string } | null> {
  const [row] = await db.select({ event: auditEvent.event }).from(auditEvent).where(and(doneTo(acts), eq(auditEvent.id, id)));
  return row ?? null;
}
