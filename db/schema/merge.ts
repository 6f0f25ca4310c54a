import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { clinic } from './clinic';

/**
 * One person who was entered twice: every row about the one moved to the other, whose row in `patient` stays. The row of the merged one
 * is kept here alone, so that the database itself lets nothing more be written about that id; undoing puts it back.
 */
export const patientMerge = pgTable(
  'patient_merge',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    mergedId: uuid('merged_id').notNull(),
    survivorId: uuid('survivor_id').notNull(),
    /** The whole row of the merged patient. */
    merged: jsonb('merged').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** What the merge changed in the survivor's own row: names that were added, and lists that were not received before. */
    changed: jsonb('changed').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** How the two were known to be one. */
    why: text('why').notNull(),
    mergedAt: timestamp('merged_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    mergedBy: uuid('merged_by')
      .notNull()
      .references(() => user.id),
    mergedByName: text('merged_by_name').notNull(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
    undoneBy: uuid('undone_by').references(() => user.id),
    undoneByName: text('undone_by_name'),
  },
  (table) => [
    // An id is merged into one other at a time.
    uniqueIndex('patient_merge_standing').on(table.clinicId, table.mergedId).where(sql`${table.undoneAt} is null`),
    index('patient_merge_of_survivor').on(table.clinicId, table.survivorId),
    check('patient_merge_of_two', sql`${table.mergedId} <> ${table.survivorId}`),
  ],
);

/** Every row that a merge moved, by its key; what it changed in it besides, or the whole row where the survivor had the same one. */
export const patientMergeRow = pgTable(
  'patient_merge_row',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    mergeId: uuid('merge_id')
      .notNull()
      .references(() => patientMerge.id),
    tableName: text('table_name').notNull(),
    key: jsonb('key').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** Columns as they were before the merge changed them. */
    before: jsonb('before').$type<Readonly<Record<string, unknown>>>(),
    /** The row itself, taken out because the survivor had one with the same key. */
    aside: jsonb('aside').$type<Readonly<Record<string, unknown>>>(),
  },
  (table) => [index('patient_merge_row_of_merge').on(table.clinicId, table.mergeId, table.tableName)],
);
