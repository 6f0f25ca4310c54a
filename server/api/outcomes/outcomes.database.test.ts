import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { withClinic } from '@/db/client';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { PANEL_SORTS } from '@/server/contracts/outcome';
import { loadKnowledge } from '@/server/knowledge/load';
import { now, today } from '@/server/platform/clock';
import { refreshPanel } from '@/server/services/outcomes/refresh-panel';
import { workOnce } from '@/server/services/outbox/loop';
import { aTreatedPatient, asPerson, readyToSign } from '@/server/services/visits/testing/ready-to-sign';
import { verifyNotes } from '@/server/services/visits/verify-notes';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
const on = today('America/New_York');
const ANSWERS = { doses: null, withdrawal: null, activation: null, mood: 'better', urgent: 'no' } as const;

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

/** A PHQ-9 total as if it had been entered on its day. */
const score = (patientId: string, reportedOn: LocalDate, total: number) =>
  database.admin.execute(sql`insert into report (clinic_id, patient_id, source, recorded_at, instrument, reported_on, filled_by, answers, scores, words)
    values (${clinics.river.id}, ${patientId}, 'clinician', ${reportedOn}::date + time '12:00', 'phq9', ${reportedOn}, 'patient', '{}', ${JSON.stringify({ total })}::jsonb, '[]')`);

/** A signed note as if it had been signed so many days ago. */
async function signedDaysAgo(days: number): Promise<string> {
  const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
  const { input } = await readyToSign(clinics.prescriber, patientId);
  await asPerson(clinics.prescriber).visits.sign(input);
  // What is signed refuses every change: only the owner of the tables can put it into the past.
  await database.admin.execute(sql`alter table visit disable trigger user`);
  await database.admin.execute(sql`alter table signed_note disable trigger user`);
  await database.admin.execute(sql`update visit set visit_on = ${addDays(on, -days)} where id = ${input.visitId}`);
  await database.admin.execute(sql`update signed_note set signed_at = signed_at - make_interval(days => ${days}::int) where visit_id = ${input.visitId}`);
  await database.admin.execute(sql`alter table visit enable trigger user`);
  await database.admin.execute(sql`alter table signed_note enable trigger user`);
  return patientId;
}

/** The decision of a signed visit as another version of the program may have stored it: with an option that this one does not know. */
async function storeDecision(visitId: string, options: readonly string[], isMarked = true): Promise<void> {
  await database.admin.execute(sql`alter table visit disable trigger user`);
  await database.admin.execute(sql`update visit set fields = jsonb_set(fields, '{decision,options}', ${JSON.stringify(options)}::jsonb) where id = ${visitId}`);
  await database.admin.execute(sql`alter table visit enable trigger user`);
  if (isMarked) await database.admin.execute(sql`update panel_entry set stale = true where patient_id = (select patient_id from visit where id = ${visitId})`);
}

