import { sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import type { PatientRow } from '../patients/list-patients';

/** Why a patient may need a look, as far as the rows alone say it. */
export type SignalRow = PatientRow & {
  /** Clinic's day on which a report came that this person has not opened the chart since; the oldest such. */
  readonly unreadOn: LocalDate | null;
  readonly unread: number;
  /** The two newest totals of the blunting report that are not estimated away: newest first. */
  readonly totals: readonly { readonly on: LocalDate; readonly total: number }[];
  /** Clinic's day on which the newest note about the patient was signed. */
  readonly signedOn: LocalDate | null;
  /** Medicines whose dose changes today as it was planned on an earlier day. */
  readonly steps: readonly { readonly drug: string; readonly microgramsPerDay: number | null }[];
  /** Records that wait in the trust inbox, and since when. */
  readonly waiting: number;
  readonly waitingOn: LocalDate | null;
  /** Day on which this person last worked on a draft of a note about the patient that is not signed. */
  readonly draftOn: LocalDate | null;
  readonly medicines: readonly { readonly drug: string; readonly microgramsPerDay: number | null; readonly since: LocalDate | null }[];
  readonly lastReportOn: LocalDate | null;
  /** Changes whenever anything about the patient is done; what was reasoned before it is out of date. */
  readonly stamp: string;
};

export type SignalsOf = {
  readonly clinicId: string;
  readonly userId: string | null;
  readonly on: LocalDate;
  readonly timeZone: string;
  readonly blunting: string;
  readonly total: string;
  /** Looked at in any case, such as those with an appointment. */
  readonly also: readonly string[];
  /** Reports that came since. */
  readonly from: LocalDate;
  readonly limit: number;
};

/**
 * Patients of whom something is new (a report of the last weeks, a dose that changes today, records that wait, a draft that
 * this person has not signed) or of whose danger nobody settled, however long ago it was said. Five index ranges give them (of times against times: row-level security lets no other comparison into an index); what is told of each is read for those alone, so that the size of the clinic does not matter.
 */
export async function listSignals(db: Db, where: SignalsOf): Promise<readonly SignalRow[]> {
  const { clinicId, on } = where;
  const day = (instant: ReturnType<typeof sql>) => sql`(${instant} at time zone ${where.timeZone}::text)::date`;
  const { rows } = await db.execute<SignalRow>(sql`
    with recent as (
      select r.patient_id as id, max(r.recorded_at) as at from report r
       where r.clinic_id = ${clinicId} and r.entered_in_error_at is null and r.recorded_at >= ${where.from}::timestamptz
       group by r.patient_id order by 2 desc limit ${where.limit}
    ), stepping as (
      select distinct s.patient_id as id from dose_step s
       where s.clinic_id = ${clinicId} and s.from_on = ${on} and s.entered_in_error_at is null limit ${where.limit}
    ), waiting as (
      select w.patient_id as id, count(*)::int as number, min(w.received_at) as at from inbox_item w
       where w.clinic_id = ${clinicId} and w.resolved_at is null group by w.patient_id limit ${where.limit}
    ), unsigned as (
      select v.patient_id as id, v.updated_at as at from visit v
       where v.clinic_id = ${clinicId} and v.author_id = ${where.userId}::uuid and v.status = 'draft' limit ${where.limit}
    ), endangered as (
      select d.patient_id as id from danger_open d
       where d.clinic_id = ${clinicId} and d.since_on is not null order by d.since_on desc nulls last limit ${where.limit}
    ), wanted as (
      select id from recent union select id from stepping union select id from waiting union select id from unsigned union select id from endangered
      union select (json_array_elements_text(${JSON.stringify(where.also)}::json))::uuid
    )
    select p.id, p.family_name as "familyName", p.given_name as "givenName", p.birth_on as "birthOn", p.sex, p.demo,
      coalesce((select json_agg(json_build_object('system', i.system, 'value', i.value, 'label', i.label) order by i.recorded_at, i.system, i.value)
         from patient_identifier i where i.clinic_id = p.clinic_id and i.patient_id = p.id and i.retired_at is null), '[]'::json) as identifiers,
      fresh.number as unread, fresh.on_day as "unreadOn",
      coalesce((select json_agg(t) from (
         select r.reported_on as "on", (r.scores->>${where.total}::text)::float as total from report r
          where r.clinic_id = p.clinic_id and r.patient_id = p.id and r.entered_in_error_at is null and r.instrument = ${where.blunting}
            and r.scores->>${where.total}::text is not null
          order by r.reported_on desc, r.recorded_at desc, r.id desc limit 2) t), '[]'::json) as totals,
      (select ${day(sql`max(n.signed_at)`)} from signed_note n where n.clinic_id = p.clinic_id and n.patient_id = any(ids_of_patient(p.clinic_id, p.id))) as "signedOn",
      coalesce((select json_agg(json_build_object('drug', e.drug, 'microgramsPerDay', s.micrograms_per_day) order by e.drug)
         from dose_step s join medication_episode e on e.clinic_id = s.clinic_id and e.id = s.episode_id
        where s.clinic_id = p.clinic_id and s.patient_id = p.id and s.entered_in_error_at is null and e.entered_in_error_at is null
          and s.from_on = ${on} and ${day(sql`s.recorded_at`)} < ${on}), '[]'::json) as steps,
      coalesce(w.number, 0) as waiting, ${day(sql`w.at`)} as "waitingOn", ${day(sql`u.at`)} as "draftOn",
      coalesce((select json_agg(json_build_object('drug', e.drug, 'microgramsPerDay', d.micrograms_per_day, 'since', d.from_on) order by e.drug)
         from medication_episode e
         left join lateral (select s.micrograms_per_day, s.from_on from dose_step s
            where s.clinic_id = e.clinic_id and s.patient_id = e.patient_id and s.episode_id = e.id and s.entered_in_error_at is null and s.from_on <= ${on}
            order by s.from_on desc limit 1) d on true
        where e.clinic_id = p.clinic_id and e.patient_id = p.id and e.entered_in_error_at is null
          and (e.stop_on is null or e.stop_on >= ${on}) and (e.start_on is null or e.start_on <= ${on})
          and (e.status = 'active' or (e.status = 'planned' and e.source = 'clinician'))), '[]'::json) as medicines,
      (select max(r.reported_on) from report r where r.clinic_id = p.clinic_id and r.patient_id = p.id
          and r.entered_in_error_at is null and r.instrument = ${where.blunting}) as "lastReportOn",
      coalesce((select max(a.id)::text from audit_event a where a.clinic_id = p.clinic_id and a.patient_id = p.id and a.outcome = 'done'
          and a.event not in ('chart.read', 'chart.read-ahead', 'today.read')), '0') as stamp
    from wanted join patient p on p.clinic_id = ${clinicId} and p.id = wanted.id
    left join waiting w on w.id = p.id
    left join unsigned u on u.id = p.id
    left join lateral (
      select count(*)::int as number, min(${day(sql`r.recorded_at`)}) as on_day from report r
       where r.clinic_id = p.clinic_id and r.patient_id = p.id and r.entered_in_error_at is null and r.recorded_at >= ${where.from}::timestamptz
         and r.recorded_at > coalesce((select max(a.at) from audit_event a where a.clinic_id = p.clinic_id and a.patient_id = p.id
               and a.event = 'chart.read' and a.outcome = 'done' and a.user_id = ${where.userId}::uuid), '-infinity')
    ) fresh on true
    order by p.family_name, p.given_name, p.id
    limit ${5 * where.limit + where.also.length}`);
  return rows;
}
