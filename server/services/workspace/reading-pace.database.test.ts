import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { auditRows, makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { getWorkspace } from './get-workspace';
import { CHARTS_AN_HOUR, paceKey, WAIT_MS } from './reading-pace';

process.env.LOG_LEVEL = 'silent';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

const open = async (person: TestPerson, patientId: string): Promise<number> => {
  const from = performance.now();
  await getWorkspace({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles, signedInAt: new Date() }, requestId: 'pace' }, { patientId });
  return performance.now() - from;
};
const countedSoFar = (person: TestPerson, count: number) =>
  database.admin.execute(sql`insert into attempt (key, count, window_from) values (${paceKey(person.id)}, ${count}, now()) on conflict (key) do update set count = excluded.count, window_from = excluded.window_from`);
const alarms = async () => (await auditRows(database.admin)).filter(({ event }) => event === 'charts.opened-unusually-fast');

test(`RATE-01 past ${CHARTS_AN_HOUR} charts in an hour each further one waits, and the administrator finds it once`, async () => {
  const { prescriber, river } = clinics;
  const [a, b, c] = await Promise.all(['A', 'B', 'C'].map((name, at) => makePatient(database.admin, river, { family: `Pace${name}`, given: 'Ann', birthOn: `198${at}-01-01`, number: `P-${name}` })));
  if (a === undefined || b === undefined || c === undefined) throw new Error('unreachable');
  await countedSoFar(prescriber, CHARTS_AN_HOUR - 1);
  // The last one of the hour that is free, then one more; the same chart again is no further one.
  await open(prescriber, a);
  expect(await alarms()).toEqual([]);
  expect(await open(prescriber, b)).toBeGreaterThan(WAIT_MS);
  expect(await alarms()).toMatchObject([{ actor: prescriber.name, objectId: prescriber.id }]);
  await open(prescriber, b);
  await open(prescriber, c);
  expect(await alarms()).toHaveLength(1);
  const { rows } = await database.admin.execute(sql`select count from attempt where key = ${paceKey(prescriber.id)}`);
  expect(rows).toEqual([{ count: CHARTS_AN_HOUR + 2 }]);
});

test('an hour later, and for anybody else, it is as before', async () => {
  const { prescriber, coordinator, patientId, otherPatientId } = clinics;
  await database.admin.execute(sql`update attempt set window_from = now() - interval '61 minutes' where key = ${paceKey(prescriber.id)}`);
  await open(prescriber, patientId);
  await open(coordinator, otherPatientId);
  expect(await alarms()).toHaveLength(1);
  const { rows } = await database.admin.execute(sql`select count from attempt where key in (${paceKey(prescriber.id)}, ${paceKey(coordinator.id)})`);
  expect(rows).toEqual([{ count: 1 }, { count: 1 }]);
});
