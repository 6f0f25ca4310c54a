import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
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
 * Takes back what was said about the fact of a standing confirmation: this answer and all older ones, so that the
 * fact is unasked again and no earlier "absent" comes back to life.
 * @returns the fact, or `null` when no such confirmation of this patient stands
 */
export async function withdrawConfirmation(
  db: Db,
  { clinicId, patientId, id }: { readonly clinicId: string; readonly patientId: string; readonly id: string },
  by: string | null,
): Promise<string | null> {
  const own = and(eq(factConfirmation.clinicId, clinicId), eq(factConfirmation.patientId, patientId), isNull(factConfirmation.withdrawnAt));
  const fact = db.select({ fact: factConfirmation.fact }).from(factConfirmation).where(and(own, eq(factConfirmation.id, id)));
  const withdrawn = await db
    .update(factConfirmation)
    .set({ withdrawnAt: sql`now()`, withdrawnBy: by })
    .where(and(own, inArray(factConfirmation.fact, fact)))
    .returning({ fact: factConfirmation.fact });
  return withdrawn[0]?.fact ?? null;
}
