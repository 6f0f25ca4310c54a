import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { hashOfAllRows } from '@/db/testing/whole-database';
import { answerChartDownload, answerDownload, answerWorklistDownload } from '@/server/interop/download/answer-download';
import { answerHealth } from '@/server/interop/health/answer-health';
import { answerMetrics } from '@/server/interop/metrics/answer-metrics';
import { handleEvents } from './events/http';
import { handleAccessDoor } from './access-door/http';
import { handleApi } from './http';
import { handleImport, handlePreview } from './imports/http';
import { handleSignIn } from './sign-in/http';
import { reportDoorRouter } from './report-door/root';
import { callDoor, callReportDoor, CALLERS, ORIGIN, signEverybodyIn } from './testing/eight-callers';
import type { Caller, Cookies, Heard } from './testing/eight-callers';
import { callOf, doors, EXAMPLES, fieldOf, inputFor, insiderOf, ROW_OF, rowOf, walk } from './testing/doors';
import type { Door } from './testing/doors';
import { fillChart } from './testing/full-chart';
import type { FullChart } from './testing/full-chart';
import { sampleOf, withValue } from './testing/input-of';
import type { IdPlace } from './testing/input-of';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const MATRIX = 'docs/authz-matrix.json';
const UNKNOWN = '6f2f6a1e-94b3-4a11-8a3c-111111111111';
/** Stands in every free text of the other clinic; whoever of this one hears it has heard too much. */
const CANARY = 'zqcanaryhill';

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let own: FullChart;
let others: FullChart;
let foreign: FullChart;
let cookies: Cookies;
let matrix: Readonly<Record<string, readonly string[]>> = {};

/** What belongs to a person and to no clinic. */
const isOwnAffair = ({ path }: Door): boolean => path.startsWith('me.');

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  own = await fillChart(database.admin, clinics.prescriber, { patientId: clinics.patientId, marker: 'ours' });
  others = await fillChart(database.admin, clinics.prescriber, { patientId: clinics.otherPatientId, marker: 'theirs' });
  foreign = await fillChart(database.admin, clinics.stranger, { patientId: clinics.foreignPatientId, marker: CANARY });
  cookies = await signEverybodyIn(database.admin, clinics, own.request);
  EXAMPLES['worklist.sendReports'] = { taskIds: [own.task] };
  EXAMPLES['visits.sources'] = { segmentId: await aSegmentOf(own.draft) };
});

/** A sentence of a draft, by its id. */
async function aSegmentOf(visitId: string): Promise<string> {
  const [heard] = await callDoor(cookies.prescriber, [{ path: 'visits.get', type: 'query', input: { visitId } }]);
  const id = /"segments":\[\{"id":"([^"]+)"/.exec(JSON.stringify(heard?.answer))?.[1];
  if (id === undefined) throw new Error('The draft has no sentence.');
  return id;
}

// ---- AZ-00, AZ-02: the matrix ----

/** An ended session is told once that it ended; whoever comes again with it is a stranger. */
const REFUSALS: Readonly<Record<string, string>> = { 'not-signed-in': 'not-signed-in', 'session-expired': 'not-signed-in', 'not-allowed': 'not-allowed', closed: 'closed' };
/** What stands in a cell: let through to the act, not found, or the refusal. */
const cellOf = ({ code }: Pick<Heard, 'code'>, isForeign: boolean): string => REFUSALS[code] ?? (isForeign && code === 'not-found' ? 'not-found' : 'allowed');

const request = (path: string, method: string, cookie: string, body?: string) =>
  new Request(`${ORIGIN}${path}`, { method, headers: { origin: ORIGIN, cookie, ...(body !== undefined && { 'content-type': path.includes('imports') ? 'application/fhir+json' : 'application/json' }) }, ...(body !== undefined && { body }) });
const codeIn = async (response: Response): Promise<Pick<Heard, 'code'>> => {
  const text = await response.text();
  const code = /"code":"([a-z-]+)"/.exec(text)?.[1];
  return { code: code ?? ({ 401: 'not-signed-in', 404: 'closed' }[response.status] ?? 'done') };
};

