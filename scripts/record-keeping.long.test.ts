import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect as patient } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import pg from 'pg';
import { afterAll, beforeAll, test } from 'vitest';
import { useCluster } from '@/db/embedded/cluster';
import { makeScratchData, removeScratchData } from './lib/scratch-data.mjs';
import { aBrowser, startOwnApplication } from './testing/own-application';
import type { OwnApplication } from './testing/own-application';

/**
 * What keeps a clinic's records in order, in a browser on the demo clinics: one person entered twice, a record handed out and corrected, a
 * record purged by two administrators, somebody who works in two clinics. Needs a build.
 */
const PORT = 4732;
const origin = `http://localhost:${PORT}`;
const dataDir = makeScratchData('record-keeping');
const DEMO_PASSWORD = 'gamut-demo-only';
const PASSWORD = 'grey heron over nine quiet ponds';
const ADA = 'ada.boyd@riverside.example';
const INES = 'admin@riverside.example';

/** Each step waits for what it looks for, on a machine that may be busy. */
const expect = patient.configure({ timeout: 15_000 });

let application: OwnApplication;
let browser: Browser;

async function aDesk(email: string, password = DEMO_PASSWORD): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, locale: 'en-US', timezoneId: 'America/New_York', reducedMotion: 'reduce', extraHTTPHeaders: { origin } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => { throw error; });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password } });
  expect(answer.status(), await answer.text()).toBe(200);
  return page;
}

type Answer<Json> = { readonly result: { readonly data: { readonly json: Json } } };

async function call<Json>(page: Page, procedure: string, input: object): Promise<Json> {
  const answer = await page.request.post(`/api/trpc/${procedure}`, { data: { json: input } });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as Answer<Json>).result.data.json;
}

type Entered = { readonly family: string; readonly given?: string; readonly number?: string; readonly birthOn?: string };

async function enter(page: Page, { family, given = 'Ruth', number = randomUUID().slice(0, 8), birthOn = '1981-03-09' }: Entered): Promise<string> {
  const { patientId } = await call<{ readonly patientId: string }>(page, 'patients.create', { family, given, birthOn, sex: 'female', recordNumber: number });
  return patientId;
}

/** A family name that nobody else has, in letters. */
const aName = (): string => `W${[...randomUUID().replaceAll('-', '').slice(0, 8)].map((digit) => 'abcdefghijklmnop'.charAt(parseInt(digit, 16))).join('')}`;

/** The person whom an administrator invites, joined; the e-mail and the password that count. */
async function invite(admin: Page, { email = `${randomUUID()}@riverside.example`, name, role, password = PASSWORD }: { readonly email?: string; readonly name: string; readonly role: string; readonly password?: string }): Promise<string> {
  const { url } = await call<{ readonly url: string }>(admin, 'people.invite', { email, name, roles: [role], inTraining: false, credential: null, proof: null });
  const accepted = await admin.request.post('/api/access/accept', { data: { json: { token: new URL(url).hash.slice(1), email: null, name: null, password, clinic: null } } });
  expect(accepted.status(), await accepted.text()).toBe(200);
  return email;
}

/** As if nobody had acted on a record for so long: the trail cannot be set back, so its trigger rests meanwhile. */
async function age(patientId: string, years: number): Promise<void> {
  const cluster = await useCluster({ dataDir });
  const admin = new pg.Client({ connectionString: cluster.adminUrl('gamut') });
  await admin.connect();
  await admin.query('alter table audit_event disable trigger audit_event_append_only');
  await admin.query('update audit_event set at = now() - make_interval(years => $2::int) where patient_id = $1', [patientId, years]);
  await admin.query('alter table audit_event enable trigger audit_event_append_only');
  await admin.query('update patient set created_at = now() - make_interval(years => $2::int) where id = $1', [patientId, years]);
  await admin.end();
  await cluster.release();
}

beforeAll(async () => {
  [application, browser] = await Promise.all([startOwnApplication({ DEMO: '1', DATA_DIR: dataDir, PORT: String(PORT), PUBLIC_URL: '' }), aBrowser()]);
}, 400_000);
afterAll(async () => {
  await browser.close();
  await application.stop();
  removeScratchData(dataDir);
}, 120_000);

