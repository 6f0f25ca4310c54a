import { expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';

import { patientIdOf } from '@/db/seed/fixed-id';
import { PASSWORD } from '../fixtures/chart';
import { aColleague } from '../fixtures/colleague';
import { linkFor, openLink } from '../fixtures/report-link';
import { act, answerAs, failAt, holdAnswers, meanwhile } from './provoke';
import { aMergedEntry, anEmptyChart, answerPages, sendAnswers, toTop } from './reach';

const chartOf = (story: string): string => `/patients/${patientIdOf(story)}`;
const STORY = chartOf('dose-linked-blunting');
const ADA = 'ada.boyd@riverside.example';
const CARLA = 'carla.diaz@riverside.example';

/** A state of a screen: who sees it, where, and how it comes about. What `reach` returns is pictured instead of the page. */
export type State = { readonly name: string; readonly by: string; readonly reach: (page: Page, browser: Browser) => Promise<Page | undefined> };

async function openVisit(page: Page, story: string): Promise<string> {
  const { visitId } = await act<{ visitId: string }>(page, 'visits.open', { patientId: patientIdOf(story) });
  return `/visits/${visitId}`;
}

/** Leads to a visit of a story; acts are sent from a page of the application. */
async function toVisit(page: Page, story: string): Promise<void> {
  await page.goto('/today');
  await page.goto(await openVisit(page, story));
}

const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });

/** Another prescriber before a chart that only its care team opens. */
async function outside(page: Page, browser: Browser): Promise<Page> {
  const patientId = patientIdOf('two-failed-trials');
  const me = await act<{ user: { id: string } }>(page, 'me.get', {});
  await act(page, 'worklist.transfer', { patientIds: [patientId], fromId: null, toId: me.user.id, role: 'prescriber', line: 'Under my care.' });
  const { restricted } = await act<{ restricted: object | null }>(page, 'restrictions.get', { patientId });
  if (restricted === null) await act(page, 'restrictions.restrict', { patientId, why: 'Works in this clinic' });
  const colleague = await aColleague(browser, 'Noor Haddad');
  await colleague.setViewportSize(page.viewportSize() ?? { width: 1440, height: 900 });
  await colleague.emulateMedia({ colorScheme: (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)) ? 'dark' : 'light' });
  await colleague.goto(`/patients/${patientId}/access`);
  return colleague;
}

