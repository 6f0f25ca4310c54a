import { writeFile } from 'node:fs/promises';

import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';

import { signIn } from '../fixtures/chart';
import { answerOnPhone } from './reach';
import { PEOPLE, STORY } from './screens';

const FOLDER = 'docs/screens';

const LOOKS = [
  { look: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { look: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { look: 'phone-light', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { look: 'phone-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

/** Writes a picture with a palette of its own where the machine can: a screen has few colours, and the folder stays small. */
async function keep(page: Page, name: string, whole: boolean): Promise<void> {
  const view = page.viewportSize();
  // A window as high as the page: what sticks to its foot stands at the end and not over the middle.
  if (whole && view !== null) await page.setViewportSize({ ...view, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  const taken = await page.screenshot({ animations: 'disabled' });
  if (whole && view !== null) await page.setViewportSize(view);
  const { default: sharp } = await import('sharp').catch(() => ({ default: null }));
  await writeFile(`${FOLDER}/${name}.png`, sharp === null ? taken : await sharp(taken).png({ palette: true, colours: 96, effort: 10, compressionLevel: 9 }).toBuffer());
}

for (const { email, screens } of PEOPLE) {
  test(`every screen of ${email} in every look`, async ({ browser }) => {
    test.setTimeout(1_800_000);
    const pages: { look: string; page: Page }[] = [];
    for (const { look, ...given } of LOOKS) {
      const page = await (await browser.newContext(given)).newPage();
      await page.goto('/sign-in');
      await keep(page, `sign-in-${look}`, false);
      await signIn(page, email, '**/*');
      pages.push({ look, page });
    }
    for (const { name, path, whole = false, before } of screens) {
      for (const { look, page } of pages) {
        if (whole && look.startsWith('phone')) continue;
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBeLessThan(500);
        await page.waitForLoadState('networkidle');
        await before?.(page);
        await keep(page, `${name}-${look}`, whole);
        await page.context().setOffline(false);
      }
    }
  });
}

test('a report on a phone', async ({ browser, page: desk }) => {
  test.setTimeout(600_000);
  await signIn(desk, 'ada.boyd@riverside.example');
  for (const colorScheme of ['light', 'dark'] as const) {
    const phone = await (await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 }, hasTouch: true })).newPage();
    await answerOnPhone(desk, phone, (name) => keep(phone, `${name}-phone-${colorScheme}`, false));
  }
});

test('locked after fifteen minutes', async ({ browser }) => {
  for (const { look, colorScheme, viewport } of LOOKS) {
    const context = await browser.newContext({ colorScheme, viewport });
    const page = await context.newPage();
    await page.clock.install();
    await signIn(page, 'ada.boyd@riverside.example');
    await page.goto(STORY);
    await page.waitForLoadState('networkidle');
    // Once more where the page began to count only now.
    await expect(async () => {
      await page.clock.fastForward('15:10');
      await expect(page.getByRole('heading', { name: 'Locked after 15 minutes' })).toBeVisible({ timeout: 2000 });
    }).toPass();
    await keep(page, `state-locked-${look}`, false);
    await context.close();
  }
});
