import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Db } from '../../client';
import { outboxMessage } from '../../schema/outbox';
import { patient } from '../../schema/patient';
import { reportAlert } from '../../schema/report-request';
import type { ReportAnswers } from './report-requests';

type Whose = { readonly clinicId: string; readonly patientId: string };

export type NewReportAlert = Whose & {
  readonly requestId: string;
  readonly flag: string;
  readonly level: 'emergency' | 'urgent';
  readonly answers: ReportAnswers;
  readonly dueAt: Date | null;
};

/** Keeps red-flag answers, the same one of a flag once a request; the ids of those that are new. */
export async function insertReportAlerts(db: Db, alerts: readonly NewReportAlert[]): Promise<string[]> {
  if (alerts.length === 0) return [];
  const rows = await db.insert(reportAlert).values([...alerts]).onConflictDoNothing().returning({ id: reportAlert.id });
  return rows.map(({ id }) => id);
}

/** Which red-flag answers a request raised, assessed ones too. */
export const listRaisedBy = (db: Db, { clinicId, requestId }: { readonly clinicId: string; readonly requestId: string }) =>
  db
    .select({ flag: reportAlert.flag, answers: reportAlert.answers })
    .from(reportAlert)
    .where(and(eq(reportAlert.clinicId, clinicId), eq(reportAlert.requestId, requestId)))
    .orderBy(asc(reportAlert.raisedAt), asc(reportAlert.id))
    .limit(100);

/** Red-flag answers of the whole clinic that no prescriber has assessed, the soonest due first, with whom they are about and how telling the on-call contacts goes. */
export const listAlertBoard = (db: Db, { clinicId, limit }: { readonly clinicId: string; readonly limit: number }) => {
  const messages = (state: 'sent' | 'queued' | 'failed') =>
    sql<number>`(select count(*)::int from ${outboxMessage} m where m.clinic_id = ${reportAlert.clinicId} and m.alert_id = ${reportAlert.id} and ${
      state === 'failed' ? sql`m.state in ('failed', 'bounced')` : sql`m.state = ${state}`
    })`;
  return db
    .select({
      id: reportAlert.id,
      patientId: reportAlert.patientId,
      familyName: patient.familyName,
      givenName: patient.givenName,
      birthOn: patient.birthOn,
      flag: reportAlert.flag,
      level: reportAlert.level,
      answers: reportAlert.answers,
      raisedAt: reportAlert.raisedAt,
      dueAt: reportAlert.dueAt,
      sent: messages('sent'),
      queued: messages('queued'),
      failed: messages('failed'),
    })
    .from(reportAlert)
    .innerJoin(patient, and(eq(patient.clinicId, reportAlert.clinicId), eq(patient.id, reportAlert.patientId)))
    .where(and(eq(reportAlert.clinicId, clinicId), isNull(reportAlert.answeredAt)))
    .orderBy(sql`${reportAlert.dueAt} asc nulls last`, asc(reportAlert.raisedAt), asc(reportAlert.id))
    .limit(limit);
};

/** Red-flag answers of one patient, the newest first, answered ones too. */
export const listAlertsOf = (db: Db, { clinicId, patientId, limit }: Whose & { readonly limit: number }) =>
  db
    .select({
      id: reportAlert.id,
      requestId: reportAlert.requestId,
      flag: reportAlert.flag,
      level: reportAlert.level,
      answers: reportAlert.answers,
      raisedAt: reportAlert.raisedAt,
      dueAt: reportAlert.dueAt,
      answeredAt: reportAlert.answeredAt,
      answeredByName: reportAlert.answeredByName,
      assessment: reportAlert.assessment,
    })
    .from(reportAlert)
    .where(and(eq(reportAlert.clinicId, clinicId), eq(reportAlert.patientId, patientId)))
    .orderBy(desc(reportAlert.raisedAt), desc(reportAlert.id))
    .limit(limit);
export type ReportAlertRow = Awaited<ReturnType<typeof listAlertsOf>>[number];

/** Reports that stand of the form that an answer came by; none where they were marked as entered in error. */
const standingReports = sql<string[]>`array(
  select 'report:' || r.id from report r
   where r.clinic_id = ${reportAlert.clinicId} and r.patient_id = ${reportAlert.patientId} and r.entered_in_error_at is null
     and r.import_key = 'report-request:' || ${reportAlert.requestId} || ':' || r.instrument order by r.id)`;

/** Red-flag answers of one patient in the order they came: those that no prescriber has assessed, or those that were assessed on a day of the clinic. */
const alertsOf = (db: Db, { clinicId, patientId }: Whose, state: SQL) =>
  db
    .select({ id: reportAlert.id, flag: reportAlert.flag, level: reportAlert.level, answers: reportAlert.answers, raisedAt: reportAlert.raisedAt, reports: standingReports })
    .from(reportAlert)
    .where(and(eq(reportAlert.clinicId, clinicId), eq(reportAlert.patientId, patientId), state))
    .orderBy(asc(reportAlert.raisedAt), asc(reportAlert.id))
    .limit(500);

/** Red-flag answers of one patient that no prescriber has assessed, in the order they came. */
export const listOpenAlertsOf = (db: Db, whose: Whose) => alertsOf(db, whose, isNull(reportAlert.answeredAt));
/** Those that were assessed on this day of the clinic. */
export const listAlertsAssessedOn = (db: Db, { on, timeZone, ...whose }: Whose & { readonly on: string; readonly timeZone: string }) =>
  alertsOf(db, whose, sql`(${reportAlert.answeredAt} at time zone ${timeZone}::text)::date = ${on}::date`);
export type OpenAlertRow = Awaited<ReturnType<typeof listOpenAlertsOf>>[number];

type Answer = { readonly by: string | null; readonly byName: string; readonly assessment: string };

/** Records one assessment for those of these red-flag answers that are open; the ids of those it closed. */
export async function answerAlertsOf(db: Db, { clinicId, patientId, alertIds }: Whose & { readonly alertIds: readonly string[] }, answer: Answer): Promise<string[]> {
  if (alertIds.length === 0) return [];
  const rows = await db
    .update(reportAlert)
    .set({ answeredAt: sql`now()`, answeredBy: answer.by, answeredByName: answer.byName, assessment: answer.assessment })
    .where(and(eq(reportAlert.clinicId, clinicId), eq(reportAlert.patientId, patientId), inArray(reportAlert.id, [...alertIds]), isNull(reportAlert.answeredAt)))
    .returning({ id: reportAlert.id });
  return rows.map(({ id }) => id);
}

/** Records a prescriber's assessment; what it answered, or `null` when it is not there or was answered already. */
export async function answerAlert(
  db: Db,
  { clinicId, patientId, alertId }: Whose & { readonly alertId: string },
  answer: Answer,
): Promise<{ readonly requestId: string; readonly flag: string } | null> {
  const [row] = await db
    .update(reportAlert)
    .set({ answeredAt: sql`now()`, answeredBy: answer.by, answeredByName: answer.byName, assessment: answer.assessment })
    .where(and(eq(reportAlert.clinicId, clinicId), eq(reportAlert.patientId, patientId), eq(reportAlert.id, alertId), isNull(reportAlert.answeredAt)))
    .returning({ requestId: reportAlert.requestId, flag: reportAlert.flag });
  return row ?? null;
}
