import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { clinic } from './clinic';

/** A one-time link that an administrator hands over: to join the clinic, to choose a new password, or to take off a lost second factor. The link itself is stored nowhere. */
export const accessLink = pgTable(
  'access_link',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    kind: text('kind', { enum: ['invitation', 'reset', 'factor'] }).notNull(),
    /** SHA-256 of the link's 256 bits. */
    tokenSha256: text('token_sha256').notNull().unique(),
    /** Whose password or second factor it is about. */
    userId: uuid('user_id').references(() => user.id),
    /** Lower case. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    /** What an invited person becomes. */
    roles: jsonb('roles').$type<readonly ('prescriber' | 'coordinator' | 'administrator')[]>().notNull(),
    inTraining: boolean('in_training').notNull().default(false),
    credential: text('credential'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    createdBy: uuid('created_by').references(() => user.id),
    createdByName: text('created_by_name').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [
    index('access_link_open').on(table.clinicId, table.email).where(sql`${table.usedAt} is null and ${table.revokedAt} is null`),
    check('access_link_kind_known', sql`${table.kind} in ('invitation', 'reset', 'factor')`),
    check('access_link_reset_of_somebody', sql`(${table.kind} <> 'invitation') = (${table.userId} is not null)`),
  ],
);
