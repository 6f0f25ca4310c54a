import { sql } from 'drizzle-orm';
import { bigint, check, customType, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Number of a transaction, counted over all of them; as text, since it outgrows a JavaScript number. */
const transactionNumber = customType<{ data: string }>({ dataType: () => 'xid8' });

/**
 * Who did what, when, to which patient. Written in the transaction of the act; refuses UPDATE, DELETE and TRUNCATE.
 * Holds no value of a chart. Nothing points from here to other tables, so that no row can vanish or hinder another.
 */
export const auditEvent = pgTable(
  'audit_event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Time of the database. */
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    /** `null` for what happens before a clinic is known, such as a failed sign-in. */
    clinicId: uuid('clinic_id'),
    /** `null` for the command line and for people who are not signed in. */
    userId: uuid('user_id'),
    /** Name of the person, or `command line`. */
    actor: text('actor').notNull(),
    roles: text('roles').array().notNull(),
    patientId: uuid('patient_id'),
    /** Such as `chart.read`, `medication.started`, `session.refused`. */
    event: text('event').notNull(),
    objectKind: text('object_kind').notNull(),
    objectId: text('object_id'),
    objectVersion: integer('object_version'),
    outcome: text('outcome', { enum: ['done', 'refused', 'failed'] }).notNull(),
    /** Code of the refusal. */
    refusal: text('refusal'),
    requestId: text('request_id').notNull(),
    /** Counts and codes only. */
    details: jsonb('details').$type<Readonly<Record<string, string | number | boolean | null>>>().notNull().default({}),
    /** By which transaction: sealing takes what was written before the oldest one still open, so that no late row is missed. */
    writtenIn: transactionNumber('written_in').notNull().default(sql`pg_current_xact_id()`),
  },
  (table) => [
    index('audit_event_by_clinic').on(table.clinicId, table.at),
    index('audit_event_to_seal').on(table.clinicId, table.writtenIn),
    index('audit_event_by_patient').on(table.clinicId, table.patientId, table.at),
    check('audit_event_outcome_known', sql`${table.outcome} in ('done', 'refused', 'failed')`),
  ],
);

/**
 * Seals over audit rows, a chain a clinic and one for what happened before a clinic was known. Each carries the hash of the one
 * before it; the newest is also kept outside the database. Refuses UPDATE, DELETE and TRUNCATE.
 */
export const auditSeal = pgTable(
  'audit_seal',
  {
    /** Id of the clinic, or `house`. */
    chain: text('chain').notNull(),
    clinicId: uuid('clinic_id'),
    /** From 1, without a gap. */
    number: integer('number').notNull(),
    eventIds: bigint('event_ids', { mode: 'number' }).array().notNull(),
    /** Over the content of those rows, in their order. */
    rowsSha256: text('rows_sha256').notNull(),
    /** Of the seal before; empty for the first. */
    previousSha256: text('previous_sha256').notNull(),
    sha256: text('sha256').notNull(),
    /** Everything that an earlier transaction than this wrote is sealed. */
    horizon: transactionNumber('horizon').notNull(),
    sealedAt: timestamp('sealed_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.chain, table.number] }),
    check('audit_seal_of_its_clinic', sql`${table.chain} = coalesce(${table.clinicId}::text, 'house')`),
  ],
);

/** Acts that carried a key of the client's making: the same key again has no second effect. */
export const handledRequest = pgTable(
  'handled_request',
  {
    clinicId: uuid('clinic_id').notNull(),
    /** Of the person who acted; the key of one person means nothing for another. */
    userId: uuid('user_id').notNull(),
    key: text('key').notNull(),
    /** Name of the act and SHA-256 of its input: the same key for another act is refused. */
    act: text('act').notNull(),
    inputSha256: text('input_sha256').notNull(),
    /** Id of what it made, to answer a repetition with. */
    result: text('result'),
    handledAt: timestamp('handled_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.userId, table.key] })],
);
