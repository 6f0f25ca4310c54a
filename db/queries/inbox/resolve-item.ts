import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { inboxItem } from '../../schema/import';

type Which = { readonly clinicId: string; readonly patientId: string; readonly id: string };

export type InboxRow = { readonly itemKey: string; readonly choices: unknown; readonly resolvedAt: Date | null };

/** One item of a patient's inbox; `null` when it is not this patient's. */
export async function getInboxItem(db: Db, { clinicId, patientId, id }: Which): Promise<InboxRow | null> {
  const [row] = await db
    .select({ itemKey: inboxItem.itemKey, choices: inboxItem.choices, resolvedAt: inboxItem.resolvedAt })
    .from(inboxItem)
    .where(and(eq(inboxItem.clinicId, clinicId), eq(inboxItem.patientId, patientId), eq(inboxItem.id, id)));
  return row ?? null;
}

/** Settles an open item; the row stays with who chose what. */
export async function resolveInboxItem(
  db: Db,
  { clinicId, patientId, id }: Which,
  settled: { readonly by: string | null; readonly choice: string; readonly note: string | null },
): Promise<void> {
  await db
    .update(inboxItem)
    .set({ resolvedAt: sql`now()`, resolvedBy: settled.by, resolution: settled.choice, note: settled.note })
    .where(and(eq(inboxItem.clinicId, clinicId), eq(inboxItem.patientId, patientId), eq(inboxItem.id, id), isNull(inboxItem.resolvedAt)));
}
