import { withdrawConfirmation } from '@/db/queries/facts/confirmation';
import { insertConfirmations } from '@/db/queries/facts/insert-facts';
import type { Confirmation } from '@/server/clinical/model/chart';
import { rowIdOf } from '../patient-act';
import type { Scene } from '../patient-act';

/**
 * Says something about a fact instead of what was said before: two answers of one day would both stand, and the safest would
 * win, whichever came last. The history keeps the earlier one as withdrawn.
 */
export async function settleConfirmation({ db, entry, chart, on, ctx }: Scene, said: Pick<Confirmation, 'fact' | 'value' | 'detail'>): Promise<string | null> {
  for (const { id, fact } of chart.confirmations) {
    if (fact === said.fact) await withdrawConfirmation(db, { ...entry, id: rowIdOf(id) }, entry.recordedBy);
  }
  const [id] = await insertConfirmations(db, entry, [{ confirmation: { ...said, on, by: ctx.actor.name }, questionId: null }]);
  return id ?? null;
}
