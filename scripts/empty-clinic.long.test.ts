import { readFileSync } from 'node:fs';
import { expect as patient } from '@playwright/test';
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import pg from 'pg';
import { afterAll, beforeAll, test } from 'vitest';
import { useCluster } from '@/db/embedded/cluster';
import { codeOf } from '@/server/auth/testing/code-of';
import { withPasskeys } from '../e2e/fixtures/authenticator';
import { aBundle } from '../e2e/fixtures/bundle';
import { openLink } from '../e2e/fixtures/report-link';
import { makeScratchData, removeScratchData } from './lib/scratch-data.mjs';
import { aBrowser, startOwnApplication } from './testing/own-application';
import type { OwnApplication } from './testing/own-application';

/**
 * From nothing to the first signed note and the first link to a patient: the README's one command for a clinic of one's own, then the
 * screen alone. Nothing is called by its address but what the product itself shows or hands over. Needs a build.
 */
const PORT = 4731;
const origin = `http://localhost:${PORT}`;
const dataDir = makeScratchData('empty-clinic');
const FAY = { email: 'fay@lakeside.example', password: 'lantern gravel orbit pewter' };
const PIA = { email: 'pia@lakeside.example', password: 'copper window thistle seven' };
const CORA = { email: 'cora@lakeside.example', password: 'marble lantern twelve otters' };

/** Each step waits for what it looks for, on a machine that may be busy. */
const expect = patient.configure({ timeout: 15_000 });

let application: OwnApplication;
let browser: Browser;
/** Keys of the authenticator apps, by e-mail. */
const keys = new Map<string, string>();
async function aDesk(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, locale: 'en-US', timezoneId: 'America/New_York', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => { throw error; });
  return page;
}

/** Puts the sign-in of every session back, as time does. */
async function signedInAgo(interval: string): Promise<void> {
  const cluster = await useCluster({ dataDir });
  const admin = new pg.Client({ connectionString: cluster.adminUrl('gamut') });
  await admin.connect();
  await admin.query('update session set created_at = now() - $1::interval, confirmed_at = null', [interval]);
  await admin.end();
  await cluster.release();
}

/** The page of this person; the tests go from one to the next. */
const open = new Map<string, Page>();
const deskOf = (who: { readonly email: string }): Page => {
  const page = open.get(who.email);
  if (page === undefined) throw new Error(`${who.email} has not signed in`);
  return page;
};

/** The first sign-in of somebody, from where a link left them: password, then the second factor and its recovery codes. */
async function firstSignIn(page: Page, { email, password }: { readonly email: string; readonly password: string }): Promise<void> {
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Set up an authenticator' }).click();
  const key = await page.getByLabel('Key', { exact: true }).innerText();
  await page.getByLabel('Code that the app shows now').fill(codeOf(key));
  await page.getByRole('button', { name: 'Use this authenticator' }).click();
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  keys.set(email, key);
  open.set(email, page);
}

async function join(link: string, who: { readonly email: string; readonly password: string }, prepare: (page: Page) => Promise<void> = () => Promise.resolve()): Promise<Page> {
  const page = await aDesk({ permissions: ['clipboard-read', 'clipboard-write'] });
  await prepare(page);
  await page.goto(link);
  await page.getByLabel(/^New password/).fill(who.password);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText('You have joined')).toBeVisible();
  await firstSignIn(page, who);
  return page;
}

beforeAll(async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, demo] = /`DEMO=(\S+) DATA_DIR=\S+ npm start`/.exec(readme) ?? [];
  if (demo === undefined) throw new Error('the README no longer says how a clinic of one’s own is started');
  [application, browser] = await Promise.all([startOwnApplication({ DEMO: demo, DATA_DIR: dataDir, PORT: String(PORT), PUBLIC_URL: '' }), aBrowser()]);
}, 400_000);
afterAll(async () => {
  await browser.close();
  await application.stop();
  removeScratchData(dataDir);
}, 120_000);

