import { randomBytes } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditRows, makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { loadKnowledge } from '@/server/knowledge/load';
import { newToken, tokenHash } from '@/server/platform/ids';
import { LINKS_A_MINUTE } from '@/server/services/report-requests/door/open-report';
import { askedPages } from '@/server/services/report-requests/form';
import type { ReportForm, ReportState } from '@/server/contracts/report-door';
import { appRouter } from '../root';
import { createCallerFactory } from '../trpc';
import { handleReportDoor, LARGEST_PAGE } from './http';
import { aPhone, code } from './testing/a-phone';
import type { Phone } from './testing/a-phone';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
const BORN = '1980-02-03';

const as = (person: TestPerson) =>
  createCallerFactory(appRouter)({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles }, why: null, requestId: 'link-test' });

const tokenOf = (url: string): string => url.slice(url.indexOf('#') + 1);

async function ask(instruments: readonly string[], patientId = clinics.patientId, by = clinics.coordinator) {
  const handed = await as(by).reportRequests.create({ patientId, instruments: [...instruments], comparedWith: 'sertraline' });
  return { token: tokenOf(handed.url), ...handed };
}
const open = (phone: Phone, token: string, birthOn = BORN): Promise<ReportState> => phone.caller().open({ token, birthOn, language: 'en' });

async function opened(phone: Phone, token: string): Promise<ReportForm> {
  const state = await open(phone, token);
  if (state.state !== 'form') throw new Error('sent already');
  return state;
}

/** Answers every page: the first choice unless another is given by page id. */
async function answerAll(phone: Phone, form: ReportForm, given: Readonly<Record<string, number | string | string[] | null>> = {}): Promise<boolean[]> {
  await phone.caller().save({ page: 'who', value: 'patient', language: 'en' });
  const answers: Record<string, unknown> = {};
  const helps: boolean[] = [];
  for (const page of form.pages) {
    if (askedPages([page], answers).length === 0) continue;
    const first = page.kind === 'many' ? [String(page.choices[0]?.value)] : page.kind === 'scale' ? 0 : page.kind === 'onset' ? 'month:2026-07' : page.kind === 'text' ? '' : (page.choices[0]?.value ?? null);
    const value = page.id in given ? given[page.id] ?? null : first;
    answers[page.id] = value;
    const { help } = await phone.caller().save({ page: page.id, value, language: 'en', seconds: 4 });
    helps.push(help);
  }
  return helps;
}

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

