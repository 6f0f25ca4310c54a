import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditRows, makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { sqlState, withClinic } from '@/db/client';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { appRouter } from '@/server/api/root';
import { createCallerFactory } from '@/server/api/trpc';
import { addDays } from '@/server/clinical/model/local-date';
import type { Draft } from '@/server/contracts/visit';
import type { VisitFields } from '@/server/contracts/visit-fields';
import { loadKnowledge } from '@/server/knowledge/load';
import { verifyNotes } from './verify-notes';

process.env.LOG_LEVEL = 'silent';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let second: TestPerson;
let trainee: TestPerson;

const as = (person: TestPerson, how: { readonly signedInAt?: Date | null; readonly inTraining?: boolean } = {}) =>
  createCallerFactory(appRouter)({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles, signedInAt: new Date(), ...how }, why: null, requestId: 'visits-test' });

/** Asymmetric matchers are of any type. */
const having = (text: string): unknown => expect.stringContaining(text);

let made = 0;
/** A patient on sertraline 100 mg, of a name like nobody else's. */
async function newPatient(): Promise<string> {
  made += 1;
  const family = ['Quist', 'Ypsilanti', 'Zweig', 'Abernathy', 'Bjornson', 'Castellano', 'Dombrowski', 'Eriksen', 'Fitzwilliam', 'Grünewald', 'Hatzis', 'Ibsen', 'Jankowski', 'Kowalczyk', 'Lindqvist'][made] ?? `Person ${made}`;
  const patientId = await makePatient(database.admin, clinics.river, { family, given: ['Ulla', 'Viggo', 'Wanda', 'Xenia'][made % 4] ?? 'Ulla', birthOn: `19${60 + made}-0${1 + (made % 8)}-1${made % 9}`, number: `V-${made}00` });
  await as(clinics.prescriber).medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-10', mgPerDay: '100', timesPerDay: 1, form: 'tablet', indication: 'depression', reason: null });
  return patientId;
}

const chosen = ({ fields }: Draft, changes: Partial<VisitFields> = {}): VisitFields => ({ ...fields, decision: { kind: 'options', options: ['watchful-waiting'], why: null }, ...changes });

async function ready(patientId: string, changes: Partial<VisitFields> = {}): Promise<Draft> {
  const caller = as(clinics.prescriber);
  const draft = await caller.visits.open({ patientId });
  const saved = await caller.visits.save({ patientId, visitId: draft.visitId, version: draft.version, fields: chosen(draft, changes), seen: null });
  if (saved.kind !== 'saved') throw new Error('not saved');
  return saved.draft;
}
const signing = (patientId: string, { visitId, version, seenHash }: Draft, key = `key-${visitId.slice(0, 8)}`) => ({ patientId, visitId, version, seenHash, idempotencyKey: key });

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  const add = async (name: string): Promise<TestPerson> => {
    const email = `${name.toLowerCase().replace(' ', '.')}@river.example`;
    const { rows } = await database.admin.execute<{ id: string }>(sql`with u as (insert into "user" (name, email, email_verified) values (${name}, ${email}, true) returning id) insert into membership (clinic_id, user_id, role) select ${clinics.river.id}::uuid, id, 'prescriber' from u returning user_id as id`);
    return { id: rows[0]?.id ?? '', name, email, roles: ['prescriber'], clinic: clinics.river };
  };
  second = await add('Sec Ond');
  trainee = await add('Tra Inee');
});

/** Reading charts one after the other is itself a raised risk; each test begins rested. */
const rested = () => database.admin.execute(sql`alter table audit_event disable trigger all; update audit_event set at = at - interval '11 minutes'; alter table audit_event enable trigger all`);