describe('what came of a decision', () => {
  test('is nothing before the first signed note, and says so to whoever may read notes, with an audit row', async () => {
    const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
    expect(await asPerson(clinics.coordinator).outcomes.ofPatient({ patientId })).toEqual({ on, since: null, decisions: [], unread: [] });
    expect(await auditRows(database.admin)).toContainEqual(expect.objectContaining({ event: 'outcomes.read', patientId, outcome: 'done' }));
    await expect(asPerson(clinics.administrator).outcomes.ofPatient({ patientId })).rejects.toThrow();
    await expect(asPerson(clinics.stranger).outcomes.ofPatient({ patientId })).rejects.toThrow('Not found.');
  });

  test('holds the total before against the one after, and lists what was done and missed since', async () => {
    const patientId = await signedDaysAgo(40);
    await score(patientId, addDays(on, -45), 16);
    await score(patientId, addDays(on, -3), 7);
    const { rows: [late] } = await database.admin.execute<{ id: string }>(sql`select id from follow_up_task where patient_id = ${patientId} order by due_on, id limit 1`);
    await database.admin.execute(sql`update follow_up_task set due_on = ${addDays(on, -5)}, until_on = null where id = ${late?.id ?? ''}`);
    const { task } = await asPerson(clinics.coordinator).worklist.create({ patientId, what: 'Ring back', dueOn: on, act: 'call', role: 'coordinator' });
    await asPerson(clinics.coordinator).worklist.log({ patientId, taskId: task.id, outcome: 'reached', answers: ANSWERS, words: 'Feels brighter', finishes: true, nextOn: null, idempotencyKey: 'since-contact' });
    const { since, decisions } = await asPerson(clinics.prescriber).outcomes.ofPatient({ patientId });
    expect(decisions).toMatchObject([{ options: ['watchful-waiting'], until: null, response: { verdict: 'yes' }, remission: { verdict: 'no' }, respondedOn: addDays(on, -3) }]);
    expect(decisions[0]?.pairs[0]).toMatchObject({ instrument: 'phq9', before: { value: 16 }, after: { value: 7 }, change: -9, days: 42 });
    expect(since).toMatchObject({
      days: 40,
      contacts: [{ outcome: 'reached', words: 'Feels brighter' }],
      done: [{ what: 'Ring back' }],
      late: [{ id: late?.id, daysLate: 5 }],
      reports: [{ title: 'PHQ-9', on: addDays(on, -3) }],
      alerts: [],
    });
  });

  test('of a decision that a later "not today" leaves standing is told by name, with its own note', async () => {
    const patientId = await signedDaysAgo(40);
    const ada = asPerson(clinics.prescriber);
    const { input } = await readyToSign(clinics.prescriber, patientId, { kind: 'not-today', why: 'Wants to think it over.', returnOn: addDays(on, 14) });
    await ada.visits.sign(input);
    const { since, decisions } = await ada.outcomes.ofPatient({ patientId });
    expect(since).toMatchObject({ visitId: input.visitId, days: 0, decision: 'Not today' });
    expect(decisions).toMatchObject([{ decision: 'Watch and review', decidedOn: addDays(on, -40), until: null }]);
    expect(decisions[0]?.visitId).not.toBe(input.visitId);
  });

  test('is missing until a report follows, which the list says with a task of its own that the first report closes', async () => {
    const patientId = await signedDaysAgo(40);
    const standing = async () => (await database.admin.execute<{ status: string; reason: string | null }>(sql`select status, reason from follow_up_task where patient_id = ${patientId} and key = 'report:missing'`)).rows;
    expect(await standing()).toEqual([{ status: 'open', reason: null }]);
    const entered = (day: LocalDate) => asPerson(clinics.coordinator).reports.create({ patientId, instrument: 'phq9', on: day, filledBy: 'patient', answers: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => [`phq9-${item}`, 0])) });
    await entered(addDays(on, -40));
    expect(await standing()).toMatchObject([{ status: 'open' }]);
    await entered(addDays(on, -39));
    expect(await standing()).toMatchObject([{ status: 'done', reason: expect.stringContaining('Report of') as string }]);
  });
});

