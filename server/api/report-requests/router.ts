import { router } from '../trpc';
import { answerReportAlertProcedure } from './answer-report-alert';
import { createReportRequestProcedure } from './create-report-request';
import { endReportRhythmProcedure } from './end-report-rhythm';
import { listReportRequestsProcedure } from './list-report-requests';
import { renewReportRequestProcedure } from './renew-report-request';
import { revokeReportRequestProcedure } from './revoke-report-request';

export const reportRequestsRouter = router({
  create: createReportRequestProcedure,
  list: listReportRequestsProcedure,
  renew: renewReportRequestProcedure,
  revoke: revokeReportRequestProcedure,
  endRhythm: endReportRhythmProcedure,
  answerAlert: answerReportAlertProcedure,
});
