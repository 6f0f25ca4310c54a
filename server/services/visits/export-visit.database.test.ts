import { Worker } from 'node:worker_threads';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { appRouter } from '@/server/api/root';
import { createCallerFactory } from '@/server/api/trpc';
import { CHART_FILES, EXPORT_FILES } from '@/server/contracts/export';
import type { ExportFile } from '@/server/contracts/export';
import { endRendering } from '@/server/exports/render-apart';
import { readPdf } from '@/server/exports/testing/read-pdf';
import { exportReports } from '../reports/export-reports';
import { exportVisit } from './export-visit';

process.env.LOG_LEVEL = 'silent';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let patientId: string;
let visitId: string;

const actor = (person: TestPerson) => ({ userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles, signedInAt: new Date(), inTraining: false });
const exported = (file: ExportFile, person = clinics.prescriber) => exportVisit({ actor: actor(person), requestId: 'export-test' }, { visitId, file, names: false, cancel: false });
const disclosures = async (): Promise<{ file: string; note_id: string | null; snapshot_sha256: string | null }[]> =>
  (await database.admin.execute<{ file: string; note_id: string | null; snapshot_sha256: string | null }>(sql`select file, note_id, snapshot_sha256 from disclosure where visit_id = ${visitId}::uuid order by at`)).rows;
const caller = () => createCallerFactory(appRouter)({ actor: actor(clinics.prescriber), why: null, requestId: 'export-test' });

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  patientId = await makePatient(database.admin, clinics.river, { family: 'Overgaard', given: 'Ylva', birthOn: '1971-02-11', number: 'E-100' });
  await caller().medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-10', mgPerDay: '100', timesPerDay: 1, form: 'tablet', indication: 'depression', reason: null });
  const draft = await caller().visits.open({ patientId });
  visitId = draft.visitId;
  const fields = { ...draft.fields, decision: { kind: 'options' as const, options: ['watchful-waiting' as const], why: null } };
  await caller().visits.save({ patientId, visitId, version: draft.version, fields, seen: null });
});
afterAll(endRendering);