describe('the next note', () => {
  test('says what happened since with the ids behind it; what is logged under an open draft is looked at before it is signed', async () => {
    const patientId = await signedDaysAgo(40);
    await score(patientId, addDays(on, -45), 16);
    await score(patientId, addDays(on, -3), 7);
    const [prescriber, coordinator] = [asPerson(clinics.prescriber), asPerson(clinics.coordinator)];
    const call = async (words: string) => {
      const { task } = await coordinator.worklist.create({ patientId, what: 'Ring back', dueOn: on, act: 'call', role: 'coordinator' });
      await coordinator.worklist.log({ patientId, taskId: task.id, outcome: 'reached', answers: ANSWERS, words, finishes: true, nextOn: null, idempotencyKey: `call-${words.replaceAll(' ', '-')}` });
    };
    await call('Feels brighter');
    const { draft } = await readyToSign(clinics.prescriber, patientId);
    const said = (note: typeof draft.note, id: string) => note.sections.flatMap(({ segments }) => segments).find((segment) => segment.id === id);
    expect(said(draft.note, 'subjective.since-contacts')).toMatchObject({ origin: 'data', text: expect.stringContaining('(mood better, nothing urgent; “Feels brighter”)') as string });
    expect(said(draft.note, 'assessment.since-scores')?.text).toContain('PHQ-9 16 (');
    expect(said(draft.note, 'assessment.since-verdict')?.text).toContain('Response: yes.');
    const { rows } = await prescriber.visits.sources({ visitId: draft.visitId, segmentId: 'subjective.since-contacts' });
    expect(rows.at(-1)).toMatchObject({ label: 'Contact', lines: ['Reached', 'Mood better, nothing urgent.', '“Feels brighter”'], by: clinics.coordinator.name });
    await call('Sleeps badly again');
    const sign = (of: typeof draft, key: string) => prescriber.visits.sign({ patientId, visitId: of.visitId, version: of.version, seenHash: of.seenHash, idempotencyKey: key });
    await expect(sign(draft, 'before-looking')).rejects.toThrow('look');
    const view = await prescriber.visits.get({ visitId: draft.visitId });
    if (view.state !== 'draft') throw new Error('signed');
    expect(view.draft).toMatchObject({ mustLook: true, changed: expect.arrayContaining([expect.objectContaining({ id: 'subjective.since-contacts' })]) as unknown, stale: { inputs: expect.arrayContaining([expect.objectContaining({ by: clinics.coordinator.name, what: 'contact logged' })]) as unknown } });
    const looked = await prescriber.visits.save({ patientId, visitId: draft.visitId, version: view.draft.version, fields: view.draft.fields, seen: { fingerprint: view.draft.fingerprint } });
    if (looked.kind !== 'saved') throw new Error('not saved');
    expect(looked.draft.mustLook).toBe(false);
    const signed = await sign(looked.draft, 'after-looking');
    expect(said(signed.note, 'subjective.since-contacts')?.text).toContain('Sleeps badly again');
    await call('After the signature');
    expect(said((await prescriber.visits.sign({ patientId, visitId: draft.visitId, version: looked.draft.version, seenHash: looked.draft.seenHash, idempotencyKey: 'after-looking' })).note, 'subjective.since-contacts')?.text).not.toContain('After the signature');
    expect((await verifyNotes(clinics.river.id)).broken).toEqual([]);
  });
});

