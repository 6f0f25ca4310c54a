import { expect, test, type Page } from '@playwright/test';

import { patientIdOf } from '@/db/seed/fixed-id';
import { DEMO_PASSWORD } from '@/db/seed/story/clinics';

const FOLDER = 'docs/screens';
const STORY = `/patients/${patientIdOf('dose-linked-blunting')}`;

const LOOKS = [
  { look: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { look: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { look: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

const SCREENS = [
  { name: 'today', path: '/today' },
  { name: 'workspace', path: STORY },
  { name: 'inbox', path: `/patients/${patientIdOf('messy-import')}/inbox` },
  { name: 'import', path: '/import' },
] as const;

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/e-?mail/i).fill('ada.boyd@riverside.example');
  await page.getByLabel(/password/i).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/today');
}

for (const { look, colorScheme, viewport } of LOOKS) {
  test(`in ${look}`, async ({ browser }) => {
    const page = await browser.newPage({ colorScheme, viewport });
    await page.goto('/sign-in');
    await page.screenshot({ path: `${FOLDER}/sign-in-${look}.png` });
    await signIn(page);
    for (const { name, path } of SCREENS) {
      const answer = await page.goto(path);
      expect(answer?.ok(), path).toBe(true);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `${FOLDER}/${name}-${look}.png`, animations: 'disabled' });
    }
    await page.goto(STORY);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${FOLDER}/workspace-whole-${look}.png`, fullPage: true, animations: 'disabled' });
    await page.close();
  });
}
