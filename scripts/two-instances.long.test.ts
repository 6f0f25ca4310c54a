import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeScratchData, removeScratchData } from './lib/scratch-data.mjs';
import { aBrowser, startOwnApplication } from './testing/own-application';
import type { OwnApplication } from './testing/own-application';

/**
 * The built application twice, as two processes over one database, with a browser at each: what somebody does in one is on the screen of
 * the other within two seconds. Needs a build.
 */
const PORTS = [4721, 4722] as const;
const WITHIN_MS = 2_000;
const CHANGES = 10;
const dataDir = makeScratchData('instances');
const running: OwnApplication[] = [];
let browsers: Browser[] = [];
let desks: Page[] = [];

async function signIn(port: number): Promise<Page> {
  const browser = await aBrowser();
  browsers.push(browser);
  const page = await (await browser.newContext({ baseURL: `http://localhost:${port}` })).newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('carla.diaz@riverside.example');
  await page.getByLabel('Password', { exact: true }).fill('gamut-demo-only');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/worklist');
  const listens = page.waitForResponse((response) => response.url().endsWith('/api/events'));
  await page.goto('/worklist?view=today');
  await listens;
  return page;
}

async function act(page: Page, procedure: string, json: object): Promise<{ readonly task: { readonly id: string; readonly version: number; readonly patient: { readonly id: string } } }> {
  const answer = await page.request.post(`/api/trpc/${procedure}`, { headers: { origin: new URL(page.url()).origin }, data: { json } });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { result: { data: { json: { task: { id: string; version: number; patient: { id: string } } } } } }).result.data.json;
}

beforeAll(async () => {
  for (const port of PORTS) running.push(await startOwnApplication({ DEMO: '1', DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: `http://localhost:${port}` }));
  desks = await Promise.all(PORTS.map(signIn));
}, 600_000);
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  browsers = [];
  for (const application of running.reverse()) await application.stop();
  removeScratchData(dataDir);
}, 120_000);

test(`each of ${CHANGES} changes at one instance is on both screens within ${WITHIN_MS} ms`, async () => {
  const on = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
  const waits: number[] = [];
  for (let n = 0; n < CHANGES; n += 1) {
    const [here, there] = n % 2 === 0 ? desks : [...desks].reverse();
    if (here === undefined || there === undefined) throw new Error('unreachable');
    const patient = await here.request.get(`/api/trpc/patients.search?input=${encodeURIComponent(JSON.stringify({ json: { text: 'ostr', limit: 1 } }))}`);
    const { result } = (await patient.json()) as { result: { data: { json: { items: { id: string }[] } } } };
    const patientId = result.data.json.items[0]?.id ?? '';
    const what = `Change ${n} of two instances`;
    const { task } = await act(here, 'worklist.create', { patientId, what, dueOn: on, act: 'call', role: 'coordinator' });
    const made = performance.now();
    await Promise.all([here, there].map((page) => page.getByRole('list', { name: 'Today' }).getByText(what).waitFor({ timeout: 30_000 })));
    waits.push(performance.now() - made);
    await act(there, 'worklist.finish', { patientId: task.patient.id, taskId: task.id, version: task.version, words: null });
    const done = performance.now();
    await Promise.all([here, there].map((page) => page.getByRole('list', { name: 'Today' }).getByText(what).waitFor({ state: 'detached', timeout: 30_000 })));
    waits.push(performance.now() - done);
  }
  process.stdout.write(`${JSON.stringify({ changes: waits.length, longestMs: Math.round(Math.max(...waits)), middleMs: Math.round([...waits].sort((a, b) => a - b)[Math.floor(waits.length / 2)] ?? 0) })}\n`);
  expect(Math.max(...waits)).toBeLessThan(WITHIN_MS);
}, 300_000);
