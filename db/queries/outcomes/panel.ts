import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';

export type PanelSort = 'contact' | 'name' | 'day' | 'report' | 'done';

export type PanelWhere = {
  readonly clinicId: string;
  readonly on: LocalDate;
  /** Whose patients, by care team; `null` is everybody's. */
  readonly userId: string | null;
  readonly option: string | null;
  /** No report since the start, or nobody reached since a day. */
  readonly gap: 'report' | 'contact' | null;
  readonly contactSince: LocalDate;
  readonly sort: PanelSort;
  readonly limit: number;
  readonly offset: number;
};

/** Where somebody stands in a plan: the days that the screen counts from. */
export type PanelRow = { readonly patientId: string; readonly contactOn: LocalDate | null; readonly reportOn: LocalDate | null; readonly done: number; readonly late: number; readonly all: number };

const ORDER: Readonly<Record<PanelSort, SQL>> = {
  contact: sql`contact_on nulls first, start_on, family_name, id`,
  name: sql`family_name, given_name, id`,
  day: sql`start_on, family_name, id`,
  report: sql`report_on nulls first, start_on, family_name, id`,
  done: sql`case when done + late = 0 then null else done::float8 / (done + late) end nulls last, late desc, family_name, id`,
};

/**
 * Everybody for whom a decision for options stands, with the newest contact, the newest report and what of the follow-up was done. One
 * statement: each part is read once for the whole clinic and joined, so that the cost grows with the clinic and not with its square.
 */
export async function listPanel(db: Db, where: PanelWhere): Promise<readonly PanelRow[]> {
  const { clinicId, on } = where;
  const conditions = [
    sql`true`,
    ...(where.option === null ? [] : [sql`s.options ? ${where.option}`]),
    ...(where.userId === null ? [] : [sql`exists (select from care_team m where m.clinic_id = ${clinicId} and m.patient_id = s.patient_id and m.user_id = ${where.userId}::uuid)`]),
    ...(where.gap === 'report' ? [sql`coalesce(r.report_on, '-infinity'::date) <= s.start_on`] : []),
    ...(where.gap === 'contact' ? [sql`coalesce(c.contact_on, '-infinity'::date) < ${where.contactSince}::date`] : []),
  ];
  const { rows } = await db.execute<PanelRow>(sql`
    with newest as (
      select distinct on (n.patient_id) n.patient_id, n.number, n.version, v.visit_on, v.fields -> 'decision' ->> 'kind' as kind, v.fields -> 'decision' -> 'options' as options, (v.fields -> 'plan' ->> 'start')::date as plan_on
        from signed_note n join visit v on v.clinic_id = n.clinic_id and v.id = n.visit_id
       where n.clinic_id = ${clinicId} and v.fields -> 'decision' ->> 'kind' in ('options', 'none-of-these')
         and not exists (select from signed_note later where later.clinic_id = n.clinic_id and later.amends = n.id)
         and not exists (select from note_mark m where m.clinic_id = n.clinic_id and m.note_id = n.id and m.kind = 'entered-in-error')
       order by n.patient_id, v.visit_on desc, n.number desc
    ), s as (
      select patient_id, options, greatest(plan_on,
          case when version = 1 then visit_on else (select min(w.visit_on) from signed_note f join visit w on w.clinic_id = f.clinic_id and w.id = f.visit_id where f.clinic_id = ${clinicId} and f.number = newest.number) end) as start_on
        from newest where kind = 'options'
    ), c as (
      select patient_id, max(on_day) as contact_on from outreach where clinic_id = ${clinicId} and outcome = 'reached' group by patient_id
    ), r as (
      select patient_id, max(reported_on) as report_on from report where clinic_id = ${clinicId} and entered_in_error_at is null and instrument in ('phq9', 'sbr') and reported_on <= ${on}::date group by patient_id
    ), t as (
      select f.patient_id, (count(*) filter (where f.status = 'done'))::int as done, (count(*) filter (where f.status in ('open', 'waiting')))::int as late
        from follow_up_task f join s on s.patient_id = f.patient_id
       where f.clinic_id = ${clinicId} and f.source = 'plan' and f.status <> 'cancelled' and f.due_on < ${on}::date and f.due_on >= s.start_on group by f.patient_id
    ), panel as (
      select p.id, p.family_name, p.given_name, s.start_on, c.contact_on, r.report_on, coalesce(t.done, 0) as done, coalesce(t.late, 0) as late
        from s join patient p on p.clinic_id = ${clinicId} and p.id = s.patient_id
        left join c on c.patient_id = s.patient_id left join r on r.patient_id = s.patient_id left join t on t.patient_id = s.patient_id
       where ${sql.join(conditions, sql` and `)}
    )
    select id as "patientId", contact_on as "contactOn", report_on as "reportOn", done, late, (count(*) over ())::int as "all"
      from panel order by ${ORDER[where.sort]} limit ${where.limit} offset ${where.offset}`);
  return rows;
}

/** The next patients with a signed note, by id. */
export async function pagePatientsWithNotes(db: Db, { clinicId, after, limit }: { readonly clinicId: string; readonly after: string | null; readonly limit: number }): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct patient_id as id from signed_note where clinic_id = ${clinicId} ${after === null ? sql`` : sql`and patient_id > ${after}::uuid`} order by 1 limit ${limit}`);
  return rows.map(({ id }) => id);
}
