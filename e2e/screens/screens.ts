import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

import { patientIdOf } from '@/db/seed/fixed-id';
import { aPatient } from '../fixtures/chart';
import { linkFor, openLink } from '../fixtures/report-link';

export const STORY = `/patients/${patientIdOf('dose-linked-blunting')}`;
/** Under follow-up after a signed visit, with a report since. */
const FOLLOWED = `/patients/${patientIdOf('followed-came-back')}`;

/** So many days before this one. */
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

export type Screen = { readonly name: string; readonly path: string; readonly whole?: true; readonly before?: (page: Page) => Promise<void> };

/** Every screen with the demo's data, then the states that are not a page of their own. The home page comes first: opening charts changes it. */
const OF_PRESCRIBER: readonly Screen[] = [
  { name: 'today', path: '/today' },
  { name: 'patients', path: '/patients' },
  { name: 'workspace', path: STORY },
  { name: 'workspace-whole', path: STORY, whole: true },
  {
    name: 'option',
    path: STORY,
    before: async (page) => {
      const row = page.getByRole('region', { name: 'What can be done' }).locator('details').first();
      await row.locator('summary').first().click();
      await row.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'before-report',
    path: STORY,
    before: async (page) => {
      await page.getByRole('button', { name: 'Before the newest report' }).click();
      await expect(page.getByRole('region', { name: /^Before the / })).toContainText('days');
    },
  },
  { name: 'as-known', path: `${STORY}?asKnownOn=${daysAgo(140)}` },
  { name: 'history', path: `${STORY}/history` },
  { name: 'one-page', path: `${STORY}/print` },
  { name: 'reports', path: `${STORY}/reports` },
  { name: 'medicine-form', path: `${STORY}?enter=medicine`, before: (page) => expect(page.getByRole('dialog').getByLabel('Dose a day')).toBeVisible() },
  { name: 'plan', path: `${STORY}/plan?o=dose-reduction` },
  { name: 'about', path: `${STORY}/about` },
  { name: 'visit', path: STORY, before: aDraft },
  { name: 'visit-whole', path: STORY, whole: true, before: aDraft },
  {
    name: 'read-back',
    path: STORY,
    before: async (page) => {
      await aDraft(page);
      await page.getByRole('button', { name: /^Sign as Ada Boyd/ }).click();
      await expect(page.getByRole('dialog', { name: 'Read back, then sign' }).getByText('For', { exact: true })).toBeVisible();
    },
  },
  { name: 'since-the-visit', path: FOLLOWED },
  { name: 'signed', path: FOLLOWED, before: theSignedNote },
  { name: 'report', path: `${FOLLOWED}/reports`, before: theNewestReport },
  { name: 'record', path: `${FOLLOWED}/record` },
  { name: 'disclosures', path: `${FOLLOWED}/disclosures` },
  { name: 'panel', path: '/panel' },
  { name: 'inbox', path: `/patients/${patientIdOf('messy-import')}/inbox` },
  { name: 'import', path: '/import' },
  { name: 'new-patient', path: '/patients/new' },
  { name: 'evidence', path: '/evidence' },
  { name: 'rule', path: '/evidence/bs-seizure' },
  { name: 'settings', path: '/settings/me' },
  {
    name: 'palette',
    path: STORY,
    before: async (page) => {
      const palette = page.getByRole('dialog', { name: 'Find or do' });
      await expect(async () => {
        await page.keyboard.press('Control+k');
        await expect(palette).toBeVisible({ timeout: 1000 });
      }).toPass();
      await page.keyboard.type('mar');
      await expect(palette.getByRole('option', { name: /MARSH/ }).first()).toBeVisible();
    },
  },
  {
    name: 'keys',
    path: STORY,
    before: async (page) => {
      await expect(async () => {
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 1000 });
      }).toPass();
    },
  },
  { name: 'state-empty', path: '/patients', before: anEmptyChart },
  {
    name: 'state-offline',
    path: STORY,
    before: async (page) => {
      await page.context().setOffline(true);
      await expect(page.getByText('No connection.')).toBeVisible();
    },
  },
  { name: 'state-not-found', path: '/patients/00000000-0000-4000-8000-000000000000' },
];

const OF_COORDINATOR: readonly Screen[] = [
  { name: 'worklist', path: '/worklist' },
  {
    name: 'contact',
    path: '/worklist',
    before: async (page) => {
      await page.getByRole('button', { name: /OSTRANDER/ }).first().click();
      await expect(page.getByRole('complementary', { name: 'Contact' }).getByRole('group', { name: 'Outcome' })).toBeVisible();
    },
  },
  { name: 'board', path: '/worklist?look=board' },
];

