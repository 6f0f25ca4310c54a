import { boolean, date, foreignKey, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { AnswerValue } from '@/server/clinical/model/chart';
import { user } from './account';
import { factColumns, factRules } from './fact-columns';
import { patient } from './patient';

/** One dated answer set of an instrument. */
export const report = pgTable(
  'report',
  {
    ...factColumns(),
    instrument: text('instrument').notNull(),
    version: text('version'),
    /** The day the answers are true for. */
    reportedOn: date('reported_on', { mode: 'string' }).notNull(),
    filledBy: text('filled_by', { enum: ['patient', 'carer', 'interpreter', 'clinician', 'unknown'] }).notNull(),
    /** Item id to answer; `null` is "not answered" and never zero. */
    answers: jsonb('answers').$type<Readonly<Record<string, AnswerValue>>>().notNull(),
    /** Field id of the instrument to score. */
    scores: jsonb('scores').$type<Readonly<Record<string, number | string | boolean | null>>>().notNull(),
    /** A total made from an incomplete answer set by the instrument's rule. */
    estimated: boolean('estimated').notNull().default(false),
    /** The patient's own words, verbatim. */
    words: jsonb('words').$type<readonly string[]>().notNull(),
    onsetPrecision: text('onset_precision', { enum: ['day', 'month', 'season and year', 'always been this way', 'not sure'] }),
    onsetEarliestOn: date('onset_earliest_on', { mode: 'string' }),
    onsetLatestOn: date('onset_latest_on', { mode: 'string' }),
  },
  (table) => [
    ...factRules('report', table),
    // What came lately, over the whole clinic.
    index('report_by_arrival').on(table.clinicId, table.recordedAt).where(sql`${table.enteredInErrorAt} is null`),
  ],
);

/** What a clinician said about a fact when asked. Append-only: the newest that is not withdrawn counts, and the yes behind "still unknown". */
export const factConfirmation = pgTable(
  'fact_confirmation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    /** Fact key, such as `condition:seizure`. */
    fact: text('fact').notNull(),
    value: text('value', { enum: ['present', 'absent', 'unknown'] }).notNull(),
    /** For facts with more than yes and no: a word or a number. */
    detail: jsonb('detail').$type<string | number>(),
    /** The question it was asked with; `null` when it was confirmed without one. */
    questionId: text('question_id'),
    /** The clinic's calendar day of asking. */
    askedOn: date('asked_on', { mode: 'string' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid('recorded_by').references(() => user.id),
    recordedByName: text('recorded_by_name'),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
    withdrawnBy: uuid('withdrawn_by').references(() => user.id),
  },
  (table) => [
    foreignKey({ name: 'fact_confirmation_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    index('fact_confirmation_standing')
      .on(table.clinicId, table.patientId, table.fact, table.recordedAt)
      .where(sql`${table.withdrawnAt} is null`),
  ],
);
