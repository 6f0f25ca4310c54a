import { randomBytes } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { auditRows, makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { hashOfAllRows } from '@/db/testing/whole-database';
import { today } from '@/server/platform/clock';
import { appRouter } from '../root';
import { fillChart } from '../testing/full-chart';
import { createCallerFactory } from '../trpc';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
const as = (person: TestPerson) =>
  createCallerFactory(appRouter)({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles }, why: null, requestId: 'audit-test' });

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  const { signed } = await fillChart(database.admin, clinics.prescriber, { patientId: clinics.patientId, marker: 'depression words' });
  await as(clinics.coordinator).visits.recordDisclosure({ visitId: signed, file: 'clipboard' });
  await as(clinics.coordinator).workspace.get({ patientId: clinics.patientId });
});

test('an administrator reads who did what, page by page, the newest first, without a word of any chart', async () => {
  const admin = as(clinics.administrator);
  const seen: number[] = [];
  for (let cursor: number | null = null, more = true; more; ) {
    const page: Awaited<ReturnType<typeof admin.audit.search>> = await admin.audit.search({ words: 'Pat', cursor });
    seen.push(...page.rows.map(({ id }) => id));
    expect(JSON.stringify(page)).not.toContain('depression words');
    expect(page.rows.every(({ actor }) => actor === 'Pat Prescriber')).toBe(true);
    cursor = page.next;
    more = cursor !== null;
  }
  expect(seen).toEqual([...seen].sort((a, b) => b - a));
  expect(new Set(seen).size).toBe(seen.length);
  const rows = await auditRows(database.admin);
  expect(seen).toHaveLength(rows.filter(({ actor }) => actor === 'Pat Prescriber').length);
  expect(rows.at(-1)).toMatchObject({ event: 'audit.read', actor: 'Addy Administrator', outcome: 'done' });
});

test('beside one patient stand who saw the chart and what of it left the system; a name that two share asks for the number', async () => {
  const admin = as(clinics.administrator);
  const page = await admin.audit.search({ patient: 'R-1001' });
  expect(page.patients).toMatchObject([{ displayName: 'NOVAK, Jana', number: 'R-1001' }]);
  expect(page.readers.map(({ name }) => name)).toEqual(['Cory Coordinator', 'Pat Prescriber']);
  expect(page.disclosures).toMatchObject([{ file: 'clipboard', by: 'Cory Coordinator', what: expect.stringMatching(/^Note R-\d{4}-\d{6} version 1, copied as text$/) as unknown }]);
  expect(page.rows.every(({ patient }) => patient?.displayName === 'NOVAK, Jana')).toBe(true);
  await makePatient(database.admin, clinics.river, { family: 'Novak', given: 'Jaromir', birthOn: '1991-01-01', number: 'R-1009' });
  const two = await admin.audit.search({ patient: 'novak' });
  expect([two.patients.length, two.readers, two.disclosures]).toEqual([2, [], []]);
  expect((await admin.audit.search({ patient: 'H-1001' })).rows).toEqual([]);
});

test('days, outcome and words narrow it down; the file opens safely in a spreadsheet and holds the same rows', async () => {
  const admin = as(clinics.administrator);
  const on = today('America/New_York');
  await as(clinics.coordinator).visits.open({ patientId: clinics.patientId }).catch(() => undefined);
  expect((await admin.audit.search({ outcome: 'refused' })).rows).toMatchObject([{ actor: 'Cory Coordinator', refusal: 'not-allowed' }]);
  expect((await admin.audit.search({ from: on, to: on })).rows.length).toBeGreaterThan(10);
  expect((await admin.audit.search({ to: '2026-01-01' })).rows).toEqual([]);
  const { csv, name, rows, more } = await admin.audit.export({ words: 'note signed' });
  expect([name, rows, more]).toEqual([`audit-${on}.csv`, 1, false]);
  const lines = csv.trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('note.signed');
  expect((await auditRows(database.admin)).at(-1)).toMatchObject({ event: 'audit.exported', outcome: 'done' });
});

test('nobody else reads it', async () => {
  for (const person of [clinics.prescriber, clinics.coordinator]) await expect(as(person).audit.search({})).rejects.toBeInstanceOf(TRPCError);
});

test('AUD-08 an act whose audit row cannot be written does not happen, and a chart whose reading cannot be kept is not read', async () => {
  await database.admin.execute(sql`create trigger audit_is_full before insert on audit_event for each row execute function refuse_change()`);
  const before = await hashOfAllRows(database.admin);
  const { patientId } = clinics;
  await expect(as(clinics.prescriber).conditions.create({ patientId, text: 'unseen', clinicalStatus: 'active' })).rejects.toBeInstanceOf(TRPCError);
  await expect(as(clinics.prescriber).workspace.get({ patientId })).rejects.toBeInstanceOf(TRPCError);
  await expect(as(clinics.administrator).audit.search({})).rejects.toBeInstanceOf(TRPCError);
  expect(await hashOfAllRows(database.admin)).toBe(before);
  await database.admin.execute(sql`drop trigger audit_is_full on audit_event`);
  expect((await as(clinics.prescriber).workspace.get({ patientId })).chart.conditions).toHaveLength(1);
});
