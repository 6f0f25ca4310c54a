import type { Db } from '../../client';
import { auditEvent } from '../../schema/audit';

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

export async function insertAuditEvent(db: Db, event: NewAuditEvent): Promise<void> {
  await db.insert(auditEvent).values({ ...event, roles: [...event.roles] });
}
