import { markInError } from '@/db/queries/facts/mark-in-error';
import type { StoredFactKind } from '@/db/queries/facts/insert-facts';
import type { Workspace } from '@/server/contracts/workspace';
import { AppError } from '@/server/platform/errors';
import type { Act } from '@/server/auth/rights';
import { actOnPatient, rowIdOf } from './patient-act';
import type { ServiceContext } from './context';

type Removal = { readonly patientId: string; readonly idempotencyKey?: string | undefined; readonly factId: string; readonly reason: string };

/** Marks a fact as entered in error. The row stays, with who said so, when and why; the chart no longer has it. */
export const removeFact = (
  ctx: ServiceContext,
  removal: Removal,
  what: { readonly kind: StoredFactKind; readonly event: string; readonly needs: Act },
): Promise<Workspace> =>
  actOnPatient(ctx, removal, {
    needs: what.needs,
    event: what.event,
    objectKind: what.kind,
    change: async ({ db, entry }, { factId, reason }) => {
      const marked = await markInError(
        db,
        { kind: what.kind, clinicId: entry.clinicId, patientId: entry.patientId, id: rowIdOf(factId) },
        { by: entry.recordedBy, why: reason },
      );
      if (!marked) throw new AppError('not-found');
      return { objectId: factId };
    },
  });
