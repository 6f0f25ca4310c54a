import { writeFile } from 'node:fs/promises';

import { expect, test, type BrowserContext, type Page } from '@playwright/test';

import { patientIdOf } from '@/db/seed/fixed-id';
import { DEMO_PASSWORD } from '@/db/seed/story/clinics';

const FOLDER = 'docs/screens';
const STORY = `/patients/${patientIdOf('dose-linked-blunting')}`;

/** So many days before this one. */
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const LOOKS = [
  { look: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { look: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { look: 'phone-light', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { look: 'phone-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

type Screen = { readonly name: string; readonly path: string; readonly whole?: true; readonly before?: (page: Page) => Promise<void> };

/** Every screen with the demo's data, then the states that are not a page of their own. The home page comes first: opening charts changes it. */
const SCREENS: readonly Screen[] = [
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
  { name: 'inbox', path: `/patients/${patientIdOf('messy-import')}/inbox` },
  { name: 'import', path: '/import' },
  { name: 'new-patient', path: '/patients/new' },
  { name: 'evidence', path: '/evidence' },
  { name: 'rule', path: '/evidence/bs-seizure' },
  { name: 'worklist', path: '/worklist' },
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

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/e-?mail/i).fill('ada.boyd@riverside.example');
  await page.getByLabel(/password/i).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/today');
}

/** Writes a picture with a palette of its own where the machine can: a screen has few colours, and the folder stays small. */
async function keep(page: Page, name: string, whole: boolean): Promise<void> {
  const taken = await page.screenshot({ animations: 'disabled', fullPage: whole });
  const { default: sharp } = await import('sharp').catch(() => ({ default: null }));
  await writeFile(`${FOLDER}/${name}.png`, sharp === null ? taken : await sharp(taken).png({ palette: true, colours: 96, effort: 10, compressionLevel: 9 }).toBuffer());
}

test('every screen in every look', async ({ browser }) => {
  test.setTimeout(1_200_000);
  const contexts: { look: string; context: BrowserContext; page: Page }[] = [];
  for (const { look, colorScheme, viewport } of LOOKS) {
    const context = await browser.newContext({ colorScheme, viewport });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await keep(page, `sign-in-${look}`, false);
    await signIn(page);
    contexts.push({ look, context, page });
  }
  for (const { name, path, whole = false, before } of SCREENS) {
    for (const { look, context, page } of contexts) {
      if (whole && look.startsWith('phone')) continue;
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBeLessThan(500);
      await page.waitForLoadState('networkidle');
      await before?.(page);
      await keep(page, `${name}-${look}`, whole);
      await context.setOffline(false);
    }
  }
});

test('locked after fifteen minutes', async ({ browser }) => {
  for (const { look, colorScheme, viewport } of LOOKS) {
    const context = await browser.newContext({ colorScheme, viewport });
    const page = await context.newPage();
    await page.clock.install();
    await signIn(page);
    await page.goto(STORY);
    await page.waitForLoadState('networkidle');
    await page.clock.fastForward('15:10');
    await expect(page.getByRole('heading', { name: 'Locked after 15 minutes' })).toBeVisible();
    await keep(page, `state-locked-${look}`, false);
    await context.close();
  }
});