/** Every route that is no page and no procedure. */
const ROUTES: Readonly<Record<string, (cookie: string) => Promise<Response>>> = {
  'GET /api/health': () => answerHealth(),
  'GET /api/metrics': (cookie) => answerMetrics(request('/api/metrics', 'GET', cookie), 'a token of the collector'),
  'GET /api/auth/session': (cookie) => handleSignIn(request('/api/auth/get-session', 'GET', cookie)),
  'POST /api/auth/sign-up/email': (cookie) => handleSignIn(request('/api/auth/sign-up/email', 'POST', cookie, '{"email":"a@river.example","password":"river stones are round","name":"A"}')),
  'GET /api/events': async (cookie) => {
    const response = await handleEvents(request('/api/events', 'GET', cookie));
    if (!response.ok) return response;
    // Whoever is let in hears for as long as they stay.
    await response.body?.cancel();
    return new Response(null, { status: 200 });
  },
  'POST /api/access/open': (cookie) => handleAccessDoor(request('/api/access/open', 'POST', cookie, `{"json":{"token":"${'a'.repeat(43)}"}}`)),
  'POST /api/access/accept': (cookie) => handleAccessDoor(request('/api/access/accept', 'POST', cookie, `{"json":{"token":"${'a'.repeat(43)}","email":null,"name":null,"password":"","clinic":null}}`)),
  'POST /api/imports': (cookie) => handleImport(request('/api/imports', 'POST', cookie, '{}')),
  'POST /api/imports/preview': (cookie) => handlePreview(request('/api/imports/preview', 'POST', cookie, '{}')),
  'GET /visits/[visitId]/[file]': (cookie) => answerDownload(request(`/visits/${own.signed}/note.txt`, 'GET', cookie), { visitId: own.signed, file: 'note.txt' }),
  'GET /patients/[patientId]/files/[file]': (cookie) => answerChartDownload(request(`/patients/${own.patient}/files/scores.csv`, 'GET', cookie), { patientId: own.patient, file: 'scores.csv' }),
  'GET /worklist/[file]': (cookie) => answerWorklistDownload(request('/worklist/list.csv', 'GET', cookie), { file: 'list.csv' }),
};
/** Files of routes and where they stand in the matrix. */
const ROUTE_FILES: Readonly<Record<string, string>> = {
  'api/access/[call]/route.ts': 'POST /api/access/open, POST /api/access/accept',
  'api/auth/[...path]/route.ts': 'GET /api/auth/session, POST /api/auth/sign-up/email; what is open: sign-in.database.test.ts',
  'api/events/route.ts': 'GET /api/events',
  'api/health/route.ts': 'GET /api/health',
  'api/metrics/route.ts': 'GET /api/metrics',
  'api/imports/preview/route.ts': 'POST /api/imports/preview',
  'api/imports/route.ts': 'POST /api/imports',
  'api/trpc/[trpc]/route.ts': 'procedures',
  'calendar/[file]/route.ts': 'no session, the address is the secret: worklist-files.database.test.ts',
  'patients/[patientId]/files/[file]/route.ts': 'GET /patients/[patientId]/files/[file]',
  'r/api/[call]/route.ts': 'patient’s door',
  'visits/[visitId]/[file]/route.ts': 'GET /visits/[visitId]/[file]',
  'worklist/[file]/route.ts': 'GET /worklist/[file]',
};

const UNHEARD: Heard = { code: 'unheard', face: 'unheard', answer: null };
const NOBODY: FullChart = {
  patient: UNKNOWN, medication: UNKNOWN, condition: UNKNOWN, allergy: UNKNOWN, observation: UNKNOWN, report: UNKNOWN, event: UNKNOWN, confirmation: UNKNOWN, inbox: UNKNOWN,
  appointment: UNKNOWN, request: UNKNOWN, alert: UNKNOWN, draft: UNKNOWN, signed: UNKNOWN, person: UNKNOWN, link: UNKNOWN, session: UNKNOWN, passkey: UNKNOWN, emergency: UNKNOWN, clinic: UNKNOWN, task: UNKNOWN, question: UNKNOWN, cover: UNKNOWN, correction: UNKNOWN, merge: UNKNOWN, purge: UNKNOWN,
};

