import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, doublePrecision, foreignKey, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Coding } from '@/server/clinical/model/chart';
import { user } from './account';
import { factColumns, factRules } from './fact-columns';

/** One drug from start to stop. Its doses and refills are rows of their own. */
export const medicationEpisode = pgTable(
  'medication_episode',
  {
    ...factColumns(),
    /** Generic ingredient in lower case. */
    drug: text('drug').notNull(),
    /** Id of the drugs file; `null` without an entry there. */
    drugId: text('drug_id'),
    display: text('display').notNull(),
    codings: jsonb('codings').$type<readonly Coding[]>().notNull(),
    status: text('status', { enum: ['active', 'stopped', 'planned', 'unknown'] }).notNull(),
    startOn: date('start_on', { mode: 'string' }),
    /** Last day taken, inclusive. */
    stopOn: date('stop_on', { mode: 'string' }),
    asNeeded: boolean('as_needed').notNull().default(false),
    indication: text('indication'),
    startReason: text('start_reason'),
    stopKind: text('stop_kind', {
      enum: ['no-benefit', 'side-effect', 'blunting', 'withdrawal', 'relapse', 'patient-choice', 'finished', 'other'],
    }),
    stopText: text('stop_text'),
    /** When the stop was recorded, and by whom; the start is in `recorded_at`. */
    stopRecordedAt: timestamp('stop_recorded_at', { withTimezone: true }),
    stopRecordedBy: uuid('stop_recorded_by').references(() => user.id),
    /** What `status` said before the stop was recorded, for the chart as it was known then; `null` where it came stopped. */
    statusBeforeStop: text('status_before_stop', { enum: ['active', 'stopped', 'planned', 'unknown'] }),
  },
  (table) => [
    ...factRules('medication_episode', table),
    check('medication_episode_in_order', sql`${table.startOn} is null or ${table.stopOn} is null or ${table.stopOn} >= ${table.startOn}`),
  ],
);

/** From a day on, so much a day. */
export const doseStep = pgTable(
  'dose_step',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    episodeId: uuid('episode_id').notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    /** Whole micrograms of the ingredient a day; `null` when the record does not say. */
    microgramsPerDay: bigint('micrograms_per_day', { mode: 'number' }),
    /** Times a day; 0.5 is every other day. */
    timesPerDay: doublePrecision('times_per_day'),
    form: text('form'),
    reason: text('reason'),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid('recorded_by').references(() => user.id),
    enteredInErrorAt: timestamp('entered_in_error_at', { withTimezone: true }),
    enteredInErrorBy: uuid('entered_in_error_by').references(() => user.id),
  },
  (table) => [
    foreignKey({
      name: 'dose_step_of_episode',
      columns: [table.clinicId, table.patientId, table.episodeId],
      foreignColumns: [medicationEpisode.clinicId, medicationEpisode.patientId, medicationEpisode.id],
    }),
    index('dose_step_standing').on(table.clinicId, table.patientId).where(sql`${table.enteredInErrorAt} is null`),
    // Whose dose changes today, over the whole clinic.
    index('dose_step_by_day').on(table.clinicId, table.fromOn).where(sql`${table.enteredInErrorAt} is null`),
    // One dose from one day on.
    uniqueIndex('dose_step_day').on(table.clinicId, table.episodeId, table.fromOn).where(sql`${table.enteredInErrorAt} is null`),
    check('dose_step_positive', sql`${table.microgramsPerDay} > 0 and ${table.timesPerDay} > 0`),
  ],
);

/** A prescription filled or renewed: merged into its episode and visible behind it. */
export const refill = pgTable(
  'refill',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    episodeId: uuid('episode_id').notNull(),
    filledOn: date('filled_on', { mode: 'string' }).notNull(),
    display: text('display').notNull(),
    daysSupply: doublePrecision('days_supply'),
    resource: text('resource'),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      name: 'refill_of_episode',
      columns: [table.clinicId, table.patientId, table.episodeId],
      foreignColumns: [medicationEpisode.clinicId, medicationEpisode.patientId, medicationEpisode.id],
    }),
    index('refill_by_patient').on(table.clinicId, table.patientId),
    uniqueIndex('refill_once').on(table.clinicId, table.episodeId, table.resource).where(sql`${table.resource} is not null`),
  ],
);
