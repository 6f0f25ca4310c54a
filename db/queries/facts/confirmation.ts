import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { factConfirmation } from '../../schema/report';

type OfFact = { readonly clinicId: string; readonly patientId: string; readonly fact: string };

/** What stands about a fact, the newest alone. */
export async function standingConfirmation(db: Db, { clinicId, patientId, fact }: OfFact): Promise<Pick<typeof factConfirmation.$inferSelect, 'id' | 'detail' | 'askedOn' | 'recordedBy' | 'recordedByName'> | null> {
  const { id, detail, askedOn, recordedBy, recordedByName } = factConfirmation;
  const [row] = await db
    .select({ id, detail, askedOn, recordedBy, recordedByName })
    .from(factConfirmation)
    .where(and(eq(factConfirmation.clinicId, clinicId), eq(factConfirmation.patientId, patientId), eq(factConfirmation.fact, fact), isNull(factConfirmation.withdrawnAt)))
    .orderBy(desc(factConfirmation.askedOn), desc(factConfirmation.recordedAt))
    .limit(1);
  return row ?? null;
}

/**
 * Takes back what was said about the fact of a standing confirmation: this answer and all other ones, so that the
 * fact is unasked again and no earlier "absent" comes back to life. Taking back "still unknown" leaves the yes behind it,
 * where no "absent" came between.
 * @returns the fact, or `null` when no such confirmation of this patient stands
 */
export async function withdrawConfirmation(
  db: Db,
  { clinicId, patientId, id }: { readonly clinicId: string; readonly patientId: string; readonly id: string },
  by: string | null,
): Promise<string | null> {
  const own = and(eq(factConfirmation.clinicId, clinicId), eq(factConfirmation.patientId, patientId), isNull(factConfirmation.withdrawnAt));
  const { fact, value, askedOn, recordedAt } = factConfirmation;
  const [taken] = await db.select({ fact, value }).from(factConfirmation).where(and(own, eq(factConfirmation.id, id)));
  if (taken === undefined) return null;
  const ofFact = and(own, eq(fact, taken.fact));
  const answers = await db.select({ id: factConfirmation.id, value }).from(factConfirmation).where(ofFact).orderBy(desc(askedOn), desc(recordedAt), desc(factConfirmation.id));
  const known = answers.find((answer) => answer.value !== 'unknown');
  const left = taken.value === 'unknown' && known?.value === 'present' ? ne(factConfirmation.id, known.id) : undefined;
  await db.update(factConfirmation).set({ withdrawnAt: sql`now()`, withdrawnBy: by }).where(and(ofFact, left));
  return taken.fact;
}
