import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { PatientFacts } from '@/server/clinical/model/chart';
import type { Db } from '../../client';
import { namedStatement } from '../statement';

/** Enough of a patient to tell two people apart. */
export type PatientRow = {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthOn: LocalDate | null;
  readonly sex: PatientFacts['sex'];
  readonly demo: boolean;
  readonly identifiers: readonly { readonly system: string; readonly value: string; readonly label: string }[];
};

export type PatientHitRow = PatientRow & {
  readonly waiting: number;
  readonly medicines: readonly string[];
  readonly lastReportOn: LocalDate | null;
};

const identifiers = sql`coalesce(
  (select json_agg(json_build_object('system', i.system, 'value', i.value, 'label', i.label) order by i.recorded_at, i.system, i.value)
     from patient_identifier i where i.clinic_id = p.clinic_id and i.patient_id = p.id and i.retired_at is null), '[]'::json)`;

const summary = sql`p.id, p.family_name as "familyName", p.given_name as "givenName", p.birth_on as "birthOn", p.sex, p.demo, ${identifiers} as identifiers`;

/** Upper end of the words that begin with a prefix, in the order of code points. */
const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;

export type PatientPosition = { readonly familyName: string; readonly givenName: string; readonly id: string };

/**
 * Patients of a clinic who have a word for each prefix, by name. Goes on after `after`.
 * @param blunting - id of the instrument whose newest day is told
 */
export async function listPatients(
  db: Db,
  where: {
    readonly clinicId: string;
    readonly prefixes: readonly string[];
    readonly after: PatientPosition | null;
    readonly limit: number;
    readonly on: LocalDate;
    readonly blunting: string;
  },
): Promise<readonly PatientHitRow[]> {
  const found: SQL[] = where.prefixes.map(
    (prefix) => sql`p.id in (
      select t.patient_id from patient_term t
       where t.clinic_id = ${where.clinicId} and t.term >= ${prefix} and t.term < ${afterPrefix(prefix)})`,
  );
  const after =
    where.after === null
      ? []
      : [sql`(p.family_name, p.given_name, p.id) > (${where.after.familyName}, ${where.after.givenName}, ${where.after.id}::uuid)`];
  const conditions = sql.join([sql`p.clinic_id = ${where.clinicId}`, ...found, ...after], sql` and `);
  const { rows } = await db.execute<PatientHitRow>(sql`
    select ${summary},
      (select count(*)::int from inbox_item w where w.clinic_id = p.clinic_id and w.patient_id = p.id and w.resolved_at is null) as waiting,
      coalesce((select json_agg(m.drug order by m.drug) from (
         select distinct e.drug from medication_episode e
          where e.clinic_id = p.clinic_id and e.patient_id = p.id and e.entered_in_error_at is null
            and (e.stop_on is null or e.stop_on >= ${where.on}) and (e.start_on is null or e.start_on <= ${where.on})
            and (e.status = 'active' or (e.status = 'planned' and e.source = 'clinician'))) m), '[]'::json) as medicines,
      (select max(r.reported_on) from report r
        where r.clinic_id = p.clinic_id and r.patient_id = p.id and r.entered_in_error_at is null
          and r.instrument = ${where.blunting}) as "lastReportOn"
    from patient p
    where ${conditions}
    order by p.family_name, p.given_name, p.id
    limit ${where.limit}`);
  return rows;
}

/** These patients of a clinic. */
export async function listPatientsById(db: Db, { clinicId, ids }: { readonly clinicId: string; readonly ids: readonly string[] }): Promise<readonly PatientRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.execute<PatientRow>(sql`select ${summary} from patient p where p.clinic_id = ${clinicId} and p.id in (select (json_array_elements_text(${JSON.stringify(ids)}::json))::uuid)`);
  return rows;
}

/** A patient, and as whom else the person was entered: each entry that was merged into this one, as it stood. */
export type CandidateRow = PatientRow & { readonly enteredAs: readonly Pick<PatientRow, 'familyName' | 'givenName' | 'birthOn'>[] };

const enteredAs = sql`coalesce(
  (select json_agg(json_build_object('familyName', m.merged ->> 'family_name', 'givenName', m.merged ->> 'given_name', 'birthOn', m.merged ->> 'birth_on') order by m.merged_at, m.id)
     from patient_merge m where m.clinic_id = p.clinic_id and m.undone_at is null and m.merged_id = any (ids_merged_into(p.clinic_id, p.id))), '[]'::json)`;

const MOST_CANDIDATES = 60;

const among = (name: string): SQL => sql`(select json_array_elements_text(${sql.placeholder(name)}::json))`;
const ofClinic = sql`${sql.placeholder('clinicId')}::uuid`;

/** Found by their words and numbers first, so that the other patients of a large clinic are never looked at. */
const candidates = namedStatement<CandidateRow>('like-named', sql`
  with shared as (
    select t.patient_id as id, count(*) as words, bool_or(t.term in ${among('familyTerms')}) as family
      from patient_term t
     where t.clinic_id = ${ofClinic} and t.term in ${among('terms')}
     group by t.patient_id
  ), numbered as (
    select distinct i.patient_id as id from patient_identifier i
     where i.clinic_id = ${ofClinic} and i.retired_at is null and i.value in ${among('identifierValues')}
  ), found as (
    select coalesce(s.id, n.id) as id, n.id is not null as by_number, s.words
      from shared s full join numbered n on n.id = s.id
     where n.id is not null or s.family or s.words >= 2
  )
  select ${summary}, ${enteredAs} as "enteredAs"
    from found f join patient p on p.id = f.id
   where p.clinic_id = ${ofClinic} and p.id is distinct from ${sql.placeholder('exceptId')}::uuid
   order by f.by_number desc, f.words desc nulls last, p.family_name, p.given_name, p.id
   limit ${MOST_CANDIDATES}`);

/**
 * Patients who share a number, a family name or two words with the one described: those whom somebody could take for
 * the same. The judgement is made by the caller.
 */
export const listCandidates = (
  db: Db,
  where: {
    readonly clinicId: string;
    /** Left out of the list. */
    readonly exceptId: string | null;
    readonly familyTerms: readonly string[];
    readonly terms: readonly string[];
    readonly identifierValues: readonly string[];
  },
): Promise<readonly CandidateRow[]> =>
  candidates(db, {
    clinicId: where.clinicId,
    exceptId: where.exceptId,
    familyTerms: JSON.stringify(where.familyTerms),
    terms: JSON.stringify(where.terms),
    identifierValues: JSON.stringify(where.identifierValues),
  });
