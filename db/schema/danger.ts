import { sql } from 'drizzle-orm';
import { boolean, date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { patient } from './patient';

/**
 * Whose chart has a danger that nobody settled, however long ago it was said, so that the home page finds it among all: reckoned from the
 * assessment and the answers to its flags, and made anew when something it rests on changed, a day that counts came or the content is another.
 * A copy; nothing rests on it but which charts the page looks at, and the page assesses those itself.
 */
export const dangerOpen = pgTable(
  'danger_open',
  {
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    /** Something it rests on changed; set by triggers, in the transaction of the change. */
    stale: boolean('stale').notNull().default(true),
    /** Hash of the content it was reckoned with; `null` before the first time. */
    knowledge: text('knowledge'),
    /** Day of the oldest flag of danger, raised or left open, that nobody settled; `null` for none. */
    sinceOn: date('since_on', { mode: 'string' }),
    /** First day on which days alone may change it: what an answer, a score or a condition rests on grows too old, or begins; `null` where no day does. */
    againOn: date('again_on', { mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.clinicId, table.patientId] }),
    foreignKey({ name: 'danger_open_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }).onDelete('cascade'),
    index('danger_open_stale').on(table.clinicId).where(sql`${table.stale}`),
    index('danger_open_knowledge').on(table.clinicId, table.knowledge),
    index('danger_open_again').on(table.clinicId, table.againOn).where(sql`${table.againOn} is not null`),
    index('danger_open_since').on(table.clinicId, table.sinceOn.desc()).where(sql`${table.sinceOn} is not null`),
  ],
);
