import { date, foreignKey, index, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { user } from './account';
import { patient } from './patient';

/** One document that was taken in. */
export const importRecord = pgTable(
  'import_record',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    /** SHA-256 of the bytes as they came. */
    documentSha256: text('document_sha256').notNull(),
    /** By which door: `upload` or `command-line`. */
    door: text('door', { enum: ['upload', 'command-line', 'demo'] }).notNull(),
    importedAt: timestamp('imported_at', { withTimezone: true }).notNull().defaultNow(),
    importedBy: uuid('imported_by').references(() => user.id),
    /** How many entries ended in which list. */
    counts: jsonb('counts').$type<{ taken: number; merged: number; waiting: number; leftOut: number }>().notNull(),
    /** Sentences about the document as a whole. */
    notes: jsonb('notes').$type<readonly string[]>().notNull(),
  },
  (table) => [
    foreignKey({ name: 'import_record_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    unique('import_record_whole').on(table.clinicId, table.patientId, table.id),
  ],
);

/** Every record of every document, with what became of it when it first came: the provenance of each fact. */
export const sourceRecord = pgTable(
  'source_record',
  {
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    /** `Observation/123`, or the type and 12 digits of the content's hash. */
    record: text('record').notNull(),
    /** SHA-256 of the record's content, whatever the order of its keys. */
    contentHash: text('content_hash').notNull(),
    importId: uuid('import_id').notNull(),
    disposition: text('disposition', { enum: ['taken', 'merged', 'waiting', 'leftOut'] }).notNull(),
    what: text('what').notNull(),
    why: text('why'),
    /** Day the record is about. */
    statedOn: date('stated_on', { mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.clinicId, table.patientId, table.record, table.contentHash] }),
    foreignKey({
      name: 'source_record_of_import',
      columns: [table.clinicId, table.patientId, table.importId],
      foreignColumns: [importRecord.clinicId, importRecord.patientId, importRecord.id],
    }),
  ],
);

/** Which records a stored fact rests on. */
export const factSource = pgTable(
  'fact_source',
  {
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    factKind: text('fact_kind', { enum: ['condition', 'allergy', 'medication', 'observation', 'report', 'life-event'] }).notNull(),
    factId: uuid('fact_id').notNull(),
    record: text('record').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.clinicId, table.patientId, table.factKind, table.factId, table.record] }),
    foreignKey({ name: 'fact_source_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    index('fact_source_record').on(table.clinicId, table.patientId, table.record),
  ],
);

/** The trust inbox: what is implausible or ambiguous, until a person settles it. */
export const inboxItem = pgTable(
  'inbox_item',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    importId: uuid('import_id'),
    /** The same for the same doubt about the same record in every import. */
    itemKey: text('item_key').notNull(),
    kind: text('kind', { enum: ['condition', 'medication', 'allergy', 'observation', 'report', 'patient', 'other'] }).notNull(),
    /** What it would be (`report:phq9`, `observation:systolic-bp`), so that what rests on it waits too; empty when nobody can tell. */
    about: text('about').array().notNull().default(sql`'{}'`),
    /** Display text of the record. */
    what: text('what').notNull(),
    /** Sentence that says what is doubtful. */
    why: text('why').notNull(),
    doubts: text('doubts').array().notNull(),
    /** Records it is about, the first one gives the name. */
    records: text('records').array().notNull(),
    /** What the record says, word for word. */
    original: jsonb('original').$type<readonly { readonly label: string; readonly value: string }[]>().notNull(),
    statedOn: date('stated_on', { mode: 'string' }),
    /** What can be chosen and what each choice does; read by `schemaVersion` inside. */
    choices: jsonb('choices').$type<unknown>().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
    resolvedBy: uuid('resolved_by').references(() => user.id),
    /** Id of the choice that was taken. */
    resolution: text('resolution'),
    note: text('note'),
  },
  (table) => [
    foreignKey({ name: 'inbox_item_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({
      name: 'inbox_item_of_import',
      columns: [table.clinicId, table.patientId, table.importId],
      foreignColumns: [importRecord.clinicId, importRecord.patientId, importRecord.id],
    }),
    unique('inbox_item_once').on(table.clinicId, table.patientId, table.itemKey),
    index('inbox_item_open').on(table.clinicId, table.patientId).where(sql`${table.resolvedAt} is null`),
  ],
);
