import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { clinic } from './clinic';
import { patient } from './patient';

/**
 * Who is expected when: entered by hand, or read from a list or a calendar of another system. Day and time are those on
 * the clinic's wall, so that no zone moves them. A row whose person is not certain has no patient and asks.
 */
export const appointment = pgTable(
  'appointment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    /** `HH:MM`; `null` when only the day is known. */
    atTime: text('at_time'),
    minutes: integer('minutes'),
    /** `null` until it is certain who is meant. */
    patientId: uuid('patient_id'),
    /** On what the row and the patient were joined. */
    joinedOn: text('joined_on', { enum: ['identifiers', 'name-and-birth', 'person'] }),
    settledAt: timestamp('settled_at', { withTimezone: true }),
    settledBy: uuid('settled_by').references(() => user.id),
    /** What the source says of the person, word for word. */
    said: text('said').notNull(),
    /** The same as far as it could be read. */
    described: jsonb('described')
      .$type<{ readonly family: string | null; readonly given: string | null; readonly birthOn: string | null; readonly numbers: readonly string[] }>()
      .notNull(),
    reason: text('reason'),
    /** Who expects the patient, as the source names them. */
    withWhom: text('with_whom'),
    source: text('source', { enum: ['entered', 'pasted', 'icalendar', 'fhir'] }).notNull(),
    /** Identity in the source: the same entry again changes this row and adds none. */
    sourceKey: text('source_key'),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid('recorded_by').references(() => user.id),
    /** Set when it will not take place or was entered by mistake; the row stays. */
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
    cancelledBy: uuid('cancelled_by').references(() => user.id),
  },
  (table) => [
    foreignKey({ name: 'appointment_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    index('appointment_by_day').on(table.clinicId, table.onDay, table.atTime),
    uniqueIndex('appointment_source').on(table.clinicId, table.source, table.sourceKey).where(sql`${table.sourceKey} is not null`),
    check('appointment_time_shape', sql`${table.atTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('appointment_minutes_possible', sql`${table.minutes} between 1 and 1440`),
    check('appointment_joined_known', sql`(${table.patientId} is null) = (${table.joinedOn} is null)`),
  ],
);
