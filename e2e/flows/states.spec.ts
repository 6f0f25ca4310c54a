import { expect } from '@playwright/test';
import { patientIdOf } from '@/db/seed/fixed-id';
import { PASSWORD, aPatient, openChart, signIn, test } from '../fixtures/chart';
import { expectNoViolations, expectNoViolationsLightAndDark } from '../fixtures/no-violations';

test('after fifteen minutes the screen is covered; unlocking leads back to the same spot with what was typed', async ({ page }) => {
  // A session of its own: the lock ends it.
  await signIn(page, 'ada.boyd@riverside.example');
  const patient = await aPatient(page, { family: 'Locked' });
  await page.clock.install();
  await page.goto(`${patient.path}?enter=medicine`);
  const form = page.getByRole('dialog', { name: 'Add a medicine' });
  await form.getByLabel('Dose a day').fill('75');
  await page.clock.fastForward('14:30');
  await expect(page.getByRole('heading', { name: 'Locked after 15 minutes' })).toBeHidden();
  await page.clock.fastForward('00:45');
  const cover = page.getByRole('dialog', { name: 'Locked after 15 minutes' });
  await expect(cover).toContainText('Ada Boyd is signed in.');
  await expect(cover.getByLabel(/Password/)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cover).toBeVisible();
  await expectNoViolations(page, 'dialog.lock-veil');
  await cover.getByLabel(/Password/).fill('not this one');
  await cover.getByRole('button', { name: 'Unlock' }).click();
  await expect(cover.getByRole('alert')).toBeVisible();
  await cover.getByLabel(/Password/).fill(PASSWORD);
  await cover.getByRole('button', { name: 'Unlock' }).click();
  await expect(cover).toBeHidden();
  await expect(form.getByLabel('Dose a day')).toHaveValue('75');

  await test.step('a session that was ended elsewhere is covered too, by the next call that is told so', async () => {
    await form.getByLabel('What it is for').fill('sleep');
    const ended = await page.request.post('/api/auth/sign-out', { headers: { origin: new URL(page.url()).origin }, data: {} });
    expect(ended.status()).toBe(200);
    // The chart asks by itself whether it is still as it stands.
    await page.clock.fastForward('00:20');
    const over = page.getByRole('dialog', { name: 'Your session has ended' });
    await expect(over).toContainText('Sign in again, Ada Boyd');
    await over.getByLabel(/Password/).fill(PASSWORD);
    await over.getByRole('button', { name: 'Unlock' }).click();
    await expect(over).toBeHidden();
    await expect(page.getByText('Back. What changed here meanwhile')).toBeVisible();
    await expect(form.getByLabel('What it is for')).toHaveValue('sleep');
  });
});

