import { TRPCError } from '@trpc/server';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditRows, makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { addDays } from '@/server/clinical/model/local-date';
import { today } from '@/server/platform/clock';
import { getToday } from '@/server/services/today/get-today';
import { appRouter } from '../root';
import { createCallerFactory } from '../trpc';

process.env.LOG_LEVEL = 'silent';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
const on = today('America/New_York');

const as = (person: TestPerson) =>
  createCallerFactory(appRouter)({
    actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles },
    why: null,
    requestId: 'today-test',
  });
const refusal = async (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: unknown) => (error instanceof TRPCError ? error.code : String(error)));

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

describe('appointments', () => {
  test('a line joins a patient on two identifiers or name and birth date, and asks in every other case', async () => {
    const caller = as(clinics.coordinator);
    await makePatient(database.admin, clinics.river, { family: 'Novak', given: 'Jana', birthOn: '1991-05-05', number: 'R-2001' });
    const list = [
      '09:00 NOVAK, Jana 1980-02-03',
      '09:15 NOVAK, Jana',
      '09:30 NOVAK, Jana 1980-02-04',
      '09:45 Somebody, Else 1980-02-03',
      '10:00 Okafor, Ben R-1002 review',
      '10:15 NOVAK, Jana 1991-05-05 R-1001',
      '10:30 R-1001',
      'lunch',
    ].join('\n');
    const taken = await caller.appointments.import({ text: list, onDay: on });
    expect(taken).toMatchObject({ source: 'pasted', added: 7, asking: 5, onDay: 7, leftOut: [{ what: 'lunch' }] });
    const { appointments } = await caller.today.get();
    expect(appointments.map(({ atTime, patient }) => [atTime, patient?.id ?? null])).toEqual([
      ['09:00', clinics.patientId], ['09:15', null], ['09:30', null], ['09:45', null], ['10:00', clinics.otherPatientId], ['10:15', null], ['10:30', null],
    ]);
    expect(appointments[4]?.reason).toBe('review');
    expect(await caller.appointments.import({ text: list, onDay: on })).toMatchObject({ added: 0, changed: 0, unchanged: 7 });
  });

  test('a row that asks is settled once; taken off and put back; of another clinic it is not found', async () => {
    const caller = as(clinics.prescriber);
    const asking = (await caller.today.get()).appointments.find(({ atTime }) => atTime === '09:15');
    const appointmentId = asking?.id ?? '';
    expect(await refusal(as(clinics.stranger).appointments.cancel({ appointmentId, off: true }))).toBe('NOT_FOUND');
    expect(await refusal(caller.appointments.settle({ appointmentId, patientId: clinics.foreignPatientId }))).toBe('NOT_FOUND');
    await caller.appointments.settle({ appointmentId, patientId: clinics.patientId });
    expect(await refusal(caller.appointments.settle({ appointmentId, patientId: clinics.otherPatientId }))).toBe('CONFLICT');
    await caller.appointments.cancel({ appointmentId, off: true });
    expect((await caller.today.get()).appointments.some(({ id }) => id === appointmentId)).toBe(false);
    await caller.appointments.cancel({ appointmentId, off: false });
    expect((await caller.today.get()).appointments.find(({ id }) => id === appointmentId)?.patient?.displayName).toBe('NOVAK, Jana');
    const events = (await auditRows(database.admin)).map(({ event }) => event);
    for (const event of ['appointment.imported', 'appointment.settled', 'appointment.removed', 'appointment.restored', 'today.read']) expect(events).toContain(event);
  });

  test('a calendar moves a row of its own and takes it off; what a person settled stays', async () => {
    const caller = as(clinics.coordinator);
    const day = on.replaceAll('-', '');
    const calendar = (time: string, ...more: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:one', `DTSTART:${day}T${time}00`, 'SUMMARY:Unclear name', ...more, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
    await caller.appointments.import({ text: calendar('1400'), onDay: on });
    const row = (await caller.today.get()).appointments.find(({ said }) => said === 'Unclear name');
    await caller.appointments.settle({ appointmentId: row?.id ?? '', patientId: clinics.patientId });
    expect(await caller.appointments.import({ text: calendar('1430'), onDay: on })).toMatchObject({ changed: 1, added: 0 });
    expect((await caller.today.get()).appointments.find(({ said }) => said === 'Unclear name')).toMatchObject({ atTime: '14:30', patient: { id: clinics.patientId } });
    const off = { added: 0, changed: 0, unchanged: 0, calledOff: 1, onDay: 0, asking: 0 };
    expect(await caller.appointments.import({ text: calendar('1430', 'STATUS:CANCELLED'), onDay: on })).toMatchObject(off);
    expect((await caller.today.get()).appointments.some(({ said }) => said === 'Unclear name')).toBe(false);
    const neverThere = calendar('1500', 'STATUS:CANCELLED').replace('UID:one', 'UID:two');
    expect(await caller.appointments.import({ text: neverThere, onDay: on }), 'what never stood here was not added').toMatchObject(off);
    expect(await caller.appointments.import({ text: neverThere, onDay: on }), 'the same again').toMatchObject(off);
    expect(await refusal(caller.appointments.import({ text: '{"resourceType":', onDay: on }))).toBe('UNPROCESSABLE_CONTENT');
  });

  test('by hand: of a patient of the clinic, at a time that a clock has', async () => {
    const caller = as(clinics.prescriber);
    await caller.appointments.create({ patientId: clinics.otherPatientId, onDay: on, atTime: '8:05', reason: 'blood test' });
    expect((await caller.today.get()).appointments[0]).toMatchObject({ atTime: '08:05', reason: 'blood test', patient: { id: clinics.otherPatientId } });
    expect(await refusal(caller.appointments.create({ patientId: clinics.otherPatientId, onDay: on, atTime: '24:05', reason: null }))).toBe('BAD_REQUEST');
    expect(await refusal(caller.appointments.create({ patientId: clinics.foreignPatientId, onDay: on, atTime: '08:05', reason: null }))).toBe('NOT_FOUND');
  });

  test('no row is deleted by the application', async () => {
    const { rows } = await database.admin.execute<{ may: boolean }>(sql`select has_table_privilege('gamut_app', 'appointment', 'DELETE') as may`);
    expect(rows).toEqual([{ may: false }]);
  });
});

describe('who needs a look', () => {
  test('a new report until the chart was opened after it, a dose that changes today, and what the flags say, in order', async () => {
    const caller = as(clinics.prescriber);
    const calm = await makePatient(database.admin, clinics.river, { family: 'Calm', given: 'Cora', birthOn: '1970-01-01', number: 'R-3001' });
    const grave = await makePatient(database.admin, clinics.river, { family: 'Grave', given: 'Gus', birthOn: '1970-01-01', number: 'R-3002' });
    const silent = await makePatient(database.admin, clinics.river, { family: 'Silent', given: 'Sue', birthOn: '1970-01-01', number: 'R-3003' });
    const phq9 = (item9: number) => Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`phq9-${index + 1}`, index === 8 ? item9 : 1]));
    await caller.reports.create({ patientId: calm, instrument: 'phq9', on, filledBy: 'patient', answers: phq9(0) });
    await caller.reports.create({ patientId: grave, instrument: 'phq9', on, filledBy: 'patient', answers: phq9(3) });
    const listed = async () => (await caller.today.get()).look.filter(({ id }) => [calm, grave, silent].includes(id));
    const before = await listed();
    expect(before.map(({ id }) => id)).toEqual([grave, calm]);
    expect(before[0]?.reasons[0]).toMatchObject({ kind: 'flag' });
    expect(before[1]?.reasons).toEqual([{ kind: 'new-reports', count: 1, on }]);
    await caller.workspace.get({ patientId: calm });
    expect((await listed()).map(({ id }) => id)).toEqual([grave]);
    // A flag stays until the chart no longer raises it: opening does not clear it.
    await caller.workspace.get({ patientId: grave });
    expect((await listed()).map(({ id, reasons }) => [id, reasons.every(({ kind }) => kind === 'flag')])).toEqual([[grave, true]]);
    await caller.medications.start({ patientId: calm, drugId: 'sertraline', name: 'sertraline', startOn: addDays(on, -60), mgPerDay: '100', timesPerDay: 1, form: null, indication: null, reason: null });
    await caller.medications.changeDose({ patientId: calm, episodeId: (await caller.workspace.get({ patientId: calm })).chart.episodes[0]?.id ?? '', from: on, mgPerDay: 50, timesPerDay: 1, form: null, reason: null });
    expect((await listed()).map(({ id }) => id)).toEqual([grave]);
    await database.admin.execute(sql`update dose_step set recorded_at = recorded_at - interval '3 days' where patient_id = ${calm}`);
    expect((await listed()).find(({ id }) => id === calm)?.reasons).toEqual([{ kind: 'dose-today', drug: 'sertraline', microgramsPerDay: 50_000 }]);
  });

  test('blunting that rose is said with both figures; look-alikes on the page are named', async () => {
    const caller = as(clinics.prescriber);
    const mia = await makePatient(database.admin, clinics.river, { family: 'Anderson', given: 'Mia', birthOn: '1990-01-02', number: 'R-4001' });
    const other = await makePatient(database.admin, clinics.river, { family: 'Anderson', given: 'Mia', birthOn: '1961-01-02', number: 'R-4002' });
    const report = (patientId: string, day: string, total: number) => caller.reports.create({ patientId, instrument: 'sbr', on: day, filledBy: 'patient', scores: { total_now: total } });
    await report(mia, addDays(on, -40), 20);
    await report(mia, addDays(on, -1), 31);
    await report(other, addDays(on, -1), 8);
    const { look } = await caller.today.get();
    const row = look.find(({ id }) => id === mia);
    expect(row?.reasons).toContainEqual({ kind: 'blunting-risen', from: 20, to: 31, on: addDays(on, -1), since: addDays(on, -40), opened: false });
    expect(row?.likeNamed).toEqual(['ANDERSON, Mia']);
    expect(look.map(({ id }) => id).indexOf(mia)).toBeLessThan(look.map(({ id }) => id).indexOf(other));
    expect((await as(clinics.stranger).today.get()).look).toEqual([]);
    // A look settles nothing: it stands, after what nobody opened, until a note is signed.
    await caller.workspace.get({ patientId: mia });
    const opened = (await caller.today.get()).look;
    expect(opened.find(({ id }) => id === mia)).toMatchObject({ reasons: [{ kind: 'blunting-risen', to: 31, opened: true }], daysWaiting: 1 });
    expect(opened.map(({ id }) => id).indexOf(mia)).toBeGreaterThan(opened.map(({ id }) => id).indexOf(other));
    const { visitId } = await caller.visits.open({ patientId: mia });
    await database.admin.execute(sql`update visit set status = 'discarded' where id = ${visitId}`);
    await database.admin.execute(sql`insert into signed_note (id, clinic_id, patient_id, visit_id, number, version, snapshot, sha256, knowledge_sha256, needs_co_signature, signed_by, signed_at, idempotency_key)
      select gen_random_uuid(), v.clinic_id, v.patient_id, v.id, 'R-2026-999001', 1, '{}', repeat('0', 64), repeat('0', 64), false, v.author_id, now() - interval '1 day', 'once' from visit v where v.id = ${visitId}`);
    expect((await caller.today.get()).look.some(({ id }) => id === mia)).toBe(false);
  });

  test('a draft that nobody signed stands on the page of its author alone, until it is signed', async () => {
    const caller = as(clinics.prescriber);
    const patientId = await makePatient(database.admin, clinics.river, { family: 'Drafted', given: 'Dee', birthOn: '1970-01-01', number: 'R-5001' });
    await caller.visits.open({ patientId });
    const row = (await caller.today.get()).look.find(({ id }) => id === patientId);
    expect(row?.reasons).toEqual([{ kind: 'unsigned', on }]);
    expect((await as(clinics.coordinator).today.get()).look.some(({ id }) => id === patientId)).toBe(false);
    await database.admin.execute(sql`update visit set status = 'discarded' where patient_id = ${patientId}`);
    expect((await caller.today.get()).look.some(({ id }) => id === patientId)).toBe(false);
  });

  test('without patience the flags are said to be unknown, never none; asked again they are there', async () => {
    const late = await makePatient(database.admin, clinics.river, { family: 'Late', given: 'Lou', birthOn: '1970-01-01', number: 'R-5002' });
    const { id: userId, clinic, roles, name, email } = clinics.prescriber;
    const answers = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`phq9-${index + 1}`, index === 8 ? 3 : 1]));
    await as(clinics.prescriber).reports.create({ patientId: late, instrument: 'phq9', on, filledBy: 'patient', answers });
    const ctx = { actor: { userId, clinic, roles, name, email }, requestId: 'today-test' };
    const hasty = await getToday(ctx, { patienceMs: 0 });
    expect(hasty.flagsPending).toBeGreaterThan(0);
    expect(hasty.look.find(({ id }) => id === late)).toMatchObject({ flagsRead: false });
    const whole = await getToday(ctx, { patienceMs: 60_000 });
    expect(whole.flagsPending).toBe(0);
    expect(whole.look.find(({ id }) => id === late)).toMatchObject({ flagsRead: true, reasons: [{ kind: 'flag' }, { kind: 'new-reports' }] });
    expect((await getToday(ctx, { patienceMs: 0 })).flagsPending).toBe(0);
  });
});
