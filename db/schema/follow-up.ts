import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, smallint, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { CoveredItem } from '@/server/clinical/model/follow-up';
import { user } from './account';
import { patient } from './patient';
import { signedNote } from './visit';

/**
 * Something due for a patient on a day of the clinic. Made by the transaction that signs a decision, by a red-flag answer, or by hand;
 * never deleted. Of one patient and key at most one is open, so that nothing is asked for twice.
 */
export const followUpTask = pgTable(
  'follow_up_task',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    /** The signed note whose decision asks for it now; `null` for a flag's and for one made by hand. */
    noteId: uuid('note_id'),
    source: text('source', { enum: ['plan', 'deferral', 'flag', 'manual'] }).notNull(),
    /** What it is of its plan, the same before and after the plan was moved: `option:dose-reduction:1`; of a red-flag answer `alert:` and its id. */
    key: text('key').notNull(),
    kind: text('kind', { enum: ['option', 'checkpoint', 'step', 'steady-state', 'contact', 'review', 'report', 'return', 'flag', 'manual'] }).notNull(),
    /** What is done next: the columns of the board. */
    act: text('act', { enum: ['call', 'send-report', 'check', 'arrange', 'review'] }).notNull(),
    what: text('what').notNull(),
    /** What of the plan falls on the same day and is done with it. */
    covers: jsonb('covers').$type<readonly CoveredItem[]>().notNull().default([]),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** Last day of the window, where it has one. */
    untilOn: date('until_on', { mode: 'string' }),
    /** Day on which somebody next does something about it: the due day, later after an attempt that reached nobody. */
    actOn: date('act_on', { mode: 'string' }).notNull(),
    role: text('role', { enum: ['coordinator', 'prescriber'] }).notNull(),
    assigneeId: uuid('assignee_id').references(() => user.id),
    /** Instrument of the content to be answered by then. */
    instrument: text('instrument'),
    option: text('option'),
    /** Step of the plan in force on the day. */
    planStep: integer('plan_step'),
    /** 0 emergency and 1 urgent red-flag answers; then by the flags raised when it was signed: 2 red, 3 stop, 4 attention, 5 none. */
    risk: smallint('risk').notNull().default(5),
    status: text('status', { enum: ['open', 'waiting', 'done', 'cancelled'] }).notNull().default('open'),
    /** Why it waits, was done or was cancelled. */
    reason: text('reason'),
    /** Attempts since somebody was last reached. */
    attempts: smallint('attempts').notNull().default(0),
    /** The clinic's number of attempts is used up, or the number is wrong. */
    unreached: boolean('unreached').notNull().default(false),
    closedOn: date('closed_on', { mode: 'string' }),
    closedByName: text('closed_by_name'),
    /** Counts up with each change. */
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({ name: 'follow_up_task_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ name: 'follow_up_task_of_note', columns: [table.clinicId, table.patientId, table.noteId], foreignColumns: [signedNote.clinicId, signedNote.patientId, signedNote.id] }),
    unique('follow_up_task_whole').on(table.clinicId, table.patientId, table.id),
    uniqueIndex('follow_up_task_once').on(table.clinicId, table.patientId, table.key).where(sql`${table.status} in ('open', 'waiting')`),
    // A page of the worklist is a short range in one of these for each risk, whatever the size of the clinic. The last columns let a filter be answered from the index alone.
    index('follow_up_task_open').on(table.clinicId, table.risk, table.dueOn, table.id, table.act, table.role, table.patientId).where(sql`${table.status} = 'open' and not ${table.unreached}`),
    index('follow_up_task_open_of').on(table.clinicId, table.assigneeId, table.risk, table.dueOn, table.id, table.act, table.role, table.patientId).where(sql`${table.status} = 'open' and not ${table.unreached}`),
    index('follow_up_task_open_act').on(table.clinicId, table.act, table.risk, table.dueOn, table.id, table.role, table.patientId).where(sql`${table.status} = 'open' and not ${table.unreached}`),
    index('follow_up_task_waiting').on(table.clinicId, table.risk, table.dueOn, table.id, table.assigneeId, table.act, table.role, table.patientId).where(sql`${table.status} = 'waiting' and not ${table.unreached}`),
    index('follow_up_task_unreached').on(table.clinicId, table.risk, table.dueOn, table.id, table.assigneeId, table.act, table.role, table.patientId).where(sql`${table.unreached} and ${table.status} in ('open', 'waiting')`),
    // What comes back today.
    index('follow_up_task_wakes').on(table.clinicId, table.actOn).where(sql`${table.status} = 'waiting'`),
    // Days of somebody's calendar.
    index('follow_up_task_days').on(table.clinicId, table.assigneeId, table.actOn).where(sql`${table.status} in ('open', 'waiting')`),
    index('follow_up_task_closed').on(table.clinicId, table.closedOn).where(sql`${table.closedOn} is not null`),
    index('follow_up_task_by_patient').on(table.clinicId, table.patientId, table.dueOn),
    check('follow_up_task_source_known', sql`${table.source} in ('plan', 'deferral', 'flag', 'manual')`),
    check('follow_up_task_status_known', sql`${table.status} in ('open', 'waiting', 'done', 'cancelled')`),
    check('follow_up_task_risk_bound', sql`${table.risk} between 0 and 5`),
    check('follow_up_task_closed_whole', sql`(${table.status} in ('done', 'cancelled')) = (${table.closedOn} is not null)`),
  ],
);

const traceColumns = () => ({
  id: uuid('id').primaryKey().defaultRandom(),
  clinicId: uuid('clinic_id').notNull(),
  patientId: uuid('patient_id').notNull(),
  byId: uuid('by_id').references(() => user.id),
  byName: text('by_name').notNull(),
  at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
});

/** Everything that happened to a task: made, moved from day to day, given to somebody, closed. Append-only. */
export const taskTrace = pgTable(
  'task_trace',
  {
    ...traceColumns(),
    taskId: uuid('task_id').notNull(),
    what: text('what', { enum: ['made', 'moved', 'reworded', 'assigned', 'waiting', 'done', 'cancelled', 'reopened', 'contact', 'asked', 'answered'] }).notNull(),
    fromOn: date('from_on', { mode: 'string' }),
    toOn: date('to_on', { mode: 'string' }),
    /** Words of whoever did it, or of the rule that did. */
    why: text('why'),
  },
  (table) => [
    foreignKey({ name: 'task_trace_of_task', columns: [table.clinicId, table.patientId, table.taskId], foreignColumns: [followUpTask.clinicId, followUpTask.patientId, followUpTask.id] }),
    index('task_trace_by_task').on(table.clinicId, table.taskId, table.at),
  ],
);

/** One try to reach a patient, and what was said. Append-only. */
export const outreach = pgTable(
  'outreach',
  {
    ...traceColumns(),
    /** The task it was made for; `null` for a contact of another occasion. */
    taskId: uuid('task_id'),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    outcome: text('outcome', { enum: ['reached', 'voicemail', 'no-answer', 'wrong-number', 'letter'] }).notNull(),
    /** Question to answer; `null` is not asked. */
    answers: jsonb('answers').$type<Readonly<Record<string, string | null>>>().notNull(),
    words: text('words'),
    /** Next attempt, as agreed or as the clinic's rule proposed. */
    nextOn: date('next_on', { mode: 'string' }),
  },
  (table) => [
    foreignKey({ name: 'outreach_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ name: 'outreach_of_task', columns: [table.clinicId, table.patientId, table.taskId], foreignColumns: [followUpTask.clinicId, followUpTask.patientId, followUpTask.id] }),
    index('outreach_by_patient').on(table.clinicId, table.patientId, table.at),
  ],
);

/** A question of a coordinator to a prescriber, and the answer to it. Asked once, answered once. */
export const handBack = pgTable(
  'hand_back',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    taskId: uuid('task_id'),
    question: text('question').notNull(),
    /** Lines that were on the coordinator's screen when it was asked. */
    story: jsonb('story').$type<readonly string[]>().notNull(),
    askedById: uuid('asked_by_id')
      .notNull()
      .references(() => user.id),
    askedByName: text('asked_by_name').notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    /** `null`: any prescriber of the clinic. */
    toId: uuid('to_id').references(() => user.id),
    answer: text('answer'),
    answeredById: uuid('answered_by_id').references(() => user.id),
    answeredByName: text('answered_by_name'),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    /** When the one who asked has read the answer. */
    readAt: timestamp('read_at', { withTimezone: true }),
  },
  (table) => [
    foreignKey({ name: 'hand_back_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ name: 'hand_back_of_task', columns: [table.clinicId, table.patientId, table.taskId], foreignColumns: [followUpTask.clinicId, followUpTask.patientId, followUpTask.id] }),
    index('hand_back_open').on(table.clinicId, table.askedAt).where(sql`${table.answeredAt} is null`),
    index('hand_back_answered').on(table.clinicId, table.askedById, table.answeredAt).where(sql`${table.answeredAt} is not null and ${table.readAt} is null`),
    index('hand_back_by_patient').on(table.clinicId, table.patientId, table.askedAt),
  ],
);
