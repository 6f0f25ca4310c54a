import type { Db } from '@/db/client';
import { insertAuditEvent } from '@/db/queries/audit/insert-audit-event';
import { sealSoon } from './seal-loop';

/** Who acts, as the audit trail names them. */
export type AuditActor = {
  readonly userId: string | null;
  readonly name: string;
  readonly roles: readonly string[];
  readonly clinicId: string;
};

export type AuditAct = {
  /** Such as `medication.started`. */
  readonly event: string;
  readonly objectKind: string;
  readonly objectId?: string | null;
  readonly objectVersion?: number | null;
  readonly patientId?: string | null;
  readonly outcome?: 'done' | 'refused' | 'failed';
  readonly refusal?: string | null;
  /** Counts and codes, never a value of a chart. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Writes the audit row of an act. Call it with the transaction of the act: both are kept or neither. */
export async function recordAudit(db: Db, by: { readonly actor: AuditActor; readonly requestId: string }, act: AuditAct): Promise<void> {
  await insertAuditEvent(db, {
    clinicId: by.actor.clinicId,
    userId: by.actor.userId,
    actor: by.actor.name,
    roles: by.actor.roles,
    patientId: act.patientId ?? null,
    event: act.event,
    objectKind: act.objectKind,
    objectId: act.objectId ?? null,
    objectVersion: act.objectVersion ?? null,
    outcome: act.outcome ?? 'done',
    refusal: act.refusal ?? null,
    requestId: by.requestId,
    details: act.details ?? {},
  });
  sealSoon(by.actor.clinicId);
}
