import { randomBytes } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { hashOfAllRows } from '@/db/testing/whole-database';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { insertInboxItems, insertImport } from '@/db/queries/imports/stored-imports';
import { today } from '@/server/platform/clock';
import { appRouter } from './root';
import { createCallerFactory } from './trpc';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

const as = (person: TestPerson | null) =>
  createCallerFactory(appRouter)({
    actor: person === null ? null : { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles },
    why: person === null ? 'not-signed-in' : null,
    requestId: 'procedures-test',
  });
type Caller = ReturnType<typeof as>;

const UNKNOWN = '6f2f6a1e-94b3-4a11-8a3c-111111111111';
const DAY = '2026-03-01';
const ANY_PLAN = {
  from: [{ drug: 'sertraline', mgPerDay: 50 }],
  to: [],
  strategy: null,
  region: 'US' as const,
  pace: 'default' as const,
  steering: { firstCutMg: null, stepDays: null, liquidTail: false, holds: [], stepBackAt: null, resumeAt: null, newDrugOn: null, oneAfterAnother: false },
  on: null,
};

/** Ids of one fact of each kind of a patient. */
type Facts = { medication: string; condition: string; allergy: string; observation: string; report: string; event: string; confirmation: string; inbox: string };

/** Every procedure about one patient, with input that is right for a patient who has these facts. */
const ACTS: readonly (readonly [string, (caller: Caller, patientId: string, facts: Facts) => Promise<unknown>])[] = [
  ['workspace.get', (c, patientId) => c.workspace.get({ patientId })],
  ['plan.preview', (c, patientId) => c.plan.preview({ patientId, option: 'dose-reduction', request: null, start: null })],
  ['plan.compare', (c, patientId) => c.plan.compare({ patientId, option: 'dose-reduction', requests: [ANY_PLAN, ANY_PLAN], start: null })],
  ['plan.current', (c, patientId) => c.plan.current({ patientId })],
  ['patients.update', (c, patientId) => c.patients.update({ patientId, family: 'Novak', given: 'Jana', birthOn: '1980-02-03', sex: 'female', recordNumber: 'R-1001', phone: null, email: null, address: null, expectedVersion: 1 })],
  ['questions.answer', (c, patientId) => c.questions.answer({ patientId, questionId: 'seizures', answers: [{ fact: 'condition:seizure-disorder', value: 'absent' }] })],
  ['questions.withdraw', (c, patientId, { confirmation }) => c.questions.withdraw({ patientId, confirmationId: confirmation })],
  ['questions.askPrescriber', (c, patientId, { medication }) => c.questions.askPrescriber({ patientId, episodeId: medication, ask: false })],
  ['medications.start', (c, patientId) => c.medications.start({ patientId, drugId: 'mirtazapine', name: 'mirtazapine', startOn: DAY, mgPerDay: '15', timesPerDay: 1, form: null, indication: null, reason: null })],
  ['medications.changeDose', (c, patientId, { medication }) => c.medications.changeDose({ patientId, episodeId: medication, from: '2026-04-01', mgPerDay: 100, timesPerDay: 1, form: null, reason: 'relapse' })],
  ['medications.stop', (c, patientId, { medication }) => c.medications.stop({ patientId, episodeId: medication, stopOn: '2026-05-01', reasonKind: 'blunting', reasonText: null })],
  ['medications.correct', (c, patientId, { medication }) => c.medications.correct({ patientId, episodeId: medication, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-15', stopOn: null, steps: [{ from: '2026-01-15', mgPerDay: 25, timesPerDay: 1, form: null, reason: null }], correction: 'wrong day', stopReasonText: null, indication: null, startReason: null })],
  ['medications.remove', (c, patientId, { medication }) => c.medications.remove({ patientId, episodeId: medication, reason: 'of somebody else' })],
  ['conditions.create', (c, patientId) => c.conditions.create({ patientId, text: 'migraine', clinicalStatus: 'active' })],
  ['conditions.remove', (c, patientId, { condition }) => c.conditions.remove({ patientId, conditionId: condition, reason: 'wrong' })],
  ['allergies.create', (c, patientId) => c.allergies.create({ patientId, text: 'penicillin', type: 'allergy', reaction: null })],
  ['allergies.remove', (c, patientId, { allergy }) => c.allergies.remove({ patientId, allergyId: allergy, reason: 'wrong' })],
  ['observations.create', (c, patientId) => c.observations.create({ patientId, observation: 'body-weight', value: '71.5', unit: 'kg', on: DAY })],
  ['observations.remove', (c, patientId, { observation }) => c.observations.remove({ patientId, observationId: observation, reason: 'wrong' })],
  ['lifeEvents.create', (c, patientId) => c.lifeEvents.create({ patientId, title: 'New work', kind: 'work', on: DAY })],
  ['lifeEvents.remove', (c, patientId, { event }) => c.lifeEvents.remove({ patientId, eventId: event, reason: 'wrong' })],
  ['reports.getLookBack', (c, patientId, { report }) => c.reports.getLookBack({ patientId, reportId: report })],
  ['reports.listArrivals', (c, patientId) => c.reports.listArrivals({ patientId })],
  ['reports.create', (c, patientId) => c.reports.create({ patientId, instrument: 'phq9', on: DAY, filledBy: 'patient', scores: { total: 7 } })],
  ['reports.remove', (c, patientId, { report }) => c.reports.remove({ patientId, reportId: report, reason: 'wrong' })],
  ['reportRequests.create', (c, patientId) => c.reportRequests.create({ patientId, instruments: ['phq9'], comparedWith: null })],
  ['reportRequests.list', (c, patientId) => c.reportRequests.list({ patientId })],
  ['advice.about', (c, patientId) => c.advice.about({ patientId })],
  ['advice.silentRules', (c, patientId) => c.advice.silentRules({ patientId, option: 'bupropion-switch' })],
  ['worksheets.answerNaranjo', (c, patientId) => c.worksheets.answerNaranjo({ patientId, question: 6, answer: 'no' })],
  ['worksheets.recordCategory', (c, patientId) => c.worksheets.recordCategory({ patientId, category: 'possible', reason: null })],
  ['inbox.resolve', (c, patientId, { inbox }) => c.inbox.resolve({ patientId, itemId: inbox, choice: 'leave-out', note: null })],
  ['allergies.confirmNone', (c, patientId) => c.allergies.confirmNone({ patientId })],
  ['visits.list', (c, patientId) => c.visits.list({ patientId })],
  ['visits.open', (c, patientId) => c.visits.open({ patientId })],
  ['appointments.create', (c, patientId) => c.appointments.create({ patientId, onDay: today('America/New_York'), atTime: '9:15', reason: null })],
];
const NAMES_A_FACT = new Set(['questions.withdraw', 'questions.askPrescriber', 'medications.changeDose', 'medications.stop', 'medications.correct', 'medications.remove', 'conditions.remove', 'allergies.remove', 'observations.remove', 'lifeEvents.remove', 'reports.remove', 'inbox.resolve']);

/** One fact of each kind, entered as the clinic's prescriber enters them. */
async function enterFacts(caller: Caller, clinicId: string, patientId: string): Promise<Facts> {
  await caller.medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-10', mgPerDay: '50', timesPerDay: 1, form: 'tablet', indication: 'depression', reason: null });
  await caller.conditions.create({ patientId, text: 'depression', clinicalStatus: 'active' });
  await caller.allergies.create({ patientId, text: 'latex', type: 'allergy', reaction: null });
  await caller.observations.create({ patientId, observation: 'heart-rate', value: 70, unit: '/min', on: DAY });
  await caller.lifeEvents.create({ patientId, title: 'Loss', kind: 'bereavement', on: DAY });
  await caller.reports.create({ patientId, instrument: 'phq9', on: DAY, filledBy: 'patient', scores: { total: 5 } });
  await withClinic({ clinicId, userId: null }, async (db) => {
    const importId = await insertImport(db, { clinicId, patientId }, { documentSha256: 'test', door: 'command-line', importedBy: null, counts: { taken: 0, merged: 0, waiting: 1, leftOut: 0 }, notes: [] });
    const choices = [{ id: 'leave-out', label: 'Leave it out', does: 'not-relevant', facts: [], replaces: [] }];
    await insertInboxItems(db, { clinicId, patientId, importId }, [{ itemKey: 'test', kind: 'observation', what: 'PHQ-9 of 300', why: 'out of range', doubts: [], records: ['Observation/1'], original: [], statedOn: null, choices: { schemaVersion: 1, choices, bases: [] } }]);
  });
  const { chart, inbox } = await caller.questions.answer({ patientId, questionId: 'seizures', answers: [{ fact: 'condition:seizure-disorder', value: 'absent' }] });
  return {
    medication: chart.episodes[0]?.id ?? '',
    condition: chart.conditions[0]?.id ?? '',
    allergy: chart.allergies[0]?.id ?? '',
    observation: chart.observations[0]?.id ?? '',
    report: chart.reports[0]?.id ?? '',
    event: chart.lifeEvents[0]?.id ?? '',
    confirmation: chart.confirmations[0]?.id ?? '',
    inbox: inbox[0]?.id ?? '',
  };
}

let facts: Facts;
let foreignFacts: Facts;

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  facts = await enterFacts(as(clinics.prescriber), clinics.river.id, clinics.patientId);
  foreignFacts = await enterFacts(as(clinics.stranger), clinics.hill.id, clinics.foreignPatientId);
});

/** What the caller is told: everything that could tell two refusals apart. */
async function told(act: Promise<unknown>): Promise<unknown> {
  try {
    await act;
    return 'done';
  } catch (error) {
    return error instanceof TRPCError ? { code: error.code, message: error.message } : error;
  }
}

test('every act named here is a procedure; the matrix of callers holds those that are not', () => {
  expect(Object.keys(appRouter._def.procedures)).toEqual(expect.arrayContaining(ACTS.map(([name]) => name)));
});

describe('a patient of another clinic', () => {
  test.each(ACTS)('%s: not found, in the words for an unknown id; nothing changes; the try stands in the audit trail', async (_, act) => {
    const before = await hashOfAllRows(database.admin);
    const answers = [await told(act(as(clinics.prescriber), clinics.foreignPatientId, foreignFacts)), await told(act(as(clinics.prescriber), UNKNOWN, foreignFacts))];
    expect(answers).toEqual([{ code: 'NOT_FOUND', message: 'Not found.' }, { code: 'NOT_FOUND', message: 'Not found.' }]);
    expect(await hashOfAllRows(database.admin)).toBe(before);
    const rows = await auditRows(database.admin);
    expect(rows.slice(-2)).toMatchObject([
      { outcome: 'refused', refusal: 'not-found', patientId: null, objectId: clinics.foreignPatientId, clinicId: clinics.river.id },
      { outcome: 'refused', refusal: 'not-found', patientId: null, objectId: UNKNOWN, clinicId: clinics.river.id },
    ]);
  });

  test.each(ACTS.filter(([name]) => NAMES_A_FACT.has(name)))('%s: a fact of another clinic under a patient of one’s own is not found either', async (_, act) => {
    const before = await hashOfAllRows(database.admin);
    expect(await told(act(as(clinics.prescriber), clinics.patientId, foreignFacts))).toEqual({ code: 'NOT_FOUND', message: 'Not found.' });
    expect(await told(act(as(clinics.prescriber), clinics.otherPatientId, facts))).toEqual({ code: 'NOT_FOUND', message: 'Not found.' });
    expect(await hashOfAllRows(database.admin)).toBe(before);
  });

  test('search finds the own clinic’s people only, whether or not a namesake lives elsewhere', async () => {
    const { items } = await as(clinics.prescriber).patients.search({ text: 'novak' });
    expect(items.map(({ id }) => id)).toEqual([clinics.patientId]);
    expect((await as(clinics.stranger).patients.search({ text: 'novak' })).items.map(({ id }) => id)).toEqual([clinics.foreignPatientId]);
    expect((await as(clinics.prescriber).patients.search({ text: 'H-1001' })).items).toEqual([]);
    expect((await as(clinics.prescriber).workspace.get({ patientId: clinics.patientId })).likeNamed).toEqual([]);
  });
});

describe('without the application’s checks', () => {
  test('the database shows no row of another clinic, whatever is asked for', async () => {
    const tables = await database.admin.execute<{ name: string }>(sql`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id')`);
    const names = JSON.stringify(tables.rows.map(({ name }) => name));
    const seen = (clinicId: string, db: Db) =>
      db.execute<{ name: string; own: number; foreign: number }>(sql`
        select t.name, (xpath('//own/text()', x.counts))[1]::text::int as own, (xpath('//foreign/text()', x.counts))[1]::text::int as foreign
          from json_array_elements_text(${names}::json) as t(name),
               lateral (select query_to_xml(format('select count(*) filter (where clinic_id = %L) as own, count(*) filter (where clinic_id is distinct from %L) as "foreign" from %I', ${clinicId}::text, ${clinicId}::text, t.name), true, false, '') as counts) x`);
    const { rows } = await withClinic({ clinicId: clinics.river.id, userId: clinics.prescriber.id }, (db) => seen(clinics.river.id, db));
    expect(rows.filter(({ foreign }) => foreign !== 0)).toEqual([]);
    expect(rows.find(({ name }) => name === 'medication_episode')?.own).toBeGreaterThan(0);
    const behindTheWall = await seen(clinics.river.id, database.admin);
    expect(behindTheWall.rows.filter(({ foreign }) => foreign > 0).length, 'there is something to be kept from').toBeGreaterThan(10);
  });
});

describe('roles', () => {
  const refusedFor = async (person: TestPerson | null) => {
    const refused: string[] = [];
    for (const [name, act] of ACTS) {
      const answer = await told(act(as(person), UNKNOWN, facts));
      if (typeof answer === 'object' && answer !== null && 'code' in answer && (answer.code === 'FORBIDDEN' || answer.code === 'UNAUTHORIZED')) refused.push(name);
    }
    return refused;
  };
  const all = ACTS.map(([name]) => name);

  test('a stranger to the house may do nothing', async () => expect(await refusedFor(null)).toEqual(all));
  test('an administrator without a clinical role reads no chart', async () => expect(await refusedFor(clinics.administrator)).toEqual(all));
  test('a coordinator reads, enters patients and reports, and nothing else', async () =>
    expect(all.filter((name) => !['workspace.get', 'plan.preview', 'plan.compare', 'plan.current', 'patients.update', 'reports.create', 'reports.getLookBack', 'reports.listArrivals', 'reportRequests.create', 'reportRequests.list', 'visits.list', 'advice.about', 'advice.silentRules', 'appointments.create'].includes(name))).toEqual(await refusedFor(clinics.coordinator)));
  test('a prescriber may do all of it', async () => expect(await refusedFor(clinics.prescriber)).toEqual([]));

  test('a refusal for want of a role leaves its row', async () => {
    await told(as(clinics.coordinator).medications.remove({ patientId: clinics.patientId, episodeId: facts.medication, reason: 'x' }));
    expect((await auditRows(database.admin)).at(-1)).toMatchObject({ event: 'medication.removed', outcome: 'refused', refusal: 'not-allowed', actor: 'Cory Coordinator' });
  });
});

describe('the audit trail', () => {
  test.each(ACTS)('%s: one row, in the transaction of the act', async (name, act) => {
    const before = await auditRows(database.admin);
    // The audit row cannot be written: then the act must not have happened either.
    await database.admin.execute(sql`alter table audit_event add constraint refuse_all check (false) not valid`);
    const untouched = await hashOfAllRows(database.admin);
    expect(await told(act(as(clinics.prescriber), clinics.patientId, facts))).not.toBe('done');
    expect(await hashOfAllRows(database.admin)).toBe(untouched);
    await database.admin.execute(sql`alter table audit_event drop constraint refuse_all`);
    if (name === 'medications.correct' || name === 'allergies.confirmNone') return;
    await told(act(as(clinics.prescriber), clinics.patientId, facts));
    const rows = (await auditRows(database.admin)).slice(before.length);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ clinicId: clinics.river.id, actor: 'Pat Prescriber', requestId: 'procedures-test' });
  });

  test('holds no value of a chart', async () => {
    const { rows } = await database.admin.execute<{ text: string }>(sql`select string_agg(a::text, ' ') as text from audit_event a`);
    for (const canary of ['Novak', 'latex', 'depression', 'of somebody else', 'R-1001']) expect(rows[0]?.text).not.toContain(canary);
  });
});

