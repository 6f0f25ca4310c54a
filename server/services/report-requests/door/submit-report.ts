import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { holdReportRequest, markSubmitted } from '@/db/queries/reports/report-requests';
import { recordAudit } from '@/server/audit/record-audit';
import type { ReportState, submitReportInput } from '@/server/contracts/report-door';
import { today } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { askedPages } from '../form';
import { settleReport } from '../../tasks/report-tasks';
import { isClosed, linkAuditor, linkClosed, withinClinic } from './context';
import type { VisitContext } from './context';
import { formPages, instrumentsOf, showReport } from './show-report';
import { storeReport } from './store-report';

type Given = z.output<typeof submitReportInput>;

/** Letters and digits that are not taken for one another when read aloud. */
const READABLE = '34679ACDEFGHJKMNPQRTUVWXY';
const RECEIPT_LENGTH = 4;
const newReceipt = (): string => Array.from({ length: RECEIPT_LENGTH }, () => READABLE[randomInt(READABLE.length)]).join('');

/**
 * Sends what was saved: one report a request. What is sent is what the server has, so that a repetition, a second phone or a changed body
 * can neither add nor change anything; each gets the receipt of the first. What another phone saved after the answers were checked is
 * looked at before it is sent.
 */
export async function submitReport(ctx: VisitContext, { language, version }: Given): Promise<ReportState> {
  const { clinicId, requestId } = ctx.visit;
  return withClinic(withinClinic(clinicId), async (db) => {
    const row = await holdReportRequest(db, { clinicId, requestId });
    if (row === null || isClosed(row)) throw linkClosed();
    if (row.submittedAt !== null) return showReport(row, language);
    if (version !== null && version !== row.version) throw new AppError('changed-meanwhile');
    const pages = formPages(row);
    const left = askedPages(pages, row.answers).find(({ id }) => !(id in row.answers));
    if (row.filledBy === null || left !== undefined) throw new AppError('invalid-input', { fields: { page: left?.id ?? 'who' } });
    await holdPatient(db, { clinicId, patientId: row.patientId });
    const on = today(row.timeZone);
    for (const instrument of instrumentsOf(row)) {
      const reportId = await storeReport(db, instrument, { clinicId, row, pages, answers: row.answers, on });
      if (reportId === null) continue;
      await settleReport(db, { clinicId, patientId: row.patientId, by: { byId: null, byName: 'The patient' }, on, reportedOn: on, instrument: instrument.id });
      await recordAudit(db, linkAuditor(ctx, clinicId), { event: 'report.created', objectKind: 'report', objectId: reportId, patientId: row.patientId, details: { instrument: instrument.id, requestId } });
    }
    await markSubmitted(db, { clinicId, requestId }, newReceipt());
    await recordAudit(db, linkAuditor(ctx, clinicId), { event: 'report-request.submitted', objectKind: 'report-request', objectId: requestId, patientId: row.patientId });
    const sent = await holdReportRequest(db, { clinicId, requestId });
    if (sent === null) throw linkClosed();
    return showReport(sent, language);
  });
}
