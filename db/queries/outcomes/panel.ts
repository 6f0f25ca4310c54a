import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { OutcomeVerdict } from '@/server/clinical/model/outcome';
import type { Db } from '../../client';

export type PanelSort = 'contact' | 'name' | 'day' | 'report' | 'phq9' | 'blunting' | 'response' | 'remission' | 'late';

export type PanelWhere = {
  readonly clinicId: string;
  readonly on: LocalDate;
  /** Whose patients, by care team; `null` is everybody's. */
  readonly userId: string | null;
  readonly option: string | null;
  /** No report since the start, or nobody reached since a day. */
  readonly gap: 'report' | 'contact' | null;
  readonly contactSince: LocalDate;
  readonly response: OutcomeVerdict | null;
  readonly inRemission: boolean;
  /** Whether the blunting score after is below the one before; `unknown` where one of them is not there. */
  readonly blunting: 'lower' | 'not-lower' | 'unknown' | null;
};

export type PanelPlace = { readonly sort: PanelSort; readonly limit: number; readonly offset: number };

/** Where somebody stands in a plan: the days that the screen counts from. */
export type PanelRow = { readonly patientId: string; readonly contactOn: LocalDate | null; readonly reportOn: LocalDate | null; readonly done: number; readonly late: number };

const ORDER: Readonly<Record<PanelSort, SQL>> = {
  contact: sql`e.contact_on nulls first, e.start_on, e.patient_id`,
  name: sql`e.sort_name, e.patient_id`,
  day: sql`e.start_on, e.patient_id`,
  report: sql`e.report_on nulls first, e.start_on, e.patient_id`,
  phq9: sql`e.phq9_change, e.start_on, e.patient_id`,
  blunting: sql`e.sbr_change, e.start_on, e.patient_id`,
  response: sql`e.response desc nulls last, e.contact_on nulls first, e.start_on, e.patient_id`,
  remission: sql`e.remission desc nulls last, e.response desc nulls last, e.contact_on nulls first, e.start_on, e.patient_id`,
  late: sql`e.due_on, e.start_on, e.patient_id`,
};
const BLUNTING: Readonly<Record<NonNullable<PanelWhere['blunting']>, SQL>> = { lower: sql`e.sbr_change < 0`, 'not-lower': sql`e.sbr_change >= 0`, unknown: sql`e.sbr_change is null` };

const conditions = ({ clinicId, userId, option, gap, contactSince, response, inRemission, blunting }: PanelWhere): SQL =>
  sql.join([
    sql`e.clinic_id = ${clinicId} and e.start_on is not null`,
    ...(option === null ? [] : [sql`${option} = any (e.options)`]),
    ...(userId === null ? [] : [sql`exists (select from care_team m where m.clinic_id = e.clinic_id and m.patient_id = e.patient_id and m.user_id = ${userId}::uuid)`]),
    ...(gap === 'report' ? [sql`(e.report_on is null or e.report_on <= e.start_on)`] : []),
    ...(gap === 'contact' ? [sql`(e.contact_on is null or e.contact_on < ${contactSince}::date)`] : []),
    ...(response === null ? [] : [sql`e.response = ${response}`]),
    ...(inRemission ? [sql`e.remission = 'yes'`] : []),
    ...(blunting === null ? [] : [BLUNTING[blunting]]),
  ], sql` and `);

/** A page of those for whom a decision for options stands: a short range of an index; what of the follow-up was done is counted for the page only. */
export const panelQuery = (where: PanelWhere, { sort, limit, offset }: PanelPlace): SQL => {
  const { clinicId, on } = where;
  const due = sql`f.source = 'plan' and f.due_on < ${on}::date`;
  return sql`
    with page as materialized (
      select e.patient_id, e.start_on, e.contact_on, e.report_on, row_number() over (order by ${ORDER[sort]}) as place
        from panel_entry e where ${conditions(where)} order by ${ORDER[sort]} limit ${limit} offset ${offset}
    )
    select p.patient_id as "patientId", p.contact_on as "contactOn", p.report_on as "reportOn", t.done, t.late
      from page p cross join lateral (
        select (count(*) filter (where f.status = 'done'))::int as done, (count(*) filter (where f.status in ('open', 'waiting')))::int as late
          from follow_up_task f where f.clinic_id = ${clinicId} and f.patient_id = p.patient_id and ${due} and f.due_on >= p.start_on) t
     order by p.place`;
};

export const listPanel = async (db: Db, where: PanelWhere, place: PanelPlace): Promise<readonly PanelRow[]> => (await db.execute<PanelRow>(sql`${panelQuery(where, place)}`)).rows;

export const countQuery = (where: PanelWhere): SQL => sql`select count(*)::int as "all" from panel_entry e where ${conditions(where)}`;

export const countPanel = async (db: Db, where: PanelWhere): Promise<number> => (await db.execute<{ all: number }>(sql`${countQuery(where)}`)).rows[0]?.all ?? 0;
