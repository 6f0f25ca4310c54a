import type { Db } from '@/db/client';
import { listAlertsAssessedOn, listOpenAlertsOf } from '@/db/queries/reports/report-alerts';
import type { OpenAlertRow } from '@/db/queries/reports/report-alerts';
import { isTakenBack } from '@/server/clinical/flags/alone';
import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';

export type AlertOf = OpenAlertRow & { /** Whether the chart holds the answer no more. */ readonly takenBack: boolean };

type Whose = { readonly clinicId: string; readonly patientId: string; readonly chart: Chart };

const read = (rows: readonly OpenAlertRow[], chart: Chart): readonly AlertOf[] => rows.map((row) => ({ ...row, takenBack: isTakenBack(row, chart, loadKnowledge()) }));

/** Red-flag answers of a patient that no prescriber has assessed, each held against the chart as it is now. */
export const openAlertsOf = async (db: Db, { chart, ...of }: Whose): Promise<readonly AlertOf[]> => read(await listOpenAlertsOf(db, of), chart);

/** Those that were assessed on this day of the clinic: what was said to them stands in a note of the day. */
export const alertsAssessedOn = async (db: Db, { chart, ...of }: Whose & { readonly on: LocalDate; readonly timeZone: string }): Promise<readonly AlertOf[]> => read(await listAlertsAssessedOn(db, of), chart);
