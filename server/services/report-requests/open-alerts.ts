import type { Db } from '@/db/client';
import { listAlertBoard } from '@/db/queries/reports/report-alerts';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { OpenAlert } from '@/server/contracts/open-alert';
import { loadKnowledge } from '@/server/knowledge/load';
import { dayIn, now, timeIn } from '@/server/platform/clock';
import { displayName } from '../patients/summarise-patient';
import { toldAnswer } from './told-answer';

const MOST = 100;
const MINUTE_MS = 60_000;

/**
 * Every red-flag answer of the clinic that no prescriber has assessed, on it or by settling its flag, for the top of a list of work: the one whose time ends first stands
 * first. Call it in a transaction of the clinic; the audit row is the caller's.
 */
export async function readOpenAlerts(db: Db, { id: clinicId, timeZone }: { readonly id: string; readonly timeZone: string }): Promise<OpenAlert[]> {
  const { flags } = loadKnowledge();
  const at = now();
  const instant = (value: Date) => ({ on: dayIn(timeZone, value), at: timeIn(timeZone, value) });
  const rows = await listAlertBoard(db, { clinicId, limit: MOST });
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patientId,
    displayName: displayName(row.familyName, row.givenName),
    birthOn: row.birthOn === null ? null : parseLocalDate(row.birthOn),
    flag: row.flag,
    title: flags.find(({ id }) => id === row.flag)?.title ?? row.flag,
    answer: toldAnswer(row.answers),
    level: row.level,
    raised: instant(row.raisedAt),
    due: row.dueAt === null ? null : instant(row.dueAt),
    minutesLeft: row.dueAt === null ? null : Math.floor((row.dueAt.getTime() - at.getTime()) / MINUTE_MS),
    told: row.sent > 0 ? 'told' : row.queued > 0 ? 'being-told' : row.failed > 0 ? 'nobody' : 'nobody-set',
    times: row.sent,
  }));
}