describe('acts', () => {
  const caller = () => as(clinics.prescriber);
  const fresh = async (family: string): Promise<string> => {
    const made = await caller().patients.create({ family, given: 'Test', birthOn: '1975-05-05', sex: 'female', recordNumber: null, phone: null, email: null, address: null });
    if (made.outcome !== 'created') throw new Error('expected a new patient');
    return made.patientId;
  };

  test('sent twice with one key have one effect; the key for anything else is refused', async () => {
    const patientId = await fresh('Twice');
    const input = { patientId, title: 'Moved house', kind: 'other' as const, on: DAY, idempotencyKey: 'key-12345678' };
    const [first, second] = await Promise.all([caller().lifeEvents.create(input), caller().lifeEvents.create(input)]);
    expect([first.chart.lifeEvents.length, second.chart.lifeEvents.length]).toEqual([1, 1]);
    expect(await told(caller().lifeEvents.create({ ...input, title: 'Something else' }))).toMatchObject({ code: 'CONFLICT' });
    const person = { family: 'Once', given: 'Only', birthOn: '1975-05-06', sex: 'male' as const, recordNumber: null, phone: null, email: null, address: null, idempotencyKey: 'key-patient-1' };
    const made = await Promise.all([caller().patients.create(person), caller().patients.create(person)]);
    expect(made[0]).toEqual(made[1]);
    expect((await caller().patients.search({ text: 'once only' })).items).toHaveLength(1);
  });

  test('a possible duplicate is shown before anything is stored, and stored once it was judged another person', async () => {
    const patientId = await fresh('Double');
    const again = { family: 'Double', given: 'Test', birthOn: '1975-05-05', sex: 'female' as const, recordNumber: null, phone: null, email: null, address: null };
    const shown = await caller().patients.create(again);
    expect(shown).toMatchObject({ outcome: 'possible-duplicates', candidates: [{ id: patientId, why: 'possible-duplicate', agreesIn: ['family name', 'given name', 'birth date'] }] });
    expect(await caller().patients.create({ ...again, notTheSameAs: [patientId] })).toMatchObject({ outcome: 'created' });
  });

  test('a form that was opened before somebody else saved is refused', async () => {
    const patientId = await fresh('Meanwhile');
    const change = { patientId, family: 'Meanwhile', given: 'Test', birthOn: '1975-05-05', sex: 'female' as const, recordNumber: null, phone: '1', email: null, address: null, expectedVersion: 1 };
    expect((await caller().patients.update(change)).patient).toMatchObject({ version: 2, contact: { phone: '1' } });
    expect(await told(caller().patients.update({ ...change, phone: '2' }))).toMatchObject({ code: 'CONFLICT' });
  });

  test('a dose above the listed maximum asks, ten times as much blocks, and what is confirmed goes through', async () => {
    const patientId = await fresh('Dose');
    const start = (mgPerDay: string, confirmed = false) =>
      caller().medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: DAY, mgPerDay, timesPerDay: '1', form: null, indication: null, reason: null, confirmed });
    expect(await told(start('2500'))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await told(start('250'))).toMatchObject({ code: 'PRECONDITION_FAILED' });
    expect(await told(start('1,5'))).toMatchObject({ code: 'BAD_REQUEST' });
    expect((await start('250', true)).chart.episodes).toMatchObject([{ steps: [{ microgramsPerDay: 250_000 }] }]);
    expect(await told(start('50'))).toMatchObject({ code: 'CONFLICT' });
  });

  test('a change of dose is a new step, a stop ends it, a correction keeps what it replaces', async () => {
    const patientId = await fresh('Course');
    const started = await caller().medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-10', mgPerDay: 50, timesPerDay: 1, form: null, indication: null, reason: null });
    const episodeId = started.chart.episodes[0]?.id ?? '';
    const changed = await caller().medications.changeDose({ patientId, episodeId, from: '2026-03-01', mgPerDay: 100, timesPerDay: 1, form: null, reason: 'relapse' });
    expect(changed.chart.episodes[0]?.steps.map(({ from, microgramsPerDay }) => [from, microgramsPerDay])).toEqual([['2026-01-10', 50_000], ['2026-03-01', 100_000]]);
    const stopped = await caller().medications.stop({ patientId, episodeId, stopOn: '2026-06-01', reasonKind: 'blunting', reasonText: 'felt nothing' });
    expect(stopped.chart.episodes[0]).toMatchObject({ status: 'stopped', stopOn: '2026-06-01', stopReason: { kind: 'blunting', text: 'felt nothing' } });
    const corrected = await caller().medications.correct({ patientId, episodeId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-12', stopOn: '2026-06-01', stopReasonKind: 'blunting', stopReasonText: null, indication: null, startReason: null, steps: [{ from: '2026-01-12', mgPerDay: '50', timesPerDay: 1, form: null, reason: null }], correction: 'two days later' });
    expect(corrected.chart.episodes).toMatchObject([{ startOn: '2026-01-12', status: 'stopped' }]);
    const { rows } = await database.admin.execute<{ why: string; replaced: boolean }>(
      sql`select entered_in_error_why as why, replaced_by is not null as replaced from medication_episode where patient_id = ${patientId} and entered_in_error_at is not null`,
    );
    expect(rows).toEqual([{ why: 'two days later', replaced: true }]);
  });

  test('an answer that is taken back leaves the fact unasked, whatever was said before it', async () => {
    const patientId = await fresh('Asked');
    const say = (value: 'present' | 'absent') => caller().questions.answer({ patientId, questionId: 'seizures', answers: [{ fact: 'condition:seizure-disorder', value }] });
    await say('absent');
    const twice = await say('present');
    expect(twice.chart.confirmations).toMatchObject([{ fact: 'condition:seizure-disorder', value: 'present', by: 'Pat Prescriber', on: today('America/New_York') }]);
    const after = await caller().questions.withdraw({ patientId, confirmationId: twice.chart.confirmations[0]?.id ?? '' });
    expect(after.chart.confirmations).toEqual([]);
    expect((await database.admin.execute(sql`select id from fact_confirmation where patient_id = ${patientId}`)).rows).toHaveLength(2);
  });

  test('a yes that puts in danger stands behind “still unknown”, of a later day as of the same, and taking the latter back leaves it', async () => {
    const patientId = await fresh('Danger');
    const say = (value: 'present' | 'absent' | 'unknown') => caller().questions.answer({ patientId, questionId: 'suicidal-now', answers: [{ fact: 'derived:acuteSuicidalIdeationMdd', value }] });
    const isFlagged = async () => (await caller().workspace.get({ patientId })).assessment.flags.some(({ id, level }) => id === 'suicide-risk-recorded' && level === 'urgent');
    const before = (days: number) => database.admin.execute(sql`update fact_confirmation set asked_on = asked_on - ${days}::int, recorded_at = recorded_at - make_interval(days => ${days}::int) where patient_id = ${patientId}`);
    await say('present');
    const { chart } = await say('unknown');
    expect(await isFlagged()).toBe(true);
    await caller().questions.withdraw({ patientId, confirmationId: chart.confirmations.find(({ value }) => value === 'unknown')?.id ?? '' });
    await before(4);
    const later = await say('unknown');
    await before(1);
    expect(later.chart.confirmations.map(({ value }) => value)).toEqual(['unknown', 'present']);
    expect(await isFlagged()).toBe(true);
    await say('absent');
    expect((await caller().workspace.get({ patientId })).chart.confirmations.map(({ value }) => value)).toEqual(['absent']);
    expect(await isFlagged()).toBe(false);
    const last = await say('unknown');
    expect(await isFlagged()).toBe(false);
    expect((await caller().questions.withdraw({ patientId, confirmationId: last.chart.confirmations[0]?.id ?? '' })).chart.confirmations).toEqual([]);
  });

  test('any other yes is corrected by “still unknown” of the same day, and stands again once that is taken back', async () => {
    const patientId = await fresh('Corrected');
    await caller().medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: DAY, mgPerDay: '50', timesPerDay: 1, form: null, indication: null, reason: null });
    const say = (value: 'present' | 'unknown') => caller().questions.answer({ patientId, questionId: 'seizures', answers: [{ fact: 'condition:seizure-disorder', value }] });
    const switching = ({ assessment }: Awaited<ReturnType<typeof say>>) => assessment.options.find(({ id }) => id === 'bupropion-switch')?.status;
    expect(switching(await say('present'))).toBe('contraindicated');
    const corrected = await say('unknown');
    expect(switching(corrected)).not.toBe('contraindicated');
    expect(corrected.chart.confirmations.map(({ value }) => value)).toEqual(['unknown']);
    expect(switching(await caller().questions.withdraw({ patientId, confirmationId: corrected.chart.confirmations[0]?.id ?? '' }))).toBe('contraindicated');
  });

  test('an answer says of which medicine it is only where the question offers that one on this chart', async () => {
    const patientId = await fresh('Named');
    await caller().medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: DAY, mgPerDay: '50', timesPerDay: 1, form: null, indication: null, reason: null });
    const say = (detail: string, value: 'present' | 'absent' = 'present') => caller().questions.answer({ patientId, questionId: 'other-medicine-link', answers: [{ fact: 'derived:otherMedicineDechallenge', value, detail }] });
    await expect(say('improved:quetiapine')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(say('none:sertraline', 'absent')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(say('improved:sertraline', 'absent')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(say('improved:sertraline')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const { chart } = await say('improved');
    expect(chart.confirmations).toMatchObject([{ value: 'present', detail: 'improved' }]);
  });

  test('no known allergies answers every allergy question, and not while an allergy stands', async () => {
    const patientId = await fresh('None');
    const { chart } = await caller().allergies.confirmNone({ patientId });
    expect(chart.received.allergies).toBe(true);
    expect(chart.confirmations.length).toBeGreaterThan(2);
    expect(chart.confirmations.map(({ fact }) => fact)).toContain('allergy:any');
    expect(chart.confirmations.every(({ fact, value }) => fact.startsWith('allergy:') && value === 'absent')).toBe(true);
    await caller().allergies.create({ patientId, text: 'bupropion', ingredient: 'bupropion', type: 'allergy', reaction: 'rash' });
    expect(await told(caller().allergies.confirmNone({ patientId }))).toMatchObject({ code: 'CONFLICT' });
  });

  test('answers are scored here, and an answer that the instrument does not have is refused', async () => {
    const patientId = await fresh('Scored');
    const items = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`phq9-${index + 1}`, 1]));
    const scored = await caller().reports.create({ patientId, instrument: 'phq9', on: DAY, filledBy: 'patient', answers: items });
    expect(scored.chart.reports).toMatchObject([{ scores: { total: 9 }, estimated: false }]);
    expect(await told(caller().reports.create({ patientId, instrument: 'phq9', on: DAY, filledBy: 'patient', answers: { ...items, 'phq9-1': 4 } }))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await told(caller().reports.create({ patientId, instrument: 'phq9', on: DAY, filledBy: 'patient', scores: { total: 28 } }))).toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('extra fields have no effect', async () => {
    const patientId = await fresh('Extra');
    const input = { patientId, title: 'x', kind: 'other' as const, on: DAY, clinicId: clinics.hill.id, recordedBy: clinics.stranger.id, source: 'import' };
    const { chart } = await caller().lifeEvents.create(input);
    expect(chart.lifeEvents[0]?.provenance).toMatchObject({ source: 'clinician', by: 'Pat Prescriber' });
  });
});

