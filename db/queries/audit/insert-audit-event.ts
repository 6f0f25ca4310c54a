import { sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { namedStatement } from '../statement';

export type NewAuditEvent = {
  readonly clinicId: string | null;
  readonly userId: string | null;
  readonly actor: string;
  readonly roles: readonly string[];
  readonly patientId: string | null;
  readonly event: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly objectVersion: number | null;
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly refusal: string | null;
  readonly requestId: string;
  /** Counts and codes, never a value of a chart. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
};

const given = sql.placeholder;
/** Every act of anybody writes one. */
const insert = namedStatement<never>('audit-event', sql`
  insert into audit_event (clinic_id, user_id, actor, roles, patient_id, event, object_kind, object_id, object_version, outcome, refusal, request_id, details)
  values (${given('clinicId')}, ${given('userId')}, ${given('actor')}, ${given('roles')}, ${given('patientId')}, ${given('event')}, ${given('objectKind')},
    ${given('objectId')}, ${given('objectVersion')}, ${given('outcome')}, ${given('refusal')}, ${given('requestId')}, ${given('details')})`);

export async function insertAuditEvent(db: Db, event: NewAuditEvent): Promise<void> {
  await insert(db, { ...event, roles: [...event.roles], details: JSON.stringify(event.details) });
}
