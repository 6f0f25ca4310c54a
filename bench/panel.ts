import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type pg from 'pg';
import { late, timings } from '@/bench/measure';
import type { Measurement } from '@/bench/measure';
import { arrange, openWorklists, SIZES } from '@/bench/worklist';
import { withClinic } from '@/db/client';
import { countQuery, panelQuery } from '@/db/queries/outcomes/panel';
import type { PanelSort, PanelWhere } from '@/db/queries/outcomes/panel';
import { reviewedQuery } from '@/db/queries/outcomes/panel-entries';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { refreshPanel } from '@/server/services/outcomes/refresh-panel';

const PAGE = 50;
const TIMES = 40;
const DEEP = 20_000;

/** Everybody of a clinic has a signed decision, a PHQ-9 and a blunting report before it, most of them after it, and was reached twice. */
async function decide(admin: pg.Client, clinicId: string): Promise<void> {
  const { rows: [found] } = await admin.query<{ notes: number }>('select count(*)::int as notes from signed_note where clinic_id = $1', [clinicId]);
  if ((found?.notes ?? 0) > 0) return;
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query(
    `with p as (select id, row_number() over (order by id) as n from patient where clinic_id = $1), u as (select id from "user" where email = 'bench-worklist-01@bench.example'),
     v as (insert into visit (clinic_id, patient_id, author_id, status, visit_on, fields)
       select $1, p.id, u.id, 'signed', current_date - (14 + p.n * 7919 % 300)::int,
         jsonb_build_object('decision', jsonb_build_object('kind', 'options', 'why', null, 'options', jsonb_build_array((array['dose-reduction', 'bupropion-switch', 'bupropion-augmentation', 'other-switch', 'therapy-referral', 'watchful-waiting'])[1 + p.n % 6])))
         from p, u returning id, patient_id, author_id, visit_on)
     insert into signed_note (clinic_id, patient_id, visit_id, number, version, snapshot, sha256, knowledge_sha256, needs_co_signature, signed_by, signed_at, idempotency_key)
       select $1, patient_id, id, 'R-' || extract(year from visit_on) || '-' || lpad((row_number() over (order by id))::text, 6, '0'), 1, '{}', repeat('0', 64), repeat('0', 64), false, author_id, visit_on + time '12:00', 'bench-' || id from v`,
    [clinicId],
  );
  await admin.query(
    `insert into report (clinic_id, patient_id, source, recorded_at, instrument, reported_on, filled_by, answers, scores, words)
     select $1, v.patient_id, 'clinician', d.day + time '12:00', i.instrument, d.day, 'patient', '{}', jsonb_build_object(i.field, (hashtext(v.id::text || d.day || i.field) & 15) + 3), '[]'
       from (select id, patient_id, visit_on, row_number() over (order by id) as n from visit where clinic_id = $1) v
       cross join (values ('phq9', 'total'), ('sbr', 'total_now')) i(instrument, field)
       cross join lateral (select v.visit_on - 2 as day union all select v.visit_on + 60 where v.n % 5 > 0 and v.visit_on + 60 <= current_date) d`,
    [clinicId],
  );
  await admin.query(
    `insert into outreach (clinic_id, patient_id, by_name, at, on_day, outcome, answers)
     select $1, v.patient_id, 'Bench', d.day + time '12:00', d.day, 'reached', '{}' from visit v cross join lateral (values (v.visit_on + 7), (v.visit_on + 14)) d(day) where v.clinic_id = $1`,
    [clinicId],
  );
  await admin.query('insert into panel_entry (clinic_id, patient_id) select clinic_id, id from patient where clinic_id = $1', [clinicId]);
  await admin.query('commit');
  for (const table of ['visit', 'signed_note', 'report', 'outreach', 'panel_entry']) await admin.query(`vacuum analyze ${table}`);
}

async function planOf(clinicId: string, query: SQL): Promise<string> {
  return withClinic({ clinicId, userId: null }, async (db) => (await db.execute<Record<string, string>>(sql`explain (costs off) ${query}`)).rows.map((row) => row['QUERY PLAN'] ?? '').join('\n'));
}

