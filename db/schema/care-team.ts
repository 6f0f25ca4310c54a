import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { clinic } from './clinic';
import { patient } from './patient';

/** Who is responsible for a patient: one prescriber and one coordinator at most. */
export const careTeam = pgTable(
  'care_team',
  {
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    role: text('role', { enum: ['coordinator', 'prescriber'] }).notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id),
    since: timestamp('since', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.clinicId, table.patientId, table.role] }),
    foreignKey({ name: 'care_team_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    index('care_team_of_user').on(table.clinicId, table.userId, table.role, table.patientId),
  ],
);

/** A patient who went from one person's care to another's, with the line that was written for it. Append-only. */
export const handover = pgTable(
  'handover',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    role: text('role', { enum: ['coordinator', 'prescriber'] }).notNull(),
    fromId: uuid('from_id').references(() => user.id),
    toId: uuid('to_id')
      .notNull()
      .references(() => user.id),
    line: text('line').notNull(),
    /** Open tasks and drafts that went with the patient. */
    tasks: integer('tasks').notNull(),
    drafts: integer('drafts').notNull(),
    byId: uuid('by_id')
      .notNull()
      .references(() => user.id),
    byName: text('by_name').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    foreignKey({ name: 'handover_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    index('handover_by_patient').on(table.clinicId, table.patientId, table.at),
  ],
);

/** Who looks after whose tasks on which days. Ended early by `endedAt`; never deleted. */
export const absenceCover = pgTable(
  'absence_cover',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    absentId: uuid('absent_id')
      .notNull()
      .references(() => user.id),
    coveringId: uuid('covering_id')
      .notNull()
      .references(() => user.id),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    /** The last day, inclusive. */
    toOn: date('to_on', { mode: 'string' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid('created_by').references(() => user.id),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    index('absence_cover_standing').on(table.clinicId, table.coveringId).where(sql`${table.endedAt} is null`),
    check('absence_cover_days', sql`${table.fromOn} <= ${table.toOn}`),
    check('absence_cover_two_people', sql`${table.absentId} <> ${table.coveringId}`),
  ],
);

/** Patients whom a person keeps an eye on. */
export const patientFollow = pgTable(
  'patient_follow',
  {
    clinicId: uuid('clinic_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id),
    patientId: uuid('patient_id').notNull(),
    since: timestamp('since', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.clinicId, table.userId, table.patientId] }),
    foreignKey({ name: 'patient_follow_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
  ],
);

/** The secret address of a person's calendar of tasks: 256 random bits of which only the SHA-256 is kept. */
export const taskCalendar = pgTable(
  'task_calendar',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id),
    tokenSha256: text('token_sha256').notNull().unique(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    lastReadAt: timestamp('last_read_at', { withTimezone: true }),
  },
  (table) => [index('task_calendar_of_user').on(table.clinicId, table.userId), check('task_calendar_token_shape', sql`${table.tokenSha256} ~ '^[0-9a-f]{64}$'`)],
);
