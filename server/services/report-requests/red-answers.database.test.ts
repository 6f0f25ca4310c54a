import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { aPhone } from '@/server/api/report-door/testing/a-phone';
import { asPerson, aTreatedPatient, readyToSign } from '../visits/testing/ready-to-sign';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const database = useTestDatabase();
const BORN = '1980-02-03';
const FLAG = 'phq9-item9';
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});
/** Reading charts one after the other is itself a raised risk; each test begins rested. */
beforeEach(() => database.admin.execute(sql`alter table audit_event disable trigger all; update audit_event set at = at - interval '11 minutes'; alter table audit_event enable trigger all`));

const prescriber = () => asPerson(clinics.prescriber);
const coordinator = () => asPerson(clinics.coordinator);

/** A form that a patient has open, and how to answer it. */
async function aForm(patientId: string, instruments: readonly string[]) {
  const { url } = await coordinator().reportRequests.create({ patientId, instruments: [...instruments], comparedWith: null });
  const token = url.slice(url.indexOf('#') + 1);
  const phone = async () => {
    const { caller } = aPhone();
    const state = await caller().open({ token, birthOn: BORN, language: 'en' });
    if (state.state !== 'form') throw new Error('sent already');
    await caller().save({ page: 'who', value: 'patient', language: 'en' });
    return { caller, pages: state.pages, say: (page: string, value: string | number | null) => caller().save({ page, value, language: 'en' }) };
  };
  return { phone };
}
let made = 0;
async function asked(instruments: readonly string[] = ['phq9']) {
  made += 1;
  const patientId = await makePatient(database.admin, clinics.river, { family: `${'Worse'}${'abcdefghijkl'[made] ?? 'z'}`, given: 'Wanda', birthOn: BORN, number: `W-${made}` });
  return { patientId, ...(await aForm(patientId, instruments)) };
}
const alertsOf = async (patientId: string) => (await coordinator().reportRequests.list({ patientId })).alerts;
const open = async (patientId: string) => (await alertsOf(patientId)).filter(({ answered }) => answered === null);
const assess = (patientId: string, alertId = '', assessment = 'Called, no intent.') => prescriber().reportRequests.answerAlert({ patientId, alertId, assessment });

