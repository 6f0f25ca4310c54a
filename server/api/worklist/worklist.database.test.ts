import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { withClinic } from '@/db/client';
import { auditRows, makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { addDays, daysBetween, localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { dayInWords } from '@/server/clinical/words/day';
import type { TaskRow } from '@/server/contracts/worklist';
import { today } from '@/server/platform/clock';
import { aTreatedPatient, asPerson, readyToSign } from '@/server/services/visits/testing/ready-to-sign';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
const on = today('America/New_York');
const CLAIMS = process.env.GAMUT_LONG_TESTS === '1' ? 1000 : 50;
const NO_ANSWERS = { doses: null, withdrawal: null, activation: null, mood: null, urgent: null };

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

const coordinator = () => asPerson(clinics.coordinator);
const prescriber = () => asPerson(clinics.prescriber);
const taskFor = async (patientId: string, dueOn: LocalDate, what = 'Ring back'): Promise<TaskRow> => (await coordinator().worklist.create({ patientId, what, dueOn, act: 'call', role: 'coordinator' })).task;
/** A task as if it had been made long ago. */
async function lateTask(patientId: string, daysLate: number, risk = 5): Promise<TaskRow> {
  const task = await taskFor(patientId, on, `Late by ${daysLate}`);
  await database.admin.execute(sql`update follow_up_task set due_on = ${addDays(on, -daysLate)}, act_on = ${addDays(on, -daysLate)}, risk = ${risk} where id = ${task.id}`);
  return task;
}
const sectionOf = async (id: string, input: object = {}): Promise<readonly TaskRow[]> => (await coordinator().worklist.get({ owner: 'all', ...input })).sections.find((section) => section.id === id)?.rows ?? [];
const newPatient = (family: string) => makePatient(database.admin, clinics.river, { family, given: 'Test', birthOn: '1970-01-01', number: `N-${family}` });
const told = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: unknown) => (error instanceof Error ? error.message : String(error)));

describe('the list', () => {
  test('holds what a signature made, by risk and then by days late, in days of the clinic', async () => {
    const patientId = await newPatient('Order');
    const [a, b, c] = [await lateTask(patientId, 2), await lateTask(patientId, 12), await lateTask(patientId, 1, 3)];
    const late = (await sectionOf('late')).filter((row) => row.patient.id === patientId);
    expect(late.map(({ id, daysLate }) => [id, daysLate])).toEqual([[c.id, 1], [b.id, 12], [a.id, 2]]);
    const treated = await aTreatedPatient(database.admin, clinics.prescriber);
    const { input } = await readyToSign(clinics.prescriber, treated);
    const signed = await prescriber().visits.sign(input);
    const { rows } = await database.admin.execute<{ id: string; due_on: string }>(sql`select id, due_on from follow_up_task where patient_id = ${treated} and kind = 'option' order by due_on limit 1`);
    const [first] = rows;
    await database.admin.execute(sql`update follow_up_task set due_on = ${on} where id = ${first?.id ?? ''}`);
    const row = (await sectionOf('today')).find(({ id }) => id === first?.id);
    expect(row).toMatchObject({ daysLate: 0, source: 'plan', note: { number: signed.number, option: 'watchful-waiting', day: 0 }, medicines: [{ drug: 'sertraline', microgramsPerDay: 100_000 }] });
  });

  test('goes on page by page without losing or doubling a task', async () => {
    const patientId = await newPatient('Pages');
    for (let n = 0; n < 7; n += 1) await lateTask(patientId, 30 + (n % 3), 2 + (n % 2));
    const all = await sectionOf('late', { limit: 100 });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof coordinator>['worklist']['more']>> = await coordinator().worklist.more({ section: 'late', owner: 'all', cursor, limit: 3 });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(await told(coordinator().worklist.more({ section: 'late', cursor: 'drop table' }))).not.toBe('done');
  });

  test('of one clinic shows nothing of another', async () => {
    const other = await asPerson(clinics.stranger).worklist.get({ owner: 'all' });
    expect(other.sections.flatMap(({ rows }) => rows)).toEqual([]);
    const task = await taskFor(await newPatient('Walls'), on);
    expect(await told(asPerson(clinics.stranger).worklist.task({ patientId: task.patient.id, taskId: task.id }))).toMatch(/not found|no such|does not exist/i);
  });

  test('keeps the calendar day of a task in every zone and over a change of clocks', async () => {
    const task = await taskFor(await newPatient('Zones'), on);
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/London', 'America/New_York']) {
      const { rows } = await withClinic({ clinicId: clinics.river.id, userId: null }, async (db) => {
        await db.execute(sql`select set_config('timezone', ${zone}, true)`);
        return db.execute<{ due: string }>(sql`select due_on as due from follow_up_task where id = ${task.id}`);
      });
      expect(rows[0]?.due).toBe(on);
    }
    // Twelve nights over the end of summer time are twelve days late.
    expect(daysBetween(localDate('2026-10-26'), localDate('2026-11-07'))).toBe(12);
  });
});

