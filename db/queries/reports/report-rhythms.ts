import { and, eq, isNull, sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import { reportRhythm } from '../../schema/report-request';

type Whose = { readonly clinicId: string; readonly patientId: string };
export type RhythmKind = '2-weeks' | '4-weeks' | 'plan';

export type NewRhythm = Whose & {
  readonly instruments: readonly string[];
  readonly comparedWith: string | null;
  readonly every: RhythmKind;
  readonly byMail: boolean;
  readonly startsOn: LocalDate;
  readonly createdBy: string | null;
  readonly createdByName: string;
};

export async function insertRhythm(db: Db, values: NewRhythm): Promise<string> {
  const [row] = await db.insert(reportRhythm).values(values).returning({ id: reportRhythm.id });
  return row?.id ?? '';
}

/** Ends what runs for a patient; `false` when nothing does. */
export async function endRhythm(db: Db, { clinicId, patientId, byName }: Whose & { readonly byName: string }): Promise<boolean> {
  const rows = await db
    .update(reportRhythm)
    .set({ endedAt: sql`now()`, endedByName: byName })
    .where(and(eq(reportRhythm.clinicId, clinicId), eq(reportRhythm.patientId, patientId), isNull(reportRhythm.endedAt)))
    .returning({ id: reportRhythm.id });
  return rows.length === 1;
}

/** The days on which the signed plan has a report due. */
const planDays = sql`select t.due_on from follow_up_task t where t.clinic_id = r.clinic_id and t.patient_id = r.patient_id and t.act = 'send-report' and t.status in ('open', 'waiting')`;
const weeks = sql`case r.every when '2-weeks' then 14 when '4-weeks' then 28 end`;

export type Rhythm = { readonly id: string; readonly every: RhythmKind; readonly byMail: boolean; readonly startsOn: LocalDate; readonly createdByName: string; readonly nextOn: LocalDate | null };

/** What runs for a patient, with the next day on which it asks; `null` there when the plan has no report due. */
export async function readRhythm(db: Db, { clinicId, patientId, on }: Whose & { readonly on: LocalDate }): Promise<Rhythm | null> {
  const { rows } = await db.execute<Rhythm>(sql`
    select r.id, r.every, r.by_mail as "byMail", r.starts_on as "startsOn", r.created_by_name as "createdByName",
           case when r.every = 'plan' then (select min(d.due_on) from (${planDays}) d where d.due_on > ${on}::date)
                else r.starts_on + (greatest(${on}::date - r.starts_on, 0) / ${weeks} + 1) * ${weeks} end as "nextOn"
      from report_rhythm r where r.clinic_id = ${clinicId} and r.patient_id = ${patientId} and r.ended_at is null`);
  return rows[0] ?? null;
}

export type DueRhythm = Omit<NewRhythm, 'startsOn' | 'every' | 'clinicId'> & { readonly id: string; readonly askOn: LocalDate; readonly birthOn: string | null; readonly email: string | null };

/**
 * Rhythms whose day has come and that have not asked for it, each with the last such day: days that were missed are not made up for. What
 * another instance holds is skipped. Nobody who has died, is not of age or has no birth date is asked.
 */
export async function claimDueRhythms(db: Db, { clinicId, on, limit }: { readonly clinicId: string; readonly on: LocalDate; readonly limit: number }): Promise<readonly DueRhythm[]> {
  const { rows } = await db.execute<DueRhythm>(sql`
    select r.id, r.patient_id as "patientId", r.instruments, r.compared_with as "comparedWith", r.by_mail as "byMail", r.created_by as "createdBy",
           r.created_by_name as "createdByName", due.ask_on as "askOn", p.birth_on as "birthOn", p.email
      from report_rhythm r
      join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id
      cross join lateral (
        select case when r.every = 'plan' then (select max(d.due_on) from (${planDays}) d where d.due_on between r.starts_on and ${on}::date)
                    else r.starts_on + ((${on}::date - r.starts_on) / ${weeks}) * ${weeks} end as ask_on) due
     where r.clinic_id = ${clinicId} and r.ended_at is null and r.starts_on <= ${on}::date and p.deceased_on is null and p.birth_on <= ${on}::date - interval '18 years'
       and due.ask_on is not null
       and not exists (select from report_request q where q.clinic_id = r.clinic_id and q.rhythm_id = r.id and q.asked_on >= due.ask_on)
     order by due.ask_on, r.id limit ${limit} for update of r skip locked`);
  return rows;
}
