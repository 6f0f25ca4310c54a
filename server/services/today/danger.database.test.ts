import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { withClinic } from '@/db/client';
import type * as LoadChart from '@/db/queries/chart/load-chart';
import { careTeam } from '@/db/schema/care-team';
import { makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { appRouter } from '@/server/api/root';
import { fillChart } from '@/server/api/testing/full-chart';
import { createCallerFactory } from '@/server/api/trpc';
import { aPhq9Response, bundleOf } from '@/server/imports/fhir/testing/bundles';
import { addDays } from '@/server/clinical/model/local-date';
import { now, today } from '@/server/platform/clock';
import type { ServiceContext } from '../context';
import { importBundle } from '../imports/import-bundle';
import { mergePatients, undoMerge } from '../merging/merge';
import { workOnce } from '../outbox/loop';
import { getToday } from './get-today';
import { refreshDanger } from './refresh-danger';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const unreadable = vi.hoisted(() => new Set<string>());
const tooSlow = vi.hoisted(() => new Set<string>());
vi.mock('@/db/queries/chart/load-chart', async (original) => {
  const actual = await original<typeof LoadChart>();
  const loadChart: typeof actual.loadChart = async (db, whose) => {
    if (unreadable.has(whose.patientId)) await db.execute(sql`select 1 / 0`);
    if (tooSlow.has(whose.patientId)) {
      await db.execute(sql`set local statement_timeout = 50`);
      await db.execute(sql`select pg_sleep(5)`);
    }
    return actual.loadChart(db, whose);
  };
  return { ...actual, loadChart };
});

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let made = 0;
const on = today('America/New_York');

const ctxOf = (person: TestPerson): ServiceContext => ({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles, signedInAt: new Date() }, requestId: 'danger-test' });
const as = (person: TestPerson) => createCallerFactory(appRouter)({ ...ctxOf(person), why: null });
const page = (person: TestPerson = clinics.coordinator) => getToday(ctxOf(person), { patienceMs: 60_000 });
/** Why a patient stands on the home page, but for what is told of a draft; `null` where the page does not have the patient. */
async function listed(patientId: string, person?: TestPerson): Promise<readonly unknown[] | null> {
  const { look, flagsPending } = await page(person);
  expect(flagsPending).toBe(0);
  return look.find(({ id }) => id === patientId)?.reasons.map((reason) => (reason.kind === 'left-open' ? [reason.id, reason.on, reason.answered?.by ?? null] : reason.kind)) ?? null;
}
const ITEM9 = 'phq9-item9';
const leftOpen = (day: number, by: string | null = null) => [[ITEM9, addDays(on, day), by]];

const newPatient = async (birthOn = '1970-01-01'): Promise<string> => {
  made += 1;
  return makePatient(database.admin, clinics.river, { family: `Danger ${made}`, given: 'Dana', birthOn, number: `D-${made}` });
};
/** As if the record had come on its own day: no trigger hears of it. */
async function age(patientId: string): Promise<void> {
  await database.admin.transaction(async (db) => {
    await db.execute(sql`set local session_replication_role = replica`);
    await db.execute(sql`update report set recorded_at = reported_on + time '12:00' where patient_id = ${patientId}`);
  });
}
async function phq9(patientId: string, day: number, item9: number): Promise<string> {
  const answers = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`phq9-${index + 1}`, index === 8 ? item9 : 1]));
  await as(clinics.prescriber).reports.create({ patientId, instrument: 'phq9', on: addDays(on, day), filledBy: 'patient', answers });
  await age(patientId);
  const { rows } = await database.admin.execute<{ id: string }>(sql`select id from report where patient_id = ${patientId} and reported_on = ${addDays(on, day)}`);
  return `report:${rows[0]?.id ?? ''}`;
}
async function whoSaidYes(day = -60): Promise<string> {
  const patientId = await newPatient();
  await phq9(patientId, day, 2);
  return patientId;
}
const entryOf = async (patientId: string) => (await database.admin.execute<{ stale: boolean; since: string | null; again: string | null }>(sql`select stale, since_on as since, again_on as again from danger_open where patient_id = ${patientId}`)).rows[0] ?? null;
const makeAnew = () => refreshDanger({ clinic: clinics.river, userId: null, on });

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

