import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { report } from '../../schema/report';
import { reportAlert } from '../../schema/report-request';

type Since = { readonly clinicId: string; readonly patientId: string; readonly since: Date };
const MOST = 10;

/** Reports that came into a patient's chart since an instant and stand, in the order in which they came. */
export const listArrivedReports = (db: Db, { clinicId, patientId, since }: Since) =>
  db
    .select({ reportedOn: report.reportedOn, recordedAt: report.recordedAt, filledBy: report.filledBy })
    .from(report)
    .where(and(eq(report.clinicId, clinicId), eq(report.patientId, patientId), gt(report.recordedAt, since), isNull(report.enteredInErrorAt)))
    .orderBy(asc(report.recordedAt), asc(report.id))
    .limit(MOST);

/** How many red-flag answers came in since an instant and wait for an assessment. */
export async function countArrivedAlerts(db: Db, { clinicId, patientId, since }: Since): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(reportAlert)
    .where(and(eq(reportAlert.clinicId, clinicId), eq(reportAlert.patientId, patientId), gt(reportAlert.raisedAt, since), isNull(reportAlert.answeredAt)));
  return row?.count ?? 0;
}
