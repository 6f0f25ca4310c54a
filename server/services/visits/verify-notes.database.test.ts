import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { assess } from '@/server/clinical/assess';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { Snapshot } from '@/server/clinical/model/note';
import { sha256 } from '@/server/clinical/model/sha256';
import { seal } from '@/server/clinical/note/seal';
import { loadKnowledge } from '@/server/knowledge/load';
import { knowledgeText } from '@/server/knowledge/stamp';
import { endRendering } from '@/server/exports/render-apart';
import { compareSignatures, differences, settleSignatures } from './compare-signatures';
import { exportVisit } from './export-visit';
import type { ServiceContext } from '../context';
import { exportRecord } from '../record/export-record';
import { aTreatedPatient, asPerson, readyToSign } from './testing/ready-to-sign';
import { verifyNotes } from './verify-notes';

process.env.LOG_LEVEL = 'silent';
const database = useTestDatabase();
const dataDir = mkdtempSync(path.join(tmpdir(), 'gamut-verify-'));
const logFile = path.join(dataDir, 'signatures.log');
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
/** A note signed through the application. */
let signed: { noteId: string; visitId: string; patientId: string; sha256: string };
let snapshot: Snapshot;

const byPrescriber = (): ServiceContext => {
  const { id, name, email, clinic, roles } = clinics.prescriber;
  return { actor: { userId: id, name, email, clinic, roles, signedInAt: new Date(), inTraining: false }, requestId: 'verify-test' };
};

/** What only somebody with the whole database in hand can do. */
async function byHand(statement: ReturnType<typeof sql>): Promise<void> {
  await database.admin.execute(sql`alter table signed_note disable trigger all; alter table knowledge_release disable trigger all`);
  await database.admin.execute(statement);
  await database.admin.execute(sql`alter table signed_note enable trigger all; alter table knowledge_release enable trigger all`);
}

/** A note as an earlier release left it: signed then, with that release's content kept under its hash. */
async function signedEarlier({ number, knowledge, engine }: { number: string; knowledge: Knowledge; engine?: string }): Promise<string> {
  const { rows: visits } = await database.admin.execute<{ id: string }>(sql`
    insert into visit (clinic_id, patient_id, author_id, status, visit_on, fields) select clinic_id, patient_id, author_id, 'signed', visit_on, fields from visit where id = ${signed.visitId} returning id`);
  const visitId = visits[0]?.id ?? '';
  const assessment = assess(snapshot.chart, knowledge, snapshot.on);
  const sealed = seal({ ...snapshot, number, visit: { ...snapshot.visit, id: visitId }, knowledge: knowledge.stamp, assessment, engine: engine ?? assessment.engine });
  await database.admin.execute(sql`insert into knowledge_release (sha256, version, content) values (${knowledge.stamp.hash}, ${knowledge.stamp.version}, ${knowledgeText(knowledge)}) on conflict do nothing`);
  const { rows } = await database.admin.execute<{ id: string }>(sql`
    insert into signed_note (clinic_id, patient_id, visit_id, number, version, snapshot, sha256, knowledge_sha256, needs_co_signature, signed_by, signed_at, idempotency_key)
    select clinic_id, patient_id, ${visitId}, ${number}, 1, ${sealed.text}, ${sealed.sha256}, ${knowledge.stamp.hash}, false, signed_by, signed_at, ${`key-${number}`} from signed_note where id = ${signed.noteId} returning id`);
  return rows[0]?.id ?? '';
}

/** A note sealed with something else in it than was signed. */
async function signedOtherwise(number: string, change: Partial<Snapshot>): Promise<string> {
  const noteId = await signedEarlier({ number, knowledge: loadKnowledge() });
  const { rows } = await database.admin.execute<{ visit_id: string }>(sql`select visit_id from signed_note where id = ${noteId}`);
  const sealed = seal({ ...snapshot, number, visit: { ...snapshot.visit, id: rows[0]?.visit_id ?? '' }, ...change });
  await byHand(sql`update signed_note set snapshot = ${sealed.text}, sha256 = ${sealed.sha256} where id = ${noteId}`);
  return noteId;
}

