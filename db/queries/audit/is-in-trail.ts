import { and, eq } from 'drizzle-orm';
import type { Db } from '../../client';
import { auditEvent } from '../../schema/audit';

/** Whether something was done under this request in a clinic. */
export async function isInTrail(db: Db, { clinicId, requestId }: { readonly clinicId: string; readonly requestId: string }): Promise<boolean> {
  const rows = await db.select({ id: auditEvent.id }).from(auditEvent).where(and(eq(auditEvent.clinicId, clinicId), eq(auditEvent.requestId, requestId), eq(auditEvent.outcome, 'done'))).limit(1);
  return rows.length > 0;
}
