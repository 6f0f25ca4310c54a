import { withClinic } from '@/db/client';
import { recordAudit } from '@/server/audit/record-audit';
import type { Workspace } from '@/server/contracts/workspace';
import { AppError } from '@/server/platform/errors';
import { endOfDay } from '@/server/platform/clock';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { readWorkspaceRows, toWorkspace } from './read-workspace';

type Which = { readonly patientId: string; readonly asKnownOn?: LocalDate | undefined };

/**
 * Opens a chart, or the chart as it was known at the end of a past day. Who opened it stands in the audit trail before
 * anything of it leaves the database.
 */
export async function getWorkspace(ctx: ServiceContext, { patientId, asKnownOn }: Which): Promise<Workspace> {
  try {
    authorise(ctx.actor, 'chart:read');
    const on = clinicDay(ctx);
    if (asKnownOn !== undefined && asKnownOn > on) throw new AppError('invalid-input', { fields: { asKnownOn: 'This day is still to come.' } });
    const then = asKnownOn === undefined ? {} : { asKnownOn, asKnownAt: endOfDay(ctx.actor.clinic.timeZone, asKnownOn).toISOString() };
    const rows = await withClinic(acting(ctx), async (db) => {
      const read = await readWorkspaceRows(db, { clinicId: ctx.actor.clinic.id, patientId, on, ...then });
      await recordAudit(db, auditor(ctx), {
        event: 'chart.read', objectKind: 'chart', objectId: patientId, patientId,
        details: asKnownOn === undefined ? {} : { asKnownOn },
      });
      return read;
    });
    return toWorkspace(ctx, rows);
  } catch (error) {
    await recordRefusal(ctx, { event: 'chart.read', objectKind: 'chart', patientId }, error);
    throw error;
  }
}
