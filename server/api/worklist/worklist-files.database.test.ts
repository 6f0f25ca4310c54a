import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import type { TaskRow } from '@/server/contracts/worklist';
import { answerCalendar } from '@/server/interop/calendar/answer-calendar';
import { now, today } from '@/server/platform/clock';
import { storeImported } from '@/server/services/imports/store-facts';
import { exportWorklist } from '@/server/services/tasks/export-worklist';
import { wakeDue } from '@/server/services/tasks/wake-due';
import { asPerson } from '@/server/services/visits/testing/ready-to-sign';
import { withClinic } from '@/db/client';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');
process.env.PUBLIC_URL = 'http://localhost:3000';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
const on = today('America/New_York');

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

const coordinator = () => asPerson(clinics.coordinator);
const newPatient = (family: string) => makePatient(database.admin, clinics.river, { family, given: 'Test', birthOn: '1970-01-01', number: `F-${family}` });
const taskFor = async (patientId: string, act: TaskRow['act'] = 'call', what = 'Ring back'): Promise<TaskRow> => (await coordinator().worklist.create({ patientId, what, dueOn: on, act, role: 'coordinator', assigneeId: clinics.coordinator.id })).task;
const told = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: unknown) => (error instanceof Error ? error.message : String(error)));

test('links for several tasks: what cannot be sent is named and stops nobody else', async () => {
  const [without, call] = [await taskFor(await newPatient('Nomail'), 'send-report'), await taskFor(await newPatient('Phone'))];
  const { sent, left } = await coordinator().worklist.sendReports({ taskIds: [without.id, call.id] });
  expect(sent).toBe(0);
  expect(left.map(({ taskId }) => taskId).sort()).toEqual([without.id, call.id].sort());
  expect(left.every(({ why }) => why.length > 10)).toBe(true);
  expect(await told(asPerson(clinics.stranger).worklist.sendReports({ taskIds: [without.id] }))).not.toBe('done');
});

test('the next act of a task changes with a trace; a closed one keeps its', async () => {
  const task = await taskFor(await newPatient('Column'));
  const of = { patientId: task.patient.id, taskId: task.id };
  const { task: moved } = await coordinator().worklist.setAct({ ...of, version: task.version, act: 'review' });
  expect(moved.act).toBe('review');
  expect((await coordinator().worklist.task(of)).trace.at(-1)).toMatchObject({ what: 'reworded', why: 'Next: review.' });
  const { task: done } = await coordinator().worklist.finish({ ...of, version: moved.version, words: null });
  expect(await told(coordinator().worklist.setAct({ ...of, version: done.version, act: 'call' }))).toMatch(/done already/);
});

test('a task that waits is open again on its day without anybody reading the list', async () => {
  const task = await taskFor(await newPatient('Wakes'));
  await database.admin.execute(sql`update follow_up_task set status = 'waiting', act_on = ${on} where id = ${task.id}`);
  expect(await wakeDue(clinics.river, new Date(now().getTime() - 2 * 86_400_000))).toBe(0);
  expect(await wakeDue(clinics.river, now())).toBe(1);
  const { rows } = await database.admin.execute(sql`select status from follow_up_task where id = ${task.id}`);
  expect(rows).toEqual([{ status: 'open' }]);
});

test('a report that another system sends closes the task that asked for it', async () => {
  const patientId = await newPatient('Imported');
  const task = await taskFor(patientId, 'send-report');
  const entry = { clinicId: clinics.river.id, patientId, recordedBy: null, timeZone: 'America/New_York' };
  const fact = { id: '', instrument: 'phq9', version: null, on, filledBy: 'patient' as const, answers: {}, scores: { total: 4 }, estimated: false, words: [], onset: null, provenance: { source: 'import' as const, by: null, recordedOn: on, resource: 'QuestionnaireResponse/1' } };
  await withClinic({ clinicId: clinics.river.id, userId: null }, (db) => storeImported(db, entry, [{ kind: 'report', key: 'qr-1', fact, records: [] }]));
  const { rows } = await database.admin.execute(sql`select status, closed_by_name from follow_up_task where id = ${task.id}`);
  expect(rows).toEqual([{ status: 'done', closed_by_name: 'Imported records' }]);
});

test('the list as a table holds what the screen holds, and no cell that a spreadsheet would run', async () => {
  const task = await taskFor(await newPatient('Formula'), 'call', '=HYPERLINK("http://evil.example")');
  const actor = { userId: clinics.coordinator.id, name: clinics.coordinator.name, email: clinics.coordinator.email, clinic: clinics.coordinator.clinic, roles: clinics.coordinator.roles };
  const { bytes, name } = await exportWorklist({ actor, requestId: 'csv-test' }, { owner: 'mine', act: null, role: null });
  expect(name).toBe(`worklist-${on}.csv`);
  const { data } = Papa.parse<Record<string, string>>(bytes.toString('utf8'), { header: true, skipEmptyLines: true });
  const shown = (await coordinator().worklist.get({ owner: 'mine' })).sections.flatMap(({ rows }) => rows);
  expect(data.map((line) => line.due)).toEqual(shown.map(({ dueOn }) => dueOn));
  expect(data.find((line) => line.patient === task.patient.displayName)?.task).toBe(`'${task.what}`);
});

test('a calendar has days and numbers, opens by its secret address alone and not any more when it is ended', async () => {
  const mine = await taskFor(await newPatient('Secretname'));
  const { url } = await coordinator().worklist.makeCalendar();
  const file = url.split('/').at(-1) ?? '';
  const { rows } = await database.admin.execute<{ token_sha256: string }>(sql`select token_sha256 from task_calendar where revoked_at is null`);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(file.slice(0, 20));
  const text = await (await answerCalendar({ file })).text();
  const events = new ICAL.Component(ICAL.parse(text) as object[]).getAllSubcomponents('vevent');
  expect(events.map((event) => String(event.getFirstPropertyValue('dtstart')))).toContain(on);
  expect(events.every((event) => /^\d+ tasks? on the worklist$/.test(String(event.getFirstPropertyValue('summary'))))).toBe(true);
  for (const word of [mine.patient.displayName, 'Secretname', 'SECRETNAME', mine.what, clinics.coordinator.name]) expect(text).not.toContain(word);
  expect((await coordinator().worklist.calendar()).lastRead).not.toBeNull();
  expect((await answerCalendar({ file: `${'A'.repeat(43)}.ics` })).status).toBe(404);
  await coordinator().worklist.makeCalendar();
  expect((await answerCalendar({ file })).status).toBe(404);
  expect(await coordinator().worklist.revokeCalendar()).toEqual({ revoked: 1 });
  expect((await coordinator().worklist.calendar()).made).toBeNull();
});