/** This release's content as it could have been before: another wording of each option. */
function olderContent(): Knowledge {
  const { stamp: _stamp, ...current } = loadKnowledge();
  const content = { ...current, options: current.options.map((option) => ({ ...option, title: `${option.title} (as it was called)` })) };
  return { ...content, stamp: { version: '0.0.9', hash: sha256(canonicalJson(content)) } };
}

beforeAll(async () => {
  process.env.DATA_DIR = dataDir;
  clinics = await makeTwoClinics(database.admin);
  const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
  const { input } = await readyToSign(clinics.prescriber, patientId);
  const { noteId, visitId, sha256: hash } = await asPerson(clinics.prescriber).visits.sign(input);
  signed = { noteId, visitId, patientId, sha256: hash };
  const { rows } = await database.admin.execute<{ snapshot: string }>(sql`select snapshot from signed_note where id = ${noteId}`);
  snapshot = JSON.parse(rows[0]?.snapshot ?? '') as Snapshot;
});
afterAll(() => {
  delete process.env.DATA_DIR;
  rmSync(dataDir, { recursive: true });
});

describe('verification of signed notes', () => {
  test('replays on the content that a note was made with, and counts what another engine made', async () => {
    await signedEarlier({ number: 'R-2025-000001', knowledge: olderContent() });
    await signedEarlier({ number: 'R-2025-000002', knowledge: loadKnowledge(), engine: '0.9.0' });
    expect(await verifyNotes(clinics.river.id)).toEqual({ checked: 3, replayed: 2, onOlderContent: 1, otherEngines: [{ engine: '0.9.0', count: 1 }], broken: [] });
  });

  test('finds an assessment that its content does not give', async () => {
    const number = 'R-2025-000003';
    const noteId = await signedOtherwise(number, { assessment: { ...snapshot.assessment, headline: 'Another one' } });
    expect((await verifyNotes(clinics.river.id)).broken).toMatchObject([{ number, what: 'its assessment replays otherwise' }]);
    await byHand(sql`delete from signed_note where id = ${noteId}`);
  });

  test('names a note whose assessment cannot be replayed at all, and goes on with the others', async () => {
    const before = await verifyNotes(clinics.river.id);
    const number = 'R-2025-000005';
    const noteId = await signedOtherwise(number, { chart: { ...snapshot.chart, episodes: null as unknown as Snapshot['chart']['episodes'] } });
    const broken = [{ noteId, number, version: 1, what: 'its assessment cannot be replayed' }];
    expect(await verifyNotes(clinics.river.id)).toEqual({ ...before, checked: before.checked + 1, broken });
    await byHand(sql`delete from signed_note where id = ${noteId}`);
  });

  test('finds content that was changed or thrown away', async () => {
    const older = olderContent().stamp.hash;
    await byHand(sql`update knowledge_release set content = replace(content, 'as it was called', 'as it is called') where sha256 = ${older}`);
    expect((await verifyNotes(clinics.river.id)).broken).toMatchObject([{ number: 'R-2025-000001', what: 'the content it was made with does not match its hash' }]);
    await byHand(sql`delete from knowledge_release where sha256 = ${older}`);
    expect((await verifyNotes(clinics.river.id)).broken).toMatchObject([{ number: 'R-2025-000001', what: 'the content it was made with is not kept' }]);
    await byHand(sql`delete from signed_note where number = 'R-2025-000001'`);
  });

  test('a row whose columns say otherwise than its text is found, and neither shown nor exported', async () => {
    const caller = asPerson(clinics.prescriber);
    const columns = { number: sql`number = 'R-2026-000999'`, version: sql`version = 7` };
    for (const change of Object.values(columns)) {
      await byHand(sql`update signed_note set ${change} where id = ${signed.noteId}`);
      expect((await verifyNotes(clinics.river.id)).broken).toMatchObject([{ noteId: signed.noteId, what: 'its columns say otherwise than its text' }]);
      await expect(caller.visits.get({ visitId: signed.visitId })).rejects.toMatchObject({ code: 'CONFLICT' });
      await byHand(sql`update signed_note set number = ${snapshot.number}, version = ${snapshot.version} where id = ${signed.noteId}`);
    }
    expect((await verifyNotes(clinics.river.id)).broken).toEqual([]);
  });
});

