import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import type { RestrictedRow } from '@/db/queries/patients/restrictions';
import { recordAudit } from '@/server/audit/record-audit';
import type { Act } from '@/server/auth/rights';
import type { RestrictedPerson } from '@/server/contracts/restriction';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { displayName } from '../patients/summarise-patient';
import { recordRefusal } from '../record-refusal';

export type AccessScene = { readonly db: Db; readonly clinicId: string; readonly by: { readonly userId: string; readonly name: string } };

export const personOf = ({ id, familyName, givenName, birthOn }: RestrictedRow): RestrictedPerson => ({ id, displayName: displayName(familyName, givenName), birthOn });

/** One act around who may open a chart, in one transaction with its audit row. The patient is not held: whoever acts may be outside of the chart. */
export async function actOnAccess<Result>(
  ctx: ServiceContext,
  act: { readonly needs: Act; readonly event: string; readonly patientId: string | null; readonly run: (scene: AccessScene) => Promise<{ readonly result: Result; readonly objectId: string | null; readonly patientId?: string | null; readonly details?: Readonly<Record<string, string | number | boolean | null>> }> },
): Promise<Result> {
  const event = { event: act.event, objectKind: 'chart-access' };
  try {
    authorise(ctx.actor, act.needs);
    const { userId, name, clinic } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    return await withClinic(acting(ctx), async (db) => {
      const { result, objectId, patientId = act.patientId, details = {} } = await act.run({ db, clinicId: clinic.id, by: { userId, name } });
      await recordAudit(db, auditor(ctx), { ...event, objectId, patientId, details });
      return result;
    });
  } catch (error) {
    await recordRefusal(ctx, { ...event, patientId: act.patientId }, error);
    throw error;
  }
}
