import { withClinic } from '@/db/client';
import { listChanges } from '@/db/queries/audit/list-changes';
import type { Change } from '@/db/queries/audit/list-changes';
import { loadChart } from '@/db/queries/chart/load-chart';
import { hiddenIds } from '@/db/queries/patients/restrictions';
import { countArrivedAlerts, listArrivedReports } from '@/db/queries/reports/list-arrived-reports';
import { recordAudit } from '@/server/audit/record-audit';
import { assess } from '@/server/clinical/assess';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import { compareOptions } from '@/server/clinical/options/compare-options';
import type { ShownAdvice } from '@/server/contracts/advice-change';
import type { Changes } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { timeIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { CHART_EVENTS } from './chart-events';
import { tellChanges } from './tell-changes';

type Asked = { readonly patientId: string; readonly since: string; readonly shown?: ShownAdvice | undefined };

const NOTHING: Changes = { last: null, reports: [], alerts: 0, inputs: [], options: [] };

/**
 * Whether the advice on a screen is another by now, and through what. The chart is opened, and that is recorded, only
 * when somebody acted on it, the day changed or the rules did: asking every few seconds opens none.
 */
export async function getChanges(ctx: ServiceContext, { patientId, since, shown }: Asked): Promise<Changes> {
  authorise(ctx.actor, 'chart:read');
  const { clinic } = ctx.actor;
  const knowledge = loadKnowledge();
  const on = clinicDay(ctx);
  const where = { clinicId: clinic.id, patientId, since: new Date(since) };
  const changes = await withClinic(acting(ctx), async (db) => {
    const found = await listChanges(db, { ...where, events: CHART_EVENTS });
    // The trail is read whoever asks: of a chart that is restricted nothing happened, as of an id that nobody has.
    return found.length > 0 && (await hiddenIds(db)).has(patientId) ? [] : found;
  }, { readOnly: true });
  const sameTerms = shown === undefined || (shown.on === on && shown.knowledge === knowledge.stamp.hash);
  if (changes.length === 0 && sameTerms) return NOTHING;
  const { chart, arrived, alerts } = await withClinic(acting(ctx), async (db) => {
    const loaded = await loadChart(db, { clinicId: clinic.id, patientId, on });
    if (loaded === null) throw new AppError('not-found');
    await recordAudit(db, auditor(ctx), { event: 'chart.read', objectKind: 'chart', objectId: patientId, patientId, details: { purpose: 'changes' } });
    return { chart: loaded.chart, arrived: await listArrivedReports(db, where), alerts: await countArrivedAlerts(db, where) };
  });
  const assessment = assess(chart, knowledge, on);
  if (assessment.fingerprint === shown?.fingerprint && arrived.length === 0 && alerts === 0) return NOTHING;
  return {
    last: lastOf(ctx, changes),
    reports: arrived.flatMap(({ reportedOn, recordedAt, filledBy }) => {
      const day = parseLocalDate(reportedOn);
      return day === null ? [] : [{ on: day, at: timeIn(clinic.timeZone, recordedAt), filledBy }];
    }),
    alerts,
    inputs: tellChanges(ctx, changes, { chart, on }, { on: shown?.on ?? on, knowledge: shown?.knowledge ?? knowledge.stamp.hash }),
    options: [...compareOptions(shown?.options ?? [], assessment.options, knowledge)],
  };
}

/** Who acted last; the day and the rules change without anybody. */
function lastOf({ actor: { userId, clinic } }: ServiceContext, [last]: readonly Change[]): NonNullable<Changes['last']> {
  if (last === undefined) return { by: null, at: null };
  return { by: last.userId === null ? 'The patient' : last.userId === userId ? 'You, in another place,' : last.actor, at: timeIn(clinic.timeZone, last.at) };
}
