import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditRows, makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { addIdentifiers } from '@/db/queries/patients/store-patient';
import { aCondition, anOrder, aPatient, bundleOf, coded, doses, SERTRALINE_100, SERTRALINE_50, SNOMED } from '@/server/imports/fhir/testing/bundles';
import type { Json, Resource } from '@/server/imports/fhir/testing/bundles';
import type { Workspace } from '@/server/contracts/workspace';
import { today } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { resolveInbox } from '../inbox/resolve-inbox';
import { changeDose } from '../medications/change-dose';
import { removeMedication } from '../medications/remove-medication';
import { getWorkspace } from '../workspace/get-workspace';
import { importBundle, previewImport } from './import-bundle';

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

const ctxOf = (person: TestPerson): ServiceContext => ({
  actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles },
  requestId: 'import-test',
});
const prescriber = () => ctxOf(clinics.prescriber);
const bytesOf = (resources: readonly Resource[]): Uint8Array => new TextEncoder().encode(JSON.stringify(bundleOf(resources, { patient: null })));
const take = (resources: readonly Resource[], patientId: string | null = null, ctx = prescriber()) =>
  importBundle(ctx, { bytes: bytesOf(resources), patientId, door: 'upload' });
const open = (patientId: string | null): Promise<Workspace> => getWorkspace(prescriber(), { patientId: patientId ?? '' });

/** Numbers, name and person of one test's own. */
let made = 0;
const someone = (over: Record<string, Json> = {}): Resource => {
  made += 1;
  return aPatient({ id: `p${made}`, identifier: [{ system: 'urn:test:mrn', value: `T-${made}` }], name: [{ use: 'official', family: `Quill${'abcdefghijklmnop'[made] ?? ''}${made}`, given: ['Robin'] }], ...over });
};
const idOf = ({ id }: Resource): string => (typeof id === 'string' ? id : '');
const about = (person: Resource, resource: Resource): Resource => ({ ...resource, subject: { reference: `Patient/${idOf(person)}` } });
const seizures = coded(SNOMED, '84757009', 'Epilepsy');

async function countRows(): Promise<Record<string, number>> {
  const { rows } = await database.admin.execute<Record<string, number>>(sql`
    select (select count(*)::int from patient) as patients, (select count(*)::int from condition) as conditions,
           (select count(*)::int from medication_episode) as episodes, (select count(*)::int from dose_step) as steps,
           (select count(*)::int from refill) as refills, (select count(*)::int from inbox_item) as items,
           (select count(*)::int from observation) as observations, (select count(*)::int from report) as reports,
           (select count(*)::int from source_record) as records, (select count(*)::int from fact_source) as sources,
           (select count(*)::int from patient_identifier) as identifiers, (select count(*)::int from patient_term) as terms`);
  return rows[0] ?? {};
}

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