test('without a connection a band says so, and an act keeps what was typed', async ({ prescriber: page, context, playwright }) => {
  const patient = await aPatient(page, { family: 'Offline' });
  await openChart(page, patient.path);
  await page.getByRole('link', { name: 'Add event' }).first().click();
  const form = page.getByRole('dialog', { name: 'Add a life event' });
  await form.getByLabel('What happened').fill('New work');
  await form.getByLabel('Kind').selectOption('work');
  await form.getByLabel('Day', { exact: true }).fill('05-Jan-2026');
  await context.setOffline(true);
  await expect(page.getByText('No connection.')).toBeVisible();
  await form.getByRole('button', { name: 'Add event' }).click();
  await expect(form.getByText(/The server did not answer/)).toBeVisible();
  await expect(form.getByLabel('What happened')).toHaveValue('New work');
  await context.setOffline(false);
  await expect(page.getByText('No connection.')).toBeHidden();
  await form.getByRole('button', { name: 'Add event' }).click();
  await expect(page.getByText('New work was added to the events.')).toBeVisible();

  await test.step('a screen that is read again shows what came meanwhile', async () => {
    await page.goto('/settings/me');
    const sessions = page.getByRole('region', { name: 'Where I am signed in' });
    await expect(sessions.getByText('this one')).toBeVisible();
    await expect(sessions.getByText(/Firefox/)).toBeHidden();
    await context.setOffline(true);
    await expect(page.getByText('No connection.')).toBeVisible();
    const elsewhere = await playwright.request.newContext({ extraHTTPHeaders: { origin: new URL(page.url()).origin }, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' });
    const door = new URL('/api/auth/', page.url());
    expect((await elsewhere.post(new URL('sign-in/email', door).href, { data: { email: 'ada.boyd@riverside.example', password: PASSWORD } })).status()).toBe(200);
    await context.setOffline(false);
    const back = page.getByText('Back: this screen was read again.');
    await expect(back).toBeVisible();
    await expect(page.getByText('Demo data, no real patients')).toBeVisible();
    // It stands in nobody's way: the pointer that comes to what lies under it finds it gone.
    await back.hover({ force: true });
    await expect(back).toBeHidden({ timeout: 2_000 });
    await expect(sessions.getByText(/Firefox/)).toBeVisible();
    await elsewhere.post(new URL('sign-out', door).href, { data: {} });
    await elsewhere.dispose();
  });
});

test('without a connection a way to another page is held: this one stays, and the other opens by itself', async ({ prescriber: page, context }) => {
  const band = (why: string) => page.getByRole('alert').filter({ hasText: `${why} This page stays as it was read at` });
  await page.goto('/settings/me');
  await context.setOffline(true);
  await test.step('by a link, by keys and by the form of the search; the last one is kept', async () => {
    await page.getByRole('link', { name: 'Panel', exact: true }).click();
    await expect(band('No connection.')).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('link', { name: 'Evidence', exact: true }).click();
    await band('No connection.').getByRole('button', { name: 'Try again' }).click();
    await expect(page).toHaveURL(/\/settings\/me$/);
    await context.setOffline(false);
    await expect(page).toHaveURL(/\/evidence$/);
    await expect(band('No connection.')).toBeHidden();
  });
  await test.step('who stays, or goes on writing, is not led off', async () => {
    await context.setOffline(true);
    await page.getByRole('combobox', { name: 'Find patient' }).fill('a');
    await page.keyboard.press('Enter');
    await expect(band('No connection.')).toBeVisible();
    await page.keyboard.press('b');
    await expect(band('No connection.')).toBeHidden();
    await page.getByRole('link', { name: 'Panel', exact: true }).click();
    await page.getByRole('button', { name: 'Stay here' }).click();
    await context.setOffline(false);
    await expect(page.getByText('Back: this screen was read again.')).toBeVisible();
    await expect(page).toHaveURL(/\/evidence$/);
  });
  await test.step('a browser that takes itself to be connected is not led off either', async () => {
    const isDown = (url: URL) => url.pathname === '/panel' || url.pathname === '/api/health';
    await page.route(isDown, (route) => route.abort('connectionrefused'));
    await page.getByRole('link', { name: 'Panel', exact: true }).click();
    await expect(band('The server does not answer.')).toBeVisible();
    await expect(page.getByRole('status', { name: 'Opening the page' })).toBeHidden();
    await expect(page).toHaveURL(/\/evidence$/);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page).toHaveURL(/\/panel$/);
  });
});

test('a slow answer first says nothing, then a bar, then words and a way out', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Slow' });
  await openChart(page, patient.path);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/trpc/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Add event' }).first().click();
  await expect(page.locator('.waiting-bar')).toBeVisible();
  await expect(page.getByText('Taking longer than usual.')).toBeVisible();
  release();
  await expect(page.locator('.waiting-bar')).toBeHidden();
  await page.unrouteAll({ behavior: 'ignoreErrors' });

  await test.step('a chart on its way leaves the bar in its place', async () => {
    await page.goto('/patients');
    let go: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => { go = resolve; });
    await page.route(/\/patients\/[\da-f-]{36}/, async (route) => {
      await asked;
      await route.continue();
    });
    const out = page.getByRole('button', { name: 'Sign out' });
    const before = await out.boundingBox();
    await page.locator('main a[data-row]').last().click();
    await expect(page.getByRole('status', { name: /^Opening the chart of/ })).toBeVisible();
    // Reached by the pointer, so nothing lies over it.
    await out.click({ trial: true });
    expect(await out.boundingBox()).toEqual(before);
    go();
    await expect(page.getByRole('region', { name: 'Patient' })).toBeVisible();
    expect(await out.boundingBox()).toEqual(before);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  await test.step('a plan that nobody could check stays the last one that was, and cannot be chosen', async () => {
    await page.goto(`/patients/${patientIdOf('dose-linked-blunting')}/plan?o=dose-reduction`);
    const choose = page.getByRole('button', { name: 'Choose this plan' });
    await expect(choose).toBeEnabled();
    const amounts = page.getByRole('region', { name: 'To prescribe' });
    const first = await amounts.innerText();
    // Wherever it stands among the questions that left in one request.
    await page.route(/plan\.preview/, (route) => route.abort());
    await page.getByRole('button', { name: 'Slower' }).click();
    await expect(page.getByText('The plan below is the last one that was checked.')).toBeVisible();
    await expect(choose).toBeDisabled();
    await expect(amounts).toHaveText(first, { useInnerText: true });
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(amounts).not.toHaveText(first, { useInnerText: true });
    await expect(choose).toBeEnabled();
  });
});

test('where the script of the search cannot be had, that is said, and both ways out work', async ({ prescriber: page }) => {
  // The part that draws who was found, whatever the file of the build is called.
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await (text.includes('cursor-pointer border-b border-line px-3 py-2 last:border-b-0 aria-selected:bg-accent-soft') ? route.abort() : route.fulfill({ response: answer }));
  });
  const find = page.getByRole('combobox', { name: 'Find patient' });
  const told = page.getByText('What shows the patients found could not be loaded.');
  // What is typed before the page answers is not searched for.
  const search = () => expect(async () => {
    await find.fill('');
    await find.fill('a');
    await expect(told).toBeVisible({ timeout: 3000 });
  }).toPass();
  await test.step('the list of patients needs no script', async () => {
    await page.goto('/today');
    await search();
    await expect(page.getByText('Looking', { exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: 'Show the list of patients' }).click();
    await expect(page).toHaveURL(/\/patients\?find=a/);
  });
  await test.step('once it can be had, trying again shows who was found, and the focus stays in the field', async () => {
    await search();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await expect(find).toBeFocused();
  });
});

test('at 400 % zoom and at 390 px nothing is cut off sideways; axe is clean light and dark', async ({ prescriber: page }) => {
  const paths = ['/today', '/patients', `/patients/${patientIdOf('dose-linked-blunting')}`, '/settings/me'];
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of paths) {
      await page.goto(path);
      const { wide, wider } = await page.evaluate(() => ({ wide: document.documentElement.clientWidth, wider: document.documentElement.scrollWidth }));
      expect(wider, `${path} at ${width}`).toBeLessThanOrEqual(wide);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const path of ['/today', '/patients']) {
    await page.goto(path);
    await expectNoViolationsLightAndDark(page);
  }
});
