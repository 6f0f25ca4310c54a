import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { recordAudit } from '@/server/audit/record-audit';
import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';

/** The chart that a plan is made for, read together with its audit row. Nothing is stored: a preview is nobody's decision. */
export async function readPlanningChart(ctx: ServiceContext, { patientId, event, option }: { readonly patientId: string; readonly event: string; readonly option: string }): Promise<{ readonly chart: Chart; readonly on: LocalDate }> {
  try {
    authorise(ctx.actor, 'plan:read');
    const on = clinicDay(ctx);
    return await withClinic(acting(ctx), async (db) => {
      const loaded = await loadChart(db, { clinicId: ctx.actor.clinic.id, patientId, on });
      if (loaded === null) throw new AppError('not-found');
      await recordAudit(db, auditor(ctx), { event, objectKind: 'plan', objectId: patientId, patientId, details: { option } });
      return { chart: loaded.chart, on };
    });
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'plan', patientId }, error);
    throw error;
  }
}
