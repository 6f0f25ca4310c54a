import { sql } from 'drizzle-orm';
import { bigint, check, date, foreignKey, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { patient } from './patient';

/**
 * A patient asks for the record to be corrected, and what was answered. Asked once, answered once; a statement of disagreement once, and
 * only after a denial: a trigger holds what was written.
 */
export const correction = pgTable(
  'correction',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    /** The clinic's day on which it was asked for; the term counts from it. */
    askedOn: date('asked_on', { mode: 'string' }).notNull(),
    /** Who asked: the patient, or a person who may act for the patient. */
    askedBy: text('asked_by').notNull(),
    /** What is wrong and what would be right, in the words of whoever asked. */
    what: text('what').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** The one extension of the term, and why: written to the patient within the first term. */
    extendedWhy: text('extended_why'),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => user.id),
    recordedByName: text('recorded_by_name').notNull(),
    answer: text('answer', { enum: ['accepted', 'denied'] }),
    /** What was changed, or why it was denied. */
    why: text('why'),
    /** The act of the audit trail that carried it out: an addendum, an amendment, a changed fact. */
    carriedOutBy: bigint('carried_out_by', { mode: 'number' }),
    answeredOn: date('answered_on', { mode: 'string' }),
    answeredBy: uuid('answered_by').references(() => user.id),
    answeredByName: text('answered_by_name'),
    /** The patient's statement of disagreement with a denial, and the day it came. */
    disagreement: text('disagreement'),
    disagreementOn: date('disagreement_on', { mode: 'string' }),
  },
  (table) => [
    foreignKey({ name: 'correction_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    unique('correction_whole').on(table.clinicId, table.patientId, table.id),
    index('correction_by_patient').on(table.clinicId, table.patientId, table.askedOn),
    check('correction_answer_known', sql`${table.answer} in ('accepted', 'denied')`),
    check('correction_answered_whole', sql`(${table.answer} is null) = (${table.why} is null) and (${table.answer} is null) = (${table.answeredOn} is null) and (${table.answer} = 'accepted') = (${table.carriedOutBy} is not null)`),
    check('correction_disagrees_with_a_denial', sql`${table.disagreement} is null or (${table.answer} = 'denied' and ${table.disagreementOn} is not null)`),
    check('correction_due_after_asking', sql`${table.dueOn} > ${table.askedOn}`),
  ],
);
