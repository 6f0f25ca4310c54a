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
import { clinicIdOf, fixedId, patientIdOf, userIdOf } from './fixed-id';
import { loadDemo } from './load';
import { CLINICS, DEMO_PASSWORD } from './story/clinics';
import { tellStory } from './story/tell-story';

const DAY = localDate('2026-11-20');
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
      JSON.parse(JSON.stringify(value), (name, inner: unknown) => (name === 'provenance' && typeof inner === 'object' ? { ...inner, recordedOn: 'day' } : inner));
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
      { event: 'demo.loaded', actor: 'demo data', details: { patients: DEMO_PEOPLE.filter(({ clinic }) => clinic === 'riverside').length } },
      { event: 'demo.loaded', actor: 'demo data', details: { patients: DEMO_PEOPLE.filter(({ clinic }) => clinic === 'hillside').length } },
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

  test('is refused a second time, and nothing changes', async () => {
    await expect(loadDemo({ ownerUrl: database.ownerUrl, on: DAY })).rejects.toThrow('an empty one only');
    const { rows } = await database.admin.execute(sql`select count(*)::int as patients from patient`);
    expect(rows).toEqual([{ patients: DEMO_PEOPLE.length }]);
  });
});
