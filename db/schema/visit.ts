import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { clinic } from './clinic';
import { patient } from './patient';

/** One appointment as its author writes it; `draft` until it is signed. What was signed stands in `signed_note`. */
export const visit = pgTable(
  'visit',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => user.id),
    status: text('status', { enum: ['draft', 'signed', 'discarded'] }).notNull().default('draft'),
    visitOn: date('visit_on', { mode: 'string' }).notNull(),
    /** What the author filled in; read by `schemaVersion` inside. */
    fields: jsonb('fields').$type<unknown>().notNull(),
    /** What the author last looked at: fingerprint of the assessment and each sentence; `null` before the first look. */
    seen: jsonb('seen').$type<unknown>(),
    /** The signed note that this draft amends. */
    amends: uuid('amends'),
    /** Why it is amended. */
    amendsWhy: text('amends_why'),
    /** Counts up with each save; a save on an older one is a conflict. */
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({ name: 'visit_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    unique('visit_whole').on(table.clinicId, table.patientId, table.id),
    index('visit_drafts').on(table.clinicId, table.updatedAt, table.id).where(sql`${table.status} = 'draft'`),
    uniqueIndex('visit_one_draft').on(table.clinicId, table.patientId, table.authorId).where(sql`${table.status} = 'draft'`),
    check('visit_status_known', sql`${table.status} in ('draft', 'signed', 'discarded')`),
  ],
);

/** The last number given in a clinic and year. */
export const noteNumber = pgTable(
  'note_number',
  {
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.year] })],
);