describe('H-17: a danger that nobody settled stands on the home page however long ago it was said', () => {
  test('with its day, though nothing of the patient is new; not where a newer form says no; in no other clinic', async () => {
    const yes = await whoSaidYes(-400);
    const no = await whoSaidYes();
    await phq9(no, -40, 0);
    expect(await listed(yes)).toEqual(leftOpen(-400));
    expect(await listed(no)).toBeNull();
    expect((await page(clinics.stranger)).look).toEqual([]);
    const across = await withClinic({ clinicId: clinics.hill.id, userId: clinics.stranger.id }, (db) => db.execute(sql`select from danger_open where patient_id = ${yes}`));
    expect(across.rows).toEqual([]);
  });

  test('settled it is gone, and back when that is taken back', async () => {
    const patientId = await whoSaidYes();
    expect(await listed(patientId)).toEqual(leftOpen(-60));
    const answer = async (settled: boolean) => {
      const { flags } = await as(clinics.prescriber).visits.open({ patientId });
      await as(clinics.prescriber).flags.answer({ patientId, flag: ITEM9, raisedHash: flags.find(({ flag }) => flag === ITEM9)?.raisedHash ?? '', what: settled ? 'Asked: no thoughts now' : 'That was another patient: still to ask', settled });
    };
    await answer(true);
    expect(await listed(patientId)).toBeNull();
    await answer(false);
    expect(await listed(patientId)).toEqual(leftOpen(-60, 'Pat Prescriber'));
  });

  test('a yes that was entered in error is gone, and a no that was makes the yes before it stand again', async () => {
    const wrong = await newPatient();
    const reportId = await phq9(wrong, -60, 2);
    expect(await listed(wrong)).toEqual(leftOpen(-60));
    await as(clinics.prescriber).reports.remove({ patientId: wrong, reportId, reason: 'Another patient' });
    expect(await listed(wrong)).toBeNull();
    const denied = await whoSaidYes();
    const denial = await phq9(denied, -40, 0);
    expect(await listed(denied)).toBeNull();
    await as(clinics.prescriber).reports.remove({ patientId: denied, reportId: denial, reason: 'Another patient' });
    expect(await listed(denied)).toEqual(leftOpen(-60));
  });

  test('what an import brings counts, and what was said aloud until it is taken back', async () => {
    const imported = await newPatient();
    expect(await listed(imported)).toBeNull();
    const person = { resourceType: 'Patient', id: 'sent', name: [{ family: `Danger ${made}`, given: ['Dana'] }], birthDate: '1970-01-01' };
    const form = aPhq9Response([0, 0, 0, 0, 0, 0, 0, 0, 2], 2, { subject: { reference: 'Patient/sent' } });
    await importBundle(ctxOf(clinics.prescriber), { bytes: new TextEncoder().encode(JSON.stringify(bundleOf([person, form], { patient: null }))), patientId: imported, door: 'upload' });
    await age(imported);
    expect(await listed(imported)).toEqual([[ITEM9, '2026-01-15', null]]);

    const said = await newPatient();
    const fact = 'derived:acuteSuicidalIdeationMdd';
    const { chart } = await as(clinics.prescriber).questions.answer({ patientId: said, questionId: 'suicidal-now', answers: [{ fact, value: 'present' }] });
    expect(await listed(said)).toEqual(['flag']);
    expect(await entryOf(said)).toMatchObject({ stale: false, since: on, again: addDays(on, 1) });
    await as(clinics.prescriber).questions.withdraw({ patientId: said, confirmationId: chart.confirmations.find((one) => one.fact === fact)?.id ?? 'confirmation:' });
    expect(await listed(said)).toBeNull();
    expect(await entryOf(said)).toEqual({ stale: false, since: null, again: null });
  });

  test('a merge brings it to the chart that stays, answers it with what that chart holds, and gives both back when it is undone', async () => {
    const merge = (patientId: string, otherId: string) => mergePatients(ctxOf(clinics.prescriber), { patientId, otherId, why: 'Same person, told at the desk', proof: null });
    const undo = async (patientId: string) => {
      const { rows } = await database.admin.execute<{ id: string }>(sql`select id from patient_merge where survivor_id = ${patientId} and undone_at is null`);
      await undoMerge(ctxOf(clinics.prescriber), { patientId, mergeId: rows[0]?.id ?? '', proof: null });
    };
    const [yes, empty, no] = [await whoSaidYes(), await newPatient(), await newPatient()];
    await phq9(no, -40, 0);
    expect([await listed(yes), await listed(empty), await listed(no)]).toEqual([leftOpen(-60), null, null]);
    await merge(empty, yes);
    expect([await listed(yes), await listed(empty)]).toEqual([null, leftOpen(-60)]);
    expect(await entryOf(yes)).toBeNull();
    await undo(empty);
    expect([await listed(yes), await listed(empty)]).toEqual([leftOpen(-60), null]);
    await merge(yes, no);
    expect(await listed(yes)).toBeNull();
    await undo(yes);
    expect([await listed(yes), await listed(no)]).toEqual([leftOpen(-60), null]);
  });

  test('a restricted chart stands on the page of its care team alone, and is counted for nobody else', async () => {
    const patientId = await whoSaidYes();
    await database.admin.insert(careTeam).values({ clinicId: clinics.river.id, patientId, role: 'prescriber', userId: clinics.prescriber.id });
    await as(clinics.prescriber).restrictions.restrict({ patientId, why: 'A colleague of the clinic' });
    expect(await listed(patientId, clinics.prescriber)).toEqual(leftOpen(-60));
    expect(await listed(patientId)).toBeNull();
    await database.admin.execute(sql`update danger_open set stale = true, since_on = null where patient_id = ${patientId}`);
    await withClinic({ clinicId: clinics.river.id, userId: null }, async (db) => {
      await db.execute(sql`select from danger_open where patient_id = ${patientId} for update`);
      expect((await getToday(ctxOf(clinics.coordinator))).flagsPending).toBe(0);
      expect((await getToday(ctxOf(clinics.prescriber))).flagsPending).toBe(1);
    });
    expect(await listed(patientId, clinics.prescriber)).toEqual(leftOpen(-60));
  });
});

