import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { clinic } from './clinic';
import { patient } from './patient';

/** How long a clinic keeps the record of somebody after the last act on it. The highest version counts; without a row nothing is ever past it. */
export const retentionRule = pgTable(
  'retention_rule',
  {
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    version: integer('version').notNull(),
    /** Not fewer than the six years of 45 CFR 164.316(b)(2). */
    years: integer('years').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    changedBy: uuid('changed_by')
      .notNull()
      .references(() => user.id),
    changedByName: text('changed_by_name').notNull(),
  },
  (table) => [primaryKey({ name: 'retention_rule_version', columns: [table.clinicId, table.version] }), check('retention_rule_years', sql`${table.years} between 6 and 100`)],
);

/** Something that forbids a record's purge while it stands: a court, a complaint, a study. */
export const legalHold = pgTable(
  'legal_hold',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    why: text('why').notNull(),
    placedAt: timestamp('placed_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    placedBy: uuid('placed_by')
      .notNull()
      .references(() => user.id),
    placedByName: text('placed_by_name').notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedByName: text('ended_by_name'),
  },
  (table) => [
    foreignKey({ name: 'legal_hold_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    index('legal_hold_standing').on(table.clinicId, table.patientId).where(sql`${table.endedAt} is null`),
  ],
);

/**
 * A record that one administrator proposes to purge and another one purges. Afterwards this row is all that is left: how many rows of
 * which table, a hash over them, and the hashes of the signed notes; no name and nothing of the chart.
 */
export const patientPurge = pgTable(
  'patient_purge',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    /** Id of whom it is, or was, about; nothing stands under it after the purge. */
    subjectId: uuid('subject_id').notNull(),
    why: text('why').notNull(),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    proposedBy: uuid('proposed_by')
      .notNull()
      .references(() => user.id),
    proposedByName: text('proposed_by_name').notNull(),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
    withdrawnByName: text('withdrawn_by_name'),
    purgedAt: timestamp('purged_at', { withTimezone: true }),
    purgedBy: uuid('purged_by').references(() => user.id),
    purgedByName: text('purged_by_name'),
    lastActAt: timestamp('last_act_at', { withTimezone: true }),
    years: integer('years'),
    /** Table to number of rows and SHA-256 over them. */
    tables: jsonb('tables').$type<Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>>(),
    /** What `signatures.log` still names. */
    notes: jsonb('notes').$type<readonly { readonly id: string; readonly number: string; readonly version: number; readonly sha256: string }[]>(),
  },
  (table) => [
    uniqueIndex('patient_purge_open').on(table.clinicId, table.subjectId).where(sql`${table.withdrawnAt} is null`),
    check('patient_purge_by_two', sql`${table.purgedBy} <> ${table.proposedBy}`),
    check('patient_purge_whole', sql`(${table.purgedAt} is null) = (${table.tables} is null) and (${table.purgedAt} is null or ${table.withdrawnAt} is null)`),
  ],
);
