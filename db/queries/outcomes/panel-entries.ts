import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { OptionId } from '@/server/clinical/model/ids';
import type { PanelFigures, ReviewedGroup } from '@/server/clinical/model/outcome';
import type { Db } from '../../client';

type Stale = { readonly clinicId: string; readonly knowledge: string; /** Patients who are left out: their entries could not be made. */ readonly besides: readonly string[]; readonly limit: number };

const notOf = (besides: readonly string[]): SQL => sql`not patient_id = any(${`{${besides.join(',')}}`}::uuid[])`;

/** Patients besides some whose entry has to be made anew, held until the transaction ends: whatever changes for one of them meanwhile marks it again afterwards. What others hold is theirs to make. */
export async function holdStaleEntries(db: Db, { clinicId, knowledge, besides, limit }: Stale): Promise<readonly string[]> {
  const hold = async (which: SQL): Promise<readonly string[]> =>
    (await db.execute<{ id: string }>(sql`select patient_id as id from panel_entry where clinic_id = ${clinicId} and ${which} and ${notOf(besides)} order by patient_id limit ${limit} for update skip locked`)).rows.map(({ id }) => id);
  const marked = await hold(sql`stale`);
  return marked.length > 0 ? marked : hold(sql`(knowledge < ${knowledge} or knowledge > ${knowledge})`);
}

/** Entries that are still to be made anew, those that somebody else holds at the moment included. */
export async function countStaleEntries(db: Db, { clinicId, knowledge, besides }: Omit<Stale, 'limit'>): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    select ((select count(*) from panel_entry where clinic_id = ${clinicId} and stale and ${notOf(besides)})
          + (select count(*) from panel_entry where clinic_id = ${clinicId} and not stale and (knowledge < ${knowledge} or knowledge > ${knowledge}) and ${notOf(besides)}))::int as n`);
  return rows[0]?.n ?? 0;
}

export type PanelDays = { readonly patientId: string; readonly contactOn: LocalDate | null; readonly reportOn: LocalDate | null; readonly dueOn: LocalDate | null };

/** The newest contact, the newest report and the oldest task still to do of each. */
export async function readPanelDays(db: Db, { clinicId, patientIds }: { readonly clinicId: string; readonly patientIds: readonly string[] }): Promise<readonly PanelDays[]> {
  const { rows } = await db.execute<PanelDays>(sql`
    select i.id as "patientId",
      (select max(o.on_day) from outreach o where o.clinic_id = ${clinicId} and o.patient_id = i.id and o.outcome = 'reached') as "contactOn",
      (select max(r.reported_on) from report r where r.clinic_id = ${clinicId} and r.patient_id = i.id and r.entered_in_error_at is null and r.instrument in ('phq9', 'sbr')) as "reportOn",
      (select min(f.due_on) from follow_up_task f where f.clinic_id = ${clinicId} and f.patient_id = i.id and f.source = 'plan' and f.status in ('open', 'waiting')) as "dueOn"
      from (select value::uuid as id from json_array_elements_text(${JSON.stringify(patientIds)}::json)) i`);
  return rows;
}

export type NewPanelEntry = PanelDays & PanelFigures;

export async function storePanelEntries(db: Db, { clinicId, knowledge, entries }: { readonly clinicId: string; readonly knowledge: string; readonly entries: readonly NewPanelEntry[] }): Promise<void> {
  await db.execute(sql`
    update panel_entry e set stale = false, knowledge = ${knowledge}, start_on = n."startOn", options = array(select jsonb_array_elements_text(n.options)), sort_name = lower(p.family_name || ' ' || p.given_name),
        contact_on = n."contactOn", report_on = n."reportOn", due_on = n."dueOn", response = n.response, remission = n.remission, phq9_change = n."phq9Change", sbr_change = n."sbrChange", reviewed = n.reviewed
      from json_to_recordset(${JSON.stringify(entries)}::json) as n("patientId" uuid, "startOn" date, options jsonb, "contactOn" date, "reportOn" date, "dueOn" date, response text, remission text, "phq9Change" smallint, "sbrChange" smallint, reviewed jsonb)
      join patient p on p.clinic_id = ${clinicId} and p.id = n."patientId"
     where e.clinic_id = ${clinicId} and e.patient_id = n."patientId"`);
}

export type ReviewedCount = { readonly option: OptionId; readonly group: ReviewedGroup; readonly count: number };

export const reviewedQuery = ({ clinicId, on }: { readonly clinicId: string; readonly on: LocalDate }) => sql`
    select o.option, r."group", count(*)::int as count
      from panel_entry e cross join lateral jsonb_to_recordset(e.reviewed) as r(options jsonb, "closesOn" date, "group" text) cross join lateral jsonb_array_elements_text(r.options) as o(option)
     where e.clinic_id = ${clinicId} and r."closesOn" < ${on}::date group by 1, 2 order by 1, 2`;

/** How many decisions whose review is over fell into each group, by option. */
export const countReviewed = async (db: Db, of: { readonly clinicId: string; readonly on: LocalDate }): Promise<readonly ReviewedCount[]> => (await db.execute<ReviewedCount>(sql`${reviewedQuery(of)}`)).rows;
