import type { Db } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { findByImportKey } from '@/db/queries/facts/mark-in-error';
import { listOpenAlertsOf } from '@/db/queries/reports/report-alerts';
import { insertFlagAnswer } from '@/db/queries/visits/around-signing';
import { assess } from '@/server/clinical/assess';
import { loadKnowledge } from '@/server/knowledge/load';
import { clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { maySettle, raisedHash } from '../visits/flag-answers';
import { reportKey } from './door/store-report';

type Assessed = { readonly patientId: string; readonly requestId: string; readonly flag: string; readonly assessment: string };

/**
 * The assessment of a red-flag answer settles the chart's flag too, so that nobody is asked twice: only while that flag rests on the report
 * of this very request and on no other. Call it in the transaction that records the assessment, with the patient held.
 */
export async function settleWith(db: Db, ctx: ServiceContext, { patientId, requestId, flag: id, assessment }: Assessed): Promise<void> {
  const { clinic, userId, name } = ctx.actor;
  const of = { clinicId: clinic.id, patientId };
  const on = clinicDay(ctx);
  const knowledge = loadKnowledge();
  const loaded = await loadChart(db, { ...of, on });
  if (loaded === null) return;
  const flag = assess(loaded.chart, knowledge, on).flags.find((raised) => raised.id === id);
  // Another one of it waits: what was said to this one does not speak for that.
  if ((await listOpenAlertsOf(db, of)).some((open) => open.flag === id)) return;
  if (flag === undefined || userId === null || !maySettle(knowledge.flags.find((content) => content.id === id))) return;
  const reports = flag.facts.filter((fact) => fact.startsWith('report:'));
  if (reports.length === 0) return;
  for (const fact of reports) {
    const instrument = loaded.chart.reports.find((report) => report.id === fact)?.instrument ?? '';
    const own = await findByImportKey(db, { kind: 'report', ...of }, reportKey(requestId, instrument));
    if (own === null || fact !== `report:${own}`) return;
  }
  await insertFlagAnswer(db, { ...of, flag: flag.id, raisedSha256: raisedHash(flag), what: assessment, settled: true, answeredOn: on, byId: userId, byName: name });
}