describe('importing a document', () => {
  test('makes a patient with a chart that keeps its sources', async () => {
    const person = someone();
    const result = await take([person, about(person, aCondition(seizures)), about(person, anOrder({ authoredOn: today(clinics.prescriber.clinic.timeZone), medicationCodeableConcept: SERTRALINE_50, dosageInstruction: doses({ value: 50 }) }))]);
    expect(result).toMatchObject({ patient: { created: true }, waiting: [] });
    expect(result.taken.length).toBe(3);
    const { chart } = await open(result.patient.id);
    expect(chart.conditions).toMatchObject([{ text: 'Epilepsy', provenance: { source: 'import', resource: 'Condition/c1' } }]);
    expect(chart.episodes).toMatchObject([{ drug: 'sertraline', steps: [{ microgramsPerDay: 50_000 }] }]);
    expect(chart.received).toEqual({ conditions: true, medications: true, allergies: false });
  });

  test('a second time changes nothing, takes nothing and makes no second patient', async () => {
    const person = someone();
    const document = [person, about(person, aCondition(seizures)), about(person, anOrder({ medicationCodeableConcept: SERTRALINE_50, dosageInstruction: doses({ value: 1, unit: null }) }))];
    const first = await take(document);
    expect(first.waiting.length).toBeGreaterThan(0);
    const before = await countRows();
    const second = await take([...document].reverse());
    expect(await countRows()).toEqual(before);
    expect(second.patient).toMatchObject({ id: first.patient.id, created: false });
    expect(second.taken).toEqual([]);
    expect(second.waiting).toEqual(first.waiting);
    expect(second.taken.length + second.merged.length + second.waiting.length + second.leftOut.length).toBe(3);
  });

  test('a preview says the same and stores nothing but its row in the audit trail', async () => {
    const person = someone();
    const document = [person, about(person, aCondition(seizures))];
    const before = await countRows();
    const preview = await previewImport(prescriber(), { bytes: bytesOf(document), patientId: null, door: 'upload' });
    expect(await countRows()).toEqual(before);
    expect(preview).toMatchObject({ preview: true, patient: { id: null, created: true } });
    expect((await auditRows(database.admin)).at(-1)).toMatchObject({ event: 'record.previewed', outcome: 'done' });
    const real = await take(document);
    expect({ ...real, patient: null, preview: null }).toEqual({ ...preview, patient: null, preview: null });
  });

  test('later refills join the episode that is there, and every one stays visible', async () => {
    const person = someone();
    const order = (id: string, authoredOn: string): Resource =>
      about(person, anOrder({ id, authoredOn, medicationCodeableConcept: SERTRALINE_50, dosageInstruction: doses({ value: 50 }), status: 'active' }));
    const first = await take([person, order('m1', '2026-01-10')]);
    const second = await take([person, order('m2', '2026-02-12'), order('m3', '2026-03-12')]);
    expect(second.patient.id).toBe(first.patient.id);
    const { chart } = await open(first.patient.id);
    expect(chart.episodes).toHaveLength(1);
    expect(chart.episodes[0]).toMatchObject({ startOn: '2026-01-10', steps: [{ from: '2026-01-10', microgramsPerDay: 50_000 }] });
    expect(chart.episodes[0]?.refills.map(({ resource }) => resource)).toEqual(['MedicationRequest/m2', 'MedicationRequest/m3']);
    const before = await countRows();
    expect((await take([person, order('m2', '2026-02-12'), order('m3', '2026-03-12')])).taken).toEqual([]);
    expect(await countRows()).toEqual(before);
  });

  test('a record that changed takes the place of its earlier version, which stays with its mark', async () => {
    const person = someone();
    const first = await take([person, about(person, aCondition(seizures))]);
    await take([person, about(person, aCondition(seizures, { clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'resolved'), abatementDateTime: '2024-02-02' }))]);
    const { chart } = await open(first.patient.id);
    expect(chart.conditions).toMatchObject([{ clinicalStatus: 'resolved', abatedOn: '2024-02-02' }]);
    const { rows } = await database.admin.execute<{ n: number }>(
      sql`select count(*)::int as n from condition where patient_id = ${first.patient.id} and entered_in_error_at is not null and replaced_by is not null`,
    );
    expect(rows[0]?.n).toBe(1);
  });

  test('what a person removed does not come back', async () => {
    const person = someone();
    const document = [person, about(person, anOrder({ medicationCodeableConcept: SERTRALINE_50, dosageInstruction: doses({ value: 50 }) }))];
    const { patient } = await take(document);
    const [episode] = (await open(patient.id)).chart.episodes;
    await removeMedication(prescriber(), { patientId: patient.id ?? '', episodeId: episode?.id ?? '', reason: 'of another patient' });
    await take(document);
    await take([person, about(person, anOrder({ medicationCodeableConcept: SERTRALINE_50, dosageInstruction: doses({ value: 100 }) }))]);
    expect((await open(patient.id)).chart.episodes).toEqual([]);
  });

  test('what a person entered since is not overwritten: the difference waits', async () => {
    const person = someone();
    const order = (id: string, authoredOn: string, mg: number): Resource =>
      about(person, anOrder({ id, authoredOn, medicationCodeableConcept: SERTRALINE_50, dosageInstruction: doses({ value: mg }), priorPrescription: { reference: 'MedicationRequest/m1' } }));
    const { patient } = await take([person, order('m1', '2026-01-10', 50)]);
    const patientId = patient.id ?? '';
    const [episode] = (await open(patientId)).chart.episodes;
    await changeDose(prescriber(), { patientId, episodeId: episode?.id ?? '', from: '2026-03-01' as never, mgPerDay: 75, timesPerDay: 1, form: null, reason: null, confirmed: false });
    const later = await take([person, order('m1', '2026-01-10', 50), order('m9', '2026-04-01', 100)]);
    expect(later.waiting.map(({ resource }) => resource)).toContain('MedicationRequest/m9');
    const workspace = await open(patientId);
    expect(workspace.chart.episodes).toHaveLength(1);
    expect(workspace.chart.episodes[0]?.steps.map(({ microgramsPerDay }) => microgramsPerDay)).toEqual([50_000, 75_000]);
    const [item] = workspace.inbox;
    const after = await resolveInbox(prescriber(), { patientId, itemId: item?.id ?? '', choice: 'take-record', note: null });
    expect(after.inbox).toEqual([]);
    expect(after.chart.episodes).toHaveLength(1);
    expect(after.chart.episodes[0]?.steps.map(({ microgramsPerDay }) => microgramsPerDay)).toEqual([50_000, 75_000, 100_000]);
  });
});