describe('a link', () => {
  test('LINK-01 has 256 bits, and neither random ones nor changed bits of a live one open anything; the limiter starts', async () => {
    const { token } = await ask(['phq9']);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const tried: string[] = [];
    for (let bit = 0; bit < 16; bit += 1) {
      const bytes = Buffer.from(token, 'base64url');
      bytes[bit * 2] = (bytes[bit * 2] ?? 0) ^ (1 << (bit % 8));
      tried.push(await code(open(aPhone(), bytes.toString('base64url'))));
    }
    expect(new Set(tried)).toEqual(new Set(['link-closed']));
    const one = 'one address';
    const answers: string[] = [];
    for (let guess = 0; guess <= LINKS_A_MINUTE.known; guess += 1) answers.push(await code(open(aPhone(one), newToken())));
    expect(answers.slice(0, LINKS_A_MINUTE.known).every((answer) => answer === 'link-closed')).toBe(true);
    expect(answers[LINKS_A_MINUTE.known]).toBe('too-many-attempts');
    expect(LINKS_A_MINUTE.known).toBeLessThanOrEqual(20);
    // The live one is untouched.
    expect((await open(aPhone(), token)).state).toBe('form');
  });

  test('LINK-01 100,000 random tokens hit none of the links that are there', async () => {
    const { token } = await ask(['phq9']);
    const hits = async (tokens: readonly string[]): Promise<number> => {
      const { rows } = await database.admin.execute<{ hits: number }>(sql`select count(*)::int as hits from report_request where token_sha256 = any(string_to_array(${tokens.map(tokenHash).join(' ')}, ' '))`);
      return rows[0]?.hits ?? 0;
    };
    expect(await hits([newToken(), token])).toBe(1);
    const seen = new Set<string>();
    for (let batch = 0; batch < 10; batch += 1) {
      const tokens = Array.from({ length: 10_000 }, newToken);
      for (const one of tokens) seen.add(one);
      expect(await hits(tokens)).toBe(0);
    }
    expect(seen.size).toBe(100_000);
  });

  test('LINK-02 expired, withdrawn, blocked, of another clinic with another birth date, cut or never made: one and the same face', async () => {
    const expired = await ask(['phq9']);
    await database.admin.execute(sql`update report_request set expires_at = now() - interval '1 second' where id = ${expired.requestId}`);
    const withdrawn = await ask(['phq9']);
    await as(clinics.coordinator).reportRequests.revoke({ patientId: clinics.patientId, requestId: withdrawn.requestId });
    const other = await ask(['phq9'], clinics.otherPatientId);
    const foreign = await ask(['phq9'], clinics.foreignPatientId, clinics.stranger);
    const cut = await ask(['phq9']);
    const told = async (token: string, birthOn = BORN) => {
      try {
        await open(aPhone(), token, birthOn);
        return 'done';
      } catch (error) {
        return error instanceof TRPCError ? { code: error.code, message: error.message } : error;
      }
    };
    const faces = [await told(expired.token), await told(withdrawn.token), await told(other.token), await told(foreign.token, '1981-02-03'), await told(cut.token.slice(0, -1)), await told(newToken()), await told('x')];
    for (const face of faces) expect(face).toEqual(faces[0]);
    expect(faces[0]).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('LINK-03 five wrong birth dates close it for good, the right one afterwards too, and the clinic sees it', async () => {
    const { token, requestId } = await ask(['phq9']);
    for (let guess = 1; guess <= 5; guess += 1) expect(await code(open(aPhone(), token, `1980-02-1${guess}`))).toBe('link-closed');
    expect(await code(open(aPhone(), token))).toBe('link-closed');
    const { requests } = await as(clinics.coordinator).reportRequests.list({ patientId: clinics.patientId });
    expect(requests.find(({ id }) => id === requestId)?.standing).toBe('blocked');
    const rows = (await auditRows(database.admin)).filter((row) => row.objectId === requestId && row.outcome === 'refused');
    expect(rows).toHaveLength(5);
    // Parallel guesses are counted one by one.
    const burst = await ask(['phq9']);
    await Promise.all(Array.from({ length: 12 }, (_, guess) => code(open(aPhone(), burst.token, `1970-01-${String(guess + 10)}`))));
    expect(await code(open(aPhone(), burst.token))).toBe('link-closed');
  });

  test('LINK-04 reading, saving and sending without the birth date do nothing and spend nothing', async () => {
    const { token, requestId } = await ask(['phq9']);
    const scanner = aPhone();
    expect(await code(scanner.caller().read({ language: 'en' }))).toBe('session-expired');
    expect(await code(scanner.caller().save({ page: 'who', value: 'patient', language: 'en' }))).toBe('session-expired');
    expect(await code(scanner.caller().submit({ language: 'en' }))).toBe('session-expired');
    const { requests } = await as(clinics.coordinator).reportRequests.list({ patientId: clinics.patientId });
    expect(requests.find(({ id }) => id === requestId)?.standing).toBe('sent-out');
    expect((await open(aPhone(), token)).state).toBe('form');
  });

  test('LINK-05 the token stands in no row of the database and in no audit row; the address carries it after the # only', async () => {
    const { token, url, messages } = await ask(['phq9']);
    expect(new URL(url).pathname + new URL(url).search).toBe('/r');
    await open(aPhone(), token);
    const { rows } = await database.admin.execute<{ all: string }>(sql`select (select string_agg(r::text, ' ') from report_request r) || (select string_agg(a::text, ' ') from audit_event a) as "all"`);
    expect(rows[0]?.all.includes(token)).toBe(false);
    for (const { text } of messages) expect(text.replace(url, '')).not.toMatch(/depress|medic|mental|mood|psych|novak|jana|1980/i);
  });

  test('LINK-06 sending twice, from two phones, or saving after sending leaves one report and the same receipt', async () => {
    const { token } = await ask(['phq9']);
    const [one, two] = [aPhone(), aPhone()];
    const form = await opened(one, token);
    await opened(two, token);
    await answerAll(one, form, { 'phq9-1': 2 });
    const sent = await Promise.all([one.caller().submit({ language: 'en' }), two.caller().submit({ language: 'en' }), one.caller().submit({ language: 'en' })]);
    expect(new Set(sent.map((state) => (state.state === 'sent' ? state.receipt : 'not sent'))).size).toBe(1);
    expect(await code(two.caller().save({ page: 'phq9-1', value: 3, language: 'en' }))).toBe('already-there');
    const { chart } = await as(clinics.prescriber).workspace.get({ patientId: clinics.patientId });
    const reports = chart.reports.filter(({ instrument }) => instrument === 'phq9');
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ filledBy: 'patient', scores: { total: 2 }, provenance: { source: 'patient' } });
    // Closed by the clinic: nothing is taken any more.
    const closed = await ask(['gad7']);
    const third = aPhone();
    await answerAll(third, await opened(third, closed.token));
    await as(clinics.coordinator).reportRequests.revoke({ patientId: clinics.patientId, requestId: closed.requestId });
    expect(await code(third.caller().submit({ language: 'en' }))).toBe('link-closed');
  });

  test('LINK-07 after sending, the own answers for a quarter of an hour, then the receipt alone; never anything of the chart', async () => {
    const patientId = await makePatient(database.admin, clinics.river, { family: 'Reader', given: 'Ray', birthOn: BORN, number: 'R-3001' });
    await as(clinics.prescriber).conditions.create({ patientId, text: 'secret condition', clinicalStatus: 'active' });
    const { token, requestId } = await ask(['gad7'], patientId);
    const phone = aPhone();
    await answerAll(phone, await opened(phone, token));
    await phone.caller().submit({ language: 'en' });
    const soon = await open(aPhone(), token);
    expect(soon.state === 'sent' && soon.own.length).toBeGreaterThan(6);
    expect(JSON.stringify(soon)).not.toContain('secret condition');
    await database.admin.execute(sql`alter table report_request disable trigger report_request_stays_closed`);
    await database.admin.execute(sql`update report_request set submitted_at = now() - interval '16 minutes' where id = ${requestId}`);
    await database.admin.execute(sql`alter table report_request enable trigger report_request_stays_closed`);
    const late = await open(aPhone(), token);
    expect(late).toMatchObject({ state: 'sent', own: [] });
  });

  test('LINK-08 what is no answer is refused; controls, emoji and right-to-left words are stored cleanly; endless saving stops', async () => {
    const { token, requestId } = await ask(['sbr']);
    const phone = aPhone();
    const form = await opened(phone, token);
    const save = (page: string, value: number | string | string[] | null, text: string | null = null) => code(phone.caller().save({ page, value, text, language: 'en' }));
    expect(await save('sbr-joy', 7)).toBe('invalid-input');
    expect(await save('sbr-joy', '1')).toBe('invalid-input');
    expect(await save('__proto__', 1)).toBe('invalid-input');
    expect(await save('phq9-9', 3)).toBe('invalid-input');
    expect(await save('ctx-wants', ['lower the dose', 'lower the dose'])).toBe('invalid-input');
    expect(await save('ctx-daily-life', 11)).toBe('invalid-input');
    expect(await save('ctx-onset', 'month:2999-01')).toBe('invalid-input');
    expect(await save('words', 'x'.repeat(20_000))).toBe('BAD_REQUEST');
    await answerAll(phone, form, { words: `a\u0000b \u202e\u05e9\u05dc\u05d5\u05dd \u{1f469}\u200d\u{1f467} ${'\ud800'} line\r\ntwo` });
    await phone.caller().submit({ language: 'en' });
    const { chart } = await as(clinics.prescriber).workspace.get({ patientId: clinics.patientId });
    expect(chart.reports.find(({ instrument }) => instrument === 'sbr')?.words[0]).toBe('a b \u202e\u05e9\u05dc\u05d5\u05dd \u{1f469}\u200d\u{1f467} \ufffd line\ntwo');
    const flood = await ask(['gad7']);
    const other = aPhone();
    await opened(other, flood.token);
    await database.admin.execute(sql`insert into attempt (key, count) select encode(sha256(convert_to('report-save:' || ${flood.requestId}::text, 'UTF8')), 'hex'), 600`);
    expect(await code(other.caller().save({ page: 'who', value: 'patient', language: 'en' }))).toBe('too-many-attempts');
    expect(requestId).not.toBe(flood.requestId);
  });

  test('LINK-09 a red-flag answer reaches the clinic before anything is sent and stands after it is taken back, until a prescriber answers it', async () => {
    const patientId = await makePatient(database.admin, clinics.river, { family: 'Alert', given: 'Ann', birthOn: BORN, number: 'R-3002' });
    const { token } = await ask(['phq9'], patientId);
    const phone = aPhone();
    await opened(phone, token);
    await phone.caller().save({ page: 'who', value: 'patient', language: 'en' });
    expect(await phone.caller().save({ page: 'phq9-9', value: 1, language: 'en' })).toMatchObject({ help: true });
    const look = async () => (await as(clinics.coordinator).today.get()).look.find(({ id }) => id === patientId);
    expect((await look())?.reasons[0]).toMatchObject({ kind: 'flag', level: 'urgent', id: 'phq9-item9' });
    // Never sent: the board above every list names it with the time left, and the chart has reasoned with it.
    const { alerts: board } = await as(clinics.coordinator).today.get();
    const left = board.find((alert) => alert.patientId === patientId)?.minutesLeft ?? -1;
    expect(left >= 0 && left <= 24 * 60).toBe(true);
    const { assessment } = await as(clinics.prescriber).workspace.get({ patientId });
    expect(assessment.flags.map(({ id }) => id)).toContain('phq9-item9');
    expect(await as(clinics.prescriber).reports.listArrivals({ patientId })).toMatchObject([{ finished: false }]);
    const form = await phone.caller().read({ language: 'en' });
    if (form.state !== 'form') throw new Error('sent');
    await answerAll(phone, form);
    await phone.caller().submit({ language: 'en' });
    expect((await look())?.reasons[0]).toMatchObject({ id: 'phq9-item9' });
    const { alerts } = await as(clinics.coordinator).reportRequests.list({ patientId });
    const alertId = alerts[0]?.id ?? '';
    expect(alerts).toHaveLength(1);
    expect(await code(as(clinics.coordinator).reportRequests.answerAlert({ patientId, alertId, assessment: 'called' }))).toBe('not-allowed');
    await as(clinics.prescriber).reportRequests.answerAlert({ patientId, alertId, assessment: 'Called at once, no intent, sees us tomorrow.' });
    expect(await code(as(clinics.prescriber).reportRequests.answerAlert({ patientId, alertId, assessment: 'again' }))).toBe('changed-meanwhile');
    expect((await look())?.reasons.some((reason) => reason.kind === 'flag') ?? false).toBe(false);
  });

  test('a birth date under 18 is refused with words before anything is looked up, and nobody under 18 can be asked', async () => {
    const { token, requestId } = await ask(['phq9']);
    expect(await code(open(aPhone(), token, '2015-01-01'))).toBe('adults-only');
    const { rows } = await database.admin.execute<{ tries: number }>(sql`select tries from report_request where id = ${requestId}`);
    expect(rows[0]?.tries).toBe(0);
    const young = await makePatient(database.admin, clinics.river, { family: 'Young', given: 'Yva', birthOn: '2015-01-01', number: 'R-3003' });
    const unborn = await makePatient(database.admin, clinics.river, { family: 'Nodate', given: 'Nil', birthOn: null, number: 'R-3004' });
    expect(await code(ask(['phq9'], young))).toBe('invalid-input');
    expect(await code(ask(['phq9'], unborn))).toBe('invalid-input');
    expect(await code(ask(['odq']))).toBe('invalid-input');
  });

  test('rather not say is never zero, and a report nobody finished is refused with the first page that is missing', async () => {
    const patientId = await makePatient(database.admin, clinics.river, { family: 'Silent', given: 'Sy', birthOn: BORN, number: 'R-3005' });
    const { token } = await ask(['phq9', 'pcptsd5'], patientId);
    const phone = aPhone();
    const form = await opened(phone, token);
    expect(await code(phone.caller().submit({ language: 'en' }))).toBe('invalid-input');
    await answerAll(phone, form, { 'phq9-1': null, 'phq9-2': null, 'phq9-3': null, 'pcptsd5-gate': 0 });
    await phone.caller().submit({ language: 'en' });
    const { chart } = await as(clinics.prescriber).workspace.get({ patientId });
    const phq9 = chart.reports.find(({ instrument }) => instrument === 'phq9');
    expect(phq9).toMatchObject({ scores: { total: null }, answers: { 'phq9-1': null, 'phq9-4': 0 } });
    expect(chart.reports.find(({ instrument }) => instrument === 'pcptsd5')?.scores.total).toBe(0);
  });
});

