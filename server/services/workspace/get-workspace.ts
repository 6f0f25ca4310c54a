import { withClinic } from '@/db/client';
import { recordAudit } from '@/server/audit/record-audit';
import type { Workspace } from '@/server/contracts/workspace';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { readWorkspaceRows, toWorkspace } from './read-workspace';

/** Opens a chart. Who opened it stands in the audit trail before anything of it leaves the database. */
export async function getWorkspace(ctx: ServiceContext, { patientId }: { readonly patientId: string }): Promise<Workspace> {
  try {
    authorise(ctx.actor, 'chart:read');
    const rows = await withClinic(acting(ctx), async (db) => {
      const read = await readWorkspaceRows(db, { clinicId: ctx.actor.clinic.id, patientId, on: clinicDay(ctx) });
      await recordAudit(db, auditor(ctx), { event: 'chart.read', objectKind: 'chart', objectId: patientId, patientId });
      return read;
    });
    return toWorkspace(ctx, rows);
  } catch (error) {
    await recordRefusal(ctx, { event: 'chart.read', objectKind: 'chart', patientId }, error);
    throw error;
  }
}
