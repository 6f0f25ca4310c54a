import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import type { ChartRow } from './chart-columns';
import { chartRows, chartRowsAsKnown } from './chart-statement';
import { toChart } from './to-chart';

export type LoadedChart = { readonly row: ChartRow; readonly chart: Chart };

/**
 * A patient's chart with identity and inbox, in one statement; `null` when the clinic has no such patient.
 * @param where.on - day for which medicines count as planned, taken or stopped
 * @param where.asKnownAt - instant, ISO 8601: the chart as it stood recorded then, corrections and later entries undone
 */
export async function loadChart(
  db: Db,
  where: { readonly clinicId: string; readonly patientId: string; readonly on: LocalDate; readonly asKnownAt?: string | undefined },
): Promise<LoadedChart | null> {
  const [row] = await (where.asKnownAt === undefined ? chartRows(db, where) : chartRowsAsKnown(db, where));
  return row === undefined ? null : { row, chart: toChart(row) };
}
