import { sql } from 'drizzle-orm';
import { foreignKey, index, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { user } from './account';
import { patient } from './patient';

/** Columns of every clinical fact: whose it is, where it comes from, whether it was a mistake. */
export const factColumns = () => ({
  id: uuid('id').primaryKey().defaultRandom(),
  clinicId: uuid('clinic_id').notNull(),
  patientId: uuid('patient_id').notNull(),
  source: text('source', { enum: ['import', 'clinician', 'patient', 'demo'] }).notNull(),
  /** When it came into this chart; when it was true stands in columns that end in `_on`. */
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  recordedBy: uuid('recorded_by').references(() => user.id),
  /** Name of the person or the sending system, for reading. */
  recordedByName: text('recorded_by_name'),
  /** Record it was read from, such as `Condition/123`. */
  resource: text('resource'),
  /** Identity of an imported fact: a second import of the same one changes nothing. */
  importKey: text('import_key'),
  /** A correction never deletes: the row stays with who said so, when and why. */
  enteredInErrorAt: timestamp('entered_in_error_at', { withTimezone: true }),
  enteredInErrorBy: uuid('entered_in_error_by').references(() => user.id),
  enteredInErrorWhy: text('entered_in_error_why'),
  /** The row that stands in its place after a correction. */
  replacedBy: uuid('replaced_by'),
});

type FactTable = { readonly clinicId: PgColumn; readonly patientId: PgColumn; readonly id: PgColumn; readonly importKey: PgColumn; readonly enteredInErrorAt: PgColumn };

/** Walls and indexes of every clinical fact. */
export const factRules = (name: string, table: FactTable) => [
  foreignKey({ name: `${name}_of_patient`, columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
  unique(`${name}_whole`).on(table.clinicId, table.patientId, table.id),
  index(`${name}_standing`).on(table.clinicId, table.patientId).where(sql`${table.enteredInErrorAt} is null`),
  // Two versions of the same imported fact never stand side by side.
  uniqueIndex(`${name}_imported`).on(table.clinicId, table.patientId, table.importKey).where(sql`${table.importKey} is not null and ${table.enteredInErrorAt} is null`),
];
