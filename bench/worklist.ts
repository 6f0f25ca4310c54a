import { sql } from 'drizzle-orm';
import pg from 'pg';
import { openBenchDatabase } from '@/bench/database';
import { late, timings } from '@/bench/measure';
import type { Measurement } from '@/bench/measure';
import { closePool, withClinic } from '@/db/client';
import { connectionOptions, withDatabase } from '@/db/connection';
import { pageQuery, pageTasks } from '@/db/queries/tasks/worklist';
import type { TaskFilter } from '@/db/queries/tasks/worklist';
import { addDays, localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';

/** Tasks, and patients they belong to. */
export const SIZES = { small: { tasks: 10_000, patients: 500 }, large: { tasks: 1_000_000, patients: 50_000 } } as const;
const PAGE = 50;
/** Pages of each, in turns of so many rounds, so that what the machine does meanwhile slows both alike. */
const TIMES = 60;
const ROUNDS = 6;

/** The database of the worklist, its superuser without a limit of time, twenty people, one of them `me`, and the day it has. */
export async function openWorklists() {
  const database = await openBenchDatabase('worklist');
  const admin = new pg.Client(connectionOptions(withDatabase(database.adminUrl, 'bench_worklist')));
  await admin.connect();
  await admin.query('set statement_timeout = 0');
  await admin.query(`insert into "user" (name, email) select 'Bench ' || n, 'bench-worklist-' || lpad(n::text, 2, '0') || '@bench.example' from generate_series(1, 20) n on conflict (email) do nothing`);
  const { rows: [given] } = await admin.query<{ on: string; me: string }>(`select current_date::text as on, (select id from "user" where email = 'bench-worklist-02@bench.example') as me`);
  if (given === undefined) throw new Error('no day');
  const release = async (): Promise<void> => {
    await admin.end();
    await closePool();
    await database.release();
  };
  return { admin, on: localDate(given.on), me: given.me, release };
}

/**
 * A clinic of so many tasks and patients, over two years around today: four in five are done, one in twenty waits, some reach nobody; twenty
 * coordinators have two thirds of them.
 */
export async function arrange(admin: pg.Client, slug: string, size: { readonly tasks: number; readonly patients: number }): Promise<string> {
  const { rows } = await admin.query<{ id: string; tasks: number }>(
    `insert into clinic (slug, name, time_zone, country, region) values ($1, $1, 'Europe/London', 'GB', 'UK')
     on conflict (slug) do update set name = excluded.name returning id, (select count(*)::int from follow_up_task t where t.clinic_id = clinic.id) as tasks`,
    [slug],
  );
  const [clinic] = rows;
  if (clinic === undefined) throw new Error('no clinic');
  if (clinic.tasks === size.tasks) return clinic.id;
  await admin.query('begin');
  // Nobody listens here, and a million announcements would be all that is measured.
  await admin.query(`set local session_replication_role = replica`);
  await admin.query(
    `insert into patient (clinic_id, family_name, given_name, other_names, sex, birth_on)
     select $1, 'Bench ' || lpad(n::text, 6, '0'), 'Person', '{}', 'female', date '1980-01-01' + n % 9000 from generate_series(1, $2::int) n`,
    [clinic.id, size.patients],
  );
  await admin.query(
    `insert into follow_up_task (clinic_id, patient_id, source, key, kind, act, what, due_on, act_on, role, assignee_id, risk, status, unreached, attempts, closed_on)
     select $1, p.id, 'plan', 'bench:' || n, 'option', (array['call', 'send-report', 'check', 'arrange', 'review'])[1 + n % 5], 'Task ' || n,
            d.due, d.due, (array['coordinator', 'coordinator', 'prescriber'])[1 + n % 3], case when n % 3 = 0 then null else u.id end, 2 + (n % 17 > 0)::int + (n % 5 > 0)::int + (n % 2)::int,
            s.status, s.status in ('open', 'waiting') and n % 97 = 0, n % 4, case when s.status = 'done' then d.due end
       from generate_series(1, $2::int) n
       join lateral (select (current_date - 365 + (n::bigint * 7919 % 730)::int) as due) d on true
       join lateral (select case when n % 100 < 80 then 'done' when n % 100 < 85 then 'waiting' else 'open' end as status) s on true
       join (select id, row_number() over (order by id) as at from patient where clinic_id = $1) p on p.at = 1 + n % $3::int
       join (select id, row_number() over (order by email) as at from "user" where email like 'bench-worklist-%') u on u.at = 1 + n % 20`,
    [clinic.id, size.tasks, size.patients],
  );
  // As many as somebody can keep an eye on.
  await admin.query(
    `insert into patient_follow (clinic_id, user_id, patient_id)
     select $1, u.id, p.id from "user" u, (select id from patient where clinic_id = $1 order by id limit 40) p where u.email like 'bench-worklist-%'`,
    [clinic.id],
  );
  await admin.query('commit');
  await admin.query('vacuum analyze follow_up_task');
  return clinic.id;
}

/** The filters of the screen, as its service asks. */
function filtersOf(clinicId: string, me: string, on: LocalDate): Readonly<Record<string, TaskFilter>> {
  const open = { clinicId, owners: null, act: null, role: null, nobodysRole: null, followedBy: null } as const;
  const late = { state: 'open', from: addDays(on, -365), to: addDays(on, -1) } as const;
  return {
    late: { ...open, ...late },
    today: { ...open, state: 'open', from: on, to: on },
    next: { ...open, state: 'open', from: addDays(on, 1), to: addDays(on, 7) },
    waiting: { ...open, state: 'waiting', from: null, to: null },
    unreached: { ...open, state: 'unreached', from: null, to: null },
    mine: { ...open, ...late, owners: [me] },
    team: { ...open, ...late, owners: [me, null], nobodysRole: 'coordinator' },
    'waiting-of-team': { ...open, state: 'waiting', from: null, to: null, owners: [me, null], nobodysRole: 'coordinator' },
    followed: { ...open, ...late, followedBy: me },
    'late-calls': { ...open, ...late, act: 'call' },
    'late-of-prescribers': { ...open, ...late, role: 'prescriber' },
  };
}

async function planOf(clinicId: string, filter: TaskFilter): Promise<string> {
  return withClinic({ clinicId, userId: null }, async (db) => {
    const { rows } = await db.execute<Record<string, string>>(sql`explain (costs off) ${pageQuery(filter, { after: null, limit: PAGE })}`);
    return rows.map((row) => row['QUERY PLAN'] ?? '').join('\n');
  });
}

async function inTurns(own: () => unknown, other: () => unknown): Promise<[own: number[], other: number[]]> {
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    taken[0].push(...(await timings(own, { times: TIMES })));
    taken[1].push(...(await timings(other, { times: TIMES })));
  }
  return taken;
}

