import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import type { Db } from '@/db/client';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { listAlertsOf } from '@/db/queries/reports/report-alerts';
import type { ReportAlertRow } from '@/db/queries/reports/report-alerts';
import { listMailStates } from '@/db/queries/outbox/messages';
import type { MailState } from '@/db/queries/outbox/messages';
import { readRhythm } from '@/db/queries/reports/report-rhythms';
import { listReportRequests as listRows } from '@/db/queries/reports/report-requests';
import type { ReportRequestRow } from '@/db/queries/reports/report-requests';
import { recordAudit } from '@/server/audit/record-audit';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { ReportAlert, ReportRequest, ReportRequests } from '@/server/contracts/report-request';
import { loadKnowledge } from '@/server/knowledge/load';
import { dayIn, now, timeIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { canMail, cannotAsk } from './can-ask';
import { canBeAsked } from './form';
import { toldAnswer } from './told-answer';

const MOST = 100;
/** Asked for unless the patient was asked for something else last. */
const USUAL = ['sbr', 'phq9'];

function standingOf(row: ReportRequestRow): ReportRequest['standing'] {
  if (row.submittedAt !== null) return 'received';
  if (row.revokedAt !== null) return 'withdrawn';
  if (row.blockedAt !== null) return 'blocked';
  if (row.expiresAt <= now()) return 'expired';
  if (row.rhythmId !== null && row.handedAt === null) return 'to-hand-over';
  return row.startedAt !== null ? 'started' : row.openedAt !== null ? 'opened' : 'sent-out';
}

const instantIn = (timeZone: string) => {
  const at = (instant: Date) => ({ on: dayIn(timeZone, instant), at: timeIn(timeZone, instant) });
  return { at, maybe: (instant: Date | null) => (instant === null ? null : at(instant)) };
};

function toRequest(row: ReportRequestRow, { timeZone, mails }: { readonly timeZone: string; readonly mails: readonly MailState[] }): ReportRequest {
  const mail = mails.find(({ requestId }) => requestId === row.id);
  const { at, maybe } = instantIn(timeZone);
  const { instruments } = loadKnowledge();
  return {
    id: row.id,
    standing: standingOf(row),
    instruments: row.instruments.map((id) => ({ id, title: instruments.find((one) => one.id === id)?.title ?? id })),
    comparedWith: row.comparedWith,
    inClinic: row.inClinic,
    again: row.rhythmId !== null,
    mail: mail === undefined ? null : { state: mail.state, at: at(mail.at) },
    dueOn: row.dueOn === null ? null : parseLocalDate(row.dueOn),
    expires: at(row.expiresAt),
    created: at(row.createdAt),
    createdBy: row.createdByName,
    saved: maybe(row.savedAt),
    received: maybe(row.submittedAt),
    receipt: row.receipt,
    seconds: row.seconds,
    language: row.language,
    filledBy: row.filledBy,
  };
}

function toAlert(row: ReportAlertRow, timeZone: string): ReportAlert {
  const { at, maybe } = instantIn(timeZone);
  const flag = loadKnowledge().flags.find(({ id }) => id === row.flag);
  return {
    id: row.id,
    requestId: row.requestId,
    flag: row.flag,
    title: flag?.title ?? row.flag,
    answer: toldAnswer(row.answers),
    message: flag?.message ?? '',
    level: row.level,
    raised: at(row.raisedAt),
    due: maybe(row.dueAt),
    answered: maybe(row.answeredAt),
    answeredBy: row.answeredByName,
    assessment: row.assessment,
  };
}

/** Everything asked of one patient, read inside a transaction of the clinic; the audit row is the caller's. */
export async function readReportRequests(db: Db, ctx: ServiceContext, patientId: string): Promise<ReportRequests> {
  const { id: clinicId, timeZone, demo } = ctx.actor.clinic;
  const on = clinicDay(ctx);
  const loaded = await loadChart(db, { clinicId, patientId, on });
  if (loaded === null) throw new AppError('not-found');
  const rows = await listRows(db, { clinicId, patientId, limit: MOST });
  const mails = await listMailStates(db, { clinicId, requestIds: rows.map(({ id }) => id) });
  const rhythm = await readRhythm(db, { clinicId, patientId, on });
  const alerts = await listAlertsOf(db, { clinicId, patientId, limit: MOST });
  return {
    on,
    requests: rows.map((row) => toRequest(row, { timeZone, mails })),
    alerts: alerts.map((row) => toAlert(row, timeZone)),
    askable: loadKnowledge().instruments.filter(canBeAsked).map(({ id, title, status }) => ({ id, title, validated: !status.startsWith('UNVALIDATED') })),
    medicines: [...new Set(loaded.chart.episodes.filter(({ status }) => status === 'active').map(({ drug }) => drug))].sort(),
    cannotAsk: cannotAsk(loaded.chart.patient.birthOn, { on, demo, settings: await readClinicSettings(db, clinicId) }),
    canMail: canMail(),
    email: loaded.row.email,
    rhythm: rhythm === null ? null : { every: rhythm.every, byMail: rhythm.byMail, startsOn: rhythm.startsOn, by: rhythm.createdByName, nextOn: rhythm.nextOn },
    usual: { instruments: [...(rows[0]?.instruments ?? USUAL)], comparedWith: rows[0]?.comparedWith ?? null },
  };
}

/** What was asked of a patient and how far each has come; red-flag answers with who answered them. */
export async function listReportRequests(ctx: ServiceContext, { patientId }: { readonly patientId: string }): Promise<ReportRequests> {
  try {
    authorise(ctx.actor, 'chart:read');
    return await withClinic(acting(ctx), async (db) => {
      const found = await readReportRequests(db, ctx, patientId);
      await recordAudit(db, auditor(ctx), { event: 'report-request.listed', objectKind: 'report-request', patientId });
      return found;
    });
  } catch (error) {
    await recordRefusal(ctx, { event: 'report-request.listed', objectKind: 'report-request', patientId }, error);
    throw error;
  }
}
