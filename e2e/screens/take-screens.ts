import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';

import { signIn } from '../fixtures/chart';
import { theDocuments } from './documents';
import { openPostOffice } from './post-office';
import { writePicture } from './picture';
import { answerOnPhone, theSignedNote } from './reach';
import { FOLLOWED, PEOPLE } from './screens';
import { STATES } from './states';

const FOLDER = 'docs/screens';
/** Names of pictures, or how they begin; without one all are taken. */
const WANTED = (process.env.GAMUT_SCREENS ?? '').split(',').filter((name) => name !== '');
const isWanted = (name: string): boolean => WANTED.length === 0 || WANTED.some((wanted) => name === wanted || name.startsWith(`${wanted}-`));

const LOOKS = [
  { look: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { look: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { look: 'phone-light', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { look: 'phone-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

async function keep(page: Page, name: string, whole: boolean): Promise<void> {
  const view = page.viewportSize();
  // A window as high as the page: what sticks to its foot stands at the end and not over the middle.
  if (whole && view !== null) await page.setViewportSize({ ...view, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  // Nothing lies under the pointer, and nothing is still being asked for unless that is what is shown.
  await page.mouse.move(0, 0);
  if (name.startsWith('state-waiting')) await expect(page.locator('.waiting-bar')).toBeVisible();
  else await expect(page.locator('.waiting-bar')).toBeHidden();
  const taken = await page.screenshot({ animations: 'disabled' });
  if (whole && view !== null) await page.setViewportSize(view);
  await writePicture(`${FOLDER}/${name}.png`, taken);
}

let closePostOffice: (() => void) | null = null;
test.beforeAll(async () => {
  const post = await openPostOffice(Number(process.env.GAMUT_POST_PORT));
  closePostOffice = () => post.close();
});
test.afterAll(() => closePostOffice?.());

for (const { email, screens } of PEOPLE) {
  const wanted = screens.filter(({ name }) => isWanted(name));
  const withSignIn = email === PEOPLE[0]?.email && isWanted('sign-in');
  if (wanted.length > 0 || withSignIn) test(`every screen of ${email} in every look`, async ({ browser }) => {
    test.setTimeout(1_800_000);
    const pages: { look: string; page: Page }[] = [];
    for (const { look, ...given } of LOOKS) {
      const page = await (await browser.newContext(given)).newPage();
      await page.goto('/sign-in');
      if (withSignIn) await keep(page, `sign-in-${look}`, false);
      await signIn(page, email, '**/*');
      pages.push({ look, page });
    }
    for (const { name, path, whole = false, before } of wanted) {
      for (const { look, page } of pages) {
        if (whole && look.startsWith('phone')) continue;
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBeLessThan(500);
        await page.waitForLoadState('networkidle');
        await before?.(page);
        await keep(page, `${name}-${look}`, whole);
      }
    }
  });
}

if (isWanted('form')) test('a report on a phone', async ({ browser, page: desk }) => {
  test.setTimeout(600_000);
  await signIn(desk, 'ada.boyd@riverside.example');
  for (const colorScheme of ['light', 'dark'] as const) {
    const phone = await (await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 }, hasTouch: true })).newPage();
    await answerOnPhone(desk, phone, (name) => keep(phone, `${name}-phone-${colorScheme}`, false));
  }
});

if (isWanted('documents')) test('the pages of every document', async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page, 'ada.boyd@riverside.example');
  await page.goto(FOLLOWED);
  await theSignedNote(page);
  await theDocuments(page);
});

/** A state is the same in every look: light on a desk and dark on a phone show what there is to see. */
for (const { name, by, reach } of STATES.filter((state) => isWanted(state.name))) {
  test(name, async ({ browser }) => {
    test.setTimeout(300_000);
    for (const { look, ...given } of LOOKS.filter((each) => each.look === 'light' || each.look === 'phone-dark')) {
      const page = await (await browser.newContext(given)).newPage();
      await signIn(page, by, '**/*');
      const shown = (await reach(page, browser)) ?? page;
      await keep(shown, `${name}-${look}`, false);
      await shown.context().close();
      await page.context().close();
    }
  });
}
