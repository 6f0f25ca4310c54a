import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { user } from './account';
import { patient } from './patient';

/** A chart that only its care team opens, and whoever covers for one of them. Lifted, never deleted; at most one stands at a time. */
export const chartRestriction = pgTable(
  'chart_restriction',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    why: text('why').notNull(),
    setAt: timestamp('set_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    setBy: uuid('set_by')
      .notNull()
      .references(() => user.id),
    setByName: text('set_by_name').notNull(),
    liftedAt: timestamp('lifted_at', { withTimezone: true }),
    liftedByName: text('lifted_by_name'),
  },
  (table) => [
    foreignKey({ name: 'chart_restriction_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    uniqueIndex('chart_restriction_standing').on(table.clinicId, table.patientId).where(sql`${table.liftedAt} is null`),
  ],
);

/** A restricted chart that somebody outside the care team opened in an emergency, for reading, for four hours at most. Never deleted. */
export const emergencyAccess = pgTable(
  'emergency_access',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id),
    userName: text('user_name').notNull(),
    reason: text('reason').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull().default(sql`clock_timestamp() + interval '4 hours'`),
    /** By hand, before it ran out. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /** An administrator looked at it. */
    seenAt: timestamp('seen_at', { withTimezone: true }),
    seenByName: text('seen_by_name'),
  },
  (table) => [
    foreignKey({ name: 'emergency_access_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }),
    index('emergency_access_of_user').on(table.clinicId, table.userId, table.patientId),
    index('emergency_access_by_time').on(table.clinicId, table.openedAt),
    check('emergency_access_four_hours', sql`${table.expiresAt} <= ${table.openedAt} + interval '4 hours 1 second'`),
    check('emergency_access_has_reason', sql`length(${table.reason}) >= 10`),
  ],
);
