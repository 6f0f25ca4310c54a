import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { sqlState } from '@/db/client';
import { makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { addDays } from '@/server/clinical/model/local-date';
import { today } from '@/server/platform/clock';
import type { ServiceContext } from '../context';
import { createCondition } from '../conditions/create-condition';
import { answerCorrection, askCorrection, disagree, extendCorrection } from './correct';
import { exportRecord } from './export-record';
import { getAccounting, getRecord } from './get-record';

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let made = 0;

const ctxOf = (person: TestPerson): ServiceContext => ({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles }, requestId: 'correction-test' });
const prescriber = () => ctxOf(clinics.prescriber);
const day = () => today(clinics.river.timeZone);

async function asked(askedOn = day()): Promise<{ patientId: string; correctionId: string }> {
  made += 1;
  const patientId = await makePatient(database.admin, clinics.river, { family: `Reed${made}`, given: 'Ann', birthOn: '1970-01-02', number: `C-${made}` });
  const { corrections } = await askCorrection(ctxOf(clinics.coordinator), { patientId, askedOn, askedBy: 'the patient', what: 'I never had seizures.' });
  return { patientId, correctionId: corrections[0]?.id ?? '' };
}
const taskOf = async (correctionId: string) => (await database.admin.execute<{ status: string; due: string; role: string }>(sql`select status, due_on::text as due, role from follow_up_task where key = ${`correction:${correctionId}`}`)).rows;

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

describe('a correction that a patient asks for', () => {
  test('has a term and a task, is accepted with the change that carried it out, and the task is done', async () => {
    const { patientId, correctionId } = await asked();
    expect(await taskOf(correctionId)).toEqual([{ status: 'open', due: addDays(day(), 60), role: 'prescriber' }]);
    const accept = (carriedOutBy: number | null) => answerCorrection(prescriber(), { patientId, correctionId, answer: 'accepted', why: 'Taken out of the list.', carriedOutBy });
    await expect(accept(null)).rejects.toMatchObject({ detail: { fields: { carriedOutBy: expect.stringContaining('Change the record first') as string } } });
    const { rows } = await database.admin.execute<{ id: number }>(sql`select max(id)::int as id from audit_event`);
    await expect(accept(rows[0]?.id ?? 0)).rejects.toMatchObject({ code: 'invalid-input' });
    await createCondition(prescriber(), { patientId, text: 'No seizures', coding: null, clinicalStatus: 'resolved', onsetOn: null, abatedOn: null });
    const { acts } = await getRecord(prescriber(), { patientId });
    expect(acts.map(({ words, by }) => [words, by])).toEqual([['condition entered', clinics.prescriber.name]]);
    const { corrections } = await accept(acts[0]?.id ?? 0);
    expect(corrections).toMatchObject([{ answer: 'accepted', carriedOut: expect.stringContaining('condition entered') as string, answeredByName: clinics.prescriber.name }]);
    expect((await taskOf(correctionId)).map(({ status }) => status)).toEqual(['done']);
    await expect(accept(acts[0]?.id ?? 0)).rejects.toMatchObject({ code: 'already-there' });
    const page = await askCorrection(prescriber(), { patientId, askedOn: day(), askedBy: 'the patient', what: 'The date is wrong.' });
    const later = page.corrections.find(({ answer }) => answer === null)?.id ?? '';
    const byWhatWasBefore = answerCorrection(prescriber(), { patientId, correctionId: later, answer: 'accepted', why: 'Done.', carriedOutBy: acts[0]?.id ?? 0 });
    await expect(byWhatWasBefore).rejects.toMatchObject({ detail: { fields: { carriedOutBy: expect.stringContaining('since it was asked for') as string } } });
  });

  test('denied, is disagreed with once, and both go with the record', async () => {
    const { patientId, correctionId } = await asked();
    const say = (statement: string) => disagree(ctxOf(clinics.coordinator), { patientId, correctionId, on: day(), statement });
    await expect(say('Too early.')).rejects.toMatchObject({ code: 'already-there' });
    await answerCorrection(prescriber(), { patientId, correctionId, answer: 'denied', why: 'The record is accurate and complete.', carriedOutBy: null });
    const { corrections } = await say('It was fainting.');
    expect(corrections).toMatchObject([{ answer: 'denied', disagreement: 'It was fainting.' }]);
    await expect(say('Again.')).rejects.toMatchObject({ code: 'already-there' });
    for (const file of ['record.txt', 'record.fhir.json'] as const) {
      const { base64 } = await exportRecord(prescriber(), { patientId, file, recipient: 'The patient', purpose: 'Asked for it' });
      const text = Buffer.from(base64, 'base64').toString('utf8').replace(/\s+/g, ' ');
      for (const said of ['I never had seizures.', 'The record is accurate and complete.', 'It was fainting.']) expect(text).toContain(said);
    }
    const { disclosures } = await getAccounting(ctxOf(clinics.administrator), { patientId });
    expect(disclosures).toMatchObject([{ file: 'record.fhir.json', recipient: 'The patient', purpose: 'Asked for it', what: 'Whole record, as FHIR' }, { file: 'record.txt' }]);
  });

  test('is put off once, within its term, with the task', async () => {
    const { patientId, correctionId } = await asked();
    const put = () => extendCorrection(prescriber(), { patientId, correctionId, why: 'The old records are on their way.' });
    expect((await put()).corrections).toMatchObject([{ dueOn: addDays(day(), 90), extendedWhy: 'The old records are on their way.' }]);
    expect((await taskOf(correctionId)).map(({ due }) => due)).toEqual([addDays(day(), 90)]);
    await expect(put()).rejects.toMatchObject({ code: 'already-there' });
    const late = await asked(addDays(day(), -61));
    await expect(extendCorrection(prescriber(), { ...late, why: 'Too late.' })).rejects.toMatchObject({ code: 'not-signable' });
    const tomorrow = askCorrection(prescriber(), { patientId, askedOn: addDays(day(), 1), askedBy: 'the patient', what: 'Not yet asked.' });
    await expect(tomorrow).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('asked twice under one key is one; another clinic’s is not found; what was answered is not rewritten, whoever writes', async () => {
    const { patientId, correctionId } = await asked();
    const twice = { patientId, idempotencyKey: 'same-key-1', askedOn: day(), askedBy: 'the patient', what: 'Twice.' };
    await askCorrection(prescriber(), twice);
    expect((await askCorrection(prescriber(), twice)).corrections.map(({ what }) => what)).toEqual(['I never had seizures.', 'Twice.']);
    await expect(getRecord(ctxOf(clinics.stranger), { patientId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(answerCorrection(ctxOf(clinics.stranger), { patientId, correctionId, answer: 'denied', why: 'x', carriedOutBy: null })).rejects.toMatchObject({ code: 'not-found' });
    await answerCorrection(prescriber(), { patientId, correctionId, answer: 'denied', why: 'Accurate.', carriedOutBy: null });
    const rewritten = await database.admin.execute(sql`update correction set why = 'other' where id = ${correctionId}`).catch((error: unknown) => error);
    expect(sqlState(rewritten)).toBe('42501');
  });
});
