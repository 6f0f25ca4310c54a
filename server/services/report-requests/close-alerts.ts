import type { Db } from '@/db/client';
import { answerAlertsOf } from '@/db/queries/reports/report-alerts';
import { recordAudit } from '@/server/audit/record-audit';
import { auditor } from '../context';
import type { ServiceContext } from '../context';

/**
 * Closes red-flag answers of a patient with a prescriber's recorded assessment, those alone that the prescriber was shown: inside the transaction of the act
 * that records it, each with an audit row of its own. Whether the person may is the caller's to have checked.
 * @returns how many were closed
 */
export async function closeAlerts(db: Db, ctx: ServiceContext, { patientId, alertIds, assessment }: { readonly patientId: string; readonly alertIds: readonly string[]; readonly assessment: string }): Promise<number> {
  const { clinic, userId, name } = ctx.actor;
  const closed = await answerAlertsOf(db, { clinicId: clinic.id, patientId, alertIds }, { by: userId, byName: name, assessment });
  for (const alertId of closed) await recordAudit(db, auditor(ctx), { event: 'report-alert.answered', objectKind: 'report-alert', objectId: alertId, patientId, details: { with: 'flag' } });
  return closed.length;
}
