import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { AnswerValue, Coding } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';

/** Entries as they are on a day under a content: those marked, made with another content, or on which days told since. */
type AsOf = { readonly clinicId: string; readonly knowledge: string; readonly on: LocalDate };

const ofAnother = (knowledge: string): SQL => sql`(d.knowledge < ${knowledge} or d.knowledge > ${knowledge})`;
const anyOf = (patientIds: readonly string[]): SQL => sql`any(${`{${patientIds.join(',')}}`}::uuid[])`;

/** Patients besides some whose entry has to be made anew, held until the transaction ends: whatever changes for one of them meanwhile marks it again afterwards. What others hold is theirs to make. */
export async function holdStaleDanger(db: Db, { clinicId, knowledge, on, besides, limit }: AsOf & { readonly besides: readonly string[]; readonly limit: number }): Promise<readonly string[]> {
  for (const which of [sql`d.stale`, sql`d.again_on <= ${on}::date`, ofAnother(knowledge)]) {
    const { rows } = await db.execute<{ id: string }>(sql`select d.patient_id as id from danger_open d where d.clinic_id = ${clinicId} and ${which} and not d.patient_id = ${anyOf(besides)} order by d.patient_id limit ${limit} for update skip locked`);
    if (rows.length > 0) return rows.map(({ id }) => id);
  }
  return [];
}

/**
 * Beyond those that are looked at in any case: entries that are still to be made anew, those that somebody else holds at the moment included,
 * and those with a danger that nobody settled.
 */
export async function countDanger(db: Db, { clinicId, knowledge, on, besides }: AsOf & { readonly besides: readonly string[] }): Promise<{ readonly stale: number; readonly open: number }> {
  const notSeen = sql`d.clinic_id = ${clinicId} and not d.patient_id = ${anyOf(besides)}`;
  const { rows } = await db.execute<{ stale: number; open: number }>(sql`
    select ((select count(*) from danger_open d where ${notSeen} and d.stale)
          + (select count(*) from danger_open d where ${notSeen} and not d.stale and d.again_on <= ${on}::date)
          + (select count(*) from danger_open d where ${notSeen} and not d.stale and (d.again_on is null or d.again_on > ${on}::date) and ${ofAnother(knowledge)}))::int as stale,
      (select count(*) from danger_open d where ${notSeen} and d.since_on is not null and not d.stale and (d.again_on is null or d.again_on > ${on}::date) and d.knowledge = ${knowledge})::int as open`);
  return rows[0] ?? { stale: 0, open: 0 };
}

export type DangerSigns = {
  readonly answers: readonly { readonly patientId: string; readonly instrument: string; readonly item: string; readonly value: AnswerValue }[];
  readonly codings: readonly { readonly patientId: string; readonly codings: readonly Coding[] }[];
  /** Who has a form with a score that counts, a fact that was confirmed, or a red-flag answer that waits. */
  readonly others: readonly string[];
};

/** What of these patients may speak for danger, from rows that stand. */
export async function readDangerSigns(db: Db, where: { readonly clinicId: string; readonly patientIds: readonly string[]; readonly items: readonly { readonly instrument: string; readonly item: string }[]; readonly scored: readonly string[]; readonly facts: readonly string[] }): Promise<DangerSigns> {
  const { clinicId, patientIds } = where;
  const list = (texts: readonly string[]): SQL => sql`(select json_array_elements_text(${JSON.stringify(texts)}::json))`;
  const own = (alias: SQL): SQL => sql`${alias}.clinic_id = ${clinicId} and ${alias}.patient_id = ${anyOf(patientIds)}`;
  const answers = await db.execute<DangerSigns['answers'][number]>(sql`
    select distinct r.patient_id as "patientId", r.instrument, k.item, r.answers -> k.item as value
      from report r join json_to_recordset(${JSON.stringify(where.items)}::json) as k(instrument text, item text) on k.instrument = r.instrument
     where ${own(sql`r`)} and r.entered_in_error_at is null and r.answers ? k.item`);
  const codings = await db.execute<DangerSigns['codings'][number]>(sql`select c.patient_id as "patientId", c.codings from condition c where ${own(sql`c`)} and c.entered_in_error_at is null`);
  const others = await db.execute<{ id: string }>(sql`
    select r.patient_id as id from report r where ${own(sql`r`)} and r.entered_in_error_at is null and r.instrument in ${list(where.scored)}
    union select f.patient_id from fact_confirmation f where ${own(sql`f`)} and f.withdrawn_at is null and f.value = 'present' and f.fact in ${list(where.facts)}
    union select a.patient_id from report_alert a where ${own(sql`a`)} and a.answered_at is null`);
  return { answers: answers.rows, codings: codings.rows, others: others.rows.map(({ id }) => id) };
}

export type NewDangerEntry = { readonly patientId: string; readonly sinceOn: LocalDate | null; readonly againOn: LocalDate | null };

export async function storeDanger(db: Db, { clinicId, knowledge, entries }: Pick<AsOf, 'clinicId' | 'knowledge'> & { readonly entries: readonly NewDangerEntry[] }): Promise<void> {
  await db.execute(sql`
    update danger_open d set stale = false, knowledge = ${knowledge}, since_on = n."sinceOn", again_on = n."againOn"
      from json_to_recordset(${JSON.stringify(entries)}::json) as n("patientId" uuid, "sinceOn" date, "againOn" date)
     where d.clinic_id = ${clinicId} and d.patient_id = n."patientId"`);
}
