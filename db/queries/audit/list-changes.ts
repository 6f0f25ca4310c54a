import { and, desc, eq, gt, notInArray } from 'drizzle-orm';
import type { Db } from '../../client';
import { auditEvent } from '../../schema/audit';

/** Events that read and change nothing in a chart. */
const READS = ['chart.read', 'chart.read-ahead', 'today.read', 'advice.read', 'plan.previewed', 'plan.compared', 'appointment.entered', 'appointment.settled', 'appointment.removed', 'appointment.restored'];
const MOST = 5;

export type Change = { readonly at: Date; readonly actor: string; readonly userId: string | null; readonly event: string };

/** Who changed a patient's chart since an instant, the last first. */
export const listChanges = (db: Db, where: { readonly clinicId: string; readonly patientId: string; readonly since: Date }): Promise<Change[]> =>
  db
    .select({ at: auditEvent.at, actor: auditEvent.actor, userId: auditEvent.userId, event: auditEvent.event })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.clinicId, where.clinicId),
        eq(auditEvent.patientId, where.patientId),
        gt(auditEvent.at, where.since),
        eq(auditEvent.outcome, 'done'),
        notInArray(auditEvent.event, READS),
      ),
    )
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(MOST);
