import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { patient } from './patient';
import { reportAlert, reportRequest } from './report-request';

/**
 * Messages that leave the house, written in the transaction of what they are about and sent after it. None holds a name or anything about
 * health. A link is kept sealed, and only until the message is settled.
 */
export const outboxMessage = pgTable(
  'outbox_message',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    kind: text('kind', { enum: ['report-link', 'on-call'] }).notNull(),
    channel: text('channel', { enum: ['email', 'webhook'] }).notNull(),
    address: text('address').notNull(),
    /** The request whose link it carries. */
    requestId: uuid('request_id'),
    /** The red-flag answer that it announces, and which of the contacts in turn it goes to, counted from 1. */
    alertId: uuid('alert_id'),
    place: integer('place').notNull().default(1),
    /** The link, encrypted under a key that is not in the database; `null` once the message is settled. */
    sealed: text('sealed'),
    state: text('state', { enum: ['queued', 'sent', 'failed', 'bounced', 'dropped'] }).notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    /** Not tried before this instant: after a failure, and while somebody is trying. */
    nextAt: timestamp('next_at', { withTimezone: true }).notNull().defaultNow(),
    /** Why the last attempt failed, as a code. */
    failure: text('failure'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (table) => [
    foreignKey({ name: 'outbox_message_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    foreignKey({ name: 'outbox_message_of_request', columns: [table.clinicId, table.patientId, table.requestId], foreignColumns: [reportRequest.clinicId, reportRequest.patientId, reportRequest.id] }),
    foreignKey({ name: 'outbox_message_of_alert', columns: [table.clinicId, table.patientId, table.alertId], foreignColumns: [reportAlert.clinicId, reportAlert.patientId, reportAlert.id] }),
    uniqueIndex('outbox_message_once_a_contact').on(table.clinicId, table.alertId, table.place).where(sql`${table.alertId} is not null`),
    index('outbox_message_due').on(table.clinicId, table.nextAt).where(sql`${table.state} = 'queued'`),
    index('outbox_message_of_request_newest').on(table.clinicId, table.requestId, table.createdAt),
    check('outbox_message_about', sql`(${table.kind} = 'report-link') = (${table.requestId} is not null) and (${table.kind} = 'on-call') = (${table.alertId} is not null)`),
    check('outbox_message_settled', sql`(${table.state} = 'queued') = (${table.settledAt} is null) and (${table.state} = 'queued' or ${table.sealed} is null)`),
  ],
);
