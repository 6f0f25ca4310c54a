import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { fillChart } from '@/server/api/testing/full-chart';
import type { RecordFile } from '@/server/contracts/record';
import type { Chart } from '@/server/clinical/model/chart';
import { endRendering } from '@/server/exports/render-apart';
import { readPdf } from '@/server/exports/testing/read-pdf';
import { profileFaults } from '@/server/exports/testing/r4-faults';
import type { ServiceContext } from '../context';
import { importBundle } from '../imports/import-bundle';
import { getWorkspace } from '../workspace/get-workspace';
import { exportRecord } from './export-record';

process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let empty: TestPerson;
const MARK = 'zebra-canary';

const ctxOf = (person: TestPerson): ServiceContext => ({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles }, requestId: 'record-test' });
async function take(person: TestPerson, file: RecordFile) {
  const { base64, name, type } = await exportRecord(ctxOf(person), { patientId: clinics.patientId, file, recipient: 'The patient', purpose: 'Asked for it' });
  return { bytes: Buffer.from(base64, 'base64'), name, type };
}

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  await fillChart(database.admin, clinics.prescriber, { patientId: clinics.patientId, marker: MARK });
  // A yes that puts in danger, and that it stayed unknown when asked again.
  await database.admin.execute(sql`
    insert into fact_confirmation (clinic_id, patient_id, fact, value, asked_on, recorded_by_name)
    select ${clinics.river.id}, ${clinics.patientId}, 'derived:acuteSuicidalIdeationMdd', value, asked_on::date, 'Pat Prescriber' from (values ('present', '2026-11-10'), ('unknown', '2026-11-14')) as said (value, asked_on)`);
  // Two more, asked again later that day: the one that puts in danger stands, the other is taken back.
  await database.admin.execute(sql`
    insert into fact_confirmation (clinic_id, patient_id, fact, value, asked_on, recorded_at, recorded_by_name)
    select ${clinics.river.id}, ${clinics.patientId}, fact, value, '2026-11-12', recorded_at::timestamptz, 'Pat Prescriber'
    from (values ('present', '2026-11-12 15:00Z'), ('unknown', '2026-11-12 16:00Z')) as said (value, recorded_at), (values ('derived:newPsychosis'), ('patient:pregnancy')) as asked (fact)`);
  const { rows } = await database.admin.execute<{ id: string }>(sql`
    with made as (insert into clinic (slug, name, time_zone, country, region) values ('spring', 'Spring Clinic', 'America/New_York', 'US', 'US') returning id)
    insert into membership (clinic_id, user_id, role) select id, ${clinics.prescriber.id}, 'prescriber' from made returning clinic_id as id`);
  empty = { ...clinics.prescriber, clinic: { ...clinics.river, id: rows[0]?.id ?? '', slug: 'spring', name: 'Spring Clinic' } };
});
afterAll(endRendering);

const valuesOf = ({ confirmations }: Chart, asked: string): readonly string[] => confirmations.flatMap(({ fact, value }) => (fact === asked ? [value] : []));

/** A chart without what only says where its facts stand and when they came: ids, provenance, order. */
function content(chart: Chart): unknown {
  const bare = (list: readonly object[]): string[] => list.map((fact) => JSON.stringify({ ...fact, id: null, provenance: null, recordedAt: null })).sort();
  return { patient: chart.patient, received: chart.received, conditions: bare(chart.conditions), allergies: bare(chart.allergies), episodes: bare(chart.episodes), observations: bare(chart.observations), reports: bare(chart.reports), lifeEvents: bare(chart.lifeEvents), confirmations: bare(chart.confirmations), waiting: bare(chart.waiting) };
}

const rowsAbout = async (): Promise<number[]> => {
  const { rows } = await database.admin.execute<{ disclosures: number; audits: number }>(sql`
    select (select count(*)::int from disclosure where file like 'record.%') as disclosures, (select count(*)::int from audit_event where event = 'record.disclosed' and outcome = 'done' and patient_id = ${clinics.patientId}) as audits`);
  return [rows[0]?.disclosures ?? -1, rows[0]?.audits ?? -1];
};