test('every combination of answers to the red-flag questions raises its flags, keeps them and shows the crisis words; no other answer does', async () => {
  const { flags } = loadKnowledge();
  const patientId = await makePatient(database.admin, clinics.river, { family: 'Every', given: 'Eve', birthOn: BORN, number: 'R-3006' });
  const red: Readonly<Record<string, readonly (number | string)[]>> = {
    'phq9-9': [1, 2, 3],
    'ctx-self-harm-to-feel': ['yes, a thought', 'yes, and I have thought how', 'yes, and I have done it', 'prefer not to say'],
  };
  const all: Readonly<Record<string, readonly (number | string)[]>> = { 'phq9-9': [0, 1, 2, 3], 'ctx-self-harm-to-feel': ['no', ...(red['ctx-self-harm-to-feel'] ?? [])] };
  expect(flags.filter(({ showCrisisResource }) => showCrisisResource).map(({ id }) => id)).toEqual(expect.arrayContaining(['phq9-item9', 'self-harm-to-feel']));
  for (const suicidal of all['phq9-9'] ?? []) {
    for (const harm of all['ctx-self-harm-to-feel'] ?? []) {
      // Each answer alone and two together reach the clinic here; that every combination fires what it has to is proved on the flags themselves.
      if (Number(suicidal) > 1 && harm !== 'no') continue;
      const { token, requestId } = await ask(['phq9', 'sbr'], patientId);
      const phone = aPhone();
      const form = await opened(phone, token);
      expect(form.crisis.wording).toContain('988');
      const expected: string[] = [];
      for (const [page, value, flag] of [['phq9-9', suicidal, 'phq9-item9'], ['ctx-self-harm-to-feel', harm, 'self-harm-to-feel']] as const) {
        const isRed = red[page]?.includes(value) === true;
        expect(await phone.caller().save({ page, value, language: 'en' }), `${page} ${value}`).toMatchObject({ help: isRed });
        if (isRed) expected.push(flag);
      }
      const { alerts } = await as(clinics.prescriber).reportRequests.list({ patientId });
      const own = alerts.filter((alert) => alert.requestId === requestId);
      expect(own.map(({ flag }) => flag).sort()).toEqual(expected.sort());
    }
  }
  // Which of the two stands first, and whether the content escalates it, depends on the other answers of the same report.
  const flagged = (await as(clinics.coordinator).today.get()).look.find(({ id }) => id === patientId)?.reasons.flatMap((reason) => (reason.kind === 'flag' ? [reason.id] : []));
  expect(flagged).toEqual(expect.arrayContaining(['phq9-item9', 'self-harm-to-feel']));
});

