import { withClinic, withoutClinic } from '@/db/client';
import { listClinics } from '@/db/queries/accounts/session';
import { listClinicians } from '@/db/queries/tasks/beside-tasks';
import { findTaskCalendar, getTaskCalendar, insertTaskCalendar, listTaskDays, markCalendarRead, revokeTaskCalendars } from '@/db/queries/tasks/task-calendars';
import { addDays } from '@/server/clinical/model/local-date';
import type { CalendarStanding } from '@/server/contracts/worklist';
import { taskCalendar } from '@/server/exports/ics/task-calendar';
import { dayIn, now, timeIn } from '@/server/platform/clock';
import { environment } from '@/server/platform/env';
import { AppError } from '@/server/platform/errors';
import { newToken, tokenHash } from '@/server/platform/ids';
import type { ServiceContext } from '../context';
import { actInClinic } from './in-clinic';

/** Days ahead that a calendar shows. */
const AHEAD_DAYS = 120;

/** Whether somebody's calendar has an address that works. The address itself cannot be read back. */
export const getCalendar = (ctx: ServiceContext): Promise<CalendarStanding> =>
  actInClinic(ctx, {
    needs: 'task:work',
    event: 'task-calendar.seen',
    objectKind: 'task-calendar',
    patientId: null,
    run: async ({ db, clinicId, userId }) => {
      const found = await getTaskCalendar(db, { clinicId, userId });
      const at = (instant: Date) => ({ on: dayIn(ctx.actor.clinic.timeZone, instant), at: timeIn(ctx.actor.clinic.timeZone, instant) });
      const lastReadAt = found?.lastReadAt ?? null;
      return { result: { made: found === null ? null : at(found.madeAt), lastRead: lastReadAt === null ? null : at(lastReadAt) }, objectId: null };
    },
  });

/** Makes the secret address of one's own calendar, shown this once; the one before stops working. */
export const makeCalendar = (ctx: ServiceContext): Promise<{ readonly url: string }> =>
  actInClinic(ctx, {
    needs: 'task:work',
    event: 'task-calendar.made',
    objectKind: 'task-calendar',
    patientId: null,
    run: async ({ db, clinicId, userId }) => {
      const token = newToken();
      await revokeTaskCalendars(db, { clinicId, userId });
      await insertTaskCalendar(db, { clinicId, userId, tokenSha256: tokenHash(token) });
      return { result: { url: `${environment().publicUrl}/calendar/${token}.ics` }, objectId: null };
    },
  });

/** Ends one's own calendar: its address opens nothing any more. */
export const revokeCalendar = (ctx: ServiceContext): Promise<{ readonly revoked: number }> =>
  actInClinic(ctx, {
    needs: 'task:work',
    event: 'task-calendar.revoked',
    objectKind: 'task-calendar',
    patientId: null,
    run: async ({ db, clinicId, userId }) => {
      const revoked = await revokeTaskCalendars(db, { clinicId, userId });
      return { result: { revoked }, objectId: null, details: { revoked } };
    },
  });

/** The calendar behind a secret address: days and numbers, no name and no word of a task. An address that does not work says nothing more. */
export async function readTaskCalendar(token: string): Promise<string> {
  const { found, clinics } = await withoutClinic(async (db) => ({ found: await findTaskCalendar(db, tokenHash(token)), clinics: await listClinics(db) }));
  const clinic = clinics.find(({ id }) => id === found?.clinicId);
  if (found === null || clinic === undefined) throw new AppError('not-found');
  // What its person may not open is not counted either.
  return withClinic({ clinicId: found.clinicId, userId: found.userId }, async (db) => {
    const isHere = (await listClinicians(db, found)).some(({ id }) => id === found.userId);
    if (!isHere) throw new AppError('not-found');
    const at = now();
    const from = dayIn(clinic.timeZone, at);
    const days = await listTaskDays(db, { ...found, from, to: addDays(from, AHEAD_DAYS) });
    await markCalendarRead(db, found);
    return taskCalendar(days, { key: found.id, at, worklist: `${environment().publicUrl}/worklist?owner=mine` });
  });
}
