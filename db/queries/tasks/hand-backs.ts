import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Db } from '../../client';
import { handBack } from '../../schema/follow-up';

type InClinic = { readonly clinicId: string };
export type HandBackRow = {
  readonly id: string;
  readonly patientId: string;
  readonly taskId: string | null;
  readonly question: string;
  readonly story: readonly string[];
  readonly askedById: string;
  readonly askedBy: string;
  readonly askedMs: number;
  readonly toId: string | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredMs: number | null;
  readonly readMs: number | null;
};

const columns = sql`h.id, h.patient_id as "patientId", h.task_id as "taskId", h.question, h.story, h.asked_by_id as "askedById", h.asked_by_name as "askedBy", (extract(epoch from h.asked_at) * 1000)::float8 as "askedMs",
  h.to_id as "toId", h.answer, h.answered_by_name as "answeredBy", (extract(epoch from h.answered_at) * 1000)::float8 as "answeredMs", (extract(epoch from h.read_at) * 1000)::float8 as "readMs"`;

async function listWhere(db: Db, where: SQL, order: SQL, limit: number): Promise<readonly HandBackRow[]> {
  const { rows } = await db.execute<HandBackRow>(sql`select ${columns} from hand_back h where ${where} order by ${order} limit ${limit}`);
  return rows;
}

/** Questions that wait for an answer, the oldest first; to these people or to anybody. */
export const listOpenQuestions = (db: Db, { clinicId, to, limit }: InClinic & { readonly to: readonly string[]; readonly limit: number }) =>
  listWhere(db, sql`h.clinic_id = ${clinicId} and h.answered_at is null and (h.to_id is null or h.to_id in (select (json_array_elements_text(${JSON.stringify(to)}::json))::uuid))`, sql`h.asked_at, h.id`, limit);

/** What this person asked: still waiting, or answered and not read. */
export const listOwnQuestions = (db: Db, { clinicId, userId, limit }: InClinic & { readonly userId: string; readonly limit: number }) =>
  listWhere(db, sql`h.clinic_id = ${clinicId} and h.asked_by_id = ${userId}::uuid and h.read_at is null`, sql`h.answered_at nulls last, h.asked_at, h.id`, limit);

export const listQuestionsOf = (db: Db, { clinicId, patientId, limit }: InClinic & { readonly patientId: string; readonly limit: number }) =>
  listWhere(db, sql`h.clinic_id = ${clinicId} and h.patient_id = ${patientId}`, sql`h.asked_at desc, h.id`, limit);

export async function getQuestion(db: Db, { clinicId, handBackId }: InClinic & { readonly handBackId: string }): Promise<HandBackRow | null> {
  const [row] = await listWhere(db, sql`h.clinic_id = ${clinicId} and h.id = ${handBackId}`, sql`h.id`, 1);
  return row ?? null;
}

export async function insertHandBack(db: Db, row: typeof handBack.$inferInsert): Promise<string> {
  const [made] = await db.insert(handBack).values(row).returning({ id: handBack.id });
  return made?.id ?? '';
}

/** Answers a question once; `false` when it is not there or was answered. */
export async function answerHandBack(db: Db, { clinicId, handBackId }: InClinic & { readonly handBackId: string }, answer: { readonly byId: string; readonly byName: string; readonly text: string }): Promise<boolean> {
  const { rows } = await db.execute(sql`
    update hand_back set answer = ${answer.text}, answered_by_id = ${answer.byId}, answered_by_name = ${answer.byName}, answered_at = clock_timestamp()
     where clinic_id = ${clinicId} and id = ${handBackId} and answered_at is null returning id`);
  return rows.length === 1;
}

/** That the one who asked has read the answer. */
export async function markAnswerRead(db: Db, { clinicId, handBackId, userId }: InClinic & { readonly handBackId: string; readonly userId: string }): Promise<boolean> {
  const { rows } = await db.execute(sql`
    update hand_back set read_at = clock_timestamp() where clinic_id = ${clinicId} and id = ${handBackId} and asked_by_id = ${userId} and answered_at is not null returning id`);
  return rows.length === 1;
}
