import { and, eq, isNull, sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import { appointment } from '../../schema/appointment';

export type AppointmentRow = {
  readonly id: string;
  readonly atTime: string | null;
  readonly minutes: number | null;
  readonly patientId: string | null;
  readonly said: string;
  readonly family: string | null;
  readonly reason: string | null;
  readonly withWhom: string | null;
};

/** Rows of one day are bounded by a clinic's day; more than this is a mistake of some file. */
const MOST_ROWS = 500;

/** What stands for a day, by time; whole days first. */
export async function listAppointments(db: Db, where: { readonly clinicId: string; readonly on: LocalDate }): Promise<readonly AppointmentRow[]> {
  const { rows } = await db.execute<AppointmentRow>(sql`
    select a.id, a.at_time as "atTime", a.minutes, a.patient_id as "patientId", a.said, a.described->>'family' as family, a.reason, a.with_whom as "withWhom"
      from appointment a
     where a.clinic_id = ${where.clinicId} and a.on_day = ${where.on} and a.cancelled_at is null
     order by a.at_time nulls first, a.said, a.id
     limit ${MOST_ROWS}`);
  return rows;
}

type Joined = { readonly patientId: string; readonly joinedOn: 'identifiers' | 'name-and-birth' | 'person' };
export type NewAppointment = {
  readonly onDay: LocalDate;
  readonly atTime: string | null;
  readonly minutes: number | null;
  readonly said: string;
  readonly described: typeof appointment.$inferInsert.described;
  readonly reason: string | null;
  readonly withWhom: string | null;
  readonly source: typeof appointment.$inferInsert.source;
  readonly sourceKey: string | null;
  readonly joined: Joined | null;
  readonly cancelled: boolean;
};

/** `off`: it stands on no list, called off by its source now or by a person before. */
type Stored = { readonly id: string; readonly outcome: 'added' | 'changed' | 'unchanged'; readonly off: boolean };
type Whose = { readonly clinicId: string; readonly by: string | null };

/**
 * Stores an appointment; the same entry of the same source again changes the row that is there. Whom a person has settled
 * stays settled while the source says the same of the patient. Calling off by hand stays too.
 */
export async function storeAppointment(db: Db, { clinicId, by }: Whose, one: NewAppointment): Promise<Stored> {
  const { joined, cancelled, ...values } = one;
  const join = { patientId: joined?.patientId ?? null, joinedOn: joined?.joinedOn ?? null };
  const off = cancelled ? { cancelledAt: sql`now()`, cancelledBy: by } : {};
  const [added] = await db.insert(appointment).values({ clinicId, recordedBy: by, ...values, ...join, ...off }).onConflictDoNothing().returning({ id: appointment.id });
  if (added !== undefined) return { id: added.id, outcome: 'added', off: cancelled };
  const [there] = await db
    .select()
    .from(appointment)
    .where(and(eq(appointment.clinicId, clinicId), eq(appointment.source, one.source), eq(appointment.sourceKey, one.sourceKey ?? '')))
    .for('update');
  if (there === undefined) throw new Error('the appointment was neither stored nor there');
  const isOff = cancelled || there.cancelledAt !== null;
  const sameWords = there.said === one.said;
  const keeps = sameWords && there.patientId !== null;
  const same = sameWords && there.onDay === one.onDay && there.atTime === one.atTime && there.minutes === one.minutes && there.reason === one.reason && there.withWhom === one.withWhom;
  if (same && (keeps || join.patientId === null) && (!cancelled || there.cancelledAt !== null)) return { id: there.id, outcome: 'unchanged', off: isOff };
  await db
    .update(appointment)
    .set({
      onDay: one.onDay,
      atTime: one.atTime,
      minutes: one.minutes,
      said: one.said,
      described: one.described,
      reason: one.reason,
      withWhom: one.withWhom,
      ...(keeps ? {} : { ...join, settledAt: null, settledBy: null }),
      ...off,
    })
    .where(and(eq(appointment.clinicId, clinicId), eq(appointment.id, there.id)));
  return { id: there.id, outcome: 'changed', off: isOff };
}

/** @returns whether there was such a row, of which nobody had said yet whose it is */
export async function settleAppointment(db: Db, { clinicId, by }: Whose, { id, patientId }: { readonly id: string; readonly patientId: string }): Promise<boolean> {
  const settled = await db
    .update(appointment)
    .set({ patientId, joinedOn: 'person', settledAt: sql`now()`, settledBy: by })
    .where(and(eq(appointment.clinicId, clinicId), eq(appointment.id, id), isNull(appointment.patientId), isNull(appointment.cancelledAt)))
    .returning({ id: appointment.id });
  return settled.length === 1;
}

/** Calls an appointment off, or takes that back. @returns the patient, or `null` when there is no such row */
export async function markAppointment(db: Db, { clinicId, by }: Whose, { id, off }: { readonly id: string; readonly off: boolean }): Promise<{ readonly patientId: string | null } | null> {
  const [marked] = await db
    .update(appointment)
    .set(off ? { cancelledAt: sql`now()`, cancelledBy: by } : { cancelledAt: null, cancelledBy: null })
    .where(and(eq(appointment.clinicId, clinicId), eq(appointment.id, id)))
    .returning({ patientId: appointment.patientId });
  return marked ?? null;
}
