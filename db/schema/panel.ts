import { sql } from 'drizzle-orm';
import { boolean, date, foreignKey, index, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { OutcomeVerdict, Reviewed } from '@/server/clinical/model/outcome';
import { patient } from './patient';

/**
 * What the panel is filtered, sorted and counted by: reckoned by the pure functions from signed notes, reports and contacts, and made anew
 * before it is read when one of those was added or the content changed. A copy; nothing rests on it but the order of a page.
 */
export const panelEntry = pgTable(
  'panel_entry',
  {
    clinicId: uuid('clinic_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    /** Something it rests on changed; set by triggers, in the transaction of the change. */
    stale: boolean('stale').notNull().default(true),
    /** Hash of the content it was reckoned with; `null` before the first time. */
    knowledge: text('knowledge'),
    /** First day of the decision that stands; `null` where none for options does, and the patient is not on the panel. */
    startOn: date('start_on', { mode: 'string' }),
    options: text('options').array().notNull().default(sql`'{}'`),
    /** `FAMILY given` in lower case, to sort by. */
    sortName: text('sort_name').notNull().default(''),
    contactOn: date('contact_on', { mode: 'string' }),
    reportOn: date('report_on', { mode: 'string' }),
    response: text('response').$type<OutcomeVerdict>(),
    remission: text('remission').$type<OutcomeVerdict>(),
    /** After minus before, in points; `null` unless both are there. */
    phq9Change: smallint('phq9_change'),
    sbrChange: smallint('sbr_change'),
    /** Due day of the oldest task of the plan that is still to do. */
    dueOn: date('due_on', { mode: 'string' }),
    /** Every decision of this patient with the group it falls into when the weeks of its review are over. */
    reviewed: jsonb('reviewed').$type<readonly Reviewed[]>().notNull().default([]),
  },
  (table) => {
    const isOnPanel = sql`${table.startOn} is not null`;
    return [
      primaryKey({ columns: [table.clinicId, table.patientId] }),
      foreignKey({ name: 'panel_entry_of_patient', columns: [table.clinicId, table.patientId], foreignColumns: [patient.clinicId, patient.id] }).onDelete('cascade'),
      index('panel_entry_stale').on(table.clinicId).where(sql`${table.stale}`),
      index('panel_entry_knowledge').on(table.clinicId, table.knowledge),
      // A page in each order is a short range of one of these.
      index('panel_entry_by_contact').on(table.clinicId, table.contactOn.asc().nullsFirst(), table.startOn, table.patientId).where(isOnPanel),
      index('panel_entry_by_name').on(table.clinicId, table.sortName, table.patientId).where(isOnPanel),
      index('panel_entry_by_start').on(table.clinicId, table.startOn, table.patientId).where(isOnPanel),
      index('panel_entry_by_report').on(table.clinicId, table.reportOn.asc().nullsFirst(), table.startOn, table.patientId).where(isOnPanel),
      index('panel_entry_by_phq9').on(table.clinicId, table.phq9Change, table.startOn, table.patientId).where(isOnPanel),
      index('panel_entry_by_sbr').on(table.clinicId, table.sbrChange, table.startOn, table.patientId).where(isOnPanel),
      index('panel_entry_by_due').on(table.clinicId, table.dueOn, table.startOn, table.patientId).where(isOnPanel),
      index('panel_entry_by_remission').on(table.clinicId, table.remission.desc(), table.response.desc(), table.contactOn.asc().nullsFirst(), table.startOn, table.patientId).where(isOnPanel),
      index('panel_entry_by_response').on(table.clinicId, table.response.desc(), table.contactOn.asc().nullsFirst(), table.startOn, table.patientId).where(isOnPanel),
    ];
  },
);
