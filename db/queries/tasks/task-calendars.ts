import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import { taskCalendar } from '../../schema/care-team';

type Of = { readonly clinicId: string; readonly userId: string };

/** The address of a person's calendar that works; `null` without one. */
export async function getTaskCalendar(db: Db, { clinicId, userId }: Of): Promise<{ readonly madeAt: Date; readonly lastReadAt: Date | null } | null> {
  const [row] = await db
    .select({ madeAt: taskCalendar.createdAt, lastReadAt: taskCalendar.lastReadAt })
    .from(taskCalendar)
    .where(and(eq(taskCalendar.clinicId, clinicId), eq(taskCalendar.userId, userId), isNull(taskCalendar.revokedAt)))
    .orderBy(desc(taskCalendar.createdAt))
    .limit(1);
  return row ?? null;
}

export async function insertTaskCalendar(db: Db, row: Of & { readonly tokenSha256: string }): Promise<void> {
  await db.insert(taskCalendar).values(row);
}

/** @returns how many addresses worked until now */
export async function revokeTaskCalendars(db: Db, { clinicId, userId }: Of): Promise<number> {
  const rows = await db
    .update(taskCalendar)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(taskCalendar.clinicId, clinicId), eq(taskCalendar.userId, userId), isNull(taskCalendar.revokedAt)))
    .returning({ id: taskCalendar.id });
  return rows.length;
}

/** Whose calendar an address is. Runs before a clinic is known: the hash alone finds its one row. */
export async function findTaskCalendar(db: Db, tokenSha256: string): Promise<{ readonly id: string; readonly clinicId: string; readonly userId: string } | null> {
  await db.execute(sql`select set_config('app.task_calendar', ${tokenSha256}, true)`);
  const [row] = await db
    .select({ id: taskCalendar.id, clinicId: taskCalendar.clinicId, userId: taskCalendar.userId })
    .from(taskCalendar)
    .where(and(eq(taskCalendar.tokenSha256, tokenSha256), isNull(taskCalendar.revokedAt)));
  return row ?? null;
}

export async function markCalendarRead(db: Db, { clinicId, id }: { readonly clinicId: string; readonly id: string }): Promise<void> {
  await db.update(taskCalendar).set({ lastReadAt: sql`now()` }).where(and(eq(taskCalendar.clinicId, clinicId), eq(taskCalendar.id, id)));
}

export type CalendarDay = { readonly on: LocalDate; readonly tasks: number };

/** Days on which a person has open tasks, and how many. No word of any of them. */
export async function listTaskDays(db: Db, { clinicId, userId, from, to }: Of & { readonly from: LocalDate; readonly to: LocalDate }): Promise<readonly CalendarDay[]> {
  const { rows } = await db.execute<CalendarDay>(sql`
    select greatest(act_on, ${from}::date) as "on", count(*)::int as tasks from follow_up_task
     where clinic_id = ${clinicId} and assignee_id = ${userId} and status in ('open', 'waiting') and act_on <= ${to}::date
     group by 1 order by 1 limit 400`);
  return rows;
}