describe('search', () => {
  test('pages through everybody once, in order', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<Caller['patients']['search']>> = await as(clinics.prescriber).patients.search({ text: '', limit: 2, cursor });
      seen.push(...page.items.map(({ displayName }) => displayName));
      cursor = page.nextCursor;
      more = cursor !== null;
    }
    expect(seen).toEqual([...seen].sort());
    expect(new Set(seen).size + 1).toBe(seen.length); // one name stands for two people judged different
    expect(seen.length).toBeGreaterThan(8);
  });

  test('by beginnings of names, number and birth date as the country writes it', async () => {
    const names = async (text: string) => (await as(clinics.prescriber).patients.search({ text })).items.map(({ displayName }) => displayName);
    expect(await names('nov ja')).toEqual(['NOVAK, Jana']);
    expect(await names('r-1001')).toEqual(['NOVAK, Jana']);
    expect(await names('2/3/1980')).toEqual(['NOVAK, Jana']);
    expect(await names('novak 1981')).toEqual([]);
    expect(await names("' or 1=1 --")).toEqual([]);
    expect(await names('%')).toEqual([]);
    expect(await told(as(clinics.prescriber).patients.search({ text: '', cursor: 'nonsense' }))).toMatchObject({ code: 'BAD_REQUEST' });
  });
});