test('one person entered twice is merged, the merge is undone, and the two are told apart and not any more', async () => {
  const page = await aDesk(ADA);
  const family = aName();
  const number = randomUUID().slice(0, 8);
  const first = await enter(page, { family, given: 'Nell', number });
  const second = await enter(page, { family: `${family}e`, given: 'Rosalind', birthOn: '1950-01-02' });
  await page.goto(`/patients/${first}/compare/${second}`);
  const decide = page.getByRole('region', { name: 'One person, or two' });
  await decide.getByRole('button', { name: 'One person: merge' }).click();
  await expect(decide.getByText('Choose which entry stays.')).toBeVisible();
  await decide.getByRole('radio', { name: new RegExp(number) }).check();
  await decide.getByLabel(/^How do you know/).fill('Told at the desk');
  await decide.getByRole('button', { name: 'One person: merge' }).click();
  await page.waitForURL(`**/patients/${first}/record`);
  const merged = page.getByRole('region', { name: 'Merged entries' });
  await expect(merged.getByRole('listitem')).toContainText('Told at the desk');
  await page.goto(`/patients?find=${family}`);
  await expect(page.getByRole('link', { name: new RegExp(`^${family}`, 'i') })).toHaveCount(1);

  await page.goto(`/patients/${first}/record`);
  await merged.getByRole('button', { name: 'Undo the merge' }).click();
  await page.getByRole('dialog', { name: 'Undo the merge' }).getByRole('button', { name: 'Two entries again' }).click();
  await page.waitForURL(`**/patients/${first}/compare/${second}`);
  await page.goto(`/patients?find=${family}`);
  await expect(page.getByRole('link', { name: new RegExp(`^${family}`, 'i') })).toHaveCount(2);

  await page.goto(`/patients/${first}/compare/${second}`);
  await decide.getByLabel(/^How do you know/).fill('Both were seen');
  await decide.getByRole('button', { name: 'Two people: keep apart' }).click();
  await page.waitForURL('**/patients/duplicates');
  const apart = page.getByRole('region', { name: 'Told apart' }).getByRole('listitem').filter({ hasText: new RegExp(`${family},`, 'i') });
  await apart.getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(decide).toBeVisible();
}, 120_000);

test('a record is handed out and stands among the disclosures; a correction is asked for, denied and disagreed with', async () => {
  const page = await aDesk(ADA);
  const patientId = await enter(page, { family: aName() });
  await page.goto(`/patients/${patientId}/record`);
  const handOut = page.getByRole('region', { name: 'Hand out the whole record' });
  await handOut.getByLabel(/^For whom/).fill('The patient');
  await handOut.getByLabel(/^What for/).fill('Asked for by the patient');
  for (const [form, begin, words] of [['PDF', '%PDF-', 'Whole record, as PDF'], ['FHIR', '{', 'Whole record, as FHIR']] as const) {
    const coming = page.waitForEvent('download');
    await handOut.getByRole('button', { name: new RegExp(`^${form}`) }).click();
    expect(readFileSync(await (await coming).path(), 'latin1').startsWith(begin)).toBe(true);
    await expect(handOut.getByRole('status')).toContainText('was made for The patient');
    await expect(page.getByRole('region', { name: 'Disclosures' }).getByRole('row').filter({ hasText: words })).toContainText('Asked for by the patient');
  }

  const corrections = page.getByRole('region', { name: 'Corrections asked for by the patient' });
  const dialog = page.getByRole('dialog');
  await corrections.getByRole('button', { name: 'Write one down' }).click();
  await dialog.getByLabel('What is wrong, and what would be right').fill('The birth date is another.');
  await dialog.getByRole('button', { name: 'Write it down' }).click();
  const item = corrections.getByRole('listitem');
  await expect(item).toContainText('Answer due');
  await item.getByRole('button', { name: 'Answer', exact: true }).click();
  await dialog.getByRole('radio', { name: /^Denied/ }).check();
  await dialog.getByLabel(/^Why/).fill('The passport says so.');
  await dialog.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(item).toContainText('The passport says so.');
  await item.getByRole('button', { name: 'Statement of disagreement' }).click();
  await dialog.getByLabel(/^The statement/).fill('The passport is wrong.');
  await dialog.getByRole('button', { name: 'Keep the statement' }).click();
  await expect(item).toContainText('The passport is wrong.');
  await expect(item.getByRole('button')).toHaveCount(0);
}, 120_000);

