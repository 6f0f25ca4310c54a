import { withClinic } from '@/db/client';
import { holdReportRequest } from '@/db/queries/reports/report-requests';
import { recordAudit } from '@/server/audit/record-audit';
import type { ReportState } from '@/server/contracts/report-door';
import { isClosed, linkAuditor, linkClosed, withinClinic } from './context';
import type { VisitContext } from './context';
import { showReport } from './show-report';

/** The form of an opened link as it stands, after a reload or in another language. */
export async function readReport(ctx: VisitContext, language: string): Promise<ReportState> {
  const { clinicId, requestId } = ctx.visit;
  return withClinic(withinClinic(clinicId), async (db) => {
    const row = await holdReportRequest(db, { clinicId, requestId });
    if (row === null || isClosed(row)) throw linkClosed();
    await recordAudit(db, linkAuditor(ctx, clinicId), { event: 'report-request.read', objectKind: 'report-request', objectId: requestId, patientId: row.patientId });
    return showReport(row, language);
  });
}