describe('the log of signatures', () => {
  test('has a line for each signature, once for each key; the start adds what it lacks', async () => {
    const { input } = await readyToSign(clinics.prescriber, await aTreatedPatient(database.admin, clinics.prescriber));
    await asPerson(clinics.prescriber).visits.sign(input);
    await asPerson(clinics.prescriber).visits.sign(input);
    const lines = readFileSync(logFile, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(signed.sha256);
    // One of another engine, put there by hand above, was never written down.
    expect((await settleSignatures()).unlogged).toMatchObject([{ number: 'R-2025-000002' }]);
    expect(await compareSignatures()).toEqual({ logged: 3, lost: [], changed: [], unlogged: [], torn: 0 });
  });

  test('a signature stands where the log cannot be written', async () => {
    process.env.DATA_DIR = logFile;
    const { input } = await readyToSign(clinics.prescriber, await aTreatedPatient(database.admin, clinics.prescriber));
    expect(await asPerson(clinics.prescriber).visits.sign(input)).toMatchObject({ status: 'signed' });
    process.env.DATA_DIR = dataDir;
    expect((await settleSignatures()).unlogged).toHaveLength(1);
  });

  test('a row changed together with its hash is found', async () => {
    const { text, sha256: hash } = seal({ ...snapshot, patient: { ...snapshot.patient, given: 'Other' } });
    await byHand(sql`update signed_note set snapshot = ${text}, sha256 = ${hash} where id = ${signed.noteId}`);
    expect((await verifyNotes(clinics.river.id)).broken).toEqual([]);
    expect(differences(await compareSignatures())).toEqual([`not as signatures.log has them: ${snapshot.number} version 1`]);
    // Neither shown nor exported, and no file counts as disclosed; the notes beside it are.
    const { visits } = asPerson(clinics.prescriber);
    await expect(visits.get({ visitId: signed.visitId })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(exportVisit(byPrescriber(), { visitId: signed.visitId, file: 'note.txt', names: false, cancel: false })).rejects.toMatchObject({ code: 'damaged-note' });
    await expect(exportRecord(byPrescriber(), { patientId: signed.patientId, file: 'record.txt', recipient: 'The patient', purpose: 'Asked for it' })).rejects.toMatchObject({ code: 'damaged-note' });
    expect((await database.admin.execute(sql`select from disclosure where visit_id = ${signed.visitId} or file like 'record.%'`)).rows).toHaveLength(0);
    await byHand(sql`update signed_note set snapshot = ${canonicalJson(snapshot)}, sha256 = ${signed.sha256} where id = ${signed.noteId}`);
    expect(differences(await compareSignatures())).toEqual([]);
    expect(await visits.get({ visitId: signed.visitId })).toMatchObject({ state: 'signed' });
    expect((await exportVisit(byPrescriber(), { visitId: signed.visitId, file: 'note.txt', names: false, cancel: false })).bytes.toString()).toContain(signed.sha256);
    await endRendering();
  });

  test('a note whose text cannot be written is shown as signed, without the text', async () => {
    const number = 'R-2025-000004';
    const noteId = await signedEarlier({ number, knowledge: loadKnowledge() });
    const { rows } = await database.admin.execute<{ visit_id: string }>(sql`select visit_id from signed_note where id = ${noteId}`);
    const visitId = rows[0]?.visit_id ?? '';
    // Without what the texts are printed from, no form of it can be written.
    const { text, sha256: hash } = seal({ ...snapshot, number, visit: { ...snapshot.visit, id: visitId }, printed: null as unknown as Snapshot['printed'] });
    await byHand(sql`update signed_note set snapshot = ${text}, sha256 = ${hash} where id = ${noteId}`);
    expect(await asPerson(clinics.prescriber).visits.get({ visitId })).toMatchObject({ state: 'signed', signed: { number, status: 'signed', plainText: null } });
    await byHand(sql`delete from signed_note where id = ${noteId}`);
  });

  test('a signature that the database lost, and a piece of a line, are told', async () => {
    const whole = readFileSync(logFile, 'utf8');
    appendFileSync(logFile, `${whole.split('\n')[0]?.replace(/"noteId":"[^"]+"/, '"noteId":"00000000-0000-7000-8000-000000000001"') ?? ''}\n{"noteId":"what`);
    expect(differences(await compareSignatures())).toEqual([`signed and written down in signatures.log, but not in the database: ${snapshot.number} version 1`, 'one piece of signatures.log cannot be read']);
    writeFileSync(logFile, whole);
  });
});
