import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { FACT_TABLES } from './insert-facts';
import type { StoredFactKind } from './insert-facts';

export type FactKey = {
  readonly kind: StoredFactKind;
  readonly clinicId: string;
  readonly patientId: string;
  readonly id: string;
};

/**
 * Marks a standing fact as entered in error; the row stays.
 * @returns whether there was such a fact of this patient that stood
 */
export async function markInError(
  db: Db,
  { kind, clinicId, patientId, id }: FactKey,
  mark: { readonly by: string | null; readonly why: string },
): Promise<boolean> {
  const table = FACT_TABLES[kind];
  const marked = await db
    .update(table)
    .set({ enteredInErrorAt: sql`now()`, enteredInErrorBy: mark.by, enteredInErrorWhy: mark.why })
    .where(and(eq(table.clinicId, clinicId), eq(table.patientId, patientId), eq(table.id, id), isNull(table.enteredInErrorAt)))
    .returning({ id: table.id });
  return marked.length === 1;
}

/** Points from a fact that was corrected to the one that stands in its place. */
export async function markReplaced(db: Db, { kind, clinicId, patientId, id }: FactKey, replacedBy: string): Promise<void> {
  const table = FACT_TABLES[kind];
  await db
    .update(table)
    .set({ replacedBy })
    .where(and(eq(table.clinicId, clinicId), eq(table.patientId, patientId), eq(table.id, id)));
}

/** The standing fact that was stored under this key, if there is one. */
export async function findByImportKey(db: Db, { kind, clinicId, patientId }: Omit<FactKey, 'id'>, importKey: string): Promise<string | null> {
  const table = FACT_TABLES[kind];
  const [row] = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.clinicId, clinicId), eq(table.patientId, patientId), eq(table.importKey, importKey), isNull(table.enteredInErrorAt)));
  return row?.id ?? null;
}
