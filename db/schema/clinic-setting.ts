import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { clinic } from './clinic';

/** What the clinic shows to somebody in danger, word for word. */
export type CrisisWords = {
  /** Number to dial in immediate danger, such as `911`. */
  readonly emergency: string | null;
  /** Number of the crisis line, and what it is called. */
  readonly line: string | null;
  readonly name: string | null;
  readonly wording: string;
};

/** What a patient reads in another language, by its code, where the clinic wrote it; `null`: the catalogue's, else as it is written. */
export type ClinicTranslations = Readonly<Record<string, { readonly wording: string | null; readonly hours: string | null }>>;

/** Whom a red-flag answer is announced to; the first is tried first. */
export type OnCallContact = { readonly kind: 'email' | 'webhook'; readonly address: string };

/**
 * What an administrator set for the clinic. Append-only: the highest version counts, so that what a patient was shown on a day, and
 * who had checked it, can be told later. A clinic without a row has the defaults. Zone, country and region are the clinic's own.
 */
export const clinicSetting = pgTable(
  'clinic_setting',
  {
    clinicId: uuid('clinic_id')
      .notNull()
      .references(() => clinic.id),
    version: integer('version').notNull(),
    /** `null`: the content's words for the country, which nobody of the clinic has checked. */
    crisis: jsonb('crisis').$type<CrisisWords>(),
    /** Somebody of the clinic checked these words; without it real patients are asked for nothing. */
    crisisCheckedAt: timestamp('crisis_checked_at', { withTimezone: true }),
    crisisCheckedByName: text('crisis_checked_by_name'),
    /** Telephone of the clinic as patients read it. */
    phone: text('phone'),
    /** When somebody answers it, as patients read it. */
    hours: text('hours'),
    /** Words for somebody in danger, and the hours, in other languages. */
    translations: jsonb('translations').$type<ClinicTranslations>().notNull().default({}),
    /** Assessment and plan before or after what was found. */
    noteOrder: text('note_order', { enum: ['apso', 'soap'] }).notNull().default('apso'),
    /** Attempts to reach a patient before a letter is proposed. */
    attemptsBeforeLetter: integer('attempts_before_letter').notNull().default(3),
    /** Minutes after which the next contact is told when nobody has answered a red-flag answer, though the message before arrived. */
    tellNextAfterMinutes: integer('tell_next_after_minutes').notNull().default(60),
    onCall: jsonb('on_call').$type<readonly OnCallContact[]>().notNull().default([]),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    changedBy: uuid('changed_by').references(() => user.id),
    changedByName: text('changed_by_name').notNull(),
  },
  (table) => [
    primaryKey({ name: 'clinic_setting_version', columns: [table.clinicId, table.version] }),
    check('clinic_setting_version_counts', sql`${table.version} >= 1`),
    check('clinic_setting_note_order_known', sql`${table.noteOrder} in ('apso', 'soap')`),
    check('clinic_setting_attempts_bound', sql`${table.attemptsBeforeLetter} between 1 and 10`),
    check('clinic_setting_tell_next_bound', sql`${table.tellNextAfterMinutes} between 5 and 1440`),
    check('clinic_setting_checked_words', sql`${table.crisisCheckedAt} is null or ${table.crisis} is not null`),
  ],
);
