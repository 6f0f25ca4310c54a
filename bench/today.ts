import pg from 'pg';
import { openBenchDatabase } from '@/bench/database';
import { compared } from '@/bench/measure';
import type { Measurement } from '@/bench/measure';
import { closePool } from '@/db/client';
import { connectionOptions, withDatabase } from '@/db/connection';
import { today } from '@/server/platform/clock';
import { getToday } from '@/server/services/today/get-today';
import { refreshDanger } from '@/server/services/today/refresh-danger';

const SIZES = { small: 500, large: 50_000 } as const;
/** Patients with a report of the last weeks, the same in both clinics. */
const FRESH = 100;
/** Patients who long ago said yes to thoughts of death or self-harm, and nobody settled it; the same in both clinics. */
const ENDANGERED = 100;

/** A clinic of so many patients: each with a medicine and eight older reports, some with a new one. */
async function arrange(admin: pg.Client, slug: string, patients: number): Promise<string> {
  const { rows } = await admin.query<{ id: string; patients: number }>(
    `insert into clinic (slug, name, time_zone, country, region) values ($1, $1, 'Europe/London', 'GB', 'UK')
     on conflict (slug) do update set name = excluded.name returning id, (select count(*)::int from patient p where p.clinic_id = clinic.id) as patients`,
    [slug],
  );
  const clinic = rows[0];
  if (clinic === undefined) throw new Error('no clinic');
  if (clinic.patients > 0) return clinic.id;
  await admin.query('begin');
  await admin.query(
    `insert into patient (clinic_id, family_name, given_name, other_names, sex, birth_on)
     select $1, 'Bench ' || lpad(n::text, 6, '0'), 'Person', '{}', 'female', date '1980-01-01' + n % 9000 from generate_series(1, $2::int) n`,
    [clinic.id, patients],
  );
  await admin.query(
    `insert into medication_episode (clinic_id, patient_id, source, drug, drug_id, display, codings, status, start_on)
     select clinic_id, id, 'clinician', 'sertraline', 'sertraline', 'Sertraline', '[]', 'active', current_date - 200 from patient where clinic_id = $1`,
    [clinic.id],
  );
  await admin.query(
    `insert into dose_step (clinic_id, patient_id, episode_id, from_on, micrograms_per_day, recorded_at)
     select clinic_id, patient_id, id, start_on, 100000, now() - interval '200 days' from medication_episode where clinic_id = $1`,
    [clinic.id],
  );
  const report = (from: string, days: string, total: string): string =>
    `insert into report (clinic_id, patient_id, source, instrument, reported_on, filled_by, answers, scores, words, recorded_at)
     select p.clinic_id, p.id, 'patient', 'sbr', current_date - (${days})::int, 'patient', '{}', jsonb_build_object('total_now', ${total}), '[]', now() - (${days}) * interval '1 day' from ${from}`;
  await admin.query(report(`patient p, generate_series(1, 8) n where p.clinic_id = $1`, '30 + 20 * n', '20'), [clinic.id]);
  await admin.query(report(`(select * from patient where clinic_id = $1 order by family_name limit ${FRESH}) p`, '3', '24'), [clinic.id]);
  await admin.query('commit');
  await admin.query('analyze');
  return clinic.id;
}

/** Some who have no new report said yes long ago; everybody else of the clinic has forms that do not. */
async function endanger(admin: pg.Client, clinicId: string): Promise<void> {
  const { rowCount } = await admin.query(`select from report where clinic_id = $1 and instrument = 'phq9' limit 1`, [clinicId]);
  if (rowCount !== 0) return;
  await admin.query(
    `insert into report (clinic_id, patient_id, source, instrument, reported_on, filled_by, answers, scores, words, recorded_at)
     select $1, p.id, 'patient', 'phq9', current_date - 300, 'patient', jsonb_build_object('phq9-1', 1, 'phq9-9', (p.place between ${FRESH + 1} and ${FRESH + ENDANGERED})::int), '{}', '[]', now() - interval '300 days'
       from (select id, row_number() over (order by family_name) as place from patient where clinic_id = $1) p`,
    [clinicId],
  );
  await admin.query('vacuum analyze report');
}

/** The home page of a clinic of 50,000 against one of 500 with as many new reports and as many dangers that nobody settled: the size of a clinic must not matter (budget 1.5). */
export async function benchmark(): Promise<Measurement[]> {
  const database = await openBenchDatabase('today');
  const admin = new pg.Client(connectionOptions(withDatabase(database.adminUrl, 'bench_today')));
  await admin.connect();
  // Filling a clinic takes longer than any request may.
  await admin.query('set statement_timeout = 0');
  try {
    const { rows: users } = await admin.query<{ id: string }>(
      `insert into "user" (name, email) values ('Bench', 'bench@today.example') on conflict (email) do update set name = excluded.name returning id`,
    );
    const contextOf = (clinicId: string) =>
      ({
        actor: { userId: users[0]?.id ?? '', name: 'Bench', email: null, clinic: { id: clinicId, slug: 'bench', name: 'Bench', timeZone: 'Europe/London', country: 'GB', region: 'UK', demo: false }, roles: ['prescriber'] },
        requestId: 'bench',
      }) as const;
    const large = contextOf(await arrange(admin, 'bench-large', SIZES.large));
    const small = contextOf(await arrange(admin, 'bench-small', SIZES.small));
    /** Looks through every chart of the clinic, as after a release. */
    const lookThrough = async ({ actor: { clinic } }: typeof large): Promise<number> => {
      await endanger(admin, clinic.id);
      await admin.query('insert into danger_open (clinic_id, patient_id) select clinic_id, id from patient where clinic_id = $1 on conflict (clinic_id, patient_id) do update set stale = true', [clinic.id]);
      const from = performance.now();
      await refreshDanger({ clinic, userId: null, on: today(clinic.timeZone) });
      const ms = performance.now() - from;
      await admin.query('vacuum analyze danger_open');
      return ms;
    };
    const through = { value: await lookThrough(large), baseline: await lookThrough(small) };
    const firstFrom = performance.now();
    const first = await getToday(large);
    const firstMs = performance.now() - firstFrom;
    // What the first call did not wait for comes with the next.
    let whole = first;
    while (whole.flagsPending > 0) whole = await getToday(large);
    if (whole.look.length + whole.more !== FRESH + ENDANGERED) throw new Error(`${whole.look.length + whole.more} patients instead of ${FRESH + ENDANGERED}`);
    const again = await compared(() => getToday(large), () => getToday(small), { times: 20 });
    return [
      { name: 'today/danger-looked-through', unit: 'ms', ...through },
      { name: 'today/first', unit: 'ms', value: firstMs, baseline: null },
      { name: 'today', unit: 'ms', ...again },
    ];
  } finally {
    await admin.end();
    await closePool();
    await database.release();
  }
}
