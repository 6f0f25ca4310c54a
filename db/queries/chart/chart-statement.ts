import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { namedStatement } from '../statement';
import type { ChartRow } from './chart-columns';

const patientId = sql`${sql.placeholder('patientId')}::uuid`;
const clinicId = sql`${sql.placeholder('clinicId')}::uuid`;
const on = sql`${sql.placeholder('on')}::date`;
const recordedOn = sql`(f.recorded_at at time zone c.time_zone)::date`;
const origin = sql`f.source, f.recorded_by_name, ${recordedOn}, f.resource`;
const own = sql`f.clinic_id = p.clinic_id and f.patient_id = p.id`;

/** Which rows stand, and what an episode's end looks like: now, or as it was known at an instant. */
type Knowing = {
  readonly facts: SQL;
  readonly identifiers: SQL;
  readonly refills: SQL;
  readonly confirmations: SQL;
  readonly inbox: SQL;
  readonly stop: { readonly on: SQL; readonly kind: SQL; readonly text: SQL; readonly status: SQL };
  /** Whether a list counts as received, by its column. */
  readonly received: (list: SQL, table: SQL, confirmed: SQL) => SQL;
};

const now: Knowing = {
  facts: sql`${own} and f.entered_in_error_at is null`,
  identifiers: sql`${own} and f.retired_at is null`,
  refills: own,
  confirmations: sql`${own} and f.withdrawn_at is null`,
  inbox: sql`${own} and f.resolved_at is null`,
  stop: { on: sql`f.stop_on`, kind: sql`f.stop_kind`, text: sql`f.stop_text`, status: sql`f.status` },
  received: (list) => list,
};

const at = sql`${sql.placeholder('asKnownAt')}::timestamptz`;
/** Recorded by then, and not taken back until then. */
const knownThen = (recorded: SQL, ended: SQL): SQL => sql`${own} and ${recorded} <= ${at} and (${ended} is null or ${ended} > ${at})`;
const stoppedLater = sql`f.stop_recorded_at > ${at}`;

const then: Knowing = {
  facts: knownThen(sql`f.recorded_at`, sql`f.entered_in_error_at`),
  // Who it is, is always said as it is known today.
  identifiers: now.identifiers,
  refills: sql`${own} and f.recorded_at <= ${at}`,
  confirmations: knownThen(sql`f.recorded_at`, sql`f.withdrawn_at`),
  inbox: knownThen(sql`f.received_at`, sql`f.resolved_at`),
  stop: {
    on: sql`case when ${stoppedLater} then null else f.stop_on end`,
    kind: sql`case when ${stoppedLater} then null else f.stop_kind end`,
    text: sql`case when ${stoppedLater} then null else f.stop_text end`,
    status: sql`case when ${stoppedLater} then coalesce(f.status_before_stop, 'active') else f.status end`,
  },
  // The mark itself has no day: a list counts once a document, an entry or a confirmation of its kind had come.
  received: (list, table, confirmed) => sql`${list} and (
    exists (select 1 from import_record f where ${own} and f.imported_at <= ${at})
    or exists (select 1 from ${table} f where ${own} and f.recorded_at <= ${at})
    or exists (select 1 from fact_confirmation f where ${own} and f.recorded_at <= ${at} and ${confirmed}))`,
};

/** By the day of asking; of one day what was recorded last, and of what came in one document what it stayed at. The newest stands, and behind "still unknown" the yes that it does not take back. */
const newestAnswerFirst = sql`f.asked_on desc, f.recorded_at desc, (f.value = 'unknown') desc, f.id desc`;

const NAMES = [
  sql`c0`, sql`c1`, sql`c2`, sql`c3`, sql`c4`, sql`c5`, sql`c6`, sql`c7`, sql`c8`,
  sql`c9`, sql`c10`, sql`c11`, sql`c12`, sql`c13`, sql`c14`, sql`c15`, sql`c16`,
] as const;

/** The rows of `from` as one JSON array per column. */
const columns = (selected: SQL, from: SQL, count: number): SQL => {
  const names = NAMES.slice(0, count);
  const alias = sql.join(names, sql`, `);
  const aggregates = sql.join(names.map((name) => sql`json_agg(r.${name})`), sql`, `);
  return sql`(select json_build_array(${aggregates}) from (select ${selected} from ${from}) as r(${alias}))`;
};

/**
 * Everything that stands in a patient's chart, in one round trip. A list that grows with the chart is sent by
 * columns: that is half of what the same rows cost as objects, here and in the driver.
 */