/** Every state that a screen has beside being read, one after the other, each from a new page. Those that change a chart take a story of their own. */
export const STATES: readonly State[] = [
  { name: 'state-empty', by: ADA, reach: async (page) => { await page.goto('/patients'); await anEmptyChart(page); return undefined; } },
  {
    name: 'state-waiting',
    by: ADA,
    reach: async (page) => {
      await page.goto('/patients');
      await page.waitForLoadState('networkidle');
      await holdAnswers(page, new RegExp(STORY));
      await page.getByRole('link', { name: /HALVORSEN/ }).click();
      await expect(page.getByText('Taking longer than usual.').and(page.locator(':visible'))).toBeVisible();
      return undefined;
    },
  },
  {
    name: 'state-error',
    by: CARLA,
    reach: async (page) => {
      await page.goto('/worklist');
      await failAt(page, /worklist\.task/);
      await page.getByRole('button', { name: /OSTRANDER/ }).first().click();
      await expect(page.getByRole('complementary', { name: 'Contact' }).getByRole('alert')).toContainText('The server did not answer');
      await toTop(page);
      return undefined;
    },
  },
  {
    name: 'state-plan-unchecked',
    by: ADA,
    reach: async (page) => {
      await page.goto(`${STORY}/plan?o=dose-reduction`);
      await expect(page.getByText(/Checked by the independent verifier/)).toBeVisible();
      await failAt(page, /plan\.preview/);
      await page.getByRole('button', { name: 'Slower' }).click();
      await expect(page.getByText('The plan below is the last one that was checked.')).toBeVisible();
      await toTop(page);
      return undefined;
    },
  },
  {
    name: 'state-changed',
    by: ADA,
    reach: async (page) => {
      const patientId = patientIdOf('eating-disorder-past');
      await page.goto(`/patients/${patientId}`);
      await page.waitForLoadState('networkidle');
      await meanwhile(page, CARLA, { 'reports.create': { patientId, instrument: 'phq9', on: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), filledBy: 'patient', scores: { total: 12 } } });
      await expect(page.getByText(/^A new report of/)).toBeVisible({ timeout: 30_000 });
      return undefined;
    },
  },
  {
    name: 'state-conflict',
    by: ADA,
    reach: async (page) => {
      await toVisit(page, 'ptsd-numbing');
      const other = await page.context().newPage();
      await other.goto(page.url());
      const why = decision(other).getByRole('textbox', { name: /^Why/ }).first();
      await decision(other).getByRole('checkbox', { name: /^Watch and review/ }).check();
      await why.fill(`Wants to begin the talking therapy before any change. ${await why.inputValue() === '' ? '' : 'The family agrees.'}`.trim());
      await why.blur();
      await expect(other.getByText(/^Draft kept/)).toBeVisible();
      await decision(page).getByRole('checkbox', { name: 'Not today' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'Another window saved this draft' })).toBeVisible();
      await other.close();
      await toTop(page);
      return undefined;
    },
  },
  {
    name: 'state-visit-offline',
    by: ADA,
    reach: async (page) => {
      await toVisit(page, 'burnout');
      const none = decision(page).getByRole('checkbox', { name: 'None of these' });
      if (!(await none.isChecked())) await none.click();
      await expect(page.getByText(/^Draft kept/)).toBeVisible();
      await page.context().setOffline(true);
      const why = decision(page).getByRole('textbox', { name: 'Why none of these' });
      // Another sentence for each look: what is kept already is not kept again.
      await why.fill(await why.inputValue() === '' ? 'Wants to think it over at home.' : 'Wants to talk it over at home.');
      await why.blur();
      await expect(page.getByText('Not kept', { exact: true })).toBeVisible();
      await toTop(page);
      return undefined;
    },
  },
  {
    name: 'state-offline',
    by: ADA,
    reach: async (page) => {
      await page.goto(STORY);
      await page.waitForLoadState('networkidle');
      await page.context().setOffline(true);
      await expect(page.getByText('No connection.')).toBeVisible();
      return undefined;
    },
  },
  {
    name: 'state-back',
    by: ADA,
    reach: async (page) => {
      await page.goto('/today');
      await page.waitForLoadState('networkidle');
      await page.context().setOffline(true);
      await expect(page.getByText('No connection.')).toBeVisible();
      await page.context().setOffline(false);
      await expect(page.getByText('Back: this screen was read again.')).toBeVisible();
      return undefined;
    },
  },
  {
    name: 'state-other-author',
    by: ADA,
    reach: async (page, browser) => {
      await page.goto('/today');
      const colleague = await aColleague(browser, 'Noor Haddad');
      const path = await openVisit(colleague, 'tamoxifen');
      await colleague.context().close();
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      return undefined;
    },
  },
  { name: 'state-merged', by: ADA, reach: async (page) => { await page.goto('/patients'); await aMergedEntry(page); return undefined; } },
  { name: 'state-restricted', by: ADA, reach: async (page, browser) => { await page.goto('/today'); return outside(page, browser); } },
  {
    name: 'state-emergency',
    by: ADA,
    reach: async (page, browser) => {
      await page.goto('/today');
      const colleague = await outside(page, browser);
      await colleague.getByLabel('Why you have to look into this chart now').fill('In the emergency room with a rash; the medicines are not known.');
      await colleague.getByRole('button', { name: 'Open for four hours' }).click();
      await expect(colleague.getByText('Emergency access.')).toBeVisible();
      await colleague.waitForLoadState('networkidle');
      return colleague;
    },
  },
  {
    name: 'state-in-part',
    by: ADA,
    reach: async (page) => {
      await page.goto(chartOf('messy-import'));
      await page.waitForLoadState('networkidle');
      return undefined;
    },
  },
  {
    name: 'state-panel-in-part',
    by: ADA,
    reach: async (page) => {
      await page.goto('/panel');
      await page.waitForLoadState('networkidle');
      await answerAs(page, ({ pathname }) => pathname === '/panel', ['"beingMade":0', '"beingMade":4']);
      await page.getByRole('link', { name: /^Everybody/ }).click();
      await expect(page.getByText('4 patients still to be worked out')).toBeVisible();
      return undefined;
    },
  },
  {
    name: 'state-held',
    by: ADA,
    reach: async (page) => {
      await page.goto('/today');
      await page.waitForLoadState('networkidle');
      await page.context().setOffline(true);
      await page.getByRole('link', { name: 'Panel', exact: true }).click();
      await expect(page.getByText('This page stays as it was read at')).toBeVisible();
      return undefined;
    },
  },
  {
    name: 'state-links',
    by: CARLA,
    reach: async (page, browser) => {
      await page.goto('/worklist');
      const { sections } = await act<{ sections: readonly { readonly rows: readonly { readonly act: string; readonly patient: { readonly id: string; readonly displayName: string; readonly birthOn: string } }[] }[] }>(page, 'worklist.get', { owner: 'all' });
      const patientOf = (family: string) => sections.flatMap(({ rows }) => rows).find(({ act: what, patient }) => what === 'send-report' && patient.displayName.startsWith(family))?.patient;
      // People of the demo clinic have their birthday so many days from today.
      const [year = '', month = '', day = ''] = (patientOf('BRZEZICKI')?.birthOn ?? '').split('-');
      const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true })).newPage();
      await openLink(phone, await linkFor(page, patientOf('BRZEZICKI')?.id ?? '', ['gad7']), { day, month, year });
      await answerPages(phone);
      await sendAnswers(phone);
      await phone.context().close();
      await act(page, 'reportRequests.create', { patientId: patientOf('CASTELLANOS-WRAY')?.id ?? '', instruments: ['phq9'], comparedWith: null, byMail: true });
      await expect(async () => {
        await page.goto('/worklist?act=send-report');
        await expect(page.getByText(/came back undelivered/)).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 60_000 });
      await page.getByText(/came back undelivered/).evaluate((row) => { row.scrollIntoView({ block: 'center' }); });
      return undefined;
    },
  },
  { name: 'state-not-allowed', by: CARLA, reach: async (page) => { await page.goto('/settings/people'); await page.waitForLoadState('networkidle'); return undefined; } },
  { name: 'state-not-found', by: ADA, reach: async (page) => { await page.goto('/patients/00000000-0000-4000-8000-000000000000'); await page.waitForLoadState('networkidle'); return undefined; } },
  {
    name: 'state-locked',
    by: ADA,
    reach: async (page) => {
      await page.clock.install();
      await page.goto(STORY);
      await page.waitForLoadState('networkidle');
      // Once more where the page began to count only now.
      await expect(async () => {
        await page.clock.fastForward('15:10');
        await expect(page.getByRole('heading', { name: 'Locked after 15 minutes' })).toBeVisible({ timeout: 2_000 });
      }).toPass();
      return undefined;
    },
  },
  {
    name: 'state-session-ended',
    by: ADA,
    reach: async (page) => {
      await page.clock.install();
      await page.goto(STORY);
      await page.waitForLoadState('networkidle');
      expect((await page.request.post('/api/auth/sign-out', { headers: { origin: new URL(page.url()).origin }, data: {} })).status()).toBe(200);
      await page.clock.fastForward('00:30');
      await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible();
      return undefined;
    },
  },
  {
    name: 'state-wrong-password',
    by: ADA,
    reach: async (page) => {
      await page.context().clearCookies();
      await page.goto('/sign-in');
      await page.getByLabel('E-mail').fill(ADA);
      await page.getByLabel('Password', { exact: true }).fill(`${PASSWORD} no`);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByText(/not right/)).toBeVisible();
      return undefined;
    },
  },
];
