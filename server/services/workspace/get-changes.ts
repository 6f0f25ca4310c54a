import { withClinic } from '@/db/client';
import { listChanges } from '@/db/queries/audit/list-changes';
import { timeIn } from '@/server/platform/clock';
import { authorise } from '../authorise';
import { acting } from '../context';
import type { ServiceContext } from '../context';

type Changes = { readonly last: { readonly by: string; readonly at: string } | null };

/** Whether somebody changed a chart since it was drawn. Holds nothing of the chart, so that asking every few seconds opens none. */
export async function getChanges(ctx: ServiceContext, { patientId, since }: { readonly patientId: string; readonly since: string }): Promise<Changes> {
  authorise(ctx.actor, 'chart:read');
  const { clinic, userId } = ctx.actor;
  const [last] = await withClinic(acting(ctx), (db) => listChanges(db, { clinicId: clinic.id, patientId, since: new Date(since) }), { readOnly: true });
  if (last === undefined) return { last: null };
  return { last: { by: last.userId === userId ? 'You, in another place,' : last.actor, at: timeIn(clinic.timeZone, last.at) } };
}