const statementFor = (known: Knowing): SQL => sql`
  select
    p.family_name as "familyName", p.given_name as "givenName", p.birth_on as "birthOn", p.birth_text as "birthText", p.sex,
    p.phone, p.email, p.address, p.demo, p.version, c.country, p.id = any ((select hidden_patient_ids(false))::uuid[]) as "forReadingOnly",
    ${known.received(sql`p.conditions_received`, sql`condition`, sql`f.fact like 'condition:%'`)} as "conditionsReceived",
    ${known.received(sql`p.medications_received`, sql`medication_episode`, sql`f.fact like 'medication:%'`)} as "medicationsReceived",
    ${known.received(sql`p.allergies_received`, sql`allergy`, sql`f.fact like 'allergy:%'`)} as "allergiesReceived",
    (select json_agg(json_build_object('system', f.system, 'value', f.value, 'label', f.label) order by f.recorded_at, f.system, f.value)
       from patient_identifier f where ${known.identifiers}) as identifiers,
    (select json_agg(json_build_object('familyName', f.merged ->> 'family_name', 'givenName', f.merged ->> 'given_name', 'birthOn', f.merged ->> 'birth_on', 'on', (f.merged_at at time zone c.time_zone)::date) order by f.merged_at)
       from patient_merge f where f.clinic_id = p.clinic_id and f.survivor_id = p.id and f.undone_at is null) as "mergedWith",
    ${columns(
      sql`${origin}, f.id, f.codings, f.text, f.clinical_status, f.onset_on, f.stated_on, f.abated_on`,
      sql`condition f where ${known.facts} order by f.onset_on nulls last, f.id`,
      11,
    )} as conditions,
    ${columns(
      sql`${origin}, f.id, f.ingredient, f.text, f.type, f.reaction, f.noted_on`,
      sql`allergy f where ${known.facts} order by f.text, f.id`,
      10,
    )} as allergies,
    ${columns(
      sql`${origin}, f.id, f.drug, f.drug_id, f.display, f.codings,
          case when ${known.stop.on} < ${on} then 'stopped'
               when ${known.stop.status} = 'planned' and f.source = 'clinician' and f.start_on <= ${on} then 'active'
               else ${known.stop.status} end,
          f.start_on, ${known.stop.on}, f.as_needed, f.indication, f.start_reason, ${known.stop.kind}, ${known.stop.text}`,
      sql`medication_episode f where ${known.facts} order by f.start_on nulls first, f.drug, f.id`,
      17,
    )} as episodes,
    ${columns(
      sql`f.episode_id, f.from_on, f.micrograms_per_day, f.times_per_day, f.form, f.reason`,
      sql`dose_step f where ${known.facts} order by f.from_on, f.id`,
      6,
    )} as steps,
    ${columns(
      sql`f.episode_id, f.filled_on, f.display, f.days_supply, f.resource`,
      sql`refill f where ${known.refills} order by f.filled_on, f.resource, f.id`,
      5,
    )} as refills,
    ${columns(
      sql`${origin}, f.id, f.observation, f.codings, f.text, f.value, f.value_text, f.unit, f.low, f.high, f.observed_on`,
      sql`observation f where ${known.facts} order by f.observed_on, f.value nulls first, f.id desc`,
      14,
    )} as observations,
    ${columns(
      sql`${origin}, f.id, f.instrument, f.version, f.reported_on, f.filled_by, f.answers, f.scores, f.estimated, f.words,
          f.onset_precision, f.onset_earliest_on, f.onset_latest_on, to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      sql`report f where ${known.facts} order by f.reported_on, f.recorded_at, coalesce(f.scores -> 'total', f.scores -> 'total_now') nulls first, f.id desc`,
      17,
    )} as reports,
    ${columns(
      sql`${origin}, f.id, f.title, f.kind, f.happened_on, f.until_on`,
      sql`life_event f where ${known.facts} order by f.happened_on, f.id`,
      9,
    )} as "lifeEvents",
    ${columns(
      sql`a.id, a.fact, a.value, a.detail, a.asked_on, a.recorded_by_name, a.place > 1 and a.asked_on = a.last_asked_on`,
      sql`(
        select f.*, first_value(f.asked_on) over (partition by f.fact order by ${newestAnswerFirst}) as last_asked_on, row_number() over (partition by f.fact order by ${newestAnswerFirst}) as place,
          row_number() over (partition by f.fact, f.value = 'unknown' order by ${newestAnswerFirst}) as place_of_kind
        from fact_confirmation f where ${known.confirmations}
      ) a where a.place = 1 or (a.place_of_kind = 1 and a.value = 'present') order by a.fact, a.place`,
      7,
    )} as confirmations,
    ${columns(
      sql`f.id, f.kind, f.what, f.why, f.records[1], f.original, f.stated_on, (f.received_at at time zone c.time_zone)::date, f.choices, f.about`,
      sql`inbox_item f where ${known.inbox} order by f.received_at, f.item_key`,
      10,
    )} as inbox
  from patient p
  join clinic c on c.id = p.clinic_id
  where p.clinic_id = ${clinicId} and p.id = ${patientId}`;

const chartStatement = statementFor(now);

export const chartRows = namedStatement<ChartRow>('chart', chartStatement);
/** The same with `asKnownAt`: what was recorded by that instant, before what was corrected, stopped or taken back later. */
export const chartRowsAsKnown = namedStatement<ChartRow>('chart-as-known', statementFor(then));
