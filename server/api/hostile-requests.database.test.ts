import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { hashOfAllRows } from '@/db/testing/whole-database';
import { wire } from '@/server/contracts/wire';
import { mutate, mutateText, randomFrom } from '@/server/imports/fhir/testing/mutate';
import type { Json } from '@/server/imports/fhir/testing/bundles';
import { accessDoorRouter } from './access-door/root';
import { handleAccessDoor } from './access-door/http';
import { handleApi } from './http';
import { handleImport } from './imports/http';
import { handleReportDoor } from './report-door/http';
import { reportDoorRouter } from './report-door/root';
import { handleSignIn } from './sign-in/http';
import { callOf, doors, inputFor, insiderOf, walk } from './testing/doors';
import { callDoor, ORIGIN, signEverybodyIn } from './testing/eight-callers';
import type { Call, Cookies } from './testing/eight-callers';
import { fillChart } from './testing/full-chart';
import type { FullChart } from './testing/full-chart';
import { sampleOf, textPlacesOf, withValue } from './testing/input-of';
import { REACHED_SEQUENCE, SQL_PAYLOADS, SQL_STATEMENTS } from './testing/sql-payloads';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const isLong = process.env.GAMUT_LONG_TESTS === '1';
/** Requests, and those after which the database is looked at again. */
const BODIES = isLong ? 20_000 : 200;
const LOOK_EVERY = 20;
/** No request keeps the process busy for longer, however many others the machine has at work. */
const LONGEST_BUSY_MS = 1_000;
const CANARY = 'zqcanaryhill';

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let own: FullChart;
let cookies: Cookies;
beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  // Whoever is shut out or loses roles on the way is not one of the callers.
  own = { ...(await fillChart(database.admin, clinics.prescriber, { patientId: clinics.patientId, marker: 'ours' })), person: clinics.coordinator.id };
  await fillChart(database.admin, clinics.stranger, { patientId: clinics.foreignPatientId, marker: CANARY });
  cookies = await signEverybodyIn(database.admin, clinics, own.request);
});

/** What no text of this clinic may touch: the other clinic's rows, who may do what, and the tables themselves. */
async function untouchable(): Promise<unknown> {
  const { rows } = await database.admin.execute(sql`
    select (select count(*) from pg_tables where schemaname = 'public')::int as tables, (select string_agg(user_id || role || clinic_id, ',' order by user_id, role) from membership where clinic_id = ${clinics.hill.id}) as people,
           (select count(*) from membership where role = 'administrator')::int as administrators,
           (select md5(string_agg(p::text, '|' order by p.id)) from patient p where clinic_id = ${clinics.hill.id}) as patients, (select md5(string_agg(m::text, '|' order by m.id)) from medication_episode m where clinic_id = ${clinics.hill.id}) as medicines`);
  return rows;
}

describe('SQL-01 a text that hopes to become a statement', () => {
  const places = doors.flatMap((door) => (door.schema === null ? [] : textPlacesOf(door.schema).map((path) => ({ door, path }))));

  test(`${SQL_PAYLOADS.length} texts over ${places.length} places: no words of the database, none of them run, nobody else’s row`, async () => {
    expect(SQL_PAYLOADS.length).toBeGreaterThan(500);
    await database.admin.execute(`create sequence ${REACHED_SEQUENCE}`);
    await database.admin.execute(`grant usage on sequence ${REACHED_SEQUENCE} to gamut_app`);
    const before = await untouchable();
    const tried: { readonly call: Call; readonly cookie: string }[] = [];
    // In every run each text stands in one place and each place has a text; in the long run every statement stands in every place, under each way to open it in turn.
    const rounds = isLong ? SQL_STATEMENTS.length * places.length : Math.max(SQL_PAYLOADS.length, places.length);
    for (let n = 0; n < rounds; n += 1) {
      const place = places[n % places.length];
      if (place === undefined) throw new Error('no place');
      const turn = (n % places.length) + Math.floor(n / places.length);
      const payload = SQL_PAYLOADS[isLong ? (turn % (SQL_PAYLOADS.length / SQL_STATEMENTS.length)) * SQL_STATEMENTS.length + (turn % SQL_STATEMENTS.length) : n % SQL_PAYLOADS.length];
      tried.push({ call: callOf(place.door, withValue(inputFor(place.door, own), place.path, payload)), cookie: cookies[insiderOf(place.door)] });
      if (tried.length === 400 || n === rounds - 1) await judge(tried.splice(0));
    }
    expect(await untouchable()).toEqual(before);
    const reached = async () => (await database.admin.execute<{ reached: boolean }>(`select is_called as reached from ${REACHED_SEQUENCE}`)).rows;
    expect(await reached()).toEqual([{ reached: false }]);
    await database.admin.execute(`select nextval('${REACHED_SEQUENCE}')`);
    expect(await reached(), 'whoever runs it would be seen').toEqual([{ reached: true }]);
  }, isLong ? 7_200_000 : 120_000);

  async function judge(tried: readonly { readonly call: Call; readonly cookie: string }[]): Promise<void> {
    for (const cookie of new Set(tried.map((one) => one.cookie))) {
      const calls = tried.filter((one) => one.cookie === cookie).map(({ call }) => call);
      for (let at = 0; at < calls.length; at += 10) {
        const ten = calls.slice(at, at + 10);
        const heard = await callDoor(cookie, ten);
        heard.forEach(({ code, answer }, place) => {
          expect(['unexpected', 'not-signed-in', 'session-expired'], JSON.stringify(ten[place])).not.toContain(code);
          expect(JSON.stringify(answer)).not.toContain(CANARY);
        });
      }
    }
  }
});

