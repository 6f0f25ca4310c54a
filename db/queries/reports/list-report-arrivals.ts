import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { report } from '../../schema/report';
import { reportRequest } from '../../schema/report-request';

/** Standing reports that patients sent through a link: when they came in, in which language, and how long the form was in front of somebody. */
export const listReportArrivals = (db: Db, { clinicId, patientId, asKnownAt }: { readonly clinicId: string; readonly patientId: string; readonly asKnownAt?: string | undefined }) =>
  db
    .select({
      id: report.id,
      recordedAt: report.recordedAt,
      submittedAt: reportRequest.submittedAt,
      seconds: reportRequest.seconds,
      language: reportRequest.language,
      inClinic: reportRequest.inClinic,
    })
    .from(report)
    .innerJoin(
      reportRequest,
      and(eq(reportRequest.clinicId, report.clinicId), eq(reportRequest.patientId, report.patientId), sql`${report.importKey} = 'report-request:' || ${reportRequest.id} || ':' || ${report.instrument}`),
    )
    .where(and(eq(report.clinicId, clinicId), eq(report.patientId, patientId), isNull(report.enteredInErrorAt), asKnownAt === undefined ? undefined : sql`${report.recordedAt} <= ${asKnownAt}`))
    .orderBy(report.recordedAt, report.id);
