import pg from 'pg';
import { closePool, withClinic } from '@/db/client';
import { connectionOptions, withDatabase } from '@/db/connection';
import { loadChart } from '@/db/queries/chart/load-chart';
import { insertAllergies, insertConditions, insertConfirmations, insertEpisodes, insertLifeEvents, insertObservations, insertReports } from '@/db/queries/facts/insert-facts';
import { insertPatient, markReceived } from '@/db/queries/patients/store-patient';
import { budgetChart } from '@/bench/assess-chart';
import { openBenchDatabase } from '@/bench/database';
import { compared } from '@/bench/measure';
import type { Measurement } from '@/bench/measure';
import { TODAY } from '@/server/clinical/testing/a-patient';
import { getWorkspace } from '@/server/services/workspace/get-workspace';

const CLIENTS = 8;

/**
 * The same rows by the driver alone, as fast as it goes: one prepared statement, one array a column, days as text, no
 * mapping, no row-level security.
 */
const BARE = `
  select p.birth_on, p.sex,
    (select row_to_json(x) from (select array_agg(id) as id, array_agg(codings) as codings, array_agg(text) as text, array_agg(clinical_status) as status, array_agg(onset_on) as onset, array_agg(stated_on) as stated, array_agg(abated_on) as abated, array_agg(source) as source, array_agg(recorded_by_name) as by_name, array_agg(recorded_at) as at, array_agg(resource) as resource
       from condition where patient_id = p.id) x) conditions,
    (select row_to_json(x) from (select array_agg(id) as id, array_agg(drug) as drug, array_agg(drug_id) as drug_id, array_agg(display) as display, array_agg(codings) as codings, array_agg(status) as status, array_agg(start_on) as start_on, array_agg(stop_on) as stop_on, array_agg(as_needed) as as_needed, array_agg(indication) as indication, array_agg(start_reason) as start_reason, array_agg(stop_kind) as stop_kind, array_agg(stop_text) as stop_text, array_agg(source) as source, array_agg(recorded_by_name) as by_name, array_agg(recorded_at) as at, array_agg(resource) as resource
       from medication_episode where patient_id = p.id) x) episodes,
    (select row_to_json(x) from (select array_agg(episode_id) as episode, array_agg(from_on) as from_on, array_agg(micrograms_per_day) as dose, array_agg(times_per_day) as times, array_agg(form) as form, array_agg(reason) as reason
       from dose_step where patient_id = p.id) x) steps,
    (select row_to_json(x) from (select array_agg(id) as id, array_agg(observation) as observation, array_agg(codings) as codings, array_agg(text) as text, array_agg(value) as value, array_agg(value_text) as value_text, array_agg(unit) as unit, array_agg(low) as low, array_agg(high) as high, array_agg(observed_on) as observed_on, array_agg(source) as source, array_agg(recorded_by_name) as by_name, array_agg(recorded_at) as at, array_agg(resource) as resource
       from observation where patient_id = p.id) x) observations,
    (select row_to_json(x) from (select array_agg(id) as id, array_agg(instrument) as instrument, array_agg(version) as version, array_agg(reported_on) as reported_on, array_agg(filled_by) as filled_by, array_agg(answers) as answers, array_agg(scores) as scores, array_agg(estimated) as estimated, array_agg(words) as words, array_agg(onset_precision) as precision, array_agg(onset_earliest_on) as earliest, array_agg(onset_latest_on) as latest, array_agg(source) as source, array_agg(recorded_by_name) as by_name, array_agg(recorded_at) as at, array_agg(resource) as resource
       from report where patient_id = p.id) x) reports,
    (select row_to_json(x) from (select array_agg(fact) as fact, array_agg(value) as value, array_agg(detail) as detail, array_agg(asked_on) as asked_on, array_agg(recorded_by_name) as by_name
       from fact_confirmation where patient_id = p.id) x) confirmations
  from patient p where p.clinic_id = $1 and p.id = $2`;

type Place = { readonly clinicId: string; readonly patientId: string; readonly userId: string };

