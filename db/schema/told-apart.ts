import { sql } from 'drizzle-orm';
import { check, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { clinic } from './clinic';

/**
 * Two entries of which a person said that they are not one person, so that they are proposed as such no more. The ids are ids alone, without
 * a tie to `patient`: what is merged or purged takes the saying out of use, and undoing a merge brings it back.
 */
export const toldApart = pgTable(
  'told_apart',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    /** The smaller id of the two. */
    oneId: uuid('one_id').notNull(),
    otherId: uuid('other_id').notNull(),
    /** How the two were known to be two. */
    why: text('why').notNull(),
    toldAt: timestamp('told_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    toldBy: uuid('told_by')
      .notNull()
      .references(() => user.id),
    toldByName: text('told_by_name').notNull(),
    takenBackAt: timestamp('taken_back_at', { withTimezone: true }),
    takenBackByName: text('taken_back_by_name'),
  },
  (table) => [
    uniqueIndex('told_apart_standing').on(table.clinicId, table.oneId, table.otherId).where(sql`${table.takenBackAt} is null`),
    check('told_apart_of_two', sql`${table.oneId} < ${table.otherId}`),
    check('told_apart_taken_back_by_somebody', sql`(${table.takenBackAt} is null) = (${table.takenBackByName} is null)`),
  ],
);