describe('a file of a visit', () => {
  test('of a draft says so on every page and leaves a row without a note; a form that cannot say so is refused', async () => {
    const { bytes, name, type } = await exported('note.pdf');
    expect(name).toMatch(/^note-DRAFT-[A-Z0-9]{6}\.pdf$/);
    expect(type).toBe('application/pdf');
    for (const page of (await readPdf(bytes)).pages) expect(page).toContain('DRAFT - not signed');
    expect((await exported('note.txt')).bytes.toString()).toContain('DRAFT - not signed');
    for (const file of ['note.fhir.json', 'plan.ics', 'consult.pdf', 'scores.csv'] as const) await expect(exported(file)).rejects.toThrow('when the note is signed');
    expect(await disclosures()).toEqual([
      { file: 'note.pdf', note_id: null, snapshot_sha256: null },
      { file: 'note.txt', note_id: null, snapshot_sha256: null },
    ]);
  });

  test('is for prescribers of the clinic; nobody else learns that the visit exists', async () => {
    await expect(exported('note.txt', clinics.coordinator)).rejects.toThrow('role');
    const stranger = { ...clinics.prescriber, clinic: clinics.hill };
    await expect(exported('note.txt', stranger)).rejects.toThrow('Not found');
    expect(await disclosures()).toHaveLength(2);
  });

  test('of a signed note bears its number and hash in every form; each leaves its row', async () => {
    await database.admin.execute(sql`alter table audit_event disable trigger all; update audit_event set at = at - interval '11 minutes'; alter table audit_event enable trigger all`);
    const draft = await caller().visits.open({ patientId });
    await caller().visits.sign({ patientId, visitId, version: draft.version, seenHash: draft.seenHash, idempotencyKey: 'export-key-1' });
    const { rows } = await database.admin.execute<{ sha256: string; number: string; help: unknown }>(sql`select sha256, number, snapshot::jsonb -> 'printed' -> 'help' as help from signed_note where visit_id = ${visitId}::uuid`);
    const { sha256 = '', number = '', help } = rows[0] ?? {};
    expect(help, 'the words that the clinic set for somebody in danger').toEqual({ emergency: '911', line: '988', name: 'Test line', wording: 'In danger call 911, or call or text 988.' });
    const before = (await disclosures()).length;
    const offered = EXPORT_FILES.filter((file) => file !== 'plan.ics' && file !== 'handout.pdf');
    for (const file of offered) {
      const { bytes, name } = await exported(file);
      expect(name).toMatch(/^(note-R-\d{4}-\d{6}-v1|consult-[A-Z0-9]{6}|scores-[A-Z0-9]{6})\./);
      if (file === 'note.txt' || file === 'note.md' || file === 'note.fhir.json') {
        expect(bytes.toString()).toContain(number);
        expect(bytes.toString()).toContain(sha256);
      }
    }
    expect((await disclosures()).slice(before)).toEqual(offered.map((file) => expect.objectContaining({ file, snapshot_sha256: sha256 }) as unknown));
    await expect(exported('handout.pdf')).rejects.toThrow('no plan');
  });

  test('of the chart’s reports leaves its row without a visit, with the reading; who may not have it leaves none', async () => {
    const rows = async () => (await database.admin.execute(sql`select file, visit_id, note_id, by_name from disclosure where patient_id = ${patientId}::uuid and visit_id is null order by at`)).rows;
    for (const file of CHART_FILES) await exportReports({ actor: actor(clinics.prescriber), requestId: 'export-test' }, { patientId, file });
    const expected = CHART_FILES.map((file) => ({ file, visit_id: null, note_id: null, by_name: clinics.prescriber.name }));
    expect(await rows()).toEqual(expected);
    await expect(exportReports({ actor: actor(clinics.coordinator), requestId: 'export-test' }, { patientId, file: 'scores.csv' })).rejects.toThrow('role');
    await expect(exportReports({ actor: { ...actor(clinics.prescriber), clinic: clinics.hill }, requestId: 'export-test' }, { patientId, file: 'scores.csv' })).rejects.toThrow('Not found');
    expect(await rows()).toEqual(expected);
  });

  test('that cannot be made is said so: the note stands as it was signed, nothing is counted as disclosed, and the next one is made', async () => {
    const before = (await disclosures()).length;
    const signed = async () => (await database.admin.execute(sql`select sha256, snapshot, signed_at from signed_note where visit_id = ${visitId}::uuid`)).rows;
    const stood = await signed();
    await endRendering();
    // A writer that breaks as soon as it is given something.
    const broken = new Worker("require('node:worker_threads').parentPort.on('message', () => { throw new Error('broken'); })", { eval: true });
    globalThis.gamutExports = { worker: broken, isReady: true, busy: false, queue: [] };
    await expect(exported('note.pdf')).rejects.toThrow('The file could not be made. The note is as it was');
    expect(await disclosures()).toHaveLength(before);
    expect(await signed()).toEqual(stood);
    expect((await exported('note.pdf')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await disclosures()).toHaveLength(before + 1);
  });

  test('of a row changed by hand is refused, and leaves no row of disclosure', async () => {
    const before = (await disclosures()).length;
    await database.admin.execute(sql`alter table signed_note disable trigger all`);
    await database.admin.execute(sql`update signed_note set snapshot = replace(snapshot, 'Overgaard', 'Undergaard') where visit_id = ${visitId}::uuid`);
    await database.admin.execute(sql`alter table signed_note enable trigger all`);
    for (const file of ['note.pdf', 'note.txt', 'note.fhir.json'] as const) await expect(exported(file)).rejects.toThrow('does not match its signature');
    expect(await disclosures()).toHaveLength(before);
  });
});