async function rowOfCells(ask: (caller: Caller) => Promise<Pick<Heard, 'code'>>): Promise<string[]> {
  const cells: string[] = [];
  for (const caller of CALLERS) cells.push(cellOf(await ask(caller), caller === 'prescriber of B'));
  return cells;
}

test('AZ-00 every route file stands in the matrix', () => {
  const found = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('route.ts'));
  expect(found.sort()).toEqual(Object.keys(ROUTE_FILES).sort());
});

test('AZ-00, AZ-02 the matrix: what each of eight callers hears at each procedure and route is what docs/authz-matrix.json says', async () => {
  const cells = new Map<string, string[]>(doors.map(({ path }) => [path, []]));
  for (const caller of CALLERS) {
    // Only the foreign prescriber names rows that are there; nobody else's call finds anything to change.
    const chart = caller === 'prescriber of B' ? own : NOBODY;
    const heard = await callDoor(cookies[caller], doors.map((door) => callOf(door, inputFor(door, chart))));
    doors.forEach(({ path }, at) => cells.get(path)?.push(cellOf(heard[at] ?? UNHEARD, caller === 'prescriber of B')));
  }
  matrix = Object.fromEntries(cells);
  const patientsDoor: Record<string, string[]> = {};
  for (const { path, schema } of walk(reportDoorRouter._def.procedures)) {
    patientsDoor[path] = await rowOfCells((caller) => callReportDoor(cookies[caller], { path, input: schema === null ? undefined : sampleOf(schema) }));
  }
  const routes: Record<string, string[]> = {};
  for (const [name, ask] of Object.entries(ROUTES)) routes[name] = await rowOfCells(async (caller) => codeIn(await ask(cookies[caller])));
  const seen = { callers: CALLERS, procedures: matrix, 'patient’s door': patientsDoor, routes };
  if (process.env.GAMUT_WRITE_MATRIX === '1') writeFileSync(MATRIX, inLines(seen));
  expect(readFileSync(MATRIX, 'utf8'), 'read what changed, then write it down with GAMUT_WRITE_MATRIX=1').toBe(inLines(seen));
});

/** JSON with one line a procedure. */
const inLines = (value: object): string => `${JSON.stringify(value, null, 1).replaceAll(/\[\n\s+([^[\]]+?)\n\s+\]/g, (_, inside: string) => `[${inside.replaceAll(/\n\s+/g, ' ')}]`)}\n`;

test('AZ-02 a procedure lets in exactly the roles that it declares, and AZ-04 each refusal for a role leaves its audit row', async () => {
  for (const { path, roles } of doors) {
    const [, , coordinator, prescriber, administrator] = matrix[path] ?? [];
    expect({ path, coordinator, prescriber, administrator }).toEqual({ path, ...Object.fromEntries(['coordinator', 'prescriber', 'administrator'].map((role) => [role, roles.includes(role) ? 'allowed' : 'not-allowed'])) });
  }
  const refused = Object.values(matrix).flat().filter((cell) => cell === 'not-allowed').length;
  const { rows } = await database.admin.execute<{ refused: number }>(sql`select count(*)::int as refused from audit_event where refusal = 'not-allowed'`);
  expect(rows[0]?.refused).toBeGreaterThanOrEqual(refused);
});

// ---- AZ-01: another one's ids ----

/** A caller of these may have an effect without naming a row that is there. */
const MAKES = new Set(['patients.create']);
/** Names something of the content, a flag that is raised, or a second patient beside the row; or asks after one who was merged. */
const NEEDS_MORE = new Set(['flags.answer', 'merging.compare', 'merging.merge', 'merging.tellApart', 'merging.takeBackApart', 'merging.whereIs']);