describe('H-17: a worse answer to the same question of the same form', () => {
  test('is an alert of its own that says the worse answer, though the milder one was assessed', async () => {
    const { patientId, phone } = await asked();
    const { say } = await phone();
    await say('phq9-9', 1);
    await assess(patientId, (await open(patientId))[0]?.id);
    expect(await open(patientId)).toEqual([]);

    expect(await say('phq9-9', 3)).toMatchObject({ help: true });
    expect(await open(patientId)).toMatchObject([{ flag: FLAG, answer: 'Nearly every day', answered: null }]);
    expect(await alertsOf(patientId)).toMatchObject([{ answer: 'Nearly every day' }, { answer: 'Several days', assessment: 'Called, no intent.' }]);
    // Seen anew by everybody: on the home page, in the list of work with its contact, in the chart.
    const home = await coordinator().today.get();
    expect(home.alerts.filter((alert) => alert.patientId === patientId)).toMatchObject([{ answer: 'Nearly every day' }]);
    expect(home.look.find(({ id }) => id === patientId)?.reasons).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'flag', id: FLAG, answered: null })]));
    const { alerts } = await coordinator().worklist.get({ owner: 'all' });
    expect(alerts.filter(({ patient }) => patient.id === patientId)).toMatchObject([{ answer: 'Nearly every day', lastContact: null }]);
    expect(alerts.find(({ patient }) => patient.id === patientId)?.taskId ?? null).not.toBeNull();
    const chart = await prescriber().workspace.get({ patientId });
    expect(chart.flagAnswers).toEqual([]);
    expect(chart.openAlerts).toMatchObject([{ flag: FLAG, answer: 'Nearly every day' }]);
  });

  test('is not covered by an assessment of the milder one that waits beside it', async () => {
    const { patientId, phone } = await asked();
    const { say } = await phone();
    await say('phq9-9', 1);
    const milder = (await open(patientId))[0]?.id;
    await say('phq9-9', 2);
    expect(await open(patientId)).toHaveLength(2);
    await assess(patientId, milder);
    expect(await open(patientId)).toMatchObject([{ answer: 'More than half the days' }]);
    expect((await prescriber().workspace.get({ patientId })).flagAnswers).toEqual([]);
    const { rows } = await database.admin.execute(sql`select 1 from flag_answer where patient_id = ${patientId}`);
    expect(rows, 'nothing settles the flag of the worse one').toEqual([]);
  });

  test('is one alert from two phones at once, however often it is saved; the same or a milder answer is none', async () => {
    const { patientId, phone } = await asked();
    const [one, two] = [await phone(), await phone()];
    await Promise.all([one.say('phq9-9', 1), two.say('phq9-9', 1)]);
    expect(await alertsOf(patientId)).toHaveLength(1);
    await Promise.all([one.say('phq9-9', 2), two.say('phq9-9', 2), one.say('phq9-9', 2)]);
    for (const value of [2, 1, null, 0, 1, 2]) await one.say('phq9-9', value);
    for (const { id } of await open(patientId)) await assess(patientId, id);
    for (const value of [2, 1, null, 2]) await two.say('phq9-9', value);
    for (const page of one.pages) if (page.id !== 'phq9-9') await one.say(page.id, page.kind === 'text' ? '' : (page.choices[0]?.value ?? null)).catch(() => null);
    await Promise.all([one.caller().submit({ language: 'en' }), two.caller().submit({ language: 'en' })]);
    expect((await alertsOf(patientId)).map(({ answer }) => answer)).toEqual(['More than half the days', 'Several days']);
    expect(await open(patientId)).toEqual([]);
  });

  test('in words: what is told after it was declined, or further down the list; declining afterwards is no second one', async () => {
    const { patientId, phone } = await asked(['sbr']);
    const { say } = await phone();
    const id = 'ctx-self-harm-to-feel';
    await say(id, 'prefer not to say');
    await say(id, 'yes, a thought');
    await say(id, 'prefer not to say');
    await say(id, 'yes, and I have done it');
    await say(id, 'yes, and I have thought how');
    expect((await alertsOf(patientId)).map(({ answer }) => answer).reverse()).toEqual(['prefer not to say', 'yes, a thought', 'yes, and I have done it']);
  });
});

describe('H-17: a flag that several questions can raise', () => {
  test('is told again for the one question once the answer to the other was taken back, and not while that still stands', async () => {
    const { patientId, phone } = await asked(['activation-check']);
    const { say } = await phone();
    await say('act-restless', 1);
    await say('act-restless', 0);
    expect(await say('act-sleep', 1)).toMatchObject({ help: true });
    await say('act-sleep', 1);
    expect(await alertsOf(patientId)).toHaveLength(2);
    await say('act-restless', 1);
    await say('act-sleep', 0);
    await say('act-sleep', 1);
    expect(await alertsOf(patientId), 'one of the two always stood as it was told').toHaveLength(2);
  });
});