describe('the trust inbox', () => {
  test('two doubts about one drug are settled one after the other, and neither undoes the other', async () => {
    const person = someone();
    const order = (id: string, authoredOn: string): Resource =>
      about(person, anOrder({ id, authoredOn, medicationCodeableConcept: id === 'm1' ? SERTRALINE_50 : SERTRALINE_100, dosageInstruction: doses({ value: 1, unit: null }) }));
    const { patient } = await take([person, order('m1', '2026-01-10'), order('m2', '2026-03-10')]);
    const patientId = patient.id ?? '';
    let workspace = await open(patientId);
    expect(workspace.inbox.length).toBe(2);
    for (let item = workspace.inbox[0]; item !== undefined; item = workspace.inbox[0]) {
      const choice = item.choices.find(({ does }) => does === 'fact');
      workspace = await resolveInbox(prescriber(), { patientId, itemId: item.id, choice: choice?.id ?? '', note: null });
    }
    expect(workspace.chart.episodes).toHaveLength(1);
    expect(workspace.chart.episodes[0]?.steps.map(({ from, microgramsPerDay }) => [from, microgramsPerDay])).toEqual([
      ['2026-01-10', 50_000],
      ['2026-03-10', 100_000],
    ]);
    expect(workspace.chart.waiting).toEqual([]);
  });

  test('an item is settled once', async () => {
    const person = someone();
    const { patient } = await take([person, about(person, anOrder({ medicationCodeableConcept: SERTRALINE_50, dosageInstruction: doses({ value: 1, unit: null }) }))]);
    const patientId = patient.id ?? '';
    const [item] = (await open(patientId)).inbox;
    const resolve = (choice: string) => resolveInbox(prescriber(), { patientId, itemId: item?.id ?? '', choice, note: null });
    await expect(resolve('no-such-choice')).rejects.toMatchObject({ code: 'invalid-input' });
    await resolve('leave-out');
    await expect(resolve('leave-out')).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });
});