/** The patient is who it is about; an appointment that waits is nobody's yet; people and absences are the clinic's. */
const OF_NO_OTHER = new Set(['patient', 'appointment', 'person', 'cover']);
/** Several patients' at once, as the list shows them. */
const OF_SEVERAL = new Set(['taskIds']);

/** What is heard of an id that nobody has, by procedure and place. */
const missing = new Map<string, string>();

/** How an id can be sent that is not one's own. */
const variantsOf = (door: Door, place: IdPlace): Readonly<Record<string, unknown>> => {
  const id = place.write(rowOf(door, place, foreign));
  const named = door.places.length > 1 && !OF_NO_OTHER.has(ROW_OF[fieldOf(place)] ?? '') && !OF_SEVERAL.has(fieldOf(place));
  return {
    foreign: id,
    'foreign, in capitals': id.toUpperCase(),
    'foreign, with spaces': ` ${id} `,
    'foreign, in a list': [id],
    'as a number': 7,
    ...(named && { 'of another patient here': place.write(rowOf(door, place, others)) }),
  };
};

describe('AZ-01 an id that is not one’s own, at every place where an input holds one', () => {
  const places = doors.flatMap((door) => door.places.map((place) => ({ name: `${door.path} ${place.path.join('.')}`, door, place })));

  let before = '';
  beforeAll(async () => {
    before = await hashOfAllRows(database.admin);
  });

  test.each(places.filter(({ door }) => !MAKES.has(door.path)))('$name', ({ door, place }) => tryPlace(door, place));
  test('none of them changed a row', async () => expect(await hashOfAllRows(database.admin)).toBe(before));
  test.each(places.filter(({ door }) => MAKES.has(door.path)))('$name', ({ door, place }) => tryPlace(door, place));

  async function tryPlace(door: Door, place: IdPlace): Promise<void> {
    const variants = variantsOf(door, place);
    const unknown = withValue(inputFor(door, own), place.path, place.write(UNKNOWN));
    const [reference, ...heard] = await callDoor(cookies[insiderOf(door)], [unknown, ...Object.values(variants).map((value) => withValue(inputFor(door, own), place.path, value))].map((input) => callOf(door, input)));
    expect(['not-found', 'changed-meanwhile', 'done']).toContain(reference?.code);
    missing.set(`${door.path} ${place.path.join('.')}`, reference?.code ?? '');
    Object.keys(variants).forEach((variant, at) => {
      const answer = heard[at] ?? UNHEARD;
      expect(JSON.stringify(answer.answer), variant).not.toContain(CANARY);
      if (answer.code === 'invalid-input' && !['foreign', 'of another patient here'].includes(variant)) return;
      if (!MAKES.has(door.path)) expect(answer, variant).toEqual(reference);
    });
  }

  test('an unknown id and a foreign one take the same time', async () => {
    const took = async (patientId: string): Promise<number> => {
      const begun = performance.now();
      await callDoor(cookies.prescriber, [{ path: 'workspace.get', type: 'query', input: { patientId } }]);
      return performance.now() - begun;
    };
    const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
    const difference = async (): Promise<number> => {
      const pairs: number[] = [];
      for (let at = 0; at < 15; at += 1) pairs.push((await took(foreign.patient)) - (await took(UNKNOWN)));
      return Math.abs(middle(pairs));
    };
    // A difference that is there is there in every round; one that a busy machine makes is not.
    let smallest = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 6 && smallest >= 5; round += 1) smallest = Math.min(smallest, await difference());
    expect(smallest).toBeLessThan(5);
  });
});

// ---- AZ-09: the second wall alone ----

/** Makes the database take every transaction for this clinic’s, whatever the application says: its own checks count for nothing then. */
const pinTo = (clinicId: string | null) =>
  database.admin.execute(
    `create or replace function current_clinic_id() returns uuid language sql stable parallel safe return ${clinicId === null ? `nullif(current_setting('app.clinic_id', true), '')::uuid` : `'${clinicId}'::uuid`}`,
  );