test('a form in Spanish has a translation for every sentence but the licences, and stores the same values', async () => {
  const all = loadKnowledge().instruments.filter(({ items }) => items.length > 0).map(({ id }) => id);
  const { token } = await ask(all);
  const [english, spanish] = [aPhone(), aPhone()];
  const en = await opened(english, token);
  const es = await spanish.caller().open({ token, birthOn: BORN, language: 'es' });
  if (es.state !== 'form') throw new Error('sent');
  expect(es.unreviewed).toBe(true);
  const same = en.pages.flatMap((page, place) => {
    const other = es.pages[place];
    const pairs = [[page.question, other?.question], [page.kick, other?.kick], [page.textLabel, other?.textLabel], ...page.choices.map(({ label }, index) => [label, other?.choices[index]?.label])];
    expect(other?.choices.map(({ value }) => value)).toEqual(page.choices.map(({ value }) => value));
    return pairs.flatMap(([a, b]) => (a !== null && a === b ? [a] : []));
  });
  expect([...new Set(same)].filter((text) => text !== 'No' && text !== 'no')).toEqual([]);
  expect(es.crisis.wording).not.toBe(en.crisis.wording);
});

describe('the door over HTTP', () => {
  const ORIGIN = 'http://localhost:3000';
  type Sent = { readonly call?: string; readonly body?: BodyInit; readonly headers?: Record<string, string> };
  const send = ({ call = 'open', body = '{}', headers = {} }: Sent) =>
    handleReportDoor(new Request(`${ORIGIN}/r/api/${call}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers }, body, ...(body instanceof ReadableStream ? { duplex: 'half' } : {}) }));
  const input = (json: object): string => JSON.stringify({ json });
  const slow = (): ReadableStream<Uint8Array> =>
    new ReadableStream({ start: (out) => { for (let sent = 0; sent <= LARGEST_PAGE; sent += 8_000) out.enqueue(new Uint8Array(8_000)); out.close(); } });

  test.each([
    ['a form', 415, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['words', 415, { headers: { 'content-type': 'text/plain' } }],
    ['a page of another site', 403, { headers: { origin: 'https://evil.example' } }],
    ['a request across sites', 403, { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['10 MB', 413, { body: 'x'.repeat(10_000_000) }],
    ['more than a page, its length not announced', 413, { body: slow() }],
    ['no JSON', 400, { body: '{' }],
    ['a call that there is not', 404, { call: 'drop' }],
    ['several calls in one', 404, { call: 'open,read', body: JSON.stringify({ 0: {}, 1: {} }) }],
    ['no token', 400, { body: input({ birthOn: BORN, language: 'en' }) }],
    ['an empty token', 400, { body: input({ token: '', birthOn: BORN, language: 'en' }) }],
    ['a token that is too long', 400, { body: input({ token: 'x'.repeat(201), birthOn: BORN, language: 'en' }) }],
    ['a token that is a list', 400, { body: input({ token: ['x'], birthOn: BORN, language: 'en' }) }],
    ['a token that is a condition', 400, { body: input({ token: { $ne: null }, birthOn: BORN, language: 'en' }) }],
    ['a birth date that is none', 400, { body: input({ token: newToken(), birthOn: '1980-02-30', language: 'en' }) }],
    ['a language that there is not', 400, { body: input({ token: newToken(), birthOn: BORN, language: 'xx' }) }],
    ['a token with null bytes', 404, { body: input({ token: 'a\u0000b', birthOn: BORN, language: 'en' }) }],
    ['a page without a visit', 401, { call: 'save', body: input({ page: 'who', value: 'patient', language: 'en' }) }],
    ['a page with a cookie somebody made', 401, { call: 'save', body: input({ page: 'who', value: 'patient', language: 'en' }), headers: { cookie: 'gamut-report=eyJhIjoxfQ.AAAA' } }],
  ])('%s is refused, is never cached and leaves no cookie', async (_, status, sent: Sent) => {
    const response = await send(sent);
    expect([response.status, response.headers.get('cache-control'), response.headers.getSetCookie()]).toEqual([status, 'no-store', []]);
    const text = await response.text();
    expect(text).not.toMatch(/ at .*\.ts|node_modules|select |insert /i);
  });

  test('a link that is right opens with a cookie that no script sees and that goes to this door alone', async () => {
    const { token } = await ask(['phq9']);
    const response = await send({ body: input({ token, birthOn: BORN, language: 'en' }) });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^gamut-report=.+; Path=\/r; Max-Age=\d+; HttpOnly; SameSite=Strict/)]);
    expect(await response.text()).not.toContain(token);
  });
});