test('a record past its time is proposed by one administrator and purged by another, who is told what that means', async () => {
  const ada = await aDesk(ADA);
  const family = aName();
  const patientId = await enter(ada, { family });
  await age(patientId, 11);
  const ines = await aDesk(INES);
  const other = await aDesk(await invite(ines, { name: 'Otto Warden', role: 'administrator' }), PASSWORD);
  await ines.goto('/settings/retention');
  await ines.getByLabel(/^Years after the last act/).fill('10');
  await ines.getByRole('button', { name: 'Save', exact: true }).click();
  const own = (page: Page) => page.getByRole('region', { name: 'Past their time' }).getByRole('listitem').filter({ hasText: new RegExp(family, 'i') });
  await own(ines).getByRole('button', { name: 'Propose to purge' }).click();
  await ines.getByRole('dialog').getByLabel('Why').fill('The term is over');
  await ines.getByRole('dialog').getByRole('button', { name: 'Propose', exact: true }).click();
  await expect(own(ines).getByRole('button', { name: 'Withdraw' })).toBeVisible();
  await expect(own(ines).getByRole('button', { name: 'Purge for good' })).toHaveCount(0);

  await other.goto('/settings/retention');
  await own(other).getByRole('button', { name: 'Purge for good' }).click();
  const told = other.getByRole('dialog', { name: 'Purge for good' });
  await expect(told).toContainText('Nobody can bring them back');
  await told.getByRole('button', { name: 'Back' }).click();
  await expect(own(other)).toHaveCount(1);
  await own(other).getByRole('button', { name: 'Purge for good' }).click();
  await told.getByRole('button', { name: 'Purge this record' }).click();
  await expect(other.getByRole('status').filter({ hasText: 'was purged' })).toBeVisible();
  await expect(own(other)).toHaveCount(0);
  await expect(other.getByRole('region', { name: 'Purged' }).getByRole('listitem')).toContainText(patientId);
  await ada.goto(`/patients/${patientId}`);
  await expect(ada.getByRole('heading', { level: 1 })).not.toContainText(new RegExp(family, 'i'));
}, 120_000);

test('who changes to another clinic leaves the one before in every tab, and Back shows nothing of it', async () => {
  const ines = await aDesk(INES);
  const hilda = await aDesk('admin@hillside.example');
  const email = await invite(ines, { name: 'Tess Twoplaces', role: 'prescriber' });
  await invite(hilda, { email, name: 'Tess Twoplaces', role: 'prescriber' });
  const page = await aDesk(email, PASSWORD);
  const family = aName();
  const acting = async (): Promise<string> => (await page.getByRole('banner').innerText());
  await page.goto('/settings/me');
  if ((await acting()).includes('Hillside')) {
    await page.getByRole('region', { name: 'Clinic in which I act' }).getByRole('listitem').filter({ hasText: 'Riverside' }).getByRole('button', { name: 'Act here' }).click();
    await page.waitForURL('**/today');
  }
  const patientId = await enter(page, { family });
  const beside = await page.context().newPage();
  await beside.goto('/evidence');
  await beside.goto(`/patients/${patientId}/about`);
  await expect(beside.getByText(new RegExp(family, 'i')).first()).toBeVisible();
  await page.goto(`/patients/${patientId}`);
  await expect(page.getByText(new RegExp(family, 'i')).first()).toBeVisible();
  await page.getByRole('link', { name: 'Tess Twoplaces' }).click();
  await page.getByRole('region', { name: 'Clinic in which I act' }).getByRole('listitem').filter({ hasText: 'Hillside' }).getByRole('button', { name: 'Act here' }).click();
  for (const tab of [page, beside]) {
    await tab.waitForURL('**/today');
    await expect(tab.getByRole('banner')).toContainText('Hillside Clinic');
    await expect(tab.locator('body')).not.toContainText(new RegExp(family, 'i'));
    await tab.goBack();
    await expect(tab.getByRole('banner')).toContainText('Hillside Clinic');
    await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(tab.locator('body')).not.toContainText(new RegExp(family, 'i'));
  }
}, 120_000);
