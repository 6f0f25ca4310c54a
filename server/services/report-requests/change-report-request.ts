import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { dropMessagesOf } from '@/db/queries/outbox/messages';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { answerAlert } from '@/db/queries/reports/report-alerts';
import { revokeReportRequest as revokeRow } from '@/db/queries/reports/report-requests';
import { endRhythm } from '@/db/queries/reports/report-rhythms';
import { recordAudit } from '@/server/audit/record-audit';
import type { Act } from '@/server/auth/rights';
import type { answerReportAlertInput, endReportRhythmInput, ReportRequests, revokeReportRequestInput } from '@/server/contracts/report-request';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { saysWhatWasFound, TOO_FEW_WORDS } from '../visits/flag-answers';
import { readReportRequests } from './list-report-requests';
import { settleWith } from './settle-with';

type Change = {
  readonly needs: Act;
  readonly event: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly patientId: string;
  /** `false`: it is not there, or no longer in the state that can be changed. */
  readonly change: (db: Db) => Promise<boolean>;
};

/** One change with its audit row, then everything asked of the patient as it stands. */
async function changeOf(ctx: ServiceContext, { needs, change, ...act }: Change): Promise<ReportRequests> {
  const { patientId } = act;
  try {
    authorise(ctx.actor, needs);
    return await withClinic(acting(ctx), async (db) => {
      if (!(await holdPatient(db, { clinicId: ctx.actor.clinic.id, patientId }))) throw new AppError('not-found');
      if (!(await change(db))) throw new AppError('changed-meanwhile');
      await recordAudit(db, auditor(ctx), act);
      return readReportRequests(db, ctx, patientId);
    });
  } catch (error) {
    await recordRefusal(ctx, { event: act.event, objectKind: act.objectKind, patientId }, error);
    throw error;
  }
}

/** Withdraws a link that has not brought a report yet; from then on it opens nothing. */
export const revokeReportRequest = (ctx: ServiceContext, { patientId, requestId }: z.output<typeof revokeReportRequestInput>): Promise<ReportRequests> =>
  changeOf(ctx, {
    needs: 'report:ask',
    event: 'report-request.revoked',
    objectKind: 'report-request',
    objectId: requestId,
    patientId,
    change: async (db) => {
      await dropMessagesOf(db, { clinicId: ctx.actor.clinic.id, requestId });
      return revokeRow(db, { clinicId: ctx.actor.clinic.id, patientId, requestId, by: ctx.actor.userId });
    },
  });

/** Ends asking again and again; links that are out stay good. */
export const endReportRhythm = (ctx: ServiceContext, { patientId }: z.output<typeof endReportRhythmInput>): Promise<ReportRequests> =>
  changeOf(ctx, {
    needs: 'report:ask',
    event: 'report-rhythm.ended',
    objectKind: 'report-rhythm',
    objectId: patientId,
    patientId,
    change: (db) => endRhythm(db, { clinicId: ctx.actor.clinic.id, patientId, byName: ctx.actor.name }),
  });

/** Records a prescriber's assessment of a red-flag answer; nothing else takes it off the home page. */
export const answerReportAlert = (ctx: ServiceContext, { patientId, alertId, assessment }: z.output<typeof answerReportAlertInput>): Promise<ReportRequests> =>
  changeOf(ctx, {
    needs: 'alert:answer',
    event: 'report-alert.answered',
    objectKind: 'report-alert',
    objectId: alertId,
    patientId,
    change: async (db) => {
      const answered = await answerAlert(db, { clinicId: ctx.actor.clinic.id, patientId, alertId }, { by: ctx.actor.userId, byName: ctx.actor.name, assessment });
      if (answered !== null && !saysWhatWasFound(assessment)) throw new AppError('invalid-input', { sentence: TOO_FEW_WORDS });
      if (answered !== null) await settleWith(db, ctx, { patientId, ...answered, assessment });
      return answered !== null;
    },
  });
