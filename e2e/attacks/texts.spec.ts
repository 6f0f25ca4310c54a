import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { PASSWORD, signIn, test } from '../fixtures/chart';
import { MARKUP } from './markup';

/** Stand in names, numbers, words and addresses of this run; no log, address or store may hold one. */
const CANARIES = { family: 'Zqfamilycanary', given: 'Zqgivencanary', number: 'ZQ-NUMBER-4711', words: 'zqwordscanary', drug: 'zqdrugcanary', person: 'zqpersoncanary', birth: '1931-07-29' };

type Made = { readonly patientId: string; readonly signed: string; readonly draft: string };
type Call = (name: string, input: object) => Promise<Record<string, unknown>>;

const callsOf = (page: Page): Call => async (name, input) => {
  const answer = await page.request.post(`/api/trpc/${name}`, { headers: { origin: new URL(page.url()).origin }, data: { json: input } });
  expect(answer.status(), `${name}: ${(await answer.text()).slice(0, 400)}`).toBe(200);
  return ((await answer.json()) as { result: { data: { json: Record<string, unknown> } } }).result.data.json;
};
const mark = (at: number): string => `${CANARIES.words}${String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26))}`;

/** Puts each text of the corpus into some free text of one patient's record, visit and tasks. */
async function fill(call: Call): Promise<Made> {
  const text = (at: number): string => `${mark(at)} ${MARKUP[at] ?? ''}`;
  // A run before this one on the same data leaves nobody alike.
  const unlike = [...randomUUID().replaceAll('-', '').slice(0, 12)].map((digit) => 'ghijklmnopqrstuv'[parseInt(digit, 16)] ?? '').join('');
  const { patientId } = (await call('patients.create', { family: `${CANARIES.family}${unlike} ${MARKUP[0] ?? ''}`, given: `${CANARIES.given} ${MARKUP[8] ?? ''}`, birthOn: CANARIES.birth, sex: 'female', recordNumber: `${CANARIES.number}${randomUUID().slice(0, 4)}` })) as { patientId: string };
  await call('medications.start', { patientId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-10', mgPerDay: '100', timesPerDay: 1, form: 'tablet', indication: text(1), reason: text(2) });
  await call('medications.start', { patientId, drugId: null, name: `${CANARIES.drug} ${MARKUP[9] ?? ''}`, startOn: '2026-02-10', mgPerDay: '10', timesPerDay: 1, form: null, indication: null, reason: null });
  for (const at of [3, 4, 5, 6, 7]) await call('conditions.create', { patientId, text: text(at), clinicalStatus: 'active' });
  for (const at of [10, 11, 12]) await call('allergies.create', { patientId, text: text(at), type: 'allergy', reaction: text(at) });
  for (const at of MARKUP.keys()) await call('lifeEvents.create', { patientId, title: text(at), kind: 'bereavement', on: '2026-03-01' });
  await call('reports.create', { patientId, instrument: 'phq9', on: '2026-03-01', filledBy: 'patient', scores: { total: 12 }, words: MARKUP.map((_, at) => text(at)).slice(0, 40) });
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format();
  for (const at of [13, 14, 15]) await call('worklist.create', { patientId, what: text(at), dueOn: today, act: 'call', role: 'coordinator' });
  await call('appointments.create', { patientId, onDay: today, atTime: '9:15', reason: text(16) });
  const written = async (): Promise<{ readonly visitId: string; readonly version: number; readonly seenHash: string; readonly risks: readonly string[] }> => {
    const opened = (await call('visits.open', { patientId })) as { visitId: string; version: number; fields: object };
    const fields = { ...opened.fields, reason: text(17), patientPrefers: text(18), decision: { kind: 'options', options: ['watchful-waiting'], why: text(20) }, declined: [{ option: 'dose-reduction', why: text(19) }], typed: [{ id: 'a', section: 'plan', text: MARKUP.map((_, at) => text(at)).join('\n') }] };
    const { draft } = (await call('visits.save', { patientId, visitId: opened.visitId, version: opened.version, fields, seen: null })) as { draft: { visitId: string; version: number; seenHash: string; risks: readonly string[] } };
    return draft;
  };
  const draft = await written();
  await call('visits.sign', { patientId, visitId: draft.visitId, version: draft.version, seenHash: draft.seenHash, idempotencyKey: `sign-${draft.visitId}`, ...(draft.risks.length > 0 && { initials: `${CANARIES.given[0] ?? ''}${CANARIES.family[0] ?? ''}`, birthYear: CANARIES.birth.slice(0, 4) }) });
  await call('visits.addAddendum', { patientId, visitId: draft.visitId, text: MARKUP.map((_, at) => text(at)).join('\n') });
  return { patientId, signed: draft.visitId, draft: (await written()).visitId };
}

/** What of the corpus the page shows as typed; runs of spaces and the case that a style gives aside. */
async function shownOn(page: Page): Promise<number> {
  const said = (await page.evaluate(() => document.body.textContent)).replaceAll(/\s+/g, ' ');
  return MARKUP.filter((one) => said.includes(one.replaceAll(/\s+/g, ' '))).length;
}

test('XSS-01 to 06, SES-07, AUD-07: texts that hope to be markup, on every screen; then logs, numbers, addresses and stores without a canary', async ({ page }) => {
  test.setTimeout(600_000);
  const asked: string[] = [];
  const refused: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text());
  });
  page.on('dialog', (dialog) => {
    refused.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await signIn(page, 'ada.boyd@riverside.example');
  const made = await fill(callsOf(page));

  await test.step('a person and a clinic with such names', async () => {
    const admin = await page.context().browser()?.newContext();
    if (admin === undefined) throw new Error('no browser');
    const desk = await admin.newPage();
    await signIn(desk, 'admin@riverside.example', '**/*', PASSWORD);
    await callsOf(desk)('people.invite', { email: `${CANARIES.person}-${randomUUID()}@riverside.example`, name: `${CANARIES.person} ${MARKUP[1] ?? ''}`, roles: ['coordinator'], inTraining: false, credential: null, proof: null });
    for (const path of ['/settings/people', '/settings/audit', `/settings/audit?patient=${made.patientId}`, '/settings/clinic', '/settings/me']) {
      await desk.goto(path);
      await expect(desk.locator('h1').first()).toBeVisible();
      expect(await desk.evaluate(() => 'gamutRan' in globalThis), path).toBe(false);
    }
    await admin.close();
  });

  const chart = `/patients/${made.patientId}`;
  const paths: Readonly<Record<string, number>> = {
    '/today': 1, '/patients': 1, '/worklist': 1, '/panel': 0, '/import': 0, [chart]: MARKUP.length, [`${chart}/history`]: 1, [`${chart}/about`]: 0, [`${chart}/plan`]: 0, [`${chart}/print`]: 1, [`${chart}/reports`]: 0, [`${chart}/inbox`]: 0, [`${chart}/import`]: 0,
    [`/visits/${made.signed}`]: MARKUP.length, [`/visits/${made.draft}`]: 2, '/patients/new': 0,
  };
  for (const [path, least] of Object.entries(paths)) {
    await test.step(path.replaceAll(/[0-9a-f-]{36}/g, '…'), async () => {
      await page.goto(path);
      await expect(page.locator('h1, h2').first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expect.poll(() => shownOn(page), { message: `${path} shows what was typed` }).toBeGreaterThanOrEqual(least);
      expect(await page.evaluate(() => 'gamutRan' in globalThis), `${path} ran a text`).toBe(false);
      expect(await page.evaluate(() => document.querySelectorAll('base, plaintext, xmp, object, iframe, marquee, math').length), `${path} made an element of a text`).toBe(0);
    });
  }
  expect(refused).toEqual([]);
  expect(asked.filter((url) => url.includes('example.invalid'))).toEqual([]);

  const words = Object.values(CANARIES);
  const heldBy = (text: string): string[] => words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
  await test.step('no canary in an address, a title of the history, a store or a cookie', async () => {
    expect(asked.filter((url) => heldBy(decodeURIComponent(url)).length > 0)).toEqual([]);
    const stores = await page.evaluate(async () => JSON.stringify({ local: { ...localStorage }, session: { ...sessionStorage }, databases: await indexedDB.databases(), caches: await caches.keys(), cookie: document.cookie, state: history.state as unknown }));
    expect(heldBy(stores)).toEqual([]);
    expect(heldBy(JSON.stringify(await page.context().cookies()))).toEqual([]);
  });
  await test.step('no canary in the application’s log, the database’s log or the numbers for a collector', async () => {
    const dataDir = process.env.GAMUT_E2E_DATA ?? '.data-e2e';
    // A defect on purpose would be the worst moment: what is refused is written down too.
    await page.request.post('/api/trpc/lifeEvents.create', { headers: { origin: new URL(page.url()).origin }, data: { json: { patientId: made.patientId, title: CANARIES.words.repeat(200), kind: CANARIES.words, on: CANARIES.birth } } });
    const numbers = await page.request.get('/api/metrics', { headers: { authorization: 'Bearer of the collector alone' } });
    expect(numbers.status()).toBe(200);
    const place = join(dataDir, 'postgres.location');
    const database = existsSync(place) ? readFileSync(place, 'utf8').trim() : join(dataDir, 'postgres');
    const logs = [`${dataDir}.log`, join(dataDir, 'logs/postgres.log'), join(database, 'logs/postgres.log'), join(database, 'postgres.log')].filter((file) => existsSync(file));
    expect(logs.length).toBeGreaterThan(1);
    for (const file of logs) expect(heldBy(readFileSync(file, 'utf8')), file).toEqual([]);
    expect(await numbers.text()).toContain('name="lifeEvents.create",code="done"');
    expect(heldBy(await numbers.text())).toEqual([]);
  });
  await test.step('after signing out the browser holds nothing, and Back shows nothing', async () => {
    await page.goto(chart);
    await expect(page.locator('#options-title')).toBeVisible();
    await page.request.post('/api/auth/sign-out', { headers: { origin: new URL(page.url()).origin }, data: {} });
    await page.goto('/sign-in');
    await page.goBack();
    await page.waitForLoadState('networkidle');
    expect(heldBy(await page.evaluate(() => document.documentElement.outerHTML))).toEqual([]);
  });
});