describe('whose document it is', () => {
  test('a number and the birth date join, and the patient keeps one chart', async () => {
    const patientId = await makePatient(database.admin, clinics.river, { family: 'Quist', given: 'Maren', birthOn: '1984-03-09', number: 'X-1' });
    await addIdentifiers(database.admin, { clinicId: clinics.river.id, patientId }, [{ system: 'urn:test:mrn', value: 'X-77', label: 'MRN' }]);
    const result = await take([someone({ identifier: [{ system: 'urn:test:mrn', value: 'X-77' }], name: [{ family: 'Married', given: ['Maren'] }] })]);
    expect(result.patient).toMatchObject({ id: patientId, created: false, joinedOn: ['a record number', 'birth date'] });
  });

  test('name and birth date alone do not join: a possible duplicate is shown', async () => {
    const existing = await makePatient(database.admin, clinics.river, { family: 'Ebert', given: 'Lina', birthOn: '1984-03-09', number: 'X-2' });
    const result = await take([someone({ name: [{ family: 'Ebert', given: ['Lina'] }] })]);
    expect(result.patient.created).toBe(true);
    expect(result.possibleDuplicates).toMatchObject([{ id: existing, why: 'possible-duplicate' }]);
    expect((await open(result.patient.id)).likeNamed).toMatchObject([{ id: existing, why: 'possible-duplicate' }]);
  });

  test('a number with another birth date does not join', async () => {
    const patientId = await makePatient(database.admin, clinics.river, { family: 'Ostrom', given: 'Kai', birthOn: '1990-01-01', number: 'X-3' });
    await addIdentifiers(database.admin, { clinicId: clinics.river.id, patientId }, [{ system: 'urn:test:mrn', value: 'X-78', label: 'MRN' }]);
    const result = await take([someone({ identifier: [{ system: 'urn:test:mrn', value: 'X-78' }], name: [{ family: 'Ostrom', given: ['Kai'] }] })]);
    expect(result.patient).toMatchObject({ created: true });
  });

  test('the same document finds its patient again without any number', async () => {
    const person = someone({ identifier: [] });
    const first = await take([person]);
    expect((await open(first.patient.id)).patient.identifiers).toEqual([]);
    expect((await take([person])).patient).toMatchObject({ id: first.patient.id, created: false });
  });

  test('two senders that call different people by the same record id do not make them alike', async () => {
    const [one, two] = [someone({ id: 'shared', identifier: [], name: [{ family: 'Zelenka', given: ['Iva'] }] }), someone({ id: 'shared', identifier: [], name: [{ family: 'Abara', given: ['Chidi'] }] })];
    const first = await take([one]);
    const second = await take([two]);
    expect(second.patient).toMatchObject({ created: true });
    expect(second.possibleDuplicates).toEqual([]);
    expect((await open(first.patient.id)).likeNamed).toEqual([]);
  });

  test('a document opened in the chart of somebody else is refused, and nothing is stored', async () => {
    const before = await countRows();
    await expect(take([someone()], clinics.patientId)).rejects.toMatchObject({ code: 'document-refused' });
    expect(await countRows()).toEqual(before);
  });

  test('a chosen patient of another clinic is not found, in the words for any unknown id', async () => {
    const person = someone({ name: [{ family: 'Novak', given: ['Jana'] }], birthDate: '1980-02-03' });
    const refusal = (id: string) => take([person], id).catch((error: unknown) => (error instanceof AppError ? [error.code, error.message] : error));
    expect(await refusal(clinics.foreignPatientId)).toEqual(await refusal('6f2f6a1e-94b3-4a11-8a3c-111111111111'));
    expect(await refusal(clinics.foreignPatientId)).toEqual(['not-found', 'Not found.']);
  });

  test('the same person in two clinics is two charts', async () => {
    const person = someone();
    const here = await take([person]);
    const there = await take([person], null, ctxOf(clinics.stranger));
    expect(there.patient).toMatchObject({ created: true });
    expect(there.patient.id).not.toBe(here.patient.id);
    expect(there.possibleDuplicates).toEqual([]);
  });
});

describe('a document that is refused', () => {
  test.each([
    ['not JSON', '{'],
    ['no bundle', '{"resourceType":"Patient"}'],
    ['an empty bundle', '{"resourceType":"Bundle","type":"collection","entry":[]}'],
    ['a prototype in it', '{"resourceType":"Bundle","__proto__":{"x":1}}'],
  ])('%s: one line, nothing stored, a row in the audit trail', async (_, text) => {
    const before = await countRows();
    const refused = await importBundle(prescriber(), { bytes: new TextEncoder().encode(text), patientId: null, door: 'upload' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'document-refused' });
    expect(refused instanceof Error ? refused.message : '').toMatch(/^[^\n]+: [^\n]+$/);
    expect(await countRows()).toEqual(before);
    expect((await auditRows(database.admin)).at(-1)).toMatchObject({ event: 'record.imported', outcome: 'refused', refusal: 'document-refused' });
  });
});
