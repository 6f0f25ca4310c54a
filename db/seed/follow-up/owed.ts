import { sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { withClinic } from '../../client';
import { insertAuditEvent } from '../../queries/audit/insert-audit-event';
import { clinicIdOf, fixedId } from '../fixed-id';
import { CLINICS } from '../story/clinics';

const { slug } = CLINICS.riverside;
const whose = { clinicId: clinicIdOf(slug), userId: null };
const EVENT = 'demo.followed';

/** Day zero of a demo whose people were loaded and whose follow-up was not told to its end; `null` when nothing is owed. */
export async function followUpOwed(): Promise<LocalDate | null> {
  const { rows } = await withClinic(whose, (db) => db.execute<{ on: LocalDate | null }>(sql`
    select e.details ->> 'on' as "on" from audit_event e
     where e.clinic_id = ${whose.clinicId} and e.event = 'demo.loaded' and not exists (select from audit_event f where f.clinic_id = e.clinic_id and f.event = ${EVENT}) limit 1`));
  return rows[0]?.on ?? null;
}

/** The follow-up of the demo is told to its end. */
export const markFollowed = (): Promise<void> =>
  withClinic(whose, (db) => insertAuditEvent(db, { ...whose, actor: 'demo data', roles: [], patientId: null, event: EVENT, objectKind: 'clinic', objectId: whose.clinicId, objectVersion: null, outcome: 'done', refusal: null, requestId: fixedId('followed'), details: {} }));