// ---- request bodies that nobody meant ----

type Knock = { readonly to: (request: Request) => Promise<Response>; readonly path: string; readonly cookie: string; readonly body: Json; readonly changes: boolean };

/** One body that each door takes, or nearly. */
function honestBodies(): readonly Knock[] {
  const small = (router: { readonly _def: { readonly procedures: object } }) => walk(router._def.procedures).map(({ path, schema }) => ({ path, body: asJson(wire.serialize(schema === null ? undefined : sampleOf(schema))) }));
  return [
    ...doors.map((door) => ({ to: handleApi, path: `/api/trpc/${door.path}?batch=1`, cookie: cookies[insiderOf(door)], body: asJson({ 0: wire.serialize(inputFor(door, own)) }), changes: door.type === 'mutation' })),
    ...small(reportDoorRouter).map(({ path, body }) => ({ to: handleReportDoor, path: `/r/api/${path}`, cookie: cookies['patient link'], body, changes: true })),
    ...small(accessDoorRouter).map(({ path, body }) => ({ to: handleAccessDoor, path: `/api/access/${path}`, cookie: '', body, changes: true })),
    { to: handleSignIn, path: '/api/auth/sign-in/email', cookie: '', body: { email: 'pat.prescriber@river.example', password: 'not this one at all' }, changes: false },
    { to: handleImport, path: '/api/imports', cookie: cookies.prescriber, body: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'Patient', id: 'p1', name: [{ family: 'Novak', given: ['Jana'] }], birthDate: '1980-02-03' } }] }, changes: true },
  ];
}
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const TYPES = ['application/json', 'application/json', 'application/json', 'application/json; charset=utf-16', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/fhir+json', ''];
const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

/** The body as it is sent: changed as a value, as a text, as bytes, or replaced by something that parsers dislike. */
function spoilt(body: Json, random: (below: number) => number): BodyInit {
  let value = body;
  for (let change = 0; change <= random(4); change += 1) value = mutate(value, random);
  const text = JSON.stringify(value) ?? '';
  switch (random(8)) {
    case 0: return mutateText(text, random);
    case 1: return Uint8Array.from(Buffer.from(text), (byte) => (random(40) === 0 ? random(256) : byte));
    case 2: return ['', 'null', '[]', '"', '{"0":', DEEP, '{"0":{"json":{"__proto__":{"polluted":1}}}}', `{"0":{"json":"${'a'.repeat(100_000)}"}}`, '\uFEFF{}', '{"0":{},"0":{}}', '-', '1e999'][random(12)] ?? '';
    case 3: return text.replace(/[0-9]+/, ['1e308', '-0', '99999999999999999999', '0x10', 'NaN'][random(5)] ?? '');
    default: return text;
  }
}

test(`${BODIES} changed bodies at every door: each refused or taken as a whole, none with a defect, none for long`, async () => {
  const knocks = honestBodies();
  let before = await hashOfAllRows(database.admin);
  let taken = false;
  let looked = 0;
  for (let n = 0; n < BODIES; n += 1) {
    const random = randomFrom(7_000_000 + n);
    // The least common divisor of neither: every door is met with every kind of change.
    const knock = knocks[(n * 7) % knocks.length];
    if (knock === undefined) throw new Error('no door');
    const [path, type] = [random(30) === 0 ? `${knock.path}${['x', ',', ',me.get', '%00', '/../x', `,${'a'.repeat(3_000)}`][random(6)] ?? ''}` : knock.path, TYPES[random(TYPES.length)] ?? ''];
    const busy = process.cpuUsage();
    const response = await knock.to(new Request(`${ORIGIN}${path}`, { method: 'POST', headers: { origin: ORIGIN, cookie: knock.cookie, 'content-type': type }, body: spoilt(knock.body, random) }));
    const text = await response.text();
    const said = `${n}: ${path} ${response.status} ${text.slice(0, 400)}`;
    expect(response.status, said).toBeLessThan(500);
    expect(text, said).not.toMatch(/"unexpected"|syntax error|relation "|node_modules/);
    expect(process.cpuUsage(busy).user / 1_000, said).toBeLessThan(LONGEST_BUSY_MS);
    taken ||= knock.changes && response.status < 300;
    if ((n + 1) % LOOK_EVERY !== 0) continue;
    const after = await hashOfAllRows(database.admin);
    if (!taken) {
      looked += 1;
      expect(after, `something of ${n - LOOK_EVERY + 1} to ${n} was stored though all were refused`).toBe(before);
    }
    [before, taken] = [after, false];
  }
  expect(looked).toBeGreaterThan(BODIES / LOOK_EVERY / 10);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  const [alive] = await callDoor(cookies.prescriber, [{ path: 'workspace.get', type: 'query', input: { patientId: own.patient } }]);
  expect(alive?.code).toBe('done');
}, isLong ? 7_200_000 : 120_000);