test('AZ-09 with the application asking for the other clinic’s rows by their own ids and clinic, row-level security alone shows none and lets none be written', async () => {
  const walled = doors.filter((door) => !isOwnAffair(door));
  const asked = walled.map((door) => callOf(door, inputFor(door, foreign)));
  const file = () => answerDownload(request(`/visits/${foreign.signed}/note.txt`, 'GET', cookies['prescriber of B']), { visitId: foreign.signed, file: 'note.txt' });
  const [open] = await callDoor(cookies['prescriber of B'], asked.filter(({ path }) => path === 'workspace.get'));
  expect(JSON.stringify(open?.answer), 'without the pin there is something to hear').toContain(CANARY);
  const before = await hashOfAllRows(database.admin);
  await pinTo(clinics.river.id);
  const heard = await callDoor(cookies['prescriber of B'], asked);
  await pinTo(clinics.river.id);
  const download = await file();
  await pinTo(null);
  expect(await hashOfAllRows(database.admin)).toBe(before);
  asked.forEach(({ path }, at) => {
    const { code, answer } = heard[at] ?? UNHEARD;
    expect(JSON.stringify(answer), path).not.toContain(CANARY);
    expect(JSON.stringify(answer), path).not.toContain(foreign.patient);
    const door = walled[at];
    if (door !== undefined && door.places.length > 0 && door.type === 'mutation' && door.roles.includes('prescriber')) expect({ path, code }).toMatchObject({ code: expect.stringMatching(/^(not-found|unexpected)$/) as unknown });
  });
  expect(download.status).toBe(404);
  expect((await file()).status, 'with the wall as it is, the own clinic gets its file').toBe(200);
});

// ---- AZ-06: more than was asked for ----

test('AZ-06 fields that nobody asked for have no effect, and every procedure finds the rows that are one’s own', async () => {
  const extra = { clinicId: clinics.hill.id, role: 'administrator', roles: ['administrator'], userId: clinics.stranger.id, authorId: clinics.stranger.id, signedBy: clinics.stranger.id, signedAt: '2020-01-01', recordedBy: clinics.stranger.id, demo: true };
  const ofHill = async () => (await database.admin.execute<{ rows: string }>(sql`select (select count(*) from patient where clinic_id = ${clinics.hill.id}) || ' ' || (select count(*) from medication_episode where clinic_id = ${clinics.hill.id}) || ' ' || (select count(*) from visit where clinic_id = ${clinics.hill.id}) || ' ' || (select count(*) from membership where role = 'administrator') as rows`)).rows[0]?.rows;
  const before = await ofHill();
  const order = (path: string): number => (/remove|withdraw|revoke|cancel|enterInError/.test(path) ? 1 : 0);
  for (const door of [...doors].sort((a, b) => order(a.path) - order(b.path))) {
    // A correction puts another row in the place of the old one.
    const input = inputFor(door, door.path.endsWith('.correct') ? others : own);
    const [heard] = await callDoor(cookies.prescriber, [callOf(door, typeof input === 'object' ? { ...extra, ...input } : input)]);
    expect(heard?.code, door.path).not.toBe('unexpected');
    for (const { path } of NEEDS_MORE.has(door.path) ? [] : door.places) {
      const ofNobody = missing.get(`${door.path} ${path.join('.')}`);
      if (ofNobody !== 'done') expect({ path: door.path, code: heard?.code }).not.toEqual({ path: door.path, code: ofNobody });
    }
  }
  expect(await ofHill()).toBe(before);
  const { rows } = await database.admin.execute(sql`select id from medication_episode where recorded_by = ${clinics.stranger.id} and clinic_id = ${clinics.river.id}`);
  expect(rows).toEqual([]);
});

test('AZ-06 a body that reaches for the prototype of everything changes nothing', async () => {
  const raw = `{"0":{"json":{"patientId":"${own.patient}","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"meta":{"values":{"__proto__.polluted":["Date"],"constructor.prototype.polluted":["Date"]}}}}`;
  const response = await handleApi(new Request(`${ORIGIN}/api/trpc/workspace.get?batch=1`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN, cookie: cookies.prescriber }, body: raw }));
  expect([200, 207, 400, 500]).toContain(response.status);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
});
