import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { clinic } from './clinic';

/** A person in the care of one clinic. */
export const patient = pgTable(
  'patient',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    familyName: text('family_name').notNull(),
    givenName: text('given_name').notNull(),
    /** Other names of the record: maiden name, nickname. */
    otherNames: text('other_names').array().notNull().default([]),
    /** `null` when not known to the day. */
    birthOn: date('birth_on', { mode: 'string' }),
    /** As the record gives it when it gives less than a day: `1971`, `1971-04`. */
    birthText: text('birth_text'),
    sex: text('sex', { enum: ['female', 'male', 'other', 'unknown'] }).notNull(),
    phone: text('phone'),
    email: text('email'),
    address: text('address'),
    deceasedOn: date('deceased_on', { mode: 'string' }),
    /** Made up. Follows the clinic's mark. */
    demo: boolean('demo').notNull().default(false),
    /** Whether a list of this kind was ever received or begun by hand; without it silence means nothing. */
    conditionsReceived: boolean('conditions_received').notNull().default(false),
    medicationsReceived: boolean('medications_received').notNull().default(false),
    allergiesReceived: boolean('allergies_received').notNull().default(false),
    /** Counts up with each change of this row. */
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid('created_by').references(() => user.id),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    // Every row about a patient points here with both columns, so that it can never stand in another clinic.
    unique('patient_clinic').on(table.clinicId, table.id),
    index('patient_by_name').on(table.clinicId, table.familyName, table.givenName, table.id),
    index('patient_by_birth').on(table.clinicId, table.birthOn),
    check('patient_sex_known', sql`${table.sex} in ('female', 'male', 'other', 'unknown')`),
  ],
);

/** Numbers under which the person is known: record number, other systems' ids. */
export const patientIdentifier = pgTable(
  'patient_identifier',
  {
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    /** URI or word of the system that gave the number; empty when the sender named none. */
    system: text('system').notNull(),
    value: text('value').notNull(),
    /** Word to show before it, such as `MRN`. */
    label: text('label').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
    /** Set when the number turned out not to be this person's. */
    retiredAt: timestamp('retired_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.clinicId, table.patientId, table.system, table.value] }),
    foreignKey({ columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    index('patient_identifier_value').on(table.clinicId, table.value),
  ],
);

/**
 * What a search finds a patient by: each word of the names, each number, the birth date; folded (lower case, no
 * accents). A table of its own, since a range over it is an index scan that row-level security allows; LIKE is not.
 */
export const patientTerm = pgTable(
  'patient_term',
  {
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    term: text('term').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.clinicId, table.term, table.patientId] }),
    foreignKey({ columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    index('patient_term_patient').on(table.clinicId, table.patientId),
  ],
);
