import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { AnswerValue } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import { clinic } from '../../schema/clinic';
import type { ClinicTranslations, CrisisWords } from '../../schema/clinic-setting';
import { patient } from '../../schema/patient';
import { reportRequest } from '../../schema/report-request';

type Whose = { readonly clinicId: string; readonly patientId: string };
type Which = { readonly clinicId: string; readonly requestId: string };
/** What the clinic's settings put on the patient's page. */
export type ClinicWords = { readonly crisis: CrisisWords | null; readonly checked: boolean; readonly phone: string | null; readonly hours: string | null; readonly translations: ClinicTranslations };
export type ReportAnswers = Readonly<Record<string, AnswerValue>>;

export type NewReportRequest = Whose & {
  readonly tokenSha256: string;
  readonly instruments: readonly string[];
  readonly comparedWith: string | null;
  readonly dueOn: LocalDate | null;
  readonly expiresAt: Date;
  readonly inClinic: boolean;
  readonly rhythmId: string | null;
  readonly askedOn: LocalDate | null;
  /** Somebody holds the link, or an e-mail does. */
  readonly handedOver: boolean;
  readonly createdBy: string | null;
  readonly createdByName: string;
};

export async function insertReportRequest(db: Db, { handedOver, ...values }: NewReportRequest): Promise<string> {
  const [row] = await db.insert(reportRequest).values({ ...values, ...(handedOver && { handedAt: sql`now()` }) }).returning({ id: reportRequest.id });
  return row?.id ?? '';
}

/** Requests of a patient, the newest first. Neither the hash of a link nor an answer is among the columns. */
export const listReportRequests = (db: Db, { clinicId, patientId, limit }: Whose & { readonly limit: number }) =>
  db
    .select({
      id: reportRequest.id,
      instruments: reportRequest.instruments,
      comparedWith: reportRequest.comparedWith,
      dueOn: reportRequest.dueOn,
      expiresAt: reportRequest.expiresAt,
      inClinic: reportRequest.inClinic,
      rhythmId: reportRequest.rhythmId,
      handedAt: reportRequest.handedAt,
      createdAt: reportRequest.createdAt,
      createdByName: reportRequest.createdByName,
      revokedAt: reportRequest.revokedAt,
      blockedAt: reportRequest.blockedAt,
      openedAt: reportRequest.openedAt,
      startedAt: reportRequest.startedAt,
      savedAt: reportRequest.savedAt,
      submittedAt: reportRequest.submittedAt,
      receipt: reportRequest.receipt,
      seconds: reportRequest.seconds,
      language: reportRequest.language,
      filledBy: reportRequest.filledBy,
    })
    .from(reportRequest)
    .where(and(eq(reportRequest.clinicId, clinicId), eq(reportRequest.patientId, patientId)))
    .orderBy(desc(reportRequest.createdAt), desc(reportRequest.id))
    .limit(limit);
export type ReportRequestRow = Awaited<ReturnType<typeof listReportRequests>>[number];

/** Withdraws a request; `false` when it is not there, was sent already or is withdrawn. */
export async function revokeReportRequest(db: Db, { clinicId, patientId, requestId, by }: Whose & Which & { readonly by: string | null }): Promise<boolean> {
  const rows = await db
    .update(reportRequest)
    .set({ revokedAt: sql`now()`, revokedBy: by })
    .where(and(eq(reportRequest.clinicId, clinicId), eq(reportRequest.patientId, patientId), eq(reportRequest.id, requestId), isNull(reportRequest.revokedAt), isNull(reportRequest.submittedAt)))
    .returning({ id: reportRequest.id });
  return rows.length === 1;
}

/** Gives a request that is still open, or ran out, another link; the one before opens nothing any more. `false` when it is closed for good. */
export async function renewLink(db: Db, { clinicId, patientId, requestId }: Whose & Which, { tokenSha256, expiresAt }: { readonly tokenSha256: string; readonly expiresAt: Date }): Promise<boolean> {
  const rows = await db
    .update(reportRequest)
    .set({ tokenSha256, expiresAt: sql`greatest(${reportRequest.expiresAt}, ${expiresAt.toISOString()}::timestamptz)`, handedAt: sql`now()` })
    .where(
      and(
        eq(reportRequest.clinicId, clinicId), eq(reportRequest.patientId, patientId), eq(reportRequest.id, requestId),
        isNull(reportRequest.submittedAt), isNull(reportRequest.revokedAt), isNull(reportRequest.blockedAt),
      ),
    )
    .returning({ id: reportRequest.id });
  return rows.length === 1;
}