describe('work', () => {
  test('many claims of the same task at once (50, a thousand in the long run): it has one owner', async () => {
    const task = await taskFor(await newPatient('Claims'), on);
    const people = [clinics.coordinator, clinics.prescriber];
    const claims = await Promise.all(Array.from({ length: CLAIMS }, (_, n) => asPerson(people[n % 2] ?? clinics.coordinator).worklist.claim({ patientId: task.patient.id, taskId: task.id }).then(({ task: row }) => row.assignee?.id, (error: unknown) => (error instanceof Error ? error.message : ''))));
    const { rows } = await database.admin.execute<{ owner: string; made: number }>(sql`select assignee_id as owner, (select count(*)::int from task_trace where task_id = ${task.id} and what = 'assigned') as made from follow_up_task where id = ${task.id}`);
    expect(rows[0]?.made).toBe(1);
    expect(new Set(claims.filter((claim) => claim === clinics.coordinator.id || claim === clinics.prescriber.id))).toEqual(new Set([rows[0]?.owner]));
    // Everybody hears who has it: the owner that it is theirs, the other person whose it is, nobody to try again.
    const owner = people.find(({ id }) => id === rows[0]?.owner);
    const told = claims.filter((claim) => claim !== owner?.id);
    expect(new Set(told)).toEqual(new Set([`${owner?.name ?? ''} has this task.`]));
    expect(told).toHaveLength(CLAIMS / 2);
  }, 20_000 + CLAIMS * 100);

  test('what was done today is looked at, the newest first, and taken back; not after a later note', async () => {
    const [first, second] = [await taskFor(await newPatient('Donefirst'), on), await taskFor(await newPatient('Donelast'), on)];
    for (const { id, patient, version } of [first, second]) await coordinator().worklist.finish({ patientId: patient.id, taskId: id, version, words: 'Rang' });
    const done = async () => (await coordinator().worklist.get({ owner: 'all' })).done;
    expect((await done()).slice(0, 2).map(({ id, closedBy }) => [id, closedBy])).toEqual([[second.id, 'Cory Coordinator'], [first.id, 'Cory Coordinator']]);
    const [row] = await done();
    await coordinator().worklist.reopen({ patientId: second.patient.id, taskId: second.id, version: row?.version ?? 0, why: 'Wrong row' });
    expect((await done()).map(({ id }) => id)).not.toContain(second.id);
    expect((await sectionOf('today')).map(({ id }) => id)).toContain(second.id);

    const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
    await prescriber().visits.sign((await readyToSign(clinics.prescriber, patientId)).input);
    const { rows: [task] } = await database.admin.execute<{ id: string; version: number }>(sql`select id, version from follow_up_task where patient_id = ${patientId} order by due_on limit 1`);
    const of = { patientId, taskId: task?.id ?? '' };
    const { task: closed } = await coordinator().worklist.finish({ ...of, version: task?.version ?? 0, words: null });
    await prescriber().visits.sign((await readyToSign(clinics.prescriber, patientId)).input);
    expect(await told(coordinator().worklist.reopen({ ...of, version: closed.version, why: 'Too soon' }))).toMatch(/later note has been signed/);
  });

  test('a task given to a role stands on the lists of those who have it, and on nobody else’s', async () => {
    const task = await taskFor(await newPatient('Role'), on);
    const mine = async (person: typeof coordinator) => (await person().worklist.get({})).sections.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(await coordinator().worklist.assign({ taskIds: [task.id], assigneeId: null, role: 'prescriber' })).toEqual({ assigned: 1, left: 0 });
    expect([await mine(coordinator), await mine(prescriber)].map((ids) => ids.includes(task.id))).toEqual([false, true]);
    expect(await told(coordinator().worklist.assign({ taskIds: [task.id], assigneeId: clinics.coordinator.id, role: 'prescriber' }))).not.toBe('done');
    // What a person was given stands on that person's list, whatever its role.
    await coordinator().worklist.assign({ taskIds: [task.id], assigneeId: null, role: 'coordinator' });
    await coordinator().worklist.assign({ taskIds: [task.id], assigneeId: clinics.prescriber.id });
    expect([await mine(coordinator), await mine(prescriber)].map((ids) => ids.includes(task.id))).toEqual([false, true]);
  });

  test('tasks of followed patients stand in a list of their own, whoever has them', async () => {
    const task = await taskFor(await newPatient('Star'), on);
    await coordinator().worklist.assign({ taskIds: [task.id], assigneeId: clinics.prescriber.id });
    await coordinator().worklist.follow({ patientId: task.patient.id, follows: true });
    const work = await coordinator().worklist.get({ owner: 'followed' });
    expect(work.sections.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual([task.id]);
    expect(work.followed).toEqual([{ id: task.patient.id, displayName: task.patient.displayName }]);
    await coordinator().worklist.follow({ patientId: task.patient.id, follows: false });
    expect((await coordinator().worklist.get({ owner: 'followed' })).sections.flatMap(({ rows }) => rows)).toEqual([]);
  });

  test('a task is moved, done and taken back with its reasons; a change on an older version is a conflict', async () => {
    const task = await taskFor(await newPatient('Trace'), on);
    const of = { patientId: task.patient.id, taskId: task.id };
    const { task: moved } = await coordinator().worklist.move({ ...of, version: task.version, toOn: addDays(on, 3), why: 'Away this week' });
    expect(moved).toMatchObject({ dueOn: addDays(on, 3), daysLate: -3 });
    expect(await told(coordinator().worklist.finish({ ...of, version: task.version }))).toMatch(/changed since/);
    expect(await told(coordinator().worklist.move({ ...of, version: moved.version, toOn: addDays(on, -1), why: 'x' }))).not.toBe('done');
    const { task: done } = await coordinator().worklist.finish({ ...of, version: moved.version, words: 'All well' });
    const { task: open } = await coordinator().worklist.reopen({ ...of, version: done.version, why: 'Wrong row' });
    await coordinator().worklist.cancel({ ...of, version: open.version, why: 'Moved away' });
    const { trace } = await coordinator().worklist.task(of);
    expect(trace.map(({ what, why }) => [what, why])).toEqual([['made', null], ['moved', 'Away this week'], ['done', 'All well'], ['reopened', 'Wrong row'], ['cancelled', 'Moved away']]);
    const events = (await auditRows(database.admin)).filter(({ patientId }) => patientId === of.patientId).map(({ event }) => event);
    for (const event of ['task.created', 'task.moved', 'task.done', 'task.reopened', 'task.cancelled', 'task.read']) expect(events).toContain(event);
  });

  test('three attempts, then a letter, then the prescriber; whoever is reached counts anew', async () => {
    const task = await taskFor(await newPatient('Attempts'), on);
    const of = { patientId: task.patient.id, taskId: task.id };
    const log = (outcome: 'no-answer' | 'voicemail' | 'letter' | 'reached', more: object = {}) => coordinator().worklist.log({ ...of, outcome, answers: NO_ANSWERS, ...more });
    const { task: first } = await log('no-answer');
    expect(first).toMatchObject({ status: 'waiting', attempts: 1, unreached: false, nextStep: 'call', lastContact: { outcome: 'no-answer', on } });
    expect(first.actOn > on).toBe(true);
    await log('voicemail');
    const { task: third } = await log('no-answer');
    expect(third).toMatchObject({ attempts: 3, unreached: true, nextStep: 'letter' });
    expect((await sectionOf('unreached')).map(({ id }) => id)).toContain(task.id);
    expect((await log('letter')).task).toMatchObject({ attempts: 3, nextStep: 'prescriber', status: 'waiting' });
    expect(await told(log('reached'))).not.toBe('done');
    const { task: reached } = await log('reached', { answers: { ...NO_ANSWERS, doses: 'yes', urgent: 'no' } });
    expect(reached).toMatchObject({ status: 'done', attempts: 0, unreached: false, reason: 'Doses taken as planned, nothing urgent.' });
    expect(await told(log('no-answer'))).toMatch(/done already/);
  });

  test('what waits is open again on its day', async () => {
    const task = await taskFor(await newPatient('Waking'), on);
    await coordinator().worklist.log({ patientId: task.patient.id, taskId: task.id, outcome: 'voicemail', answers: NO_ANSWERS, words: null });
    expect((await sectionOf('waiting')).map(({ id }) => id)).toContain(task.id);
    await database.admin.execute(sql`update follow_up_task set act_on = ${on} where id = ${task.id}`);
    expect((await sectionOf('today')).map(({ id }) => id)).toContain(task.id);
  });

  test('something urgent in a call goes to the prescriber with the story; the answer comes back once', async () => {
    const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
    await prescriber().visits.sign((await readyToSign(clinics.prescriber, patientId)).input);
    const task = await taskFor(patientId, on);
    const { question } = await coordinator().worklist.log({ patientId, taskId: task.id, outcome: 'reached', answers: { ...NO_ANSWERS, mood: 'worse', urgent: 'yes' }, words: 'I do not want to go on' });
    expect(question).toMatchObject({ to: { id: clinics.prescriber.id }, answer: null });
    expect(question?.story.join(' ')).toMatch(/sertraline 100 mg a day.*Mood worse, something urgent.*I do not want to go on/);
    const handBackId = question?.id ?? '';
    expect((await prescriber().worklist.get({})).questions.map(({ id }) => id)).toContain(handBackId);
    expect(await told(coordinator().worklist.answer({ patientId, handBackId, answer: 'No' }))).not.toBe('done');
    const answers = await Promise.all([1, 2, 3].map((n) => told(prescriber().worklist.answer({ patientId, handBackId, answer: `Call ${n}` }))));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect((await coordinator().worklist.get({})).questions.find(({ id }) => id === handBackId)?.answer?.by).toBe('Pat Prescriber');
    await coordinator().worklist.readAnswer({ patientId, handBackId });
    expect((await coordinator().worklist.get({})).questions.map(({ id }) => id)).not.toContain(handBackId);
  });

  test('H-17, H-18: an old yes that nobody settled is told before the call and on the home page, to prescriber and coordinator alike, of that patient alone, until it is settled', async () => {
    const FLAG = 'self-harm-to-feel';
    const [patientId, otherId] = [await newPatient('Oldyes'), await newPatient('Noyes')];
    const tell = (id: string, answer: string, days: number) => prescriber().reports.create({ patientId: id, instrument: 'sbr', on: addDays(on, -days), filledBy: 'patient', answers: { 'sbr-joy': 2, 'ctx-self-harm-to-feel': answer } });
    await tell(patientId, 'yes, a thought', 40);
    await tell(otherId, 'no', 40);
    const tasks = new Map([[patientId, await taskFor(patientId, on)], [otherId, await taskFor(otherId, on)]]);
    const seenBy = async (person: typeof coordinator, id: string) => {
      const { danger } = await person().worklist.task({ patientId: id, taskId: tasks.get(id)?.id ?? '' });
      const row = (await person().today.get()).look.find((one) => one.id === id);
      return { call: danger.map(({ id: flag, level, around }) => [flag, level, ...around]), home: row?.reasons.flatMap((reason) => (reason.kind === 'left-open' ? [[reason.id, reason.on]] : [])) ?? [] };
    };
    const open = { call: [[FLAG, 'attention', `Answered: “yes, a thought” on ${dayInWords(addDays(on, -40))}.`]], home: [[FLAG, addDays(on, -40)]] };
    for (const person of [coordinator, prescriber]) expect([await seenBy(person, patientId), await seenBy(person, otherId)]).toEqual([open, { call: [], home: [] }]);
    const raised = (await prescriber().visits.open({ patientId })).flags.find(({ flag }) => flag === FLAG);
    expect(raised).toMatchObject({ level: 'attention', state: 'open' });
    const settle = (settled: boolean) => prescriber().flags.answer({ patientId, flag: FLAG, raisedHash: raised?.raisedHash ?? '', what: 'Asked: none since', settled });
    await settle(false);
    expect(await seenBy(coordinator, patientId)).toEqual(open);
    await settle(true);
    for (const person of [coordinator, prescriber]) expect(await seenBy(person, patientId)).toEqual({ call: [], home: [] });
  });

  test('a red-flag answer stands first with its contact; contact does not clear it, an assessment does', async () => {
    const patientId = await newPatient('Alert');
    const earlier = await taskFor(patientId, on);
    await coordinator().worklist.log({ patientId, taskId: earlier.id, outcome: 'reached', answers: { ...NO_ANSWERS, urgent: 'no' } });
    const { requestId } = await coordinator().reportRequests.create({ patientId, instruments: ['phq9'], inClinic: false });
    const { rows } = await database.admin.execute<{ id: string }>(sql`insert into report_alert (clinic_id, patient_id, request_id, flag, level, due_at) values (${clinics.river.id}, ${patientId}, ${requestId}, 'phq9-item9', 'urgent', now() + interval '6 hours') returning id`);
    const alertOf = async () => (await coordinator().worklist.get({})).alerts.find(({ alertId }) => alertId === rows[0]?.id);
    const alert = await alertOf();
    // Who was reached before it was raised has not been reached about it.
    expect(alert).toMatchObject({ title: 'Thoughts of death or self-harm on the PHQ-9', level: 'urgent', lastContact: null });
    expect(alert?.minutesLeft).toBeGreaterThan(350);
    expect(alert?.onCall).toEqual({ contacts: 0, told: null });
    await database.admin.execute(sql`insert into clinic_setting (clinic_id, version, crisis, crisis_checked_at, crisis_checked_by_name, changed_by_name, on_call)
      select clinic_id, version + 1, crisis, crisis_checked_at, crisis_checked_by_name, 'Test', '[{"kind": "email", "address": "one@river.example"}, {"kind": "email", "address": "two@river.example"}]' from clinic_setting where clinic_id = ${clinics.river.id} order by version desc limit 1`);
    for (const [place, state] of [[2, 'bounced'], [3, 'sent']] as const) await database.admin.execute(sql`insert into outbox_message (clinic_id, patient_id, kind, channel, address, alert_id, place, state, settled_at) values (${clinics.river.id}, ${patientId}, 'on-call', 'email', 'one@river.example', ${rows[0]?.id ?? ''}, ${place}, ${state}, now())`);
    expect((await alertOf())?.onCall).toMatchObject({ contacts: 2, told: { turn: 1, state: 'sent', at: { on } } });
    const { task } = await coordinator().worklist.task({ patientId, taskId: alert?.taskId ?? '' });
    expect(task).toMatchObject({ source: 'flag', risk: 1, dueOn: on });
    expect(await told(coordinator().worklist.cancel({ patientId, taskId: task.id, version: task.version, why: 'x' }))).toMatch(/assessment clears it/);
    await coordinator().worklist.log({ patientId, taskId: task.id, outcome: 'reached', answers: { ...NO_ANSWERS, urgent: 'no' } });
    expect(await alertOf()).toMatchObject({ taskId: null, lastContact: { outcome: 'reached' } });
    await prescriber().reportRequests.answerAlert({ patientId, alertId: rows[0]?.id ?? '', assessment: 'Seen, no plan, no means' });
    expect(await alertOf()).toBeUndefined();
  });

  test('asking for a report makes its task wait, the report closes it', async () => {
    const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
    await prescriber().visits.sign((await readyToSign(clinics.prescriber, patientId)).input);
    const standing = async () => (await database.admin.execute<{ status: string; reason: string | null }>(sql`select status, reason from follow_up_task where patient_id = ${patientId} and act = 'send-report'`)).rows;
    await database.admin.execute(sql`update follow_up_task set due_on = ${on} where patient_id = ${patientId} and act = 'send-report'`);
    await coordinator().reportRequests.create({ patientId, instruments: ['phq9'] });
    expect(await standing()).toEqual([expect.objectContaining({ status: 'waiting' })]);
    await coordinator().reports.create({ patientId, instrument: 'phq9', on, filledBy: 'patient', scores: { total: 5 } });
    expect(await standing()).toEqual([expect.objectContaining({ status: 'done', reason: expect.stringMatching(/^Report of /) as unknown })]);
  });
});

describe('people', () => {
  test('an absent person’s tasks show up with the covering one, for those days', async () => {
    const task = await taskFor(await newPatient('Cover'), on);
    await coordinator().worklist.assign({ taskIds: [task.id], assigneeId: clinics.coordinator.id });
    const mine = async () => (await prescriber().worklist.get({ owner: 'mine' })).sections.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(await mine()).not.toContain(task.id);
    const { coverId } = await coordinator().worklist.setCover({ absentId: clinics.coordinator.id, coveringId: clinics.prescriber.id, fromOn: on, toOn: addDays(on, 2) });
    expect(await mine()).toContain(task.id);
    expect((await prescriber().worklist.get({})).covering).toMatchObject([{ name: 'Cory Coordinator', until: addDays(on, 2) }]);
    await prescriber().worklist.endCover({ coverId });
    expect(await mine()).not.toContain(task.id);
  });

  test('a panel goes to another person with its tasks, drafts and the line written for it', async () => {
    const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
    await prescriber().visits.sign((await readyToSign(clinics.prescriber, patientId)).input);
    await prescriber().visits.open({ patientId });
    const { rows: [second] } = await database.admin.execute<{ id: string }>(sql`with made as (insert into "user" (name, email) values ('Sue Second', 'sue@river.example') returning id) insert into membership (clinic_id, user_id, role) select ${clinics.river.id}, id, 'prescriber' from made returning user_id as id`);
    const moved = await coordinator().worklist.transfer({ patientIds: [patientId], fromId: clinics.prescriber.id, toId: second?.id ?? '', role: 'prescriber', line: 'On leave from Monday' });
    expect(moved).toMatchObject({ patients: 1, drafts: 1, draftsKept: 0 });
    expect(moved.tasks).toBeGreaterThan(0);
    const { rows } = await database.admin.execute(sql`select h.line, h.by_name, (select count(*)::int from follow_up_task t where t.patient_id = h.patient_id and t.role = 'prescriber' and t.assignee_id is distinct from h.to_id) as left from handover h where h.patient_id = ${patientId}`);
    expect(rows).toEqual([{ line: 'On leave from Monday', by_name: 'Cory Coordinator', left: 0 }]);
    // Whoever takes over reads the line on the list, and anybody beside the patient's tasks.
    const taker = asPerson({ ...clinics.prescriber, id: second?.id ?? '', name: 'Sue Second' });
    expect((await taker.worklist.get({})).handovers).toMatchObject([{ patients: 1, patient: { id: patientId }, from: 'Pat Prescriber', by: 'Cory Coordinator', line: 'On leave from Monday' }]);
    expect((await prescriber().worklist.get({})).handovers).toEqual([]);
    const { rows: [moving] } = await database.admin.execute<{ id: string }>(sql`select id from follow_up_task where patient_id = ${patientId} limit 1`);
    expect((await coordinator().worklist.task({ patientId, taskId: moving?.id ?? '' })).handover).toMatchObject({ line: 'On leave from Monday', by: 'Cory Coordinator' });
    expect(await told(coordinator().worklist.transfer({ patientIds: [clinics.foreignPatientId], fromId: null, toId: clinics.prescriber.id, role: 'prescriber', line: 'x' }))).not.toBe('done');
  });

  test('stopping the follow-up closes what plans asked for with the reason, and nothing else', async () => {
    const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
    await prescriber().visits.sign((await readyToSign(clinics.prescriber, patientId)).input);
    const manual = await taskFor(patientId, on);
    const { cancelled } = await prescriber().worklist.stopFollowUp({ patientId, why: 'Care goes on elsewhere' });
    const { rows } = await database.admin.execute<{ id: string; status: string; reason: string | null }>(sql`select id, status, reason from follow_up_task where patient_id = ${patientId}`);
    expect(rows.filter(({ reason }) => reason === 'Care goes on elsewhere')).toHaveLength(cancelled);
    expect(rows.filter(({ status }) => status === 'open').map(({ id }) => id)).toEqual([manual.id]);
  });
});