/** The first page of the panel in each order and under each filter with its count, its deep page and the outcomes by option, in a clinic of 50,000 decisions against one of 500; making entries anew. */
export async function benchmark(): Promise<Measurement[]> {
  const { admin, on, me, release } = await openWorklists();
  try {
    const [large, small] = [await arrange(admin, 'bench-large', SIZES.large), await arrange(admin, 'bench-small', SIZES.small)];
    const found: Measurement[] = [];
    for (const clinicId of [large, small]) await decide(admin, clinicId);
    const anew = async (clinicId: string): Promise<number> => {
      await admin.query('update panel_entry set stale = true where clinic_id = $1', [clinicId]);
      const from = performance.now();
      await refreshPanel({ clinicId: clinicId, userId: null, on });
      return performance.now() - from;
    };
    found.push({ name: 'panel/all-made-anew', unit: 'ms', value: await anew(large), baseline: await anew(small) });
    await admin.query('vacuum analyze panel_entry');
    const one = async (clinicId: string): Promise<readonly number[]> => timings(async () => {
      await admin.query('update panel_entry set stale = true where clinic_id = $1 and patient_id = (select min(patient_id::text)::uuid from panel_entry where clinic_id = $1)', [clinicId]);
      await refreshPanel({ clinicId: clinicId, userId: null, on });
    }, { times: TIMES });
    found.push({ name: 'panel/nothing-to-make', unit: 'ms', value: late(await timings(() => refreshPanel({ clinicId: large, userId: null, on }), { times: TIMES })), baseline: late(await timings(() => refreshPanel({ clinicId: small, userId: null, on }), { times: TIMES })) });
    found.push({ name: 'panel/one-made-anew', unit: 'ms', value: late(await one(large)), baseline: late(await one(small)) });
    const whole = (clinicId: string): PanelWhere => ({ clinicId, on, userId: null, option: null, gap: null, contactSince: addDays(on, -28), response: null, inRemission: false, blunting: null });
    const read = (clinicId: string, query: SQL) => withClinic({ clinicId, userId: null }, (db) => db.execute(query), { readOnly: true });
    const page = async (where: PanelWhere, sort: PanelSort, offset = 0): Promise<void> => {
      await read(where.clinicId, panelQuery(where, { sort, limit: PAGE, offset }));
    };
    const both = async (name: string, act: (clinicId: string) => Promise<unknown>): Promise<void> => {
      found.push({ name: `panel/${name}`, unit: 'ms', value: late(await timings(() => act(large), { times: TIMES })), baseline: late(await timings(() => act(small), { times: TIMES })) });
    };
    for (const sort of ['contact', 'name', 'day', 'report', 'phq9', 'blunting', 'response', 'remission', 'late'] as const) await both(`by-${sort}`, (clinicId) => page(whole(clinicId), sort));
    for (const [name, filter] of Object.entries(filters(me, on))) await both(name, (clinicId) => page({ ...whole(clinicId), ...filter }, 'contact'));
    await both('count', (clinicId) => read(clinicId, countQuery(whole(clinicId))));
    await both('by-option', (clinicId) => read(clinicId, reviewedQuery({ clinicId, on })));
    found.push({ name: 'panel/deep-page', unit: 'ms', value: late(await timings(() => page(whole(large), 'contact', DEEP), { times: TIMES })), baseline: late(await timings(() => page(whole(large), 'contact'), { times: TIMES })) });
    process.stderr.write(`${await planOf(large, panelQuery(whole(large), { sort: 'contact', limit: PAGE, offset: 0 }))}\n${await planOf(large, countQuery(whole(large)))}\n${await planOf(large, reviewedQuery({ clinicId: large, on }))}\n`);
    return found;
  } finally {
    await release();
  }
}

const filters = (me: string, on: LocalDate): Readonly<Record<string, Partial<PanelWhere>>> => ({
  'no-response': { response: 'no' }, remission: { inRemission: true }, 'blunting-lower': { blunting: 'lower' }, 'option-and-response': { option: 'dose-reduction', response: 'yes' }, 'no-report': { gap: 'report' }, 'not-reached': { gap: 'contact', contactSince: addDays(on, -28) }, mine: { userId: me },
});
