import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { reportAlert } from '../../schema/report-request';

type Whose = { readonly clinicId: string; readonly patientId: string };

export type NewReportAlert = Whose & {
  readonly requestId: string;
  readonly flag: string;
  readonly level: 'emergency' | 'urgent';
  readonly dueAt: Date | null;
};

/** Keeps a red-flag answer; of the same flag once a request. */
export async function insertReportAlerts(db: Db, alerts: readonly NewReportAlert[]): Promise<void> {
  if (alerts.length > 0) await db.insert(reportAlert).values([...alerts]).onConflictDoNothing();
}

/** Red-flag answers of the whole clinic that no prescriber has answered, the longest waiting first. */
export const listOpenAlerts = (db: Db, { clinicId, limit }: { readonly clinicId: string; readonly limit: number }) =>
  db
    .select({ id: reportAlert.id, patientId: reportAlert.patientId, flag: reportAlert.flag, level: reportAlert.level, dueAt: reportAlert.dueAt })
    .from(reportAlert)
    .where(and(eq(reportAlert.clinicId, clinicId), isNull(reportAlert.answeredAt)))
    .orderBy(asc(reportAlert.raisedAt), asc(reportAlert.id))
    .limit(limit);

/** Red-flag answers of one patient, the newest first, answered ones too. */
export const listAlertsOf = (db: Db, { clinicId, patientId, limit }: Whose & { readonly limit: number }) =>
  db
    .select({
      id: reportAlert.id,
      requestId: reportAlert.requestId,
      flag: reportAlert.flag,
      level: reportAlert.level,
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

type Answer = { readonly by: string | null; readonly byName: string; readonly assessment: string };

/** Records one assessment for every open answer to a flag; the ids of those it closed. */
export async function answerAlertsOf(db: Db, { clinicId, patientId, flag }: Whose & { readonly flag: string }, answer: Answer): Promise<string[]> {
  const rows = await db
    .update(reportAlert)
    .set({ answeredAt: sql`now()`, answeredBy: answer.by, answeredByName: answer.byName, assessment: answer.assessment })
    .where(and(eq(reportAlert.clinicId, clinicId), eq(reportAlert.patientId, patientId), eq(reportAlert.flag, flag), isNull(reportAlert.answeredAt)))
    .returning({ id: reportAlert.id });
  return rows.map(({ id }) => id);
}

/** Records a prescriber's assessment; `false` when it is not there or was answered already. */
export async function answerAlert(
  db: Db,
  { clinicId, patientId, alertId }: Whose & { readonly alertId: string },
  answer: Answer,
): Promise<boolean> {
  const rows = await db
    .update(reportAlert)
    .set({ answeredAt: sql`now()`, answeredBy: answer.by, answeredByName: answer.byName, assessment: answer.assessment })
    .where(and(eq(reportAlert.clinicId, clinicId), eq(reportAlert.patientId, patientId), eq(reportAlert.id, alertId), isNull(reportAlert.answeredAt)))
    .returning({ id: reportAlert.id });
  return rows.length === 1;
}
