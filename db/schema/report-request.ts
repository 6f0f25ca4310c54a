import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { AnswerValue } from '@/server/clinical/model/chart';
import { user } from './account';
import { patient } from './patient';

/**
 * A patient is asked again and again: every so many weeks, or when the signed plan has a report due. One at a time for each patient.
 * What it was is never rewritten; another one ends it.
 */
export const reportRhythm = pgTable(
  'report_rhythm',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    instruments: jsonb('instruments').$type<readonly string[]>().notNull(),
    comparedWith: text('compared_with'),
    every: text('every', { enum: ['2-weeks', '4-weeks', 'plan'] }).notNull(),
    /** The link goes out by e-mail by itself; otherwise somebody hands it over. */
    byMail: boolean('by_mail').notNull().default(false),
    /** Clinic's day from which the weeks count; with a plan, days before it ask nothing. */
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid('created_by').references(() => user.id),
    createdByName: text('created_by_name').notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedByName: text('ended_by_name'),
  },
  (table) => [
    foreignKey({ name: 'report_rhythm_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    unique('report_rhythm_whole').on(table.clinicId, table.patientId, table.id),
    uniqueIndex('report_rhythm_one_at_a_time').on(table.clinicId, table.patientId).where(sql`${table.endedAt} is null`),
    check('report_rhythm_known', sql`${table.every} in ('2-weeks', '4-weeks', 'plan')`),
  ],
);

/**
 * A patient was asked for a report: which instruments, by when, and how far it has come. The link that was handed over is
 * 256 random bits of which only the SHA-256 is kept; who knows them finds this one row, before any clinic is known.
 */
export const reportRequest = pgTable(
  'report_request',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    tokenSha256: text('token_sha256').notNull().unique(),
    /** Ids of instruments of the content, in the order in which they are asked. */
    instruments: jsonb('instruments').$type<readonly string[]>().notNull(),
    /** Medicine that the blunting report compares with, in the words that the patient reads; `null`: only the time now is asked. */
    comparedWith: text('compared_with'),
    dueOn: date('due_on', { mode: 'string' }),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** Answered on a device of the clinic that is handed over and back. */
    inClinic: boolean('in_clinic').notNull().default(false),
    /** The rhythm that asked, and the clinic's day it asked for: once for each. */
    rhythmId: uuid('rhythm_id'),
    askedOn: date('asked_on', { mode: 'string' }),
    /** Somebody was given the link, or it was put into an e-mail; `null`: made by a rhythm and nobody has it yet. */
    handedAt: timestamp('handed_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid('created_by').references(() => user.id),
    createdByName: text('created_by_name').notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    revokedBy: uuid('revoked_by').references(() => user.id),
    /** Birth dates tried that were not right; at the limit the link is closed for good. */
    tries: integer('tries').notNull().default(0),
    blockedAt: timestamp('blocked_at', { withTimezone: true }),
    /** First time that the birth date was right. */
    openedAt: timestamp('opened_at', { withTimezone: true }),
    /** First answer that was saved. */
    startedAt: timestamp('started_at', { withTimezone: true }),
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    /** What the patient reads aloud to ask about the report. */
    receipt: text('receipt'),
    /** Seconds in which the form was in front of somebody, without the pauses. */
    seconds: integer('seconds').notNull().default(0),
    /** Code of the catalogue’s language in which the newest page was answered. */
    language: text('language'),
    filledBy: text('filled_by', { enum: ['patient', 'carer', 'interpreter'] }),
    /** Answers as saved page by page; `null` is "I would rather not say". Kept as the original of the report. */
    answers: jsonb('answers').$type<Readonly<Record<string, AnswerValue>>>().notNull().default({}),
    /** Counts up with each saved page. */
    version: integer('version').notNull().default(0),
    savedAt: timestamp('saved_at', { withTimezone: true }),
  },
  (table) => [
    foreignKey({ name: 'report_request_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ name: 'report_request_of_rhythm', columns: [table.clinicId, table.patientId, table.rhythmId], foreignColumns: [reportRhythm.clinicId, reportRhythm.patientId, reportRhythm.id] }),
    uniqueIndex('report_request_once_a_day').on(table.clinicId, table.rhythmId, table.askedOn).where(sql`${table.rhythmId} is not null`),
    unique('report_request_whole').on(table.clinicId, table.patientId, table.id),
    index('report_request_by_patient').on(table.clinicId, table.patientId, table.createdAt),
    check('report_request_token_shape', sql`${table.tokenSha256} ~ '^[0-9a-f]{64}$'`),
    check('report_request_tries_bound', sql`${table.tries} between 0 and 5`),
  ],
);

/**
 * A red-flag answer as it came in, whether or not the report was sent and whether or not the answer was taken back. It stands on the
 * home page until a prescriber's recorded assessment answers it. Who answered is filled in once; nothing else ever changes.
 */
export const reportAlert = pgTable(
  'report_alert',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    requestId: uuid('request_id').notNull(),
    /** Id of the flag in the content. */
    flag: text('flag').notNull(),
    level: text('level', { enum: ['emergency', 'urgent'] }).notNull(),
    /** The answer that raised it, by the id of its question; empty in what was raised before this was kept. A worse one is a row of its own. */
    answers: jsonb('answers').$type<Readonly<Record<string, AnswerValue>>>().notNull().default({}),
    raisedAt: timestamp('raised_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    /** When somebody has to have made contact, by the flag's own term. */
    dueAt: timestamp('due_at', { withTimezone: true }),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    answeredBy: uuid('answered_by').references(() => user.id),
    answeredByName: text('answered_by_name'),
    /** What was found and done, in the prescriber's words. */
    assessment: text('assessment'),
  },
  (table) => [
    foreignKey({ name: 'report_alert_of_request', columns: [table.clinicId, table.patientId, table.requestId], foreignColumns: [reportRequest.clinicId, reportRequest.patientId, reportRequest.id] }),
    unique('report_alert_whole').on(table.clinicId, table.patientId, table.id),
    unique('report_alert_once').on(table.clinicId, table.requestId, table.flag, table.answers),
    index('report_alert_open').on(table.clinicId, table.raisedAt).where(sql`${table.answeredAt} is null`),
  ],
);