describe('a draft', () => {
  test('is one a patient and author, and survives in the database', async () => {
    const patientId = await newPatient();
    const first = await as(clinics.prescriber).visits.open({ patientId });
    expect((await as(clinics.prescriber).visits.open({ patientId })).visitId).toBe(first.visitId);
    expect((await as(second).visits.open({ patientId })).visitId).not.toBe(first.visitId);
    expect((await as(clinics.prescriber).visits.list({ patientId })).others).toHaveLength(1);
  });

  test('saved on an older version is a conflict that shows the other text; nothing is lost', async () => {
    const patientId = await newPatient();
    const caller = as(clinics.prescriber);
    const draft = await caller.visits.open({ patientId });
    const save = (reason: string) => caller.visits.save({ patientId, visitId: draft.visitId, version: draft.version, fields: { ...draft.fields, reason }, seen: null });
    expect(await save('first')).toMatchObject({ kind: 'saved', draft: { version: 2 } });
    expect(await save('second')).toMatchObject({ kind: 'conflict', theirs: { version: 2, fields: { reason: 'first' } } });
  });

  test('of six saves at once on one version exactly one wins', async () => {
    const patientId = await newPatient();
    const caller = as(clinics.prescriber);
    const draft = await caller.visits.open({ patientId });
    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, n) => caller.visits.save({ patientId, visitId: draft.visitId, version: draft.version, fields: { ...draft.fields, reason: `no. ${n}` }, seen: null })));
    expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
  });

  test('is ordered as the clinic set it, from its settings on', async () => {
    const patientId = await newPatient();
    const sections = async (): Promise<string[]> => (await as(clinics.prescriber).visits.open({ patientId })).note.sections.map(({ id }) => id);
    expect((await sections())[0]).toBe('assessment');
    await database.admin.execute(sql`insert into clinic_setting (clinic_id, version, note_order, changed_by_name) values (${clinics.river.id}, 1001, 'soap', 'Test')`);
    expect(await sections()).toEqual(['objective', 'assessment', 'checks', 'basis']);
    await database.admin.execute(sql`insert into clinic_setting (clinic_id, version, note_order, changed_by_name) values (${clinics.river.id}, 1002, 'apso', 'Test')`);
  });

  test('of somebody else can be read, not written; of another patient or clinic it is not found', async () => {
    const patientId = await newPatient();
    const draft = await as(clinics.prescriber).visits.open({ patientId });
    expect(await as(second).visits.get({ visitId: draft.visitId })).toMatchObject({ state: 'draft', draft: { isMine: false } });
    const save = (caller: ReturnType<typeof as>, of: string) => caller.visits.save({ patientId: of, visitId: draft.visitId, version: 1, fields: draft.fields, seen: null });
    await expect(save(as(second), patientId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(save(as(clinics.prescriber), clinics.otherPatientId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(as(clinics.stranger).visits.get({ visitId: draft.visitId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(as(clinics.coordinator).visits.open({ patientId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('signing', () => {
  test('keeps what was seen, its tasks and its audit row; the same key again gives the same signature', async () => {
    const patientId = await newPatient();
    await rested();
    const draft = await ready(patientId);
    const [signed, ...again] = await Promise.all(Array.from({ length: 8 }, () => as(clinics.prescriber).visits.sign(signing(patientId, draft))));
    expect(signed).toMatchObject({ status: 'signed', version: 1, number: having('R-20'), patient: { id: patientId } });
    for (const other of again) expect(other.noteId).toBe(signed?.noteId);
    expect(signed?.note.sections).toEqual(draft.note.sections);
    const { rows } = await database.admin.execute<{ notes: number; tasks: number; kept: number }>(sql`select (select count(*)::int from signed_note where patient_id = ${patientId}) as notes, (select count(*)::int from follow_up_task where patient_id = ${patientId}) as tasks, (select count(*)::int from knowledge_release) as kept`);
    expect(rows[0]).toEqual({ notes: 1, tasks: draft.tasks.length, kept: 1 });
    expect(draft.tasks.length).toBeGreaterThan(0);
    expect((await auditRows(database.admin)).filter(({ event, patientId: of }) => event === 'note.signed' && of === patientId).length).toBeGreaterThan(0);
    await expect(as(clinics.prescriber).visits.sign(signing(patientId, draft, 'another-key'))).rejects.toMatchObject({ code: 'CONFLICT' });
    const { options } = draft;
    const listed = await as(clinics.coordinator).visits.list({ patientId });
    expect(listed).toMatchObject({ draft: null, notes: [{ visitId: draft.visitId, number: signed?.number, on: draft.on, status: 'signed', decision: { words: options.find(({ id }) => id === 'watchful-waiting')?.title, returnOn: null } }] });
  });

  test('H-10: waits for a reason where what was chosen is not applicable, and the note says both', async () => {
    const { on } = await ready(await newPatient());
    const patientId = await newPatient();
    await rested();
    const caller = as(clinics.prescriber);
    await caller.reports.create({ patientId, instrument: 'phq9', on, filledBy: 'patient', scores: { total: 12 } });
    const closed = (why: string | null): Promise<Draft> => ready(patientId, { decision: { kind: 'options', options: ['bupropion-augmentation'], why }, typed: [{ id: 'own-plan', section: 'plan', text: 'By hand.' }] });
    const bare = await closed(null);
    expect(bare).toMatchObject({ mustSayWhy: ['bupropion-augmentation'], missing: ['Say why, although not applicable on this chart: Add bupropion to the present antidepressant.'] });
    await expect(caller.visits.sign(signing(patientId, bare, 'key-bare'))).rejects.toMatchObject({ message: having('Nothing was signed. Say why') });
    // A reason of something else that is chosen does not stand for it, and that of something that is not chosen is not signed.
    const elsewhere = { decision: { kind: 'options' as const, options: ['bupropion-augmentation' as const, 'therapy-referral' as const], why: null }, typed: [{ id: 'own-plan', section: 'plan' as const, text: 'By hand.' }] };
    const reasons = [{ option: 'therapy-referral' as const, why: 'She asks for it', planned: { from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [] } }, { option: 'ketamine-pathway' as const, why: 'Not signed' }];
    const beside = await ready(patientId, { ...elsewhere, reasons });
    expect(beside.missing).toEqual(bare.missing);
    expect(beside.fields.reasons).toEqual(reasons);
    expect(JSON.stringify(beside.note)).toContain('She asks for it');
    expect(JSON.stringify(beside.note)).not.toContain('Not signed');
    expect((await ready(patientId, { ...elsewhere, reasons: [...reasons, { option: 'bupropion-augmentation', why: 'By the ward' }] })).missing).toEqual([]);
    const given = await closed('Added by the ward before the score rose');
    const { note } = await caller.visits.sign(signing(patientId, given, 'key-given'));
    const text = note.sections.flatMap(({ segments }) => segments.map((segment) => segment.text)).join(' ');
    expect(text).toContain('Reason: Added by the ward before the score rose.');
    expect(text).toContain('Chosen although not applicable. Not on this chart: ');
    expect(given.readBack.find(({ label }) => label === 'Decision')?.lines).toHaveLength(2);
  });

  test('is refused when the chart, the draft or the day changed since it was seen', async () => {
    const patientId = await newPatient();
    const draft = await ready(patientId);
    await as(clinics.prescriber).reports.create({ patientId, instrument: 'phq9', on: addDays(draft.on, -1), filledBy: 'patient', scores: { total: 7 } });
    await expect(as(clinics.prescriber).visits.sign(signing(patientId, draft))).rejects.toMatchObject({ code: 'CONFLICT', message: having('changed since you looked') });
    const fresh = await as(clinics.prescriber).visits.get({ visitId: draft.visitId });
    if (fresh.state !== 'draft') throw new Error('signed');
    await expect(as(clinics.prescriber).visits.sign({ ...signing(patientId, fresh.draft), version: fresh.draft.version + 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('says which sentences and options read otherwise than when the author last looked and through what, and waits for the look', async () => {
    const patientId = await newPatient();
    const caller = as(clinics.prescriber);
    const draft = await ready(patientId);
    const save = (of: Draft, seen: Draft | null) => caller.visits.save({ patientId, visitId: of.visitId, version: of.version, fields: of.fields, seen: seen === null ? null : { fingerprint: seen.fingerprint } });
    expect(await save(draft, draft)).toMatchObject({ kind: 'saved', draft: { changed: [], stale: null, mustLook: false } });
    await as(clinics.coordinator).reports.create({ patientId, instrument: 'phq9', on: draft.on, filledBy: 'patient', answers: Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`phq9-${n + 1}`, 1])) });
    const view = await caller.visits.get({ visitId: draft.visitId });
    if (view.state !== 'draft') throw new Error('signed');
    const { draft: amber } = view;
    expect(amber.mustLook).toBe(true);
    expect(amber.changed).toContainEqual({ id: 'assessment.mood', before: 'PHQ-9 not recorded.' });
    expect(amber.stale?.inputs).toEqual([{ by: 'Cory Coordinator', at: expect.stringMatching(/^\d\d:\d\d$/) as unknown, what: having('report received: PHQ-9, 9 of 27') }]);
    expect(amber.stale?.options.find(({ id }) => id === 'dose-reduction')).toMatchObject({ was: 'ask-first', now: 'contraindicated' });
    for (const { flag, raisedHash } of amber.flags) await caller.flags.answer({ patientId, flag, raisedHash, what: 'Asked directly: no plan', settled: true });
    // What was on the screen before is not what the chart says now: that look does not count.
    const older = await save({ ...amber, fields: { ...amber.fields, decision: { kind: 'options', options: ['watchful-waiting'], why: 'again in two days' } } }, draft);
    if (older.kind !== 'saved') throw new Error('not saved');
    await expect(caller.visits.sign(signing(patientId, older.draft))).rejects.toMatchObject({ code: 'CONFLICT', message: having('changed since you looked') });
    const looked = await save(older.draft, older.draft);
    expect(looked).toMatchObject({ kind: 'saved', draft: { changed: [], stale: null, mustLook: false, missing: [] } });
  });

  test('needs a decision, the author, the patient on the screen, and a recent password', async () => {
    const patientId = await newPatient();
    const caller = as(clinics.prescriber);
    const open = await caller.visits.open({ patientId });
    await expect(caller.visits.sign(signing(patientId, open))).rejects.toMatchObject({ message: having('Decide') });
    const draft = await ready(patientId);
    await expect(as(second).visits.sign(signing(patientId, draft))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(caller.visits.sign(signing(clinics.otherPatientId, draft))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(as(clinics.prescriber, { signedInAt: new Date(Date.now() - 11 * 60_000) }).visits.sign(signing(patientId, draft))).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    await expect(as(clinics.prescriber, { signedInAt: null }).visits.sign({ ...signing(patientId, draft), proof: 'not the password' })).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  });

  test('asks for initials and birth year only after another chart was opened', async () => {
    const patientId = await newPatient();
    await rested();
    expect((await ready(patientId)).risks).toEqual([]);
    await as(clinics.prescriber).workspace.get({ patientId: clinics.otherPatientId });
    const draft = await ready(patientId);
    // Sessions and devices of one account count together: it speaks of the account, not of the person before the screen.
    expect(draft.risks).toEqual(['In the last 10 minutes your account had another chart open.']);
    await expect(as(clinics.prescriber).visits.sign({ ...signing(patientId, draft), initials: 'XX', birthYear: '1901' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const initials = `${draft.patient.given.slice(0, 1)}.${draft.patient.family.slice(0, 1)}.`.toLowerCase();
    expect(await as(clinics.prescriber).visits.sign({ ...signing(patientId, draft), initials, birthYear: draft.patient.birthOn?.slice(0, 4) ?? '' })).toMatchObject({ status: 'signed' });
  });

  test('waits for an answer to a raised flag, which stays in the note', async () => {
    const patientId = await newPatient();
    const caller = as(clinics.prescriber);
    const today = (await caller.visits.open({ patientId })).on;
    await caller.reports.create({ patientId, instrument: 'phq9', on: today, filledBy: 'patient', answers: Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`phq9-${n + 1}`, 1])) });
    const draft = await ready(patientId);
    expect(draft.flags.find(({ flag }) => flag === 'phq9-item9')).toMatchObject({ state: 'open', how: having('risk assessment') });
    await expect(caller.visits.sign(signing(patientId, draft))).rejects.toMatchObject({ message: having('Answer the flag') });
    for (const { flag, raisedHash } of draft.flags) await caller.flags.answer({ patientId, flag, raisedHash, what: 'Asked directly: no plan, no means', settled: true });
    const cleared = await ready(patientId, { decision: { kind: 'options', options: ['watchful-waiting'], why: 'seen again in two days' } });
    expect(cleared.missing).toEqual([]);
    expect(JSON.stringify(cleared.note)).toContain('Settled: Asked directly: no plan, no means (Pat Prescriber');
  });

  test('a flag that is signed past stays open in the chart, on the home page and in what is read back; once settled it is told as settled, until other facts raise it anew', async () => {
    const patientId = await newPatient();
    const caller = as(clinics.prescriber);
    const today = (await caller.visits.open({ patientId })).on;
    const answers = (each: number) => Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`phq9-${n + 1}`, each]));
    const flagOf = (workspace: { readonly flagAnswers: readonly { readonly flag: string }[] }) => workspace.flagAnswers.find(({ flag }) => flag === 'phq9-item9');
    const onHome = async () => (await caller.today.get()).look.find(({ id }) => id === patientId)?.reasons.find((reason) => reason.kind === 'flag' && reason.id === 'phq9-item9');
    await caller.reports.create({ patientId, instrument: 'phq9', on: addDays(today, -1), filledBy: 'patient', answers: answers(1) });
    const asksOf = async () => (await caller.workspace.get({ patientId })).urgentAsks;
    expect(flagOf(await caller.workspace.get({ patientId }))).toBeUndefined();
    expect(await asksOf()).toMatchObject([{ flag: 'phq9-item9', level: 'urgent', answer: null }]);
    expect(await onHome()).toMatchObject({ answered: null });

    const raisedHash = (await asksOf())[0]?.raisedHash ?? '';
    const open = await caller.flags.answer({ patientId, flag: 'phq9-item9', raisedHash, what: 'Not reached, seen tomorrow', settled: false });
    expect(flagOf(open)).toMatchObject({ what: 'Not reached, seen tomorrow', by: 'Pat Prescriber', on: today, settled: false });
    expect(await onHome()).toMatchObject({ answered: { by: 'Pat Prescriber', on: today } });
    expect(await asksOf()).toMatchObject([{ flag: 'phq9-item9', answer: { settled: false } }]);
    const draft = await ready(patientId);
    expect(draft.flags.find(({ flag }) => flag === 'phq9-item9')).toMatchObject({ state: 'answered', answer: { settled: false } });
    expect(draft.missing.join(' ')).not.toContain('phq9');
    expect(draft.unasked).toEqual([{ question: 'suicidal-now', short: 'suicidal thoughts now', state: 'Not asked', isListed: false }]);
    expect(JSON.stringify(draft.note)).toContain('Not asked: suicidal thoughts now.');
    expect(draft.readBack).toContainEqual({ label: 'Not answered', lines: ['Not asked: suicidal thoughts now. The chart asks for it.'] });
    expect(JSON.stringify(draft.note)).toContain('Stays open: Not reached, seen tomorrow (Pat Prescriber');
    expect(draft.readBack.find(({ label }) => label === 'Flag stays open')?.lines.join(' ')).toContain('Not reached, seen tomorrow (Pat Prescriber');

    await expect(caller.flags.answer({ patientId, flag: 'phq9-item9', raisedHash, what: 'x', settled: true })).rejects.toMatchObject({ code: 'BAD_REQUEST', message: having('Say in a few words what was found') });
    const settled = await caller.flags.answer({ patientId, flag: 'phq9-item9', raisedHash, what: 'Asked directly: no plan, no means', settled: true });
    expect(flagOf(settled)).toMatchObject({ what: 'Asked directly: no plan, no means', settled: true });
    expect(await onHome()).toBeUndefined();
    const after = await ready(patientId);
    expect(after.readBack.map(({ label }) => label)).not.toContain('Flag stays open');
    expect(after.unasked).toEqual([]);

    const { assessment, flagAnswers } = await caller.reports.create({ patientId, instrument: 'phq9', on: today, filledBy: 'patient', answers: answers(1) });
    expect(assessment.flags.map(({ id }) => id)).toContain('phq9-item9');
    expect(flagOf({ flagAnswers })).toBeUndefined();
    expect(await onHome()).toMatchObject({ answered: null });
  });

  test('H-17: an old answer of danger that was settled on an earlier day is told in the note signed next, not in the one after, and again in what amends it and after what told it was entered in error', async () => {
    const patientId = await newPatient();
    const caller = as(clinics.prescriber);
    const { on } = await caller.visits.open({ patientId: await newPatient() });
    await caller.reports.create({ patientId, instrument: 'sbr', on: addDays(on, -40), filledBy: 'patient', answers: { 'ctx-self-harm-to-feel': 'yes, a thought' } });
    const told = ({ note }: Pick<Draft, 'note'>): boolean => JSON.stringify(note).includes('Settled: Asked directly, long past');
    for (const { flag, raisedHash } of (await ready(patientId)).flags) await caller.flags.answer({ patientId, flag, raisedHash, what: 'Asked directly, long past', settled: true });
    for (const act of [sql`alter table flag_answer disable trigger all`, sql`update flag_answer set answered_on = ${addDays(on, -1)}, at = at - interval '1 day' where patient_id = ${patientId}`, sql`alter table flag_answer enable trigger all`]) await database.admin.execute(act);
    const next = async (): Promise<Draft> => ready(patientId, { decision: { kind: 'options', options: ['watchful-waiting'], why: 'seen again' } });
    await rested();
    const first = await next();
    expect(told(first)).toBe(true);
    const { visitId } = await caller.visits.sign(signing(patientId, first));
    const amending = await caller.visits.amend({ patientId, visitId, why: 'Wrong word' });
    const view = await caller.visits.get({ visitId: amending.visitId });
    if (view.state !== 'draft') throw new Error('no draft');
    expect(told(view.draft)).toBe(true);
    await caller.visits.sign(signing(patientId, view.draft, 'amended-key'));
    const silent = await next();
    expect(told(silent)).toBe(false);
    await caller.visits.sign(signing(patientId, silent, 'silent-key'));
    expect(told(await next())).toBe(false);

    // Its telling was taken out of the record, the version before it is replaced, and the note that stands last was silent because of both.
    await caller.visits.enterInError({ patientId, visitId: amending.visitId, why: 'Other patient' });
    const again = await next();
    expect(told(again)).toBe(true);
    await caller.visits.sign(signing(patientId, again, 'again-key'));
    expect(told(await next())).toBe(false);
  });

  test('no answer settles a stop that the content lets nobody override; said to be open it is answered and stays', async () => {
    const patientId = await newPatient();
    const caller = as(clinics.prescriber);
    const today = (await caller.visits.open({ patientId })).on;
    const { chart } = await caller.medications.start({ patientId, drugId: null, name: 'lorazepam', startOn: '2026-01-10', mgPerDay: '2', timesPerDay: 1, form: 'tablet', indication: 'anxiety', reason: null });
    const episodeId = chart.episodes.find(({ drug }) => drug === 'lorazepam')?.id ?? '';
    await caller.medications.stop({ patientId, episodeId, stopOn: addDays(today, -1), reasonKind: 'patient-choice', reasonText: null });
    const stop = (await ready(patientId)).flags.find(({ flag }) => flag === 'alcohol-sedative-abrupt');
    expect(stop).toMatchObject({ level: 'stop', maySettle: false });
    const { flag = '', raisedHash = '' } = stop ?? {};
    await expect(caller.flags.answer({ patientId, flag, raisedHash, what: 'Will see the addiction service', settled: true })).rejects.toMatchObject({ code: 'BAD_REQUEST', message: having('No answer settles this flag') });
    expect((await caller.flags.answer({ patientId, flag, raisedHash, what: 'Will see the addiction service', settled: false })).flagAnswers).toMatchObject([{ flag, settled: false }]);
    expect((await ready(patientId)).readBack.find(({ label }) => label === 'Flag stays open')?.lines.join(' ')).toContain('Will see the addiction service');
  });

  test('H-02, H-17: an answer speaks for the flag that was on the screen; of a report that came meanwhile nothing is settled, from the chart or from the visit', async () => {
    const patientId = await newPatient();
    const caller = as(clinics.prescriber);
    const today = (await caller.visits.open({ patientId })).on;
    const report = (back: number, item9: number) =>
      caller.reports.create({ patientId, instrument: 'phq9', on: addDays(today, -back), filledBy: 'patient', answers: { ...Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`phq9-${n + 1}`, 1])), 'phq9-9': item9 } });
    const seen = await report(1, 1);
    const inVisit = (await ready(patientId)).flags.find(({ flag }) => flag === 'phq9-item9');
    const inChart = seen.urgentAsks.find(({ flag }) => flag === 'phq9-item9');
    await report(0, 3);
    for (const shown of [inChart, inVisit]) {
      const { flag = '', raisedHash = '' } = shown ?? {};
      for (const settled of [true, false]) await expect(caller.flags.answer({ patientId, flag, raisedHash, what: 'A passing thought in spring', settled })).rejects.toMatchObject({ code: 'CONFLICT', message: having('Look at the flag as it stands now') });
    }
    const fresh = await caller.workspace.get({ patientId });
    expect(fresh.urgentAsks).toMatchObject([{ flag: 'phq9-item9', level: 'emergency', answer: null }]);
    const answered = await caller.flags.answer({ patientId, flag: 'phq9-item9', raisedHash: fresh.urgentAsks[0]?.raisedHash ?? '', what: 'Asked directly: no plan, no means', settled: true });
    expect(answered.urgentAsks).toMatchObject([{ answer: { settled: true } }]);
  });
});

describe('after signing', () => {
  const sign = async (who = clinics.prescriber, how = {}): Promise<{ patientId: string; visitId: string; noteId: string; sha256: string }> => {
    const patientId = await newPatient();
    await rested();
    const caller = as(who, how);
    const draft = await caller.visits.open({ patientId });
    const saved = await caller.visits.save({ patientId, visitId: draft.visitId, version: draft.version, fields: chosen(draft), seen: null });
    if (saved.kind !== 'saved') throw new Error('not saved');
    const { noteId, sha256 } = await caller.visits.sign(signing(patientId, saved.draft));
    return { patientId, visitId: draft.visitId, noteId, sha256 };
  };

  test('others add addenda, once for each key; a draft takes none', async () => {
    const { patientId, visitId } = await sign();
    const add = { patientId, visitId, text: 'Called back:\nsleeps better.', lateEntryFor: null, idempotencyKey: 'addendum-1' };
    await as(second).visits.addAddendum(add);
    expect(await as(second).visits.addAddendum(add)).toMatchObject({ addenda: [{ number: 1, text: 'Called back:\nsleeps better.', author: { name: 'Sec Ond' } }] });
    const open = await as(clinics.prescriber).visits.open({ patientId });
    await expect(as(second).visits.addAddendum({ ...add, visitId: open.visitId, idempotencyKey: 'addendum-2' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('an amendment keeps the number, has the next version, and both stay', async () => {
    const { patientId, visitId } = await sign();
    const caller = as(clinics.prescriber);
    await expect(as(second).visits.amend({ patientId, visitId, why: 'Wrong day' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const next = await caller.visits.amend({ patientId, visitId, why: 'Wrong day' });
    const view = await caller.visits.get({ visitId: next.visitId });
    if (view.state !== 'draft') throw new Error('signed');
    const amended = await caller.visits.sign(signing(patientId, view.draft, 'amend-key'));
    expect(amended).toMatchObject({ version: 2, amends: { why: 'Wrong day' } });
    expect(await caller.visits.get({ visitId })).toMatchObject({ signed: { status: 'amended', amendedBy: { version: 2, inError: false }, number: amended.number } });
    // The same decision on the same day: each task is the one that was there, under the note that stands now.
    const { rows } = await database.admin.execute(sql`select distinct n.version, t.status from follow_up_task t join signed_note n on n.id = t.note_id where t.patient_id = ${patientId} order by 1`);
    expect(rows).toEqual([{ version: 2, status: 'open' }]);
    await caller.visits.enterInError({ patientId, visitId: next.visitId, why: 'Amended the wrong note' });
    expect(await caller.visits.get({ visitId })).toMatchObject({ signed: { status: 'amended', amendedBy: { version: 2, inError: true } } });
  });

  test('where the newest version is entered in error none of the note stands: no plan, no decision, nothing since it', async () => {
    const patientId = await newPatient();
    await rested();
    const caller = as(clinics.prescriber);
    const { request, start } = await caller.plan.preview({ patientId, option: 'dose-reduction', request: null, start: null });
    if (request === null) throw new Error('nothing proposed');
    const lower = { decision: { kind: 'options' as const, options: ['dose-reduction' as const], why: null }, plan: { option: 'dose-reduction' as const, request, start } };
    const first = await caller.visits.sign(signing(patientId, await ready(patientId, lower)));
    const { rows } = await database.admin.execute<{ id: string }>(sql`select id from follow_up_task where patient_id = ${patientId} order by due_on, id limit 1`);
    const taskId = rows[0]?.id ?? '';
    const amended = async (visitId: string, changes: Partial<VisitFields>): Promise<string> => {
      await rested();
      const next = await caller.visits.amend({ patientId, visitId, why: 'Decided otherwise' });
      await caller.visits.sign(signing(patientId, await ready(patientId, changes)));
      return next.visitId;
    };
    const told = async () => ({
      current: (await caller.plan.current({ patientId }))?.kind ?? null,
      running: (await caller.worklist.task({ patientId, taskId })).plan?.number ?? null,
      since: (await caller.outcomes.ofPatient({ patientId })).since?.decision ?? null,
    });
    expect(await told()).toMatchObject({ current: 'signed', running: having('R-'), since: having('dose') });
    const secondId = await amended(first.visitId, lower);
    // An amendment without a plan: that of the version before is not taken up again.
    const thirdId = await amended(secondId, { plan: null });
    expect(await told()).toMatchObject({ current: null, running: null, since: having('Watch') });
    expect(await caller.visits.get({ visitId: first.visitId })).toMatchObject({ signed: { status: 'amended', amendedBy: { visitId: thirdId, version: 3, inError: false } } });
    await rested();
    await caller.visits.enterInError({ patientId, visitId: thirdId, why: 'Other patient' });
    for (const visitId of [first.visitId, secondId]) expect(await caller.visits.get({ visitId })).toMatchObject({ signed: { status: 'amended', amendedBy: { visitId: thirdId, version: 3, inError: true } } });
    expect(await told()).toEqual({ current: null, running: null, since: null });
    const { draft } = await caller.visits.get({ visitId: (await caller.visits.open({ patientId })).visitId }).then((view) => (view.state === 'draft' ? view : Promise.reject(new Error('signed'))));
    expect(JSON.stringify(draft.note)).not.toContain(first.number);
  });

  test('a plan comes back as its author had set it, and once it is signed with the step that the record is on', async () => {
    const patientId = await newPatient();
    await rested();
    const caller = as(clinics.prescriber);
    const { request, start } = await caller.plan.preview({ patientId, option: 'dose-reduction', request: null, start: null });
    if (request === null) throw new Error('nothing proposed');
    const plan = { option: 'dose-reduction' as const, request: { ...request, steering: { ...request.steering, holds: [{ step: 1, days: 7 }] } }, start };
    const draft = await ready(patientId, { decision: { kind: 'options', options: ['dose-reduction'], why: null }, plan });
    expect(await caller.plan.current({ patientId })).toMatchObject({ kind: 'draft', asked: plan, underWay: null });
    await caller.visits.sign(signing(patientId, draft));
    expect(await caller.plan.current({ patientId })).toMatchObject({ kind: 'signed', asked: plan, underWay: { n: 0, of: 2, by: 'dates' } });
    const { chart, on } = await caller.workspace.get({ patientId });
    await caller.medications.changeDose({ patientId, episodeId: chart.episodes[0]?.id ?? '', from: on, mgPerDay: '50', timesPerDay: 1, form: 'tablet', reason: null });
    expect(await caller.plan.current({ patientId })).toMatchObject({ asked: { start: addDays(on, 1), request: { steering: { holds: [{ step: 1, days: 7 }], resumeAt: 2 } } }, underWay: { n: 2, of: 2, by: 'record' } });
  });

  test('entered in error marks it once and takes its tasks back', async () => {
    const { patientId, visitId } = await sign();
    const mark = { patientId, visitId, why: 'Other patient' };
    expect(await as(clinics.prescriber).visits.enterInError(mark)).toMatchObject({ status: 'entered in error', may: { addAddendum: false } });
    const { rows } = await database.admin.execute(sql`select distinct t.status, t.reason from follow_up_task t where t.patient_id = ${patientId}`);
    expect(rows).toEqual([{ status: 'cancelled', reason: having('entered in error: Other patient') }]);
    await expect(as(clinics.prescriber).visits.enterInError(mark)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('what a note entered in error had put an end to is asked for again, by the decision that stands', async () => {
    const patientId = await newPatient();
    await rested();
    const caller = as(clinics.prescriber);
    const open = async () => (await database.admin.execute<{ number: string; what: string; on: string }>(sql`select n.number, t.what, t.due_on as "on" from follow_up_task t join signed_note n on n.id = t.note_id where t.patient_id = ${patientId} and t.status = 'open' order by t.due_on, t.what`)).rows;
    const { request, start } = await caller.plan.preview({ patientId, option: 'dose-reduction', request: null, start: null });
    if (request === null) throw new Error('nothing proposed');
    const first = await caller.visits.sign(signing(patientId, await ready(patientId, { decision: { kind: 'options', options: ['dose-reduction'], why: null }, plan: { option: 'dose-reduction', request, start } })));
    const before = await open();
    expect(before.length).toBeGreaterThan(3);
    await rested();
    const wrong = await caller.visits.sign(signing(patientId, await ready(patientId, { decision: { kind: 'options', options: ['dose-reduction'], why: null }, plan: { option: 'dose-reduction', request, start: addDays(start, 7) } })));
    expect(await open()).not.toEqual(before);
    await rested();
    await caller.visits.enterInError({ patientId, visitId: wrong.visitId, why: 'Other patient' });
    expect(await open()).toEqual(before);
    await rested();
    await caller.visits.enterInError({ patientId, visitId: first.visitId, why: 'Other patient' });
    expect(await open()).toEqual([]);
  });

  test('H-06: a contact of a young adult that a running plan has on a day is not made a second time by a later visit', async () => {
    const caller = as(clinics.prescriber);
    const patientId = await makePatient(database.admin, clinics.river, { family: 'Quinby', given: 'Yorick', birthOn: '2004-03-05', number: 'V-2004' });
    await caller.medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-10', mgPerDay: '100', timesPerDay: 1, form: 'tablet', indication: 'depression', reason: null });
    await rested();
    const what = loadKnowledge().tapering.general.youngAge?.what ?? '';
    expect(what).not.toBe('');
    const contacts = async () => (await database.admin.execute<{ on: string; number: string }>(sql`select t.due_on as "on", n.number from follow_up_task t join signed_note n on n.id = t.note_id where t.patient_id = ${patientId} and t.status = 'open' and (t.what = ${what} or t.covers @> ${JSON.stringify([{ what }])}::jsonb) order by 1, 2`)).rows;
    const { request, on } = await caller.plan.preview({ patientId, option: 'dose-reduction', request: null, start: null }).then(async (proposed) => ({ ...proposed, on: (await caller.workspace.get({ patientId })).on }));
    if (request === null) throw new Error('nothing proposed');
    await caller.visits.sign(signing(patientId, await ready(patientId, { decision: { kind: 'options', options: ['dose-reduction'], why: null }, plan: { option: 'dose-reduction', request, start: on } })));
    const ofPlan = await contacts();
    expect(ofPlan.length).toBeGreaterThan(0);
    await caller.questions.answer({ patientId, questionId: 'suicidal-now', answers: [{ fact: 'derived:acuteSuicidalIdeationMdd', value: 'absent' }] });
    await caller.questions.answer({ patientId, questionId: 'bipolar', answers: [{ fact: 'condition:bipolar-or-mania', value: 'absent' }, { fact: 'item:bipolar-screen', value: 'absent' }] });
    const { chart } = await caller.workspace.get({ patientId });
    await caller.medications.changeDose({ patientId, episodeId: chart.episodes[0]?.id ?? '', from: on, mgPerDay: '75', timesPerDay: 1, form: 'tablet', reason: null });
    for (const { flag, raisedHash, state } of (await ready(patientId, {})).flags) if (state === 'open') await caller.flags.answer({ patientId, flag, raisedHash, what: 'Asked today: no thoughts of death, knows whom to call', settled: false });
    await rested();
    await caller.visits.sign(signing(patientId, await ready(patientId, { decision: { kind: 'options', options: ['watchful-waiting'], why: null } })));
    const both = await contacts();
    expect(new Set(both.map((one) => one.on)).size, 'one on each day').toBe(both.length);
    expect(both).toEqual(expect.arrayContaining(ofPlan));
  });

  test('a note of a trainee waits for another prescriber', async () => {
    const { patientId, visitId, sha256 } = await sign(trainee, { inTraining: true });
    await expect(as(trainee, { inTraining: true }).visits.coSign({ patientId, visitId, seenHash: sha256, proof: null })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await as(clinics.prescriber).visits.coSign({ patientId, visitId, seenHash: sha256, proof: null })).toMatchObject({ status: 'signed', coSigned: { by: { name: 'Pat Prescriber' } } });
  });

  test('nobody changes, removes or empties what was signed; a row changed by hand is found and shown to nobody', async () => {
    const { visitId, noteId } = await sign();
    const inClinic = (statement: ReturnType<typeof sql>) => withClinic({ clinicId: clinics.river.id, userId: clinics.prescriber.id }, (db) => db.execute(statement)).then(() => null, sqlState);
    for (const statement of [sql`update signed_note set snapshot = '{}'`, sql`delete from signed_note`, sql`truncate signed_note cascade`, sql`update visit set fields = '{}' where id = ${visitId}`]) expect(await inClinic(statement)).toBe('42501');
    for (const statement of [sql`update signed_note set version = 9`, sql`delete from note_addendum`, sql`truncate disclosure`]) expect(await database.admin.execute(statement).then(() => null, sqlState)).toBe(statement === undefined ? null : '42501');
    expect(await verifyNotes(clinics.river.id)).toMatchObject({ broken: [] });
    await database.admin.execute(sql`alter table signed_note disable trigger all`);
    await database.admin.execute(sql`update signed_note set snapshot = replace(snapshot, 'sertraline', 'sertralime') where id = ${noteId}`);
    await database.admin.execute(sql`alter table signed_note enable trigger all`);
    await expect(as(clinics.prescriber).visits.get({ visitId })).rejects.toMatchObject({ code: 'CONFLICT', message: having('does not match') });
    expect((await verifyNotes(clinics.river.id)).broken).toMatchObject([{ noteId, what: having('hash') }]);
  });
});
