import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clinic } from './clinic';

/** A person who signs in. Belongs to no clinic by itself; `membership` says where and as what. */
export const user = pgTable('user', {
  id: uuid('id').primaryKey().defaultRandom(),
  name: text('name').notNull(),
  /** Lower case. */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  /** A second factor is set up and was shown to work. */
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  /** Set: nothing works any more, sessions included. */
  disabledAt: timestamp('disabled_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});

/** A signed-in browser. */
export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** 256 random bits or more; the cookie holds it signed. */
    token: text('token').notNull().unique(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** Absolute end, never moved. */
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** Clinic in which the person chose to act; `null`: the first by name. Never trusted without a membership. */
    actingClinicId: uuid('acting_clinic_id').references(() => clinic.id),
    /** When the person last showed again who they are, after signing in; `null`: not since. */
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    /** Last act of the person; the idle limit counts from here. */
    lastActAt: timestamp('last_act_at', { withTimezone: true }).notNull().defaultNow(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
  },
  (table) => [index('session_user').on(table.userId)],
);

/** A way to sign in: here always e-mail and password. */
export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: timestamp('access_token_expires_at', { withTimezone: true }),
    refreshTokenExpiresAt: timestamp('refresh_token_expires_at', { withTimezone: true }),
    scope: text('scope'),
    /** Hash with its salt and parameters. */
    password: text('password'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('account_user').on(table.userId)],
);

/** Short-lived codes of the sign-in library. */
export const verification = pgTable(
  'verification',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('verification_identifier').on(table.identifier)],
);

/** Second factor of a person: the secret of an authenticator app and the recovery codes, both encrypted by the sign-in library. */
export const twoFactor = pgTable(
  'two_factor',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    verified: boolean('verified').default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: timestamp('locked_until', { withTimezone: true }),
    /** Half minutes since 1970 of the last code that was taken: that one and older ones are used up. */
    lastStep: bigint('last_step', { mode: 'number' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex('two_factor_user').on(table.userId)],
);

/** A passkey of a person: the public half of a key that stays in their device. */
export const passkey = pgTable(
  'passkey',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** As the person calls it. */
    name: text('name').notNull(),
    /** Base64url, as the browser names it. */
    credentialId: text('credential_id').notNull().unique(),
    /** COSE key, base64url. */
    publicKey: text('public_key').notNull(),
    /** Signatures so far, where the device counts them; going backwards means a copy. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    /** Kept in several devices by whoever keeps the person's keys. */
    backedUp: boolean('backed_up').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  },
  (table) => [index('passkey_user').on(table.userId)],
);

/** Counters of the sign-in library by address and path. */
export const rateLimit = pgTable('rate_limit', {
  id: uuid('id').primaryKey().defaultRandom(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  /** Milliseconds since 1970. */
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
});

/** Our own counter of tries by account: one atomic statement, the same over several instances. */
export const attempt = pgTable('attempt', {
  /** SHA-256 of what is limited, such as the e-mail of an account. */
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  /** Start of the window in which they are counted. */
  windowFrom: timestamp('window_from', { withTimezone: true }).notNull().defaultNow(),
});

/** Who is what in which clinic. */
export const membership = pgTable(
  'membership',
  {
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id),
    role: text('role', { enum: ['prescriber', 'coordinator', 'administrator'] }).notNull(),
    /** What is signed waits for the co-signature of a prescriber who is not in training. */
    inTraining: boolean('in_training').notNull().default(false),
    /** Written after the name on signed documents, such as `MD`. */
    credential: text('credential'),
    /** Set: this person does nothing in this clinic any more, from the next request on. */
    suspendedAt: timestamp('suspended_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.clinicId, table.userId, table.role] }),
    index('membership_user').on(table.userId),
    check('membership_role_known', sql`${table.role} in ('prescriber', 'coordinator', 'administrator')`),
  ],
);
