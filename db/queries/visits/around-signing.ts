import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { disclosure, flagAnswer, signedNote } from '../../schema/visit';

type Of = { readonly clinicId: string; readonly patientId: string };

/** A red-flag answer of the patient to the same flag waits that this answer did not close, or that came after it: it speaks for the flag no more. */
const overtakenBy = (until: string | undefined) => sql<boolean>`exists (
  select 1 from report_alert waits
   where waits.clinic_id = flag_answer.clinic_id and waits.patient_id = flag_answer.patient_id and waits.flag = flag_answer.flag and waits.answered_at is null
     and (flag_answer.settled is true or waits.raised_at > flag_answer.at) ${until === undefined ? sql`` : sql`and waits.raised_at < ${until}::date + 1`})`;

const answerColumns = (until?: string) => ({ flag: flagAnswer.flag, raisedSha256: flagAnswer.raisedSha256, what: flagAnswer.what, settled: flagAnswer.settled, on: flagAnswer.answeredOn, by: flagAnswer.byName, overtaken: overtakenBy(until) });

/** Answers to flags of a patient, the newest first; of a past day those of then. */
export const listFlagAnswers = (db: Db, { clinicId, patientId, until }: Of & { readonly until?: string | undefined }) =>
  db
    .select(answerColumns(until))
    .from(flagAnswer)
    .where(and(eq(flagAnswer.clinicId, clinicId), eq(flagAnswer.patientId, patientId), until === undefined ? undefined : lte(flagAnswer.answeredOn, until)))
    .orderBy(desc(flagAnswer.at), desc(flagAnswer.id))
    .limit(500);
export type FlagAnswerRow = Awaited<ReturnType<typeof listFlagAnswers>>[number];

/** The newest answer of each of these patients to each flag as it was raised, the newest first. */
export function listNewestFlagAnswers(db: Db, { clinicId, patientIds }: { readonly clinicId: string; readonly patientIds: readonly string[] }) {
  const newest = db
    .selectDistinctOn([flagAnswer.patientId, flagAnswer.flag, flagAnswer.raisedSha256], { id: flagAnswer.id })
    .from(flagAnswer)
    .where(and(eq(flagAnswer.clinicId, clinicId), inArray(flagAnswer.patientId, [...patientIds])))
    .orderBy(flagAnswer.patientId, flagAnswer.flag, flagAnswer.raisedSha256, desc(flagAnswer.at), desc(flagAnswer.id));
  return db
    .select({ patientId: flagAnswer.patientId, ...answerColumns() })
    .from(flagAnswer)
    .where(and(eq(flagAnswer.clinicId, clinicId), inArray(flagAnswer.id, newest)))
    .orderBy(desc(flagAnswer.at), desc(flagAnswer.id));
}

/** Every answer to a flag of a patient, the first given first, for the whole record. */
export const listFlagAnswersEver = (db: Db, { clinicId, patientId }: Of) =>
  db
    .select({ id: flagAnswer.id, flag: flagAnswer.flag, what: flagAnswer.what, settled: flagAnswer.settled, on: flagAnswer.answeredOn, by: flagAnswer.byName })
    .from(flagAnswer)
    .where(and(eq(flagAnswer.clinicId, clinicId), eq(flagAnswer.patientId, patientId)))
    .orderBy(flagAnswer.at, flagAnswer.id);

export async function insertFlagAnswer(db: Db, answer: typeof flagAnswer.$inferInsert): Promise<void> {
  await db.insert(flagAnswer).values(answer);
}

export async function insertDisclosure(db: Db, row: typeof disclosure.$inferInsert): Promise<void> {
  await db.insert(disclosure).values(row);
}

/** Whether this person opened another chart in the last so many minutes, and when the last act on this one was. */
export async function readRisk(
  db: Db,
  { clinicId, userId, patientId, minutes }: Of & { readonly userId: string; readonly minutes: number },
): Promise<{ readonly others: number; readonly idleMinutes: number | null }> {
  const { rows } = await db.execute<{ others: number; idleMinutes: number | null }>(sql`
    select count(distinct patient_id) filter (where event = 'chart.read' and patient_id <> ${patientId} and at > now() - make_interval(mins => ${minutes}))::int as others,
           floor(extract(epoch from now() - max(at) filter (where patient_id = ${patientId})) / 60)::int as "idleMinutes"
      from audit_event
     where clinic_id = ${clinicId} and user_id = ${userId} and at > now() - interval '12 hours' and outcome = 'done' and patient_id is not null`);
  return rows[0] ?? { others: 0, idleMinutes: null };
}

/** Every signed note of the clinic in order of signing, a page at a time, for verification. */
export const pageNotes = (db: Db, { clinicId, after, limit }: { readonly clinicId: string; readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number }) =>
  db
    .select({
      id: signedNote.id,
      number: signedNote.number,
      version: signedNote.version,
      snapshot: signedNote.snapshot,
      sha256: signedNote.sha256,
      knowledgeSha256: signedNote.knowledgeSha256,
      patientId: signedNote.patientId,
      patientIds: sql<string[]>`to_json(ids_of_patient(${signedNote.clinicId}, ${signedNote.patientId}))`,
      visitId: signedNote.visitId,
      at: sql<string>`${signedNote.signedAt}::text`,
    })
    .from(signedNote)
    .where(and(eq(signedNote.clinicId, clinicId), after === null ? undefined : sql`(${signedNote.signedAt}, ${signedNote.id}) > (${after.at}::timestamptz, ${after.id}::uuid)`))
    .orderBy(signedNote.signedAt, signedNote.id)
    .limit(limit);