/** The first page of every filter in a clinic of 1,000,000 tasks against one of 10,000; the deepest page against the first; the plan with its index on standard error. */
export async function benchmark(): Promise<Measurement[]> {
  const { admin, on, me, release } = await openWorklists();
  try {
    const [large, small] = [await arrange(admin, 'clinic-of-a-million', SIZES.large), await arrange(admin, 'clinic-of-ten-thousand', SIZES.small)];
    const [many, few] = [filtersOf(large, me, on), filtersOf(small, me, on)];
    const pageOf = (filter: TaskFilter, after: Parameters<typeof pageTasks>[2]['after'] = null) => withClinic({ clinicId: filter.clinicId, userId: null }, (db) => pageTasks(db, filter, { after, limit: PAGE }), { readOnly: true });
    const found: Measurement[] = [];
    for (const [name, filter] of Object.entries(many)) {
      const other = few[name] ?? filter;
      const [own, base] = await inTurns(() => pageOf(filter), () => pageOf(other));
      found.push({ name: `worklist/${name}`, unit: 'ms', value: late(own), baseline: late(base) });
    }
    const everything = many.late ?? many.today;
    if (everything === undefined) throw new Error('no filter');
    const deep = await deepest(large, everything);
    const [last, first] = await inTurns(() => pageOf(everything, deep), () => pageOf(everything));
    found.push({ name: 'worklist/deepest-page', unit: 'ms', value: late(last), baseline: late(first) });
    process.stderr.write(`${await planOf(large, everything)}\n`);
    return found;
  } finally {
    await release();
  }
}

/** A place near the end of a part of the list. */
const deepest = (clinicId: string, filter: TaskFilter) =>
  withClinic({ clinicId, userId: null }, async (db) => {
    const { rows } = await db.execute<{ risk: number; dueOn: string; id: string }>(sql`
      select t.risk::int as risk, t.due_on as "dueOn", t.id from follow_up_task t
       where t.clinic_id = ${clinicId} and t.status = 'open' and t.risk = 5::smallint and t.due_on <= ${filter.to}::date order by t.due_on desc, t.id desc offset ${2 * PAGE} limit 1`);
    return rows[0] ?? null;
  });