describe('H-17: an answer that was taken back while its alert is open', () => {
  async function takenBack() {
    const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
    await database.admin.execute(sql`update patient set birth_on = ${BORN} where id = ${patientId}`);
    const { phone } = await aForm(patientId, ['phq9']);
    const { say } = await phone();
    await say('phq9-9', 1);
    const report = (await prescriber().workspace.get({ patientId })).chart.reports[0]?.id ?? '';
    const { draft } = await readyDraft(patientId);
    await prescriber().reports.remove({ patientId, reportId: report, reason: 'Answered by somebody else.' });
    return { patientId, visitId: draft.visitId };
  }
  const readyDraft = async (patientId: string) => {
    const opened = await prescriber().visits.open({ patientId });
    const saved = await prescriber().visits.save({ patientId, visitId: opened.visitId, version: opened.version, fields: { ...opened.fields, decision: { kind: 'options', options: ['watchful-waiting'], why: null } }, seen: { fingerprint: opened.fingerprint } });
    if (saved.kind !== 'saved') throw new Error('not saved');
    return { draft: saved.draft };
  };
  const sign = (patientId: string, { visitId, version, seenHash }: Awaited<ReturnType<typeof readyDraft>>['draft']) => prescriber().visits.sign({ patientId, visitId, version, seenHash, idempotencyKey: `key-${visitId.slice(0, 8)}` });
  const answer = (patientId: string, raisedHash: string, settled: boolean) => prescriber().flags.answer({ patientId, flag: FLAG, raisedHash, what: 'Spoke to her: it was her son who answered', settled });

  test('holds the signature, says so on chart and visit, and is signed past with its words only', async () => {
    const { patientId } = await takenBack();
    const chart = await prescriber().workspace.get({ patientId });
    expect(chart.assessment.flags.map(({ id }) => id)).not.toContain(FLAG);
    expect(chart.alertFlags).toMatchObject([{ id: FLAG, message: expect.stringContaining('The answer was taken back; its alert is still open.') as unknown }]);
    const { draft } = await readyDraft(patientId);
    const flag = draft.flags.find((one) => one.flag === FLAG);
    expect(flag).toMatchObject({ state: 'open', answer: null, message: expect.stringContaining('The answer was taken back; its alert is still open.') as unknown });
    expect(draft.missing).toEqual([expect.stringContaining('the answer was taken back, its alert is still open')]);
    await expect(sign(patientId, draft)).rejects.toMatchObject({ message: expect.stringContaining('its alert is still open') as unknown });

    await answer(patientId, flag?.raisedHash ?? '', false);
    const past = (await readyDraft(patientId)).draft;
    expect(past.missing).toEqual([]);
    expect(past.flags.find((one) => one.flag === FLAG)).toMatchObject({ state: 'answered', answer: { settled: false } });
    const signed = await sign(patientId, past);
    const words = signed.note.sections.flatMap(({ segments }) => segments.map(({ text }) => text)).join('\n');
    expect(words).toContain('Flag, urgent: Thoughts of death or self-harm on the PHQ-9, of an answer that was taken back. Stays open: Spoke to her: it was her son who answered (Pat Prescriber,');
    expect(await open(patientId), 'signing past closes nothing').toHaveLength(1);
  });

  test('settled, it is told in the note of that day and holds nothing any more', async () => {
    const { patientId } = await takenBack();
    const { draft } = await readyDraft(patientId);
    await answer(patientId, draft.flags.find((one) => one.flag === FLAG)?.raisedHash ?? '', true);
    const settled = (await readyDraft(patientId)).draft;
    expect(settled.missing).toEqual([]);
    expect(await open(patientId)).toEqual([]);
    const signed = await sign(patientId, settled);
    expect(JSON.stringify(signed.note)).toContain('of an answer that was taken back. Settled: Spoke to her');
  });

  test('an assessment recorded on the alert itself ends the hold too', async () => {
    const { patientId } = await takenBack();
    await assess(patientId, (await open(patientId))[0]?.id);
    expect((await readyDraft(patientId)).draft.missing).toEqual([]);
  });

  test('one whose answer stands but is old is not called taken back', async () => {
    const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
    await database.admin.execute(sql`update patient set birth_on = ${BORN} where id = ${patientId}`);
    const { say } = await (await aForm(patientId, ['phq9'])).phone();
    await say('phq9-9', 1);
    await database.admin.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`update report set reported_on = reported_on - 60 where patient_id = ${patientId}`);
    });
    const flag = (await readyDraft(patientId)).draft.flags.find((one) => one.flag === FLAG);
    expect(flag).toMatchObject({ state: 'open' });
    expect(flag?.message).toContain('The chart does not raise this any more; its alert is still open.');
    expect(flag?.message).not.toContain('taken back');
  });
});

test('signing holds nothing of a patient without a red-flag answer', async () => {
  const { draft } = await readyToSign(clinics.prescriber, await aTreatedPatient(database.admin, clinics.prescriber));
  expect(draft.flags).toEqual([]);
});
