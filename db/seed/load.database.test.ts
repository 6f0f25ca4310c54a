import { randomBytes } from 'node:crypto';
import { verifyPassword } from 'better-auth/crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Chart } from '@/server/clinical/model/chart';
import { localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { withClinic } from '../client';
import { loadChart } from '../queries/chart/load-chart';
import { useTestDatabase } from '../testing/use-test-database';
import { DEMO_PEOPLE } from './demo-people';
import { followDemo } from './follow-up/follow-demo';
import { followUpOwed, markFollowed } from './follow-up/owed';
import { FOLLOWED } from './follow-up/people';
import type { FollowedScript } from './follow-up/script';
import { clinicIdOf, fixedId, patientIdOf, userIdOf } from './fixed-id';
import { insertDemoPatient } from './insert-patient';
import { loadDemo } from './load';
import { CLINICS, DEMO_PASSWORD } from './story/clinics';
import { tellStory } from './story/tell-story';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');
const DAY = localDate('2026-11-20');
const CUT = new Error('cut off');
const database = useTestDatabase();
let loaded: Awaited<ReturnType<typeof loadDemo>>;
beforeAll(async () => (loaded = await loadDemo({ ownerUrl: database.ownerUrl, on: DAY })));

/** A told chart as the database gives it back: ids of rows, facts in the order of reading. */
function asStored(key: string, chart: Chart): Chart {
  const renamed = <Fact extends { readonly id: string }>(facts: readonly Fact[]): Fact[] =>
    facts.map((fact) => ({ ...fact, id: fixedId(`${key} ${fact.id}`) }));
  return {
    ...chart,
    conditions: renamed(chart.conditions),
    allergies: renamed(chart.allergies),
    episodes: renamed(chart.episodes),
    observations: renamed(chart.observations),
    reports: renamed(chart.reports),
    lifeEvents: renamed(chart.lifeEvents),
    waiting: renamed(chart.waiting),
  };
}

const sorted = (chart: Chart): Chart => {
  const byId = <Fact extends { readonly id: string }>(facts: readonly Fact[]): Fact[] =>
    facts.map((fact) => ({ ...fact, id: fact.id.slice(fact.id.indexOf(':') + 1) })).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...chart,
    conditions: byId(chart.conditions), allergies: byId(chart.allergies), episodes: byId(chart.episodes), observations: byId(chart.observations),
    reports: byId(chart.reports), lifeEvents: byId(chart.lifeEvents), waiting: byId(chart.waiting),
    confirmations: [...chart.confirmations].map((one) => ({ ...one, id: one.fact })).sort((a, b) => (a.fact < b.fact ? -1 : 1)),
  };
};

