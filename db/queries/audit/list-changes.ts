import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Db } from '../../client';
import { auditEvent } from '../../schema/audit';

const MOST = 20;

export type Change = { readonly id: number; readonly at: Date; readonly actor: string; readonly userId: string | null; readonly event: string; readonly objectId: string | null };

/** Who did one of these acts to a patient's chart since an instant, the last first. */
export const listChanges = (db: Db, where: { readonly clinicId: string; readonly patientId: string; readonly since: Date; readonly events: readonly string[] }): Promise<Change[]> =>
  db
    .select({ id: auditEvent.id, at: auditEvent.at, actor: auditEvent.actor, userId: auditEvent.userId, event: auditEvent.event, objectId: auditEvent.objectId })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.clinicId, where.clinicId),
        eq(auditEvent.patientId, where.patientId),
        gt(auditEvent.at, where.since),
        eq(auditEvent.outcome, 'done'),
        inArray(auditEvent.event, [...where.events]),
      ),
    )
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(MOST);

/** One act on a patient's chart of these kinds, since an instant; `null` where it is none of them. */
export async function findChange(db: Db, where: { readonly clinicId: string; readonly patientId: string; readonly id: number; readonly since: Date; readonly events: readonly string[] }): Promise<{ readonly event: string } | null> {
  const [row] = await db
    .select({ event: auditEvent.event })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.clinicId, where.clinicId),
        eq(auditEvent.patientId, where.patientId),
        eq(auditEvent.id, where.id),
        gt(auditEvent.at, where.since),
        eq(auditEvent.outcome, 'done'),
        inArray(auditEvent.event, [...where.events]),
      ),
    );
  return row ?? null;
}
