import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { recordAudit } from '@/server/audit/record-audit';
import type { Act } from '@/server/auth/rights';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { notHeld } from '../restrictions/not-held';

export type ClinicScene = { readonly db: Db; readonly on: LocalDate; readonly clinicId: string; readonly userId: string; readonly by: { readonly byId: string; readonly byName: string } };
type Details = Readonly<Record<string, string | number | boolean | null>>;

/** Does something around the tasks of a clinic in one transaction with its audit row; with a patient, the patient is held. */
export async function actInClinic<Result>(
  ctx: ServiceContext,
  act: { readonly needs: Act; readonly event: string; readonly objectKind: string; readonly patientId: string | null; readonly run: (scene: ClinicScene) => Promise<{ readonly result: Result; readonly objectId: string | null; readonly details?: Details }> },
): Promise<Result> {
  const { event, objectKind, patientId } = act;
  const clinicId = ctx.actor.clinic.id;
  try {
    authorise(ctx.actor, act.needs);
    const { userId, name } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    const on = clinicDay(ctx);
    return await withClinic(acting(ctx), async (db) => {
      if (patientId !== null && !(await holdPatient(db, { clinicId, patientId }))) throw await notHeld(db, { clinicId, patientId });
      const { result, objectId, details } = await act.run({ db, on, clinicId, userId, by: { byId: userId, byName: name } });
      await recordAudit(db, auditor(ctx), { event, objectKind, objectId, patientId, details: details ?? {} });
      return result;
    });
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind, patientId }, error);
    throw error;
  }
}