/** The row that a link leads to, found by nothing but the hash of the link. Call it in a transaction of its own that belongs to no clinic. */
export async function findByLink(db: Db, tokenSha256: string): Promise<{ readonly id: string; readonly clinicId: string } | null> {
  await db.execute(sql`select set_config('app.report_link', ${tokenSha256}, true)`);
  const [row] = await db.select({ id: reportRequest.id, clinicId: reportRequest.clinicId }).from(reportRequest).where(eq(reportRequest.tokenSha256, tokenSha256));
  return row ?? null;
}

/** All that the door needs of a request, its patient and its clinic; held until the transaction ends. */
export async function holdReportRequest(db: Db, { clinicId, requestId }: Which) {
  const [row] = await db
    .select({
      id: reportRequest.id,
      patientId: reportRequest.patientId,
      instruments: reportRequest.instruments,
      comparedWith: reportRequest.comparedWith,
      expired: sql<boolean>`${reportRequest.expiresAt} <= now()`,
      inClinic: reportRequest.inClinic,
      revokedAt: reportRequest.revokedAt,
      blockedAt: reportRequest.blockedAt,
      tries: reportRequest.tries,
      startedAt: reportRequest.startedAt,
      submittedAt: reportRequest.submittedAt,
      /** Seconds since it was sent; `null` before. */
      sentAgo: sql<number | null>`extract(epoch from now() - ${reportRequest.submittedAt})::float`,
      /** Seconds since the last saved page; `null` before the first. */
      savedAgo: sql<number | null>`extract(epoch from now() - ${reportRequest.savedAt})::float`,
      receipt: reportRequest.receipt,
      seconds: reportRequest.seconds,
      language: reportRequest.language,
      filledBy: reportRequest.filledBy,
      answers: reportRequest.answers,
      version: reportRequest.version,
      birthOn: patient.birthOn,
      clinicName: clinic.name,
      country: clinic.country,
      timeZone: clinic.timeZone,
      demo: clinic.demo,
      /** The clinic's own words for somebody in danger, its telephone and hours; `null` where nothing was set. */
      words: sql<ClinicWords | null>`(
        select jsonb_build_object('crisis', s.crisis, 'checked', s.crisis_checked_at is not null, 'phone', s.phone, 'hours', s.hours, 'translations', s.translations)
          from clinic_setting s where s.clinic_id = ${reportRequest.clinicId} order by s.version desc limit 1)`,
    })
    .from(reportRequest)
    .innerJoin(patient, and(eq(patient.clinicId, reportRequest.clinicId), eq(patient.id, reportRequest.patientId)))
    .innerJoin(clinic, eq(clinic.id, reportRequest.clinicId))
    .where(and(eq(reportRequest.clinicId, clinicId), eq(reportRequest.id, requestId)))
    .for('update', { of: reportRequest });
  return row ?? null;
}
export type HeldRequest = NonNullable<Awaited<ReturnType<typeof holdReportRequest>>>;

/** Counts a wrong birth date; the last one allowed closes the link for good. */
export const countWrongBirthDate = (db: Db, { clinicId, requestId }: Which, most: number) =>
  db
    .update(reportRequest)
    .set({ tries: sql`${reportRequest.tries} + 1`, blockedAt: sql`case when ${reportRequest.tries} + 1 >= ${most} then now() end` })
    .where(and(eq(reportRequest.clinicId, clinicId), eq(reportRequest.id, requestId)));

export const markOpened = (db: Db, { clinicId, requestId }: Which) =>
  db
    .update(reportRequest)
    .set({ openedAt: sql`coalesce(${reportRequest.openedAt}, now())` })
    .where(and(eq(reportRequest.clinicId, clinicId), eq(reportRequest.id, requestId)));

export type SavedPage = {
  readonly answers: ReportAnswers;
  readonly seconds: number;
  readonly language: string | null;
  readonly filledBy: 'patient' | 'carer' | 'interpreter' | null;
};

export const savePage = (db: Db, { clinicId, requestId }: Which, page: SavedPage) =>
  db
    .update(reportRequest)
    .set({ ...page, version: sql`${reportRequest.version} + 1`, startedAt: sql`coalesce(${reportRequest.startedAt}, now())`, savedAt: sql`now()` })
    .where(and(eq(reportRequest.clinicId, clinicId), eq(reportRequest.id, requestId)));

export const markSubmitted = (db: Db, { clinicId, requestId }: Which, receipt: string) =>
  db
    .update(reportRequest)
    .set({ submittedAt: sql`now()`, receipt })
    .where(and(eq(reportRequest.clinicId, clinicId), eq(reportRequest.id, requestId)));
