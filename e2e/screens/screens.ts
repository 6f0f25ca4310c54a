import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

import { patientIdOf } from '@/db/seed/fixed-id';
import { aDraft, anInvitation, theActsOf, theNewestReport, theSignedNote, toTop, twoEntries } from './reach';

const STORY = `/patients/${patientIdOf('dose-linked-blunting')}`;
/** Under follow-up after a signed visit, with a report since. */
export const FOLLOWED = `/patients/${patientIdOf('followed-came-back')}`;

/** So many days before this one. */
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

export type Screen = { readonly name: string; readonly path: string; readonly whole?: true; readonly before?: (page: Page) => Promise<void> };

/** Every screen with the demo's data. The home page comes first: opening charts changes it. */
const OF_PRESCRIBER: readonly Screen[] = [
  { name: 'today', path: '/today' },
  {
    name: 'appointment',
    path: '/today',
    before: async (page) => {
      await page.getByRole('button', { name: 'Enter one' }).click();
      await expect(page.getByRole('dialog', { name: 'Enter an appointment' }).getByLabel('Patient')).toBeFocused();
    },
  },
  {
    name: 'appointments',
    path: '/today',
    before: async (page) => {
      await page.getByRole('button', { name: 'From a list or file' }).click();
      await expect(page.getByRole('dialog', { name: 'Appointments from a list or file' }).getByLabel('Or paste a list')).toBeVisible();
    },
  },
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
      await page.getByRole('button', { name: /^Before the onset, / }).click();
      await expect(page.getByRole('region', { name: /^Before the / })).toContainText('days');
    },
  },
  {
    name: 'story-table',
    path: STORY,
    before: async (page) => {
      const twin = page.getByRole('region', { name: 'Timeline as table' });
      await page.getByText('As table').click();
      await expect(twin.getByRole('table').first()).toBeVisible();
      await twin.evaluate((table) => { table.scrollIntoView({ block: 'center' }); });
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
      await toTop(page);
    },
  },
  { name: 'since-the-visit', path: FOLLOWED },
  { name: 'signed', path: FOLLOWED, before: theSignedNote },
  { name: 'report', path: `${FOLLOWED}/reports`, before: theNewestReport },
  { name: 'record', path: `${FOLLOWED}/record` },
  { name: 'disclosures', path: `${FOLLOWED}/disclosures` },
  { name: 'access', path: `${FOLLOWED}/access` },
  { name: 'panel', path: '/panel' },
  { name: 'inbox', path: `/patients/${patientIdOf('messy-import')}/inbox` },
  { name: 'import', path: '/import' },
  { name: 'import-into-chart', path: `${STORY}/import` },
  { name: 'compare', path: '/patients', before: twoEntries },
  { name: 'duplicates', path: '/patients/duplicates' },
  { name: 'new-patient', path: '/patients/new' },
  { name: 'evidence', path: '/evidence' },
  { name: 'evidence-claims', path: '/evidence?show=claims' },
  { name: 'evidence-references', path: '/evidence?show=references' },
  { name: 'evidence-rules', path: '/evidence?show=rules' },
  { name: 'rule', path: '/evidence/bs-seizure' },
  { name: 'reference', path: '/evidence/references/goodwin-2017' },
  { name: 'settings', path: '/settings/me' },
  { name: 'second-factor', path: '/second-factor' },
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
];

const OF_COORDINATOR: readonly Screen[] = [
  { name: 'worklist', path: '/worklist' },
  {
    name: 'contact',
    path: '/worklist',
    before: async (page) => {
      await page.getByRole('button', { name: /OSTRANDER/ }).first().click();
      await expect(page.getByRole('complementary', { name: 'Contact' }).getByRole('group', { name: 'Outcome' })).toBeVisible();
      if ((page.viewportSize()?.width ?? 0) >= 1280) await toTop(page);
    },
  },
  { name: 'board', path: '/worklist?look=board' },
];

const OF_ADMINISTRATOR: readonly Screen[] = [
  { name: 'people', path: '/settings/people' },
  { name: 'clinic', path: '/settings/clinic' },
  { name: 'restricted', path: '/settings/restricted' },
  { name: 'retention', path: '/settings/retention' },
  { name: 'audit', path: '/settings/audit', before: (page) => theActsOf(page, 'Ada Boyd') },
  { name: 'invitation', path: '/settings/people', before: anInvitation },
];

/** Each person's screens, in the order in which they are taken: the home page comes first, since opening charts changes it. */
export const PEOPLE: readonly { readonly email: string; readonly screens: readonly Screen[] }[] = [
  { email: 'ada.boyd@riverside.example', screens: OF_PRESCRIBER },
  { email: 'carla.diaz@riverside.example', screens: OF_COORDINATOR },
  { email: 'admin@riverside.example', screens: OF_ADMINISTRATOR },
];
