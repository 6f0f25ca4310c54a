import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { insertDisclosure } from '@/db/queries/visits/around-signing';
import { recordAudit } from '@/server/audit/record-audit';
import { notValidated } from '@/server/clinical/printed';
import type { ChartFile } from '@/server/contracts/export';
import { chartScoresCsv } from '@/server/exports/csv/scores-csv';
import { loadKnowledge } from '@/server/knowledge/load';
import { namelessFile } from '@/server/exports/file-kinds';
import { AppError } from '@/server/platform/errors';
import { newToken } from '@/server/platform/ids';
import { reportBundle } from '@/server/renderings/fhir/report-bundle';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { shownNumbers } from '../patients/record-number';
import { recordRefusal } from '../record-refusal';

export type ChartExport = { readonly bytes: Buffer; readonly name: string; readonly type: string };

const TYPES: Readonly<Record<ChartFile, string>> = { 'reports.fhir.json': 'application/fhir+json; charset=utf-8', 'scores.csv': 'text/csv; charset=utf-8' };
const EVENT = 'reports.disclosed';

/**
 * Every report of a chart as a file: whole, for another system to read, or the scores without name and date for a spreadsheet. Nothing
 * leaves without its rows among the disclosures and in the audit trail, which are written with the reading.
 */
export async function exportReports(ctx: ServiceContext, { patientId, file }: { readonly patientId: string; readonly file: ChartFile }): Promise<ChartExport> {
  try {
    authorise(ctx.actor, 'note:export');
    const on = clinicDay(ctx);
    const clinicId = ctx.actor.clinic.id;
    const loaded = await withClinic(acting(ctx), async (db) => {
      const found = await loadChart(db, { clinicId, patientId, on });
      if (found === null) throw new AppError('not-found');
      if (ctx.actor.userId === null) throw new AppError('not-allowed');
      await insertDisclosure(db, { clinicId, patientId, file, byId: ctx.actor.userId, byName: ctx.actor.name });
      await recordAudit(db, auditor(ctx), { event: EVENT, objectKind: 'chart', objectId: patientId, patientId, details: { file, reports: found.chart.reports.length } });
      return found;
    });
    const { chart, row } = loaded;
    const text =
      file === 'scores.csv'
        ? chartScoresCsv(chart.reports, { on, notValidated: notValidated(loadKnowledge()) })
        : JSON.stringify(reportBundle({
            person: { id: patientId, family: row.familyName, given: row.givenName, sex: row.sex, birthOn: row.birthOn, identifiers: shownNumbers(row.identifiers ?? []) },
            reports: chart.reports,
            instruments: loadKnowledge().instruments,
          }));
    return { bytes: Buffer.from(text, 'utf8'), name: namelessFile(file, newToken()), type: TYPES[file] };
  } catch (error) {
    await recordRefusal(ctx, { event: EVENT, objectKind: 'chart', patientId }, error);
    throw error;
  }
}