/** What was seen and signed, word for word. Refuses UPDATE, DELETE and TRUNCATE. */
export const signedNote = pgTable(
  'signed_note',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    visitId: uuid('visit_id').notNull(),
    /** Such as `R-2026-000418`. An amendment keeps it and has the next version. */
    number: text('number').notNull(),
    version: integer('version').notNull(),
    /** Canonical JSON of the snapshot. Text, since `jsonb` reorders keys and rewrites numbers. */
    snapshot: text('snapshot').notNull(),
    /** SHA-256 over exactly that text. */
    sha256: text('sha256').notNull(),
    /** SHA-256 of the knowledge that produced it; its content stands in `knowledge_release`. */
    knowledgeSha256: text('knowledge_sha256').notNull(),
    /** The author is in training: another prescriber has to sign beside. */
    needsCoSignature: boolean('needs_co_signature').notNull(),
    /** The version before, and why it was amended. */
    amends: uuid('amends'),
    amendsWhy: text('amends_why'),
    signedBy: uuid('signed_by')
      .notNull()
      .references(() => user.id),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull(),
    /** Made by the client once per act of signing. */
    idempotencyKey: text('idempotency_key').notNull(),
  },
  (table) => [
    foreignKey({ name: 'signed_note_of_visit', columns: [table.clinicId, table.patientId, table.visitId], foreignColumns: [visit.clinicId, visit.patientId, visit.id] }),
    unique('signed_note_whole').on(table.clinicId, table.patientId, table.id),
    unique('signed_note_number').on(table.clinicId, table.number, table.version),
    unique('signed_note_of_one_visit').on(table.clinicId, table.visitId),
    unique('signed_note_once').on(table.clinicId, table.signedBy, table.idempotencyKey),
    index('signed_note_by_patient').on(table.clinicId, table.patientId, table.signedAt),
    check('signed_note_number_shape', sql`${table.number} ~ '^R-[0-9]{4}-[0-9]{6,}$'`),
    check('signed_note_sha256_shape', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
);

const noteColumns = () => ({
  id: uuid('id').primaryKey().defaultRandom(),
  clinicId: uuid('clinic_id').notNull(),
  patientId: uuid('patient_id').notNull(),
  noteId: uuid('note_id').notNull(),
  byId: uuid('by_id')
    .notNull()
    .references(() => user.id),
  byName: text('by_name').notNull(),
  byCredential: text('by_credential'),
  at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
});

/** Words added to a signed note later. Append-only. */
export const noteAddendum = pgTable(
  'note_addendum',
  {
    ...noteColumns(),
    /** Counts from 1 within a note. */
    number: integer('number').notNull(),
    text: text('text').notNull(),
    /** The day it speaks of where it is written late. */
    lateEntryFor: date('late_entry_for', { mode: 'string' }),
  },
  (table) => [
    foreignKey({ name: 'note_addendum_of_note', columns: [table.clinicId, table.patientId, table.noteId], foreignColumns: [signedNote.clinicId, signedNote.patientId, signedNote.id] }),
    unique('note_addendum_number').on(table.clinicId, table.noteId, table.number),
  ],
);

/** A co-signature, or that the note was entered in error: each once a note. Append-only. */
export const noteMark = pgTable(
  'note_mark',
  {
    ...noteColumns(),
    kind: text('kind', { enum: ['co-signed', 'entered-in-error'] }).notNull(),
    /** Why it was entered in error. */
    why: text('why'),
  },
  (table) => [
    foreignKey({ name: 'note_mark_of_note', columns: [table.clinicId, table.patientId, table.noteId], foreignColumns: [signedNote.clinicId, signedNote.patientId, signedNote.id] }),
    unique('note_mark_once').on(table.clinicId, table.noteId, table.kind),
    check('note_mark_kind_known', sql`${table.kind} in ('co-signed', 'entered-in-error')`),
  ],
);

/** One row an export: what left the system, in which form, for whom it was made. Append-only. */
export const disclosure = pgTable(
  'disclosure',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    /** `null` for what leaves without a visit, such as the patient's reports. */
    visitId: uuid('visit_id'),
    /** `null` for a draft. */
    noteId: uuid('note_id'),
    /** Such as `note.pdf`, `clipboard` or `reports.fhir.json`. */
    file: text('file').notNull(),
    /** SHA-256 of the snapshot it was rendered from; `null` for a draft. */
    snapshotSha256: text('snapshot_sha256'),
    /** Who received it and what for, where it was asked: a whole record never leaves without. */
    recipient: text('recipient'),
    purpose: text('purpose'),
    byId: uuid('by_id')
      .notNull()
      .references(() => user.id),
    byName: text('by_name').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    foreignKey({ name: 'disclosure_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ name: 'disclosure_of_visit', columns: [table.clinicId, table.patientId, table.visitId], foreignColumns: [visit.clinicId, visit.patientId, visit.id] }),
    index('disclosure_by_patient').on(table.clinicId, table.patientId, table.at),
    check('disclosure_of_a_note', sql`${table.visitId} is not null or (${table.noteId} is null and ${table.snapshotSha256} is null)`),
  ],
);

/** What a prescriber did about a raised flag, as it stood on its facts then. Append-only. */
export const flagAnswer = pgTable(
  'flag_answer',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    /** Id of the flag in the content. */
    flag: text('flag').notNull(),
    /** SHA-256 of the flag's level and the facts it rested on: other facts raise it anew. */
    raisedSha256: text('raised_sha256').notNull(),
    what: text('what').notNull(),
    /** Whether what the flag asks for was done; `false` leaves the flag open, `null` was answered before this was asked. */
    settled: boolean('settled'),
    answeredOn: date('answered_on', { mode: 'string' }).notNull(),
    byId: uuid('by_id')
      .notNull()
      .references(() => user.id),
    byName: text('by_name').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    foreignKey({ name: 'flag_answer_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    index('flag_answer_by_patient').on(table.clinicId, table.patientId, table.at),
  ],
);

/** Clinical content under its hash, so that an old note can be replayed on what produced it. No patient data; append-only. */
export const knowledgeRelease = pgTable('knowledge_release', {
  sha256: text('sha256').primaryKey(),
  version: text('version').notNull(),
  /** Canonical JSON of the compiled content without its stamp. */
  content: text('content').notNull(),
  storedAt: timestamp('stored_at', { withTimezone: true }).notNull().defaultNow(),
});
