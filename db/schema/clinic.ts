import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A clinic is the tenant. Names of clinics are no patient data: this table has no wall, every other with `clinic_id` has one. */
export const clinic = pgTable(
  'clinic',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Short name for commands, such as `riverside`. */
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    /** IANA name; "today" is read in it. */
    timeZone: text('time_zone').notNull(),
    /** ISO 3166 alpha-2. */
    country: text('country').notNull(),
    /** Region of the drugs file: `US` or `UK`. */
    region: text('region', { enum: ['US', 'UK'] }).notNull(),
    /** Made-up people only; drawn on every screen and paper. */
    demo: boolean('demo').notNull().default(false),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    check('clinic_slug_shape', sql`${table.slug} ~ '^[a-z][a-z0-9-]{1,40}$'`),
    check('clinic_country_shape', sql`${table.country} ~ '^[A-Z]{2}$'`),
    check('clinic_region_known', sql`${table.region} in ('US', 'UK')`),
  ],
);

/** What this database is, once and for good: one row. */
export const installation = pgTable(
  'installation',
  {
    /** Always true, so that there can be only one. */
    single: boolean('single').primaryKey().default(true),
    /** Demo or real for good; the other value in the environment is refused. */
    demo: boolean('demo').notNull(),
    /** SHA-256 of the one-time link that founds the clinic; `null` where none was printed. */
    setupTokenSha256: text('setup_token_sha256'),
    setupExpiresAt: timestamp('setup_expires_at', { withTimezone: true }),
    /** When a clinic was founded through it; it works once. */
    setupUsedAt: timestamp('setup_used_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check('installation_single', sql`${table.single}`)],
);
