import { and, desc, eq, gt, notInArray } from 'drizzle-orm';
import type { Db } from '../../client';
import { auditEvent } from '../../schema/audit';

/** Events that read, or write beside the chart: what a patient answers counts once it is a report. */
const BESIDE = [
  'chart.read', 'chart.read-ahead', 'today.read', 'advice.read', 'patient.searched', 'record.previewed',
  'plan.preview', 'plan.previewed', 'plan.compare', 'plan.compared',
  'visits.listed', 'visit.opened', 'visit.read', 'visit.saved', 'note.disclosed', 'note.source-read', 'reports.disclosed',
  'appointment.entered', 'appointment.settled', 'appointment.removed', 'appointment.restored',
  'report-request.created', 'report-request.listed', 'report-request.revoked', 'report-request.opened', 'report-request.read', 'report-request.answered', 'report-request.submitted',
];
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
        notInArray(auditEvent.event, BESIDE),
      ),
    )
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(MOST);