describe('what is worked out for the home page', () => {
  test('is counted while it is still to be worked out, never read as none', async () => {
    const patientId = await whoSaidYes();
    expect(await entryOf(patientId)).toEqual({ stale: true, since: null, again: null });
    await withClinic({ clinicId: clinics.river.id, userId: null }, async (db) => {
      await db.execute(sql`select from danger_open where patient_id = ${patientId} for update`);
      const { flagsPending, look } = await getToday(ctxOf(clinics.coordinator));
      expect([flagsPending, look.some(({ id }) => id === patientId)]).toEqual([1, false]);
    });
    expect(await listed(patientId)).toEqual(leftOpen(-60));
  });

  test('goes on where one chart cannot be read: that one is counted until it can be, and nobody waits for it', async () => {
    const [broken = '', other = ''] = [await whoSaidYes(), await whoSaidYes()].sort();
    unreadable.add(broken);
    await makeAnew();
    expect([await entryOf(broken), await entryOf(other)]).toMatchObject([{ stale: true, since: null }, { stale: false, since: addDays(on, -60) }]);
    const { look, flagsPending } = await page();
    expect([flagsPending, look.some(({ id }) => id === broken), look.some(({ id }) => id === other)]).toEqual([1, false, true]);
    expect((await workOnce(now(), { asks: false, makesCopies: true })).beingMade).toBe(0);
    unreadable.delete(broken);
    expect(await listed(broken)).toEqual(leftOpen(-60));
  });

  test('H-17: of a listed chart that cannot be read the page says so, by its urgency and never as nothing new; the flags of all others are there', async () => {
    const [broken, silent, other] = [await newPatient(), await newPatient(), await newPatient()];
    for (const patientId of [broken, other]) await phq9(patientId, 0, 3);
    const caller = as(clinics.coordinator);
    // Expected today and nothing else: without its flags nobody knows whether there is something.
    await caller.appointments.create({ patientId: silent, onDay: on, atTime: '9:00', reason: null });
    for (const patientId of [broken, silent]) unreadable.add(patientId);
    const { look, appointments, flagsPending } = await page();
    const reasonsOf = (patientId: string) => look.find(({ id }) => id === patientId)?.reasons.map(({ kind }) => kind);
    expect([reasonsOf(broken), reasonsOf(silent), reasonsOf(other)?.[0]]).toEqual([['flags-unread', 'new-reports'], ['flags-unread'], 'flag']);
    expect(appointments.find(({ patient }) => patient?.id === silent)?.patient?.reasons).toEqual([{ kind: 'flags-unread' }]);
    expect(flagsPending, 'asking again and again brings no more').toBe(0);
    for (const patientId of [broken, silent]) unreadable.delete(patientId);
    expect(await listed(broken)).toEqual(['flag', 'new-reports']);
  });

  test('H-17: a chart that the database breaks off for its time is told as not read, the page and the flags of all others are there, and nobody waits for it again at once', async () => {
    const listedPatients = [await newPatient(), await newPatient(), await newPatient()];
    for (const patientId of listedPatients) await phq9(patientId, 0, 3);
    const [, slow = ''] = listedPatients;
    tooSlow.add(slow);
    const first = await page();
    tooSlow.delete(slow);
    const kinds = ({ look }: typeof first) => listedPatients.map((patientId) => look.find(({ id }) => id === patientId)?.reasons[0]?.kind);
    expect([kinds(first), first.flagsPending]).toEqual([['flag', 'flags-unread', 'flag'], 0]);
    expect(kinds(await page()), 'for a while it is not tried anew').toEqual(['flag', 'flags-unread', 'flag']);
    await phq9(slow, -1, 3);
    expect(kinds(await page()), 'another chart is').toEqual(['flag', 'flag', 'flag']);
  });

  test('is worked out anew with other content, on the day that was named and whenever the outbox has its turn', async () => {
    const patientId = await whoSaidYes(-14);
    await makeAnew();
    expect(await entryOf(patientId)).toEqual({ stale: false, since: addDays(on, -14), again: addDays(on, 1) });
    for (const change of [sql`knowledge = 'of another release', again_on = null`, sql`again_on = ${on}`, sql`stale = true`]) {
      await database.admin.execute(sql`update danger_open set since_on = null, ${change} where patient_id = ${patientId}`);
      expect((await workOnce(now(), { asks: false, makesCopies: true })).beingMade).toBe(0);
      expect(await entryOf(patientId)).toEqual({ stale: false, since: addDays(on, -14), again: addDays(on, 1) });
    }
    // Item 9 of two weeks ago raises its flag for the last time today; nothing but the day leaves it open.
    await refreshDanger({ clinic: clinics.river, userId: null, on: addDays(on, 1) });
    expect(await entryOf(patientId)).toMatchObject({ since: addDays(on, -14), again: addDays(on, 17) });
  });

  test('each thing it rests on marks the chart, in the transaction that changes it', async () => {
    const patientId = await newPatient();
    await fillChart(database.admin, clinics.prescriber, { patientId, marker: 'marked' });
    for (const change of [
      sql`update report set words = words where patient_id = ${patientId}`, sql`update fact_confirmation set withdrawn_at = now() where patient_id = ${patientId}`,
      sql`update condition set clinical_status = 'resolved' where patient_id = ${patientId}`, sql`update report_alert set answered_at = now() where patient_id = ${patientId}`,
      sql`insert into flag_answer (clinic_id, patient_id, flag, raised_sha256, what, answered_on, by_id, by_name) values (${clinics.river.id}, ${patientId}, ${ITEM9}, '', '', ${on}, ${clinics.prescriber.id}, '')`,
      sql`update patient set birth_on = '1971-01-01' where id = ${patientId}`,
    ]) {
      await makeAnew();
      expect(await entryOf(patientId)).toMatchObject({ stale: false });
      await database.admin.execute(change);
      expect(await entryOf(patientId)).toMatchObject({ stale: true });
    }
    // Whoever changes a chart that is being worked out at this moment marks it again afterwards.
    let changed: Promise<unknown> = Promise.resolve();
    await withClinic({ clinicId: clinics.river.id, userId: null }, async (db) => {
      await db.execute(sql`select from danger_open where patient_id = ${patientId} for update`);
      changed = database.admin.execute(sql`update report set words = words where patient_id = ${patientId}`).then(() => undefined);
      await expect.poll(async () => (await database.admin.execute(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows.length).toBe(1);
      await db.execute(sql`update danger_open set stale = false where patient_id = ${patientId}`);
    });
    await changed;
    expect(await entryOf(patientId)).toMatchObject({ stale: true });
  });

  test('of more than a hundred the newest are looked at, and how many stand beyond is said', async () => {
    const before = await page();
    await database.admin.execute(sql`
      with p as (insert into patient (clinic_id, family_name, given_name, sex) select ${clinics.river.id}, 'Many ' || lpad(n::text, 3, '0'), 'One', 'unknown' from generate_series(1, 110) n returning id, clinic_id, family_name)
      insert into report (clinic_id, patient_id, source, recorded_at, instrument, reported_on, filled_by, answers, scores, words)
      select clinic_id, id, 'clinician', now() - interval '90 days', 'phq9', ${addDays(on, -500)}::date + substr(family_name, 6)::int, 'patient', '{"phq9-9": 1}', '{}', '[]' from p`);
    await makeAnew();
    const after = await page();
    expect([after.look.length + after.more, after.flagsPending]).toEqual([before.look.length + before.more + 110, 0]);
    expect(after.more).toBeGreaterThanOrEqual(10);
  });
});