/** One clinic with the workload's chart and a few hundred other charts around it. */
async function arrange(admin: pg.Client): Promise<Place> {
  const { rows: clinics } = await admin.query<{ id: string }>(
    `insert into clinic (slug, name, time_zone, country, region) values ('bench', 'Bench', 'Europe/London', 'GB', 'UK')
     on conflict (slug) do update set name = excluded.name returning id`,
  );
  const { rows: users } = await admin.query<{ id: string }>(
    `insert into "user" (name, email) values ('Bench', 'bench@bench.example') on conflict (email) do update set name = excluded.name returning id`,
  );
  const clinicId = clinics[0]?.id ?? '';
  const chart = budgetChart();
  const charts = 200;
  let patientId = '';
  const { rows: there } = await admin.query<{ id: string }>('select id from patient where clinic_id = $1 order by family_name limit 1', [clinicId]);
  if (there[0] !== undefined) return { clinicId, patientId: there[0].id, userId: users[0]?.id ?? '' };
  for (let number = 0; number < charts; number += 1) {
    patientId = await withClinic({ clinicId, userId: null }, async (db) => {
      const id = await insertPatient(db, { clinicId, familyName: `Bench ${String(number).padStart(4, '0')}`, givenName: 'Chart', otherNames: [], birthOn: chart.patient.birthOn, birthText: null, sex: chart.patient.sex, phone: null, email: null, address: null, deceasedOn: null, demo: false, createdBy: null });
      const entry = { clinicId, patientId: id, recordedBy: null, timeZone: 'Europe/London' };
      const asNew = <Fact>(facts: readonly Fact[]) => facts.map((fact) => ({ fact, importKey: null }));
      await markReceived(db, entry, chart.received);
      await insertConditions(db, entry, asNew(chart.conditions));
      await insertAllergies(db, entry, asNew(chart.allergies));
      await insertEpisodes(db, entry, asNew(chart.episodes));
      await insertObservations(db, entry, asNew(chart.observations));
      await insertReports(db, entry, asNew(chart.reports));
      await insertLifeEvents(db, entry, asNew(chart.lifeEvents));
      await insertConfirmations(db, entry, chart.confirmations.map((confirmation) => ({ confirmation, questionId: null })));
      return id;
    });
  }
  await admin.query('analyze');
  return { clinicId, patientId, userId: users[0]?.id ?? '' };
}

/** Calls a second with several clients at once. */
async function throughput(act: () => Promise<unknown>, calls: number): Promise<number> {
  const from = performance.now();
  let left = calls;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (; left > 0; left -= 1) await act();
    }),
  );
  return (calls / (performance.now() - from)) * 1000;
}

export async function benchmark(): Promise<Measurement[]> {
  const database = await openBenchDatabase('chart');
  const admin = new pg.Client(connectionOptions(withDatabase(database.adminUrl, 'bench_chart')));
  const one = new pg.Client(connectionOptions(withDatabase(database.adminUrl, 'bench_chart')));
  const bare = new pg.Pool({ ...connectionOptions(withDatabase(database.adminUrl, 'bench_chart')), max: CLIENTS });
  await admin.connect();
  try {
    const { clinicId, patientId, userId } = await arrange(admin);
    const acting = { clinicId, userId };
    await one.connect();
    const byDriver = (client: pg.Client | pg.Pool) => client.query({ name: 'bare', text: BARE, values: [clinicId, patientId] });
    const statement = await withClinic(acting, (db) =>
      compared(() => loadChart(db, { clinicId, patientId, on: TODAY }), () => byDriver(one), { times: 300 }),
    );
    const inTransaction = await compared(
      () => withClinic(acting, (db) => loadChart(db, { clinicId, patientId, on: TODAY }), { readOnly: true }),
      async () => {
        await one.query('begin');
        await byDriver(one);
        await one.query('commit');
      },
      { times: 300 },
    );
    const ctx = {
      actor: { userId, name: 'Bench', email: null, clinic: { id: clinicId, slug: 'bench', name: 'Bench', timeZone: 'Europe/London', country: 'GB', region: 'UK', demo: false }, roles: ['prescriber'] },
      requestId: 'bench',
    } as const;
    const workspace = await compared(() => getWorkspace(ctx, { patientId }), () => byDriver(bare), { times: 150 });
    const own = await throughput(() => getWorkspace(ctx, { patientId }), 1500);
    const other = await throughput(() => byDriver(bare), 3000);
    return [
      { name: 'chart', unit: 'ms', ...statement },
      { name: 'chart/transaction', unit: 'ms', ...inTransaction },
      { name: 'chart/workspace', unit: 'ms', ...workspace },
      { name: 'chart/workspace-8-clients', unit: '1/s', value: own, baseline: other },
    ];
  } finally {
    await Promise.all([admin.end(), one.end(), bare.end()]);
    await closePool();
    await database.release();
  }
}
