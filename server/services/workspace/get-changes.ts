import { withClinic } from '@/db/client';
import { listChanges } from '@/db/queries/audit/list-changes';
import { countArrivedAlerts, listArrivedReports } from '@/db/queries/reports/list-arrived-reports';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { Changes } from '@/server/contracts/workspace';
import { timeIn } from '@/server/platform/clock';
import { authorise } from '../authorise';
import { acting } from '../context';
import type { ServiceContext } from '../context';

/**
 * Whether somebody changed a chart since it was drawn, and which reports came in. Names no instrument, answer or score, so that asking
 * every few seconds opens no chart.
 */
export async function getChanges(ctx: ServiceContext, { patientId, since }: { readonly patientId: string; readonly since: string }): Promise<Changes> {
  authorise(ctx.actor, 'chart:read');
  const { clinic, userId } = ctx.actor;
  const where = { clinicId: clinic.id, patientId, since: new Date(since) };
  const { last, arrived, alerts } = await withClinic(
    acting(ctx),
    async (db) => {
      const [newest] = await listChanges(db, where);
      // Nothing was written: two statements are saved, every few seconds and for every open chart.
      if (newest === undefined) return { last: undefined, arrived: [], alerts: 0 };
      return { last: newest, arrived: await listArrivedReports(db, where), alerts: await countArrivedAlerts(db, where) };
    },
    { readOnly: true },
  );
  return {
    last: last === undefined ? null : { by: last.userId === userId ? 'You, in another place,' : last.userId === null ? 'The patient' : last.actor, at: timeIn(clinic.timeZone, last.at) },
    reports: arrived.flatMap(({ reportedOn, recordedAt, filledBy }) => {
      const on = parseLocalDate(reportedOn);
      return on === null ? [] : [{ on, at: timeIn(clinic.timeZone, recordedAt), filledBy }];
    }),
    alerts,
  };
}