test('the printed link founds the clinic; its administrator sets up a second factor and is led to what the clinic still lacks', async () => {
  const page = await aDesk();
  await page.goto('/');
  await expect(page.getByLabel('E-mail')).toBeVisible();
  const link = /http:\S+\/access#[\w-]{43}/.exec(application.output())?.[0] ?? '';
  await page.goto(link);
  await page.getByLabel('Name of the clinic').fill('Lakeside Clinic');
  await page.getByLabel('Your e-mail').fill(FAY.email);
  await page.getByLabel('Your name').fill('Fay First');
  await page.getByLabel(/^New password/).fill(FAY.password);
  await page.getByRole('button', { name: 'Set up the clinic' }).click();
  await expect(page.getByText('The clinic is set up')).toBeVisible();
  await firstSignIn(page, FAY);
  await page.waitForURL('**/settings/clinic');
  const steps = page.getByRole('region', { name: 'Before the first patient' });
  await expect(steps.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText(['Evidence', 'People', 'Clinic settings', 'Restricted charts', 'Audit trail']);

  await page.getByRole('checkbox', { name: /^Checked for this clinic/ }).check();
  await page.getByLabel('Telephone').fill('212 555 0147');
  await page.getByLabel('Hours, as patients read them').fill('Monday to Friday, 9 to 5');
  await page.getByRole('radio', { name: 'Assessment and plan last' }).check();
  await page.getByLabel('Attempts to reach a patient').selectOption('2');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await expect(steps.getByText(': done')).toHaveCount(1);
}, 120_000);

test('without e-mail on the server the administrator hands two links over; each opens once, and a prescriber adds a passkey', async () => {
  const admin = deskOf(FAY);
  await admin.getByRole('link', { name: 'People', exact: true }).first().click();
  await admin.waitForURL('**/settings/people');
  await expect(admin.getByText('Nobody here signs notes yet.')).toBeVisible();
  const links: string[] = [];
  for (const [name, { email }, role] of [['Pia Prescriber', PIA, 'prescriber'], ['Cora Coordinator', CORA, 'coordinator']] as const) {
    await admin.getByRole('button', { name: 'Invite somebody' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill(email);
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByRole('checkbox', { name: new RegExp(`^${role}`) }).check();
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    await expect(admin.getByRole('status').filter({ hasText: `Hand this link to ${name}` })).toBeVisible();
    links.push(await admin.getByRole('textbox', { name: 'Link', exact: true }).inputValue());
  }
  const [toPia = '', toCora = ''] = links;
  const pia = await join(toPia, PIA, withPasskeys);
  await pia.waitForURL('**/today');
  await expect(pia.getByRole('heading', { name: 'The first patient' })).toBeVisible();
  await pia.getByRole('link', { name: 'Pia Prescriber' }).click();
  const passkeys = pia.getByRole('region', { name: 'Passkeys' });
  await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
  await passkeys.getByLabel(/^Name of the new passkey/).fill('Desk');
  await passkeys.getByRole('button', { name: 'Add this device' }).click();
  await expect(passkeys.getByText('Desk', { exact: true })).toBeVisible();

  const cora = await join(toCora, CORA);
  await cora.waitForURL('**/worklist');
  const late = await aDesk();
  await late.goto(toPia);
  await expect(late.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible();
}, 180_000);

test('the first patient is entered by hand, a second one comes as a FHIR record', async () => {
  const page = deskOf(PIA);
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await page.getByRole('link', { name: 'Enter the first patient' }).click();
  await page.getByLabel('Family name').fill('Vance');
  await page.getByLabel('Given names').fill('Ruth');
  await page.getByLabel('Birth date').fill('17-May-1980');
  await page.getByRole('radio', { name: 'female', exact: true }).check();
  await page.getByRole('button', { name: 'Add patient' }).click();
  await expect(page.locator('#options-title')).toBeVisible();

  const record = page.getByRole('region', { name: 'Record' });
  await record.getByRole('link', { name: 'Add medicine' }).click();
  const medicine = page.getByRole('dialog', { name: 'Add a medicine' });
  await medicine.getByLabel('Medicine').fill('sertr');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await medicine.getByLabel('Dose a day').fill('100');
  await medicine.getByLabel('First day').fill('05-Jan-2026');
  await medicine.getByLabel('What it is for').fill('depression');
  await medicine.getByRole('button', { name: 'Add medicine' }).click();
  await expect(record).toContainText('100 mg');

  const answers = async (title: string, chosen: RegExp, rest: (form: Locator) => Promise<void>): Promise<void> => {
    await page.getByRole('link', { name: 'Ask and enter the answers' }).first().click();
    const form = page.getByRole('dialog', { name: title });
    await form.getByRole('button', { name: 'Today', exact: true }).click();
    await form.getByLabel('Filled in by').selectOption('the patient');
    for (const group of await form.getByRole('region', { name: 'Items' }).getByRole('group').all()) await group.getByRole('radio', { name: chosen }).check({ force: true });
    await rest(form);
    await form.getByRole('button', { name: 'Save report' }).click();
    await expect(form).toBeHidden();
  };
  await answers('PHQ-9', /^0|Not difficult/, () => Promise.resolve());
  await answers('Structured blunting report', /^2/, async (form) => {
    await form.getByRole('group', { name: /hurting yourself so as to feel/ }).getByRole('radio', { name: 'no', exact: true }).check({ force: true });
    await form.getByRole('group', { name: 'When did you first notice this?' }).getByRole('radio', { name: 'to the month' }).check();
    await form.getByLabel('Month', { exact: true }).selectOption('May');
    await form.getByLabel('Year', { exact: true }).fill('2026');
  });
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('No blunting report yet');

  await page.getByRole('link', { name: 'Patients', exact: true }).click();
  await page.getByRole('link', { name: 'Import records' }).click();
  await page.locator('input[type=file]').setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(aBundle({ family: 'Imber', number: 'L-1001' })) });
  await page.getByRole('button', { name: 'Make this chart' }).click();
  await expect(page.getByRole('heading', { name: 'What was taken' })).toBeVisible();
  await page.getByRole('link', { name: 'Patients', exact: true }).click();
  await expect(page.getByRole('link', { name: /^(VANCE|IMBER)/ })).toHaveCount(2);
}, 180_000);

test('an option, the rule’s plan, a note signed after showing again who signs; every export opens', async () => {
  const page = deskOf(PIA);
  await page.getByRole('link', { name: 'Patients', exact: true }).click();
  await page.getByRole('link', { name: /VANCE/ }).click();
  await expect(page.locator('#options-title')).toBeVisible();
  await page.getByRole('button', { name: 'Write the visit' }).click();
  await page.waitForURL(/\/visits\//);
  const decision = page.getByRole('region', { name: 'Decision' });
  await decision.getByRole('checkbox', { name: /^Lower the dose/ }).check();
  await decision.getByRole('button', { name: /^Take the rule’s plan from/ }).click();
  const sign = page.getByRole('button', { name: /^Sign as Pia Prescriber/ });
  await expect(sign).toBeEnabled();

  // A quarter of an hour after signing in, as far as the server knows.
  await signedInAgo('11 minutes');
  await sign.click();
  const dialog = page.getByRole('dialog', { name: 'Read back, then sign' });
  await expect(dialog).toContainText('VANCE, Ruth');
  const initials = dialog.getByLabel('Initials, given name first');
  if (await initials.isVisible()) {
    await initials.fill('RV');
    await dialog.getByLabel('Year of birth').fill('1980');
  }
  await dialog.getByRole('button', { name: 'Sign and copy' }).click();
  await expect(dialog.getByLabel('Code of your authenticator')).toBeVisible();
  await dialog.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(dialog.getByText('Your passkey answered.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Sign and copy' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Signed .* as Pia Prescriber/ })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('sertraline');

  const exports = page.getByRole('region', { name: 'Export' });
  const titles = await exports.getByRole('button').filter({ hasText: 'Download' }).evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''));
  expect(titles).toHaveLength(9);
  for (const title of titles) {
    const coming = page.waitForEvent('download');
    await exports.getByRole('button', { name: title, exact: true }).click();
    const download = await coming;
    expect(readFileSync(await download.path()).byteLength, download.suggestedFilename()).toBeGreaterThan(40);
    expect(download.suggestedFilename().toUpperCase()).not.toContain('VANCE');
  }
}, 180_000);

test('the coordinator makes a link, which the patient begins to answer on a phone', async () => {
  const page = deskOf(CORA);
  await page.getByRole('link', { name: 'Patients', exact: true }).click();
  await page.getByRole('button', { name: /^Ask VANCE/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const message = await dialog.getByLabel('Message to paste', { exact: true }).inputValue();
  const phone = await aDesk({ viewport: { width: 390, height: 800 }, hasTouch: true });
  await openLink(phone, /http:\S+\/r#[\w-]{43}/.exec(message)?.[0] ?? '');
  await phone.getByRole('button', { name: 'I am, about myself' }).tap();
  await expect(phone.getByText(/^1 of \d+$/)).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}, 180_000);
