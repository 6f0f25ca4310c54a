import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { getVisitRow } from '@/db/queries/visits/drafts';
import type { VisitRow } from '@/db/queries/visits/drafts';
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

export type VisitScene = { readonly db: Db; readonly ctx: ServiceContext; readonly on: LocalDate; readonly row: VisitRow; readonly userId: string };
type Details = Readonly<Record<string, string | number | boolean | null>>;
export type VisitDone<Result> = { readonly result: Result; readonly objectId?: string; readonly details?: Details };

type Named = { readonly visitId: string; readonly patientId?: string | undefined };

/**
 * Does something with a visit in one transaction together with its audit row. An act that names the patient whom the
 * screen shows is refused when the visit is of somebody else; acts hold the patient, so that they follow each other.
 */
export async function actOnVisit<Result>(
  ctx: ServiceContext,
  named: Named,
  act: { readonly needs: Act; readonly event: string; readonly holds?: boolean; readonly run: (scene: VisitScene) => Promise<VisitDone<Result>> },
): Promise<Result> {
  let patientId = named.patientId ?? null;
  try {
    authorise(ctx.actor, act.needs);
    const { userId, clinic } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    const on = clinicDay(ctx);
    return await withClinic(acting(ctx), async (db) => {
      if (act.holds === true && named.patientId !== undefined && !(await holdPatient(db, { clinicId: clinic.id, patientId: named.patientId }))) throw await notHeld(db, { clinicId: clinic.id, patientId: named.patientId });
      const row = await getVisitRow(db, { clinicId: clinic.id, visitId: named.visitId });
      if (row === null || (named.patientId !== undefined && row.patientId !== named.patientId)) throw new AppError('not-found');
      patientId = row.patientId;
      const { result, objectId, details } = await act.run({ db, ctx, on, row, userId });
      await recordAudit(db, auditor(ctx), { event: act.event, objectKind: 'visit', objectId: objectId ?? row.id, patientId: row.patientId, details: details ?? {} });
      return result;
    });
  } catch (error) {
    await recordRefusal(ctx, { event: act.event, objectKind: 'visit', patientId }, error);
    throw error;
  }
}
