import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import { correction } from '../../schema/correction';

type Of = { readonly clinicId: string; readonly patientId: string };
type One = Of & { readonly correctionId: string };

export type CorrectionRow = {
  readonly id: string;
  readonly askedOn: LocalDate;
  readonly askedBy: string;
  readonly what: string;
  readonly recordedByName: string;
  readonly recordedAtMs: number;
  readonly dueOn: LocalDate;
  readonly extendedWhy: string | null;
  readonly answer: 'accepted' | 'denied' | null;
  readonly why: string | null;
  readonly answeredOn: LocalDate | null;
  readonly answeredByName: string | null;
  /** Event of the act that carried it out. */
  readonly carriedOutEvent: string | null;
  readonly carriedOutAtMs: number | null;
  readonly carriedOutActor: string | null;
  readonly disagreement: string | null;
  readonly disagreementOn: LocalDate | null;
};

/** What was asked to be corrected in a record, the first asked first. */
export async function listCorrections(db: Db, { clinicId, patientId }: Of): Promise<readonly CorrectionRow[]> {
  const { rows } = await db.execute<CorrectionRow>(sql`
    select c.id, c.asked_on as "askedOn", c.asked_by as "askedBy", c.what, c.recorded_by_name as "recordedByName", (extract(epoch from c.recorded_at) * 1000)::float8 as "recordedAtMs",
           c.due_on as "dueOn", c.extended_why as "extendedWhy", c.answer, c.why, c.answered_on as "answeredOn", c.answered_by_name as "answeredByName",
           a.event as "carriedOutEvent", (extract(epoch from a.at) * 1000)::float8 as "carriedOutAtMs", a.actor as "carriedOutActor", c.disagreement, c.disagreement_on as "disagreementOn"
      from correction c left join audit_event a on a.clinic_id = c.clinic_id and a.id = c.carried_out_by
     where c.clinic_id = ${clinicId} and c.patient_id = ${patientId}
     order by c.asked_on, c.recorded_at, c.id limit 500`);
  return rows;
}

export async function insertCorrection(db: Db, row: typeof correction.$inferInsert): Promise<string> {
  const [made] = await db.insert(correction).values(row).returning({ id: correction.id });
  if (made === undefined) throw new Error('the correction was not stored');
  return made.id;
}

const one = ({ clinicId, patientId, correctionId }: One) => and(eq(correction.clinicId, clinicId), eq(correction.patientId, patientId), eq(correction.id, correctionId));

/** Another term for one that is not answered and was not extended. @returns whether there was such a one */
export async function extendCorrection(db: Db, which: One, { dueOn, why }: { readonly dueOn: LocalDate; readonly why: string }): Promise<boolean> {
  const changed = await db.update(correction).set({ dueOn, extendedWhy: why }).where(and(one(which), isNull(correction.answer), isNull(correction.extendedWhy))).returning({ id: correction.id });
  return changed.length === 1;
}

export type Answer = Pick<typeof correction.$inferInsert, 'answer' | 'why' | 'carriedOutBy' | 'answeredOn' | 'answeredBy' | 'answeredByName'>;

/** The one answer. @returns whether it was the first */
export async function answerCorrection(db: Db, which: One, answer: Answer): Promise<boolean> {
  const changed = await db.update(correction).set(answer).where(and(one(which), isNull(correction.answer))).returning({ id: correction.id });
  return changed.length === 1;
}

/** The patient's statement about a denial. @returns whether it was denied and had none */
export async function disagree(db: Db, which: One, { on, statement }: { readonly on: LocalDate; readonly statement: string }): Promise<boolean> {
  const changed = await db
    .update(correction)
    .set({ disagreement: statement, disagreementOn: on })
    .where(and(one(which), eq(correction.answer, 'denied'), isNull(correction.disagreement)))
    .returning({ id: correction.id });
  return changed.length === 1;
}

/** Open corrections of a patient with the task that reminds of each. */
export const openTaskOf = async (db: Db, { clinicId, patientId }: Of, key: string): Promise<string | null> => {
  const { rows } = await db.execute<{ id: string }>(sql`select id from follow_up_task where clinic_id = ${clinicId} and patient_id = ${patientId} and key = ${key} and status in ('open', 'waiting') for update`);
  return rows[0]?.id ?? null;
};

export const oldestOpen = async (db: Db, { clinicId, patientId }: Of): Promise<Date | null> => {
  const [row] = await db.select({ at: correction.recordedAt }).from(correction).where(and(eq(correction.clinicId, clinicId), eq(correction.patientId, patientId), isNull(correction.answer))).orderBy(asc(correction.recordedAt)).limit(1);
  return row?.at ?? null;
};