const OF_ADMINISTRATOR: readonly Screen[] = [
  { name: 'people', path: '/settings/people' },
  { name: 'clinic', path: '/settings/clinic' },
  { name: 'audit', path: '/settings/audit' },
];

/** Each person's screens, in the order in which they are taken: the home page comes first, since opening charts changes it. */
export const PEOPLE: readonly { readonly email: string; readonly screens: readonly Screen[] }[] = [
  { email: 'ada.boyd@riverside.example', screens: OF_PRESCRIBER },
  { email: 'carla.diaz@riverside.example', screens: OF_COORDINATOR },
  { email: 'admin@riverside.example', screens: OF_ADMINISTRATOR },
];

/** A draft of the story's visit with a switch and the rule's plan; the next look finds it as this one left it. */
async function aDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write the visit' }).click();
  await page.waitForURL(/\/visits\//);
  const decision = page.getByRole('region', { name: 'Decision' });
  const box = decision.getByRole('checkbox', { name: /^Switch to bupropion/ });
  await expect(box).toBeVisible();
  if (!(await box.isChecked())) {
    await box.click();
    await decision.getByRole('button', { name: /^Take the rule’s plan from/ }).click();
  }
  await expect(page.getByRole('button', { name: /^Sign as Ada Boyd/ })).toBeEnabled();
}

async function theSignedNote(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Note R-/ }).first().click();
  await page.waitForURL(/\/visits\//);
  await expect(page.getByRole('article', { name: 'Note' })).toBeVisible();
}

async function theNewestReport(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: /blunting/i }).first().click();
  await page.waitForURL(/\/reports\/./);
  await page.waitForLoadState('networkidle');
}

/** The pages of a report on a phone, one after the other, for whoever signed in on the desk. */
export async function answerOnPhone(desk: Page, phone: Page, keep: (name: string) => Promise<void>): Promise<void> {
  const patient = await aPatient(desk, { family: 'Phone' });
  const url = await linkFor(desk, patient.id, ['phq9']);
  await phone.goto(url);
  await expect(phone.getByLabel('Day')).toBeVisible();
  await keep('form-link');
  await openLink(phone, url);
  await phone.getByRole('button', { name: 'I am, about myself' }).click();
  const pages = Number(/of (\d+)/.exec(await phone.getByText(/^1 of \d+$/).innerText())?.[1]);
  for (let at = 1; at <= pages; at += 1) {
    await expect(phone.getByText(`${at} of ${pages}`, { exact: true })).toBeVisible();
    if (at === 2) await keep('form-question');
    if ((await phone.getByRole('radio').count()) === 1) await phone.getByRole('textbox').fill('Everything is far away.');
    else await phone.getByRole('radio').nth(1).check();
    await phone.getByRole('button', { name: 'Next' }).click();
    const help = phone.getByRole('button', { name: 'Go on', exact: true });
    await expect(help.or(phone.getByText(`${at + 1} of ${pages}`, { exact: true })).or(phone.getByRole('heading', { name: 'Check your answers' }))).toBeVisible();
    if (!(await help.isVisible())) continue;
    await keep('form-help');
    await help.click();
  }
  await keep('form-check');
  await phone.getByRole('button', { name: 'Send to the clinic' }).click();
  await expect(phone.getByRole('heading', { name: 'The clinic has your report.' })).toBeVisible();
  await keep('form-sent');
}

/** A chart with nothing in it, made for the picture and opened. */
async function anEmptyChart(page: Page): Promise<void> {
  const answer = await page.request.post('/api/trpc/patients.create', {
    headers: { origin: new URL(page.url()).origin },
    data: { json: { family: 'Newcomer', given: 'Nell', birthOn: '1991-04-02', sex: 'female', recordNumber: String(Date.now()) } },
  });
  const { outcome, patientId, candidates } = ((await answer.json()) as { result: { data: { json: { outcome: string; patientId?: string; candidates?: readonly { readonly id: string }[] } } } }).result.data.json;
  expect(outcome, 'created, or found from the look before').toMatch(/created|possible/);
  await page.goto(`/patients/${patientId ?? candidates?.[0]?.id ?? ''}`);
  await expect(page.locator('#options-title')).toBeVisible();
}