describe('the panel', () => {
  const everybody = async (input: object = {}) => asPerson(clinics.coordinator).outcomes.panel({ ...input });

  test('holds whoever a decision stands for, with the gaps in what is known, and is kept in the trail', async () => {
    const patientId = await signedDaysAgo(40);
    await score(patientId, addDays(on, -45), 16);
    const find = async (input: object) => (await everybody(input)).rows.find(({ patient }) => patient.id === patientId);
    expect(await find({})).toMatchObject({ day: 40, contactOn: null, hasReport: false, response: { verdict: 'cannot-tell' }, weeksToResponse: null });
    expect(await find({ gap: 'report', option: 'watchful-waiting' })).toBeDefined();
    expect(await find({ option: 'other-switch' })).toBeUndefined();
    await score(patientId, addDays(on, -5), 8);
    expect(await find({ gap: 'report' })).toBeUndefined();
    for (const sort of PANEL_SORTS) expect(await find({ sort })).toMatchObject({ hasReport: true, response: { verdict: 'yes' }, weeksToResponse: 5, pairs: [{ instrument: 'phq9', change: -8 }, { instrument: 'sbr' }] });
    const follows = async (verdict: string) => Promise.all(['yes', 'no', 'cannot-tell', 'does-not-apply'].map(async (response) => expect((await find({ response })) !== undefined, response).toBe(response === verdict)));
    await follows('yes');
    expect(await find({ remission: true })).toBeUndefined();
    expect(await find({ blunting: 'unknown' })).toBeDefined();
    expect(await find({ blunting: 'lower' })).toBeUndefined();
    await score(patientId, addDays(on, -4), 15);
    await follows('no');
    await database.admin.execute(sql`update report set entered_in_error_at = now() where patient_id = ${patientId} and reported_on > ${addDays(on, -40)}`);
    await follows('cannot-tell');
    await score(patientId, addDays(on, -2), 3);
    expect(await find({ remission: true, sort: 'phq9' })).toMatchObject({ remission: { verdict: 'yes' } });
    expect((await asPerson(clinics.coordinator).outcomes.exportPanel({})).csv).toContain('Watch and review');
    expect(await auditRows(database.admin)).toEqual(expect.arrayContaining([expect.objectContaining({ event: 'panel.read' }), expect.objectContaining({ event: 'panel.exported' })]));
    expect((await asPerson(clinics.stranger).outcomes.panel({})).rows).toEqual([]);
    await expect(asPerson(clinics.administrator).outcomes.panel({})).rejects.toThrow();
  });

  test('takes in what changed while its entry was being made anew', async () => {
    const patientId = await signedDaysAgo(30);
    const isStale = async () => (await database.admin.execute<{ stale: boolean }>(sql`select stale from panel_entry where patient_id = ${patientId}`)).rows[0]?.stale;
    expect(await isStale()).toBe(true);
    let changed: Promise<unknown> = Promise.resolve();
    await withClinic({ clinicId: clinics.river.id, userId: null }, async (db) => {
      await db.execute(sql`select from panel_entry where patient_id = ${patientId} for update`);
      changed = score(patientId, addDays(on, -3), 12).then(() => undefined);
      await expect.poll(async () => (await database.admin.execute(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows.length).toBe(1);
      await db.execute(sql`update panel_entry set stale = false where patient_id = ${patientId}`);
    });
    await changed;
    expect(await isStale()).toBe(true);
  });

  test('one decision that cannot be read keeps nobody else from it, and is made once it can be', async () => {
    const [broken, other] = [await signedDaysAgo(30), await signedDaysAgo(30)];
    const visit = (await database.admin.execute<{ id: string }>(sql`select id from visit where patient_id = ${broken}`)).rows[0]?.id ?? '';
    const once = () => refreshPanel({ clinicId: clinics.river.id, userId: null, on });
    const stale = async () => (await database.admin.execute<{ id: string }>(sql`select patient_id as id from panel_entry where stale and patient_id in (${broken}, ${other})`)).rows.map(({ id }) => id);
    expect(await stale()).toHaveLength(2);
    const { rows: [had] } = await database.admin.execute<{ options: string[] }>(sql`select fields -> 'decision' -> 'options' as options from visit where id = ${visit}`);
    const unreadable = (isMarked?: boolean) => storeDecision(visit, ['an-option-of-another-version'], isMarked);
    const readable = () => storeDecision(visit, had?.options ?? []);
    await unreadable();
    expect(await once()).toEqual({ left: 0, unmade: [broken] });
    expect(await stale()).toEqual([broken]);
    const saidToBeMissing = async (): Promise<void> => {
      const { rows, beingMade, unread } = await everybody();
      expect([rows.some(({ patient }) => patient.id === other), rows.some(({ patient }) => patient.id === broken), beingMade]).toEqual([true, false, 0]);
      expect(unread).toMatchObject([{ patient: { id: broken }, decidedOn: [addDays(on, -30)] }]);
      const { csv, rows: written, unread: missing, more } = await asPerson(clinics.coordinator).outcomes.exportPanel({});
      const lines = csv.trim().split(/\r?\n/);
      expect([written, missing, more, lines.length]).toEqual([rows.length, 1, false, 1 + rows.length + 1]);
      expect(lines.at(-1), 'by patient and date, without content').toMatch(new RegExp(`^"?${unread[0]?.patient.displayName ?? '-'}"?,.*,"?could not be read: decision of ${addDays(on, -30)}"?$`));
      expect(lines.at(-1)).not.toContain('Watch and review');
    };
    await saidToBeMissing();
    expect(await asPerson(clinics.prescriber).outcomes.byOption()).toMatchObject({ beingMade: 0, unread: 1, options: [] });
    expect((await asPerson(clinics.stranger).outcomes.panel({})).unread).toEqual([]);
    await readable();
    expect(await once()).toEqual({ left: 0, unmade: [] });
    expect(await stale()).toEqual([]);
    expect((await everybody()).unread).toEqual([]);
    // Made while it could be read, and on reading the page it cannot.
    await unreadable(false);
    await saidToBeMissing();
    await readable();
  });

  test('a decision that cannot be read is not told as none, and leaves nothing older standing', async () => {
    const patientId = await signedDaysAgo(60);
    const { input } = await readyToSign(clinics.prescriber, patientId);
    await asPerson(clinics.prescriber).visits.sign(input);
    const told = () => asPerson(clinics.coordinator).outcomes.ofPatient({ patientId });
    const { since: before } = await told();
    expect(before?.decision).not.toMatch(/cannot be read/);
    await storeDecision(input.visitId, ['an-option-of-another-version']);
    const { since, decisions, unread } = await told();
    expect(since?.decision).toBe('Decision cannot be read here; the note has it');
    expect(unread).toEqual([{ visitId: input.visitId, number: since?.number, decidedOn: on }]);
    expect(decisions.filter(({ until }) => until === null)).toEqual([]);
    expect(decisions).toMatchObject([{ decidedOn: addDays(on, -60), until: on }]);
    const { rows, unread: unreadOfAll } = await everybody();
    expect(rows.some(({ patient }) => patient.id === patientId)).toBe(false);
    expect(unreadOfAll).toMatchObject([{ patient: { id: patientId }, decidedOn: [on] }]);
    await database.admin.execute(sql`update panel_entry set stale = false where patient_id = ${patientId}`);
    await storeDecision(input.visitId, ['watchful-waiting']);
  });

  test('holds whose unreadable decision is of a note that was entered in error', async () => {
    const patientId = await signedDaysAgo(40);
    const ada = asPerson(clinics.prescriber);
    const { input } = await readyToSign(clinics.prescriber, patientId);
    await ada.visits.sign(input);
    await storeDecision(input.visitId, ['an-option-of-another-version']);
    const isOn = async () => [(await everybody()).rows, (await everybody()).unread].map((list) => list.some(({ patient }) => patient.id === patientId));
    expect(await isOn()).toEqual([false, true]);
    await ada.visits.enterInError({ patientId, visitId: input.visitId, why: 'Written into the wrong chart.' });
    expect(await isOn()).toEqual([true, false]);
  });

  test('holds the newest score of each, however many reports the patients of a file have', async () => {
    const patientId = await signedDaysAgo(40);
    await score(patientId, addDays(on, -45), 16);
    await score(patientId, addDays(on, -3), 7);
    // So many reports would be announced one by one.
    await database.admin.execute(sql`alter table report disable trigger user`);
    await database.admin.execute(sql`
      with p as (insert into patient (clinic_id, family_name, given_name, sex) select ${clinics.river.id}, 'Many ' || n, 'One', 'unknown' from generate_series(1, 220) n returning id),
        e as (insert into panel_entry (clinic_id, patient_id, stale, knowledge, start_on, options) select ${clinics.river.id}, id, false, ${loadKnowledge().stamp.hash}, ${addDays(on, -40)}::date, '{watchful-waiting}' from p)
      insert into report (clinic_id, patient_id, source, recorded_at, instrument, reported_on, filled_by, answers, scores, words)
      select ${clinics.river.id}, id, 'clinician', now() - interval '100 days', 'phq9', ${addDays(on, -100)}::date, 'patient', '{}', '{"total": 9}', '[]' from p cross join generate_series(1, 100)`);
    await database.admin.execute(sql`alter table report enable trigger user`);
    await database.admin.execute(sql`update panel_entry set stale = false where sort_name = '' and start_on is not null`);
    const { csv } = await asPerson(clinics.coordinator).outcomes.exportPanel({});
    const { rows } = await database.admin.execute<{ name: string }>(sql`select upper(family_name) as name from patient where id = ${patientId}`);
    expect(csv.split(/\r?\n/).filter((line) => line.includes(',16,7,')).join('\n'), 'before and after').toContain(rows[0]?.name ?? '-');
    await database.admin.execute(sql`delete from panel_entry where patient_id in (select id from patient where family_name like 'Many %')`);
  });

  test('shows no outcome of an option that fewer than ten people had', async () => {
    const reviewed = JSON.stringify([{ options: ['other-switch'], closesOn: addDays(on, -1), group: 'both' }]);
    await database.admin.execute(sql`
      with p as (insert into patient (clinic_id, family_name, given_name, sex) select ${clinics.river.id}, 'Few ' || n, 'One', 'unknown' from generate_series(1, 9) n returning id)
      insert into panel_entry (clinic_id, patient_id, stale, knowledge, reviewed) select ${clinics.river.id}, id, false, ${loadKnowledge().stamp.hash}, ${reviewed}::jsonb from p`);
    const { options } = await asPerson(clinics.prescriber).outcomes.byOption();
    expect(options).toHaveLength(8);
    expect(options.find(({ id }) => id === 'other-switch')).toMatchObject({ n: null, missing: null, wellBefore: null, judged: null });
    for (const option of options) expect(option).toMatchObject({ response: null, remission: null });
  });

  test('counts each decision from the day after its review closed', async () => {
    const { stamp: { hash } } = loadKnowledge();
    const reviewed = (group: string) => JSON.stringify([{ options: ['dose-reduction'], closesOn: addDays(on, -1), group }, { options: ['dose-reduction'], closesOn: on, group }]);
    await database.admin.execute(sql`
      with p as (insert into patient (clinic_id, family_name, given_name, sex) select ${clinics.river.id}, 'Counted ' || n, 'One', 'unknown' from generate_series(1, 24) n returning id, family_name)
      insert into panel_entry (clinic_id, patient_id, stale, knowledge, reviewed)
      select ${clinics.river.id}, id, false, ${hash}, case when substr(family_name, 9)::int <= 14 then ${reviewed('both')}::jsonb else ${reviewed('neither')}::jsonb end from p`);
    const { options } = await asPerson(clinics.prescriber).outcomes.byOption();
    expect(options.find(({ id }) => id === 'dose-reduction')).toMatchObject({ n: 24, response: { of: 24, share: 14 / 24 }, remission: { share: 14 / 24 } });
    // Content that changed reckons everything anew: of these nothing was ever signed.
    await database.admin.execute(sql`update panel_entry set knowledge = 'another' where reviewed <> '[]'`);
    expect((await asPerson(clinics.prescriber).outcomes.byOption()).options.find(({ id }) => id === 'dose-reduction')).toMatchObject({ n: 0 });
  });

  test('that new content makes anew is made in slices, by the instance that serves and by whoever looks; nothing is counted by option before it is whole', async () => {
    const clinicId = clinics.river.id;
    await database.admin.execute(sql`
      with p as (insert into patient (clinic_id, family_name, given_name, sex) select ${clinicId}, 'Sliced ' || n, 'One', 'unknown' from generate_series(1, 250) n returning id)
      insert into panel_entry (clinic_id, patient_id, stale, knowledge) select ${clinicId}, id, false, 'another' from p`);
    const once = async (withinMs: number) => (await refreshPanel({ clinicId, userId: null, on }, { withinMs })).left;
    expect(await once(0)).toBe(150);
    expect(await workOnce(now(), { asks: false, makesCopies: false })).toMatchObject({ beingMade: 0 });
    // What somebody else holds is not done: whoever looks meanwhile hears for how many it is still to be made.
    await withClinic({ clinicId, userId: null }, async (db) => {
      const held = await db.execute<{ id: string }>(sql`select patient_id as id from panel_entry where clinic_id = ${clinicId} and knowledge = 'another' order by patient_id limit 150 for update`);
      expect(held.rows).toHaveLength(150);
      expect(await asPerson(clinics.prescriber).outcomes.panel({})).toMatchObject({ beingMade: 150 });
      expect(await asPerson(clinics.prescriber).outcomes.byOption()).toMatchObject({ beingMade: 150, options: [] });
    });
    expect(await once(0)).toBe(50);
    expect(await workOnce(now(), { asks: false, makesCopies: true })).toMatchObject({ beingMade: 0 });
    expect(await asPerson(clinics.prescriber).outcomes.panel({})).toMatchObject({ beingMade: 0 });
    expect(await asPerson(clinics.prescriber).outcomes.byOption()).toMatchObject({ beingMade: 0, options: { length: 8 } });
  });
});
