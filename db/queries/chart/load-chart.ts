import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import type { ChartRow } from './chart-columns';
import { chartRows } from './chart-statement';
import { toChart } from './to-chart';

export type LoadedChart = { readonly row: ChartRow; readonly chart: Chart };

/**
 * A patient's chart with identity and inbox, in one statement; `null` when the clinic has no such patient.
 * @param where.on - day for which medicines count as planned, taken or stopped
 */
export async function loadChart(
  db: Db,
  where: { readonly clinicId: string; readonly patientId: string; readonly on: LocalDate },
): Promise<LoadedChart | null> {
  const [row] = await chartRows(db, where);
  return row === undefined ? null : { row, chart: toChart(row) };
}