describe('a patient’s whole record', () => {
  test('read into an empty clinic gives the same chart, each entry with one disposition, and a second time nothing', async () => {
    const { bytes, name, type } = await take(clinics.prescriber, 'record.fhir.json');
    expect([name, type]).toEqual([expect.stringMatching(/^record-[A-Z0-9]{6}\.fhir\.json$/), 'application/fhir+json; charset=utf-8']);
    expect(await rowsAbout()).toEqual([1, 1]);
    const bundle = JSON.parse(bytes.toString('utf8')) as { entry: { resource: { resourceType: string } }[] };
    const before = (await getWorkspace(ctxOf(clinics.prescriber), { patientId: clinics.patientId })).chart;
    for (const list of [before.conditions, before.allergies, before.episodes, before.observations, before.reports, before.lifeEvents, before.confirmations, before.waiting]) expect(list.length).toBeGreaterThan(0);
    expect(valuesOf(before, 'derived:acuteSuicidalIdeationMdd')).toEqual(['unknown', 'present']);

    const result = await importBundle(ctxOf(empty), { bytes, patientId: null, door: 'upload' });
    const lists = [...result.taken, ...result.merged, ...result.waiting, ...result.leftOut].map(({ resource }) => resource);
    expect(lists.length).toBe(bundle.entry.length);
    expect(result.waiting.length).toBe(before.waiting.length);
    expect([...new Set(result.leftOut.map(({ why }) => why))].sort()).toEqual(['no part of the chart: Basic', 'no part of the chart: DocumentReference', 'no part of the chart: Provenance']);
    const after = (await getWorkspace(ctxOf(empty), { patientId: result.patient.id ?? '' })).chart;
    expect(valuesOf(before, 'patient:pregnancy')).toEqual(['unknown']);
    expect(valuesOf(after, 'derived:newPsychosis')).toContain('present');
    expect(content(after)).toEqual(content(before));

    const again = await importBundle(ctxOf(empty), { bytes, patientId: null, door: 'upload' });
    expect([again.patient.created, again.taken]).toEqual([false, []]);
    expect(content((await getWorkspace(ctxOf(empty), { patientId: result.patient.id ?? '' })).chart)).toEqual(content(before));
  });

  test('is a valid R4 bundle that holds each signed note as it was signed', async () => {
    const { bytes } = await take(clinics.prescriber, 'record.fhir.json');
    const bundle = JSON.parse(bytes.toString('utf8')) as Parameters<typeof profileFaults>[0];
    expect(profileFaults(bundle)).toEqual([]);
    const notes = (bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === 'DocumentReference' ? [resource] : []));
    const { rows } = await database.admin.execute<{ sha256: string }>(sql`select sha256 from signed_note where patient_id = ${clinics.patientId}`);
    expect(notes.map(({ description }) => description)).toEqual(rows.map(({ sha256 }) => `SHA-256 of what was signed: ${sha256}`));
  });

  test('can be read by a person: as text and as tagged pages that name the patient, with every free text and the notes', async () => {
    const text = (await take(clinics.prescriber, 'record.txt')).bytes.toString('utf8');
    const pdf = (await take(clinics.prescriber, 'record.pdf')).bytes;
    const { pages, tags } = await readPdf(pdf);
    for (const said of [text, pages.join('\n')]) {
      expect(said).toContain('NOVAK, Jana');
      for (const what of [`${MARK} depression`, `${MARK} latex`, `${MARK} loss`, 'sertraline', 'heart', `${MARK} PHQ-9 of 300`, 'SHA-256']) expect(said.replace(/\s+/g, ' ').toLowerCase(), what).toContain(what.toLowerCase());
    }
    expect(text.replace(/\s+/g, ' ')).toContain('14-Nov-2026: Suicidal thoughts now: asked, still unknown (by Pat Prescriber)');
    expect(text.replace(/\s+/g, ' ')).toContain('10-Nov-2026: Suicidal thoughts now: yes (by Pat Prescriber)');
    expect(text, 'a key or an id stands where a person reads').not.toMatch(/\b(?:derived|condition|medication|item|patient|allergy):[a-z0-9]|ctx-|:before/i);
    pages.forEach((page, index) => { expect(page).toContain(`Page ${index + 1} of ${pages.length}`); });
    for (const tag of ['H1', 'H2', 'H3', 'P']) expect(tags).toContain(tag);
  });

  test('says what was done about a flag in each of its files, though no note followed; another clinic is told that it is no part of the chart', async () => {
    const { chart } = await getWorkspace(ctxOf(clinics.prescriber), { patientId: clinics.patientId });
    await database.admin.execute(sql`
      insert into flag_answer (clinic_id, patient_id, flag, raised_sha256, what, settled, answered_on, by_id, by_name)
      select ${clinics.river.id}, ${clinics.patientId}, 'phq9-item9', ${'0'.repeat(64)}, what, settled, '2026-11-20', ${clinics.prescriber.id}, 'Pat Prescriber'
        from (values (${`${MARK} not reached`}, false), (${`${MARK} seen, no plan`}, true)) as said (what, settled)`);
    const said = ['Stays open: zebra-canary not reached (Pat Prescriber)', 'Settled: zebra-canary seen, no plan (Pat Prescriber)'];
    const text = (await take(clinics.prescriber, 'record.txt')).bytes.toString('utf8').replace(/\s+/g, ' ');
    const { pages } = await readPdf((await take(clinics.prescriber, 'record.pdf')).bytes);
    const { bytes } = await take(clinics.prescriber, 'record.fhir.json');
    const bundle = JSON.parse(bytes.toString('utf8')) as Parameters<typeof profileFaults>[0];
    expect(profileFaults(bundle)).toEqual([]);
    const basics = (bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === 'Basic' ? [resource.code?.text ?? ''] : []));
    for (const file of [text, pages.join(' ').replace(/\s+/g, ' '), basics.join(' ')]) for (const sentence of said) expect(file).toContain(sentence);
    const result = await importBundle(ctxOf(empty), { bytes, patientId: null, door: 'upload' });
    // Both answers and the correction that was asked for.
    expect(result.leftOut.filter(({ why }) => why === 'no part of the chart: Basic')).toHaveLength(said.length + 1);
    expect(content((await getWorkspace(ctxOf(empty), { patientId: result.patient.id ?? '' })).chart)).toEqual(content(chart));
  });

  test('leaves for nobody but a prescriber of the clinic, and never without its rows', async () => {
    const before = await rowsAbout();
    for (const person of [clinics.coordinator, clinics.administrator]) await expect(take(person, 'record.fhir.json')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(take(clinics.stranger, 'record.fhir.json')).rejects.toMatchObject({ code: 'not-found' });
    expect(await rowsAbout()).toEqual(before);
    const refused = await database.admin.execute<{ refusal: string }>(sql`select refusal from audit_event where event = 'record.disclosed' and outcome = 'refused' order by id`);
    expect(refused.rows.map(({ refusal }) => refusal)).toEqual(['not-allowed', 'not-allowed', 'not-found']);
  });
});