describe('the demo in an empty database', () => {
  test('is two clinics, six people and everybody of the stories, all marked as demo', async () => {
    expect(loaded).toEqual({ clinics: 2, users: 6, patients: DEMO_PEOPLE.length });
    const { rows } = await database.admin.execute(sql`
      select (select count(*)::int from clinic where demo) as clinics, (select count(*)::int from "user") as users,
             (select count(*)::int from patient where demo) as patients, (select demo from installation) as demo,
             (select count(*)::int from patient where not demo) as real`);
    expect(rows).toEqual([{ clinics: 2, users: 6, patients: DEMO_PEOPLE.length, demo: true, real: 0 }]);
  });

  test.each(DEMO_PEOPLE.map((story) => [story.key, story] as const))('%s reads back as it was told', async (key, story) => {
    const where = { clinicId: clinicIdOf(story.clinic), patientId: patientIdOf(key), on: DAY };
    const chart = await withClinic({ clinicId: where.clinicId, userId: null }, async (db) => (await loadChart(db, where))?.chart ?? null);
    const told = tellStory(story, DAY, loadKnowledge()).chart;
    if (chart === null) throw new Error('no such patient');
    const withoutRecorded = (value: Chart): unknown =>
      JSON.parse(JSON.stringify(value), (name, inner: unknown) => (name === 'recordedAt' ? undefined : name === 'provenance' && typeof inner === 'object' ? { ...inner, recordedOn: 'day' } : inner));
    expect(withoutRecorded(sorted(chart))).toEqual(withoutRecorded(sorted(asStored(key, told))));
    const days = (value: Chart) => value.reports.map(({ on, provenance }) => [on, provenance.recordedOn]);
    expect(days(sorted(chart))).toEqual(days(sorted(asStored(key, told))));
  });

  test('its people sign in with the one password, each in one clinic and role', async () => {
    const { rows } = await database.admin.execute<{ email: string; role: string; slug: string; password: string; provider: string }>(sql`
      select u.email, m.role, c.slug, a.password, a.provider_id as provider
        from "user" u join membership m on m.user_id = u.id join clinic c on c.id = m.clinic_id join account a on a.user_id = u.id
       order by c.slug desc, u.email`);
    expect(rows.map(({ email, role, slug }) => ({ email, role, slug }))).toEqual(
      Object.values(CLINICS)
        .flatMap(({ slug, users }) => users.map(({ email, role }) => ({ email, role, slug })))
        .sort((a, b) => (a.slug === b.slug ? (a.email < b.email ? -1 : 1) : a.slug < b.slug ? 1 : -1)),
    );
    for (const { password, provider } of rows) {
      expect(provider).toBe('credential');
      expect(await verifyPassword({ hash: password, password: DEMO_PASSWORD })).toBe(true);
    }
    expect(userIdOf('ada.boyd@riverside.example')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('a patient is found in the own clinic only', async () => {
    const where = { patientId: patientIdOf('dose-linked-blunting'), on: DAY };
    const seen = (slug: string) =>
      withClinic({ clinicId: clinicIdOf(slug), userId: null }, (db) => loadChart(db, { ...where, clinicId: clinicIdOf(slug) }));
    expect(await seen('riverside')).not.toBeNull();
    expect(await seen('hillside')).toBeNull();
  });

  test('was written down: one audit row a clinic, no value of a chart', async () => {
    const { rows } = await database.admin.execute<{ event: string; actor: string; details: object }>(sql`select event, actor, details from audit_event order by id`);
    expect(rows).toEqual([
      { event: 'demo.loaded', actor: 'demo data', details: { patients: DEMO_PEOPLE.filter(({ clinic }) => clinic === 'riverside').length, on: DAY } },
      { event: 'demo.loaded', actor: 'demo data', details: { patients: DEMO_PEOPLE.filter(({ clinic }) => clinic === 'hillside').length, on: DAY } },
    ]);
  });

  test('nothing was recorded before it was true or after now', async () => {
    const { rows } = await database.admin.execute<{ early: number; late: number }>(sql`
      select count(*) filter (where (r.recorded_at at time zone c.time_zone)::date < r.day and r.day <= ${DAY}::date)::int as early,
             count(*) filter (where r.recorded_at > greatest(now(), (${DAY}::date + 1)::timestamptz))::int as late
        from (select clinic_id, recorded_at, reported_on as day from report union all
              select clinic_id, recorded_at, observed_on from observation union all
              select clinic_id, recorded_at, from_on from dose_step union all
              select clinic_id, recorded_at, filled_on from refill union all
              select clinic_id, recorded_at, asked_on from fact_confirmation) r join clinic c on c.id = r.clinic_id`);
    expect(rows).toEqual([{ early: 0, late: 0 }]);
  });

  test('whose follow-up was cut off before each single thing of it stands as one that was told in one go', async () => {
    expect(await followUpOwed()).toBe(DAY);
    const whole = FOLLOWED.find(({ story }) => story.key === 'followed-came-back');
    if (whole === undefined) throw new Error('the story is gone');
    const acts: FollowedScript['acts'] = [
      { kind: 'contact', on: -50, outcome: 'no-answer' }, ...whole.acts, { kind: 'link', on: -1, opened: true }, { kind: 'question', on: -1, text: 'Hold the step?', answer: 'Go on.' }, { kind: 'task', on: -1, what: 'Ring back', due: 1 },
    ];
    const twins = ['one', 'two'].map((name): FollowedScript => ({ ...whole, acts, story: { ...whole.story, key: name, person: { ...whole.story.person, family: `Twin ${name}`, mrn: name } } }));
    await database.admin.transaction(async (db) => {
      for (const { story } of twins) await insertDemoPatient(db, tellStory(story, DAY, loadKnowledge()));
    });
    const [one, two] = twins;
    if (one === undefined || two === undefined) throw new Error('no twins');
    await followDemo({ on: DAY, scripts: [one] });
    let cuts = 0;
    for (let isWhole = false; !isWhole;) {
      let done = 0;
      isWhole = await followDemo({ on: DAY, scripts: [two], before: () => { if (done > 0) throw CUT; done += 1; } }).then(() => true, (error: unknown) => { if (error !== CUT) throw error; return false; });
      cuts += isWhole ? 0 : 1;
    }
    const standing = async ({ story }: FollowedScript) => {
      const of = sql`where patient_id = ${patientIdOf(story.key)}`;
      const list = async (what: ReturnType<typeof sql>) => (await database.admin.execute(sql`select ${what} ${of} order by 1, 2, 3`)).rows;
      return {
        tasks: await list(sql`what, status, due_on, closed_on, attempts, reason, source from follow_up_task`), contacts: await list(sql`on_day, outcome, words from outreach`), reports: await list(sql`reported_on, instrument, scores from report`),
        questions: await list(sql`question, answer, asked_by_name from hand_back`), doses: await list(sql`from_on, micrograms_per_day, times_per_day from dose_step`), requests: await list(sql`opened_at is null, instruments::text, revoked_at is null from report_request`), notes: await list(sql`version, needs_co_signature, amends from signed_note`),
      };
    };
    expect(cuts).toBeGreaterThan(12);
    const stood = await standing(one);
    expect(stood).toMatchObject({ contacts: expect.arrayContaining([expect.objectContaining({ outcome: 'no-answer' })]) as unknown, questions: [{ answer: 'Go on.' }], notes: [{ version: 1 }] });
    expect(await standing(two)).toEqual(stood);
    await markFollowed();
    expect(await followUpOwed()).toBeNull();
  }, 60_000);

  test('is refused a second time, and nothing changes', async () => {
    await expect(loadDemo({ ownerUrl: database.ownerUrl, on: DAY })).rejects.toThrow('an empty one only');
    const { rows } = await database.admin.execute(sql`select count(*)::int as patients from patient where family_name not like 'Twin %'`);
    expect(rows).toEqual([{ patients: DEMO_PEOPLE.length }]);
  });
});
