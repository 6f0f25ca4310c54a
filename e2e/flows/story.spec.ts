import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { aPatient, test } from '../fixtures/chart';
import { expectNoViolations, expectNoViolationsLightAndDark } from '../fixtures/no-violations';

const NORA = 'HALVORSEN';
const timeline = (page: Page) => page.getByRole('group', { name: /^Timeline to/ });
const before = (page: Page) => page.getByRole('region', { name: /^Before the / });

async function openNora(page: Page): Promise<string> {
  await page.goto('/today');
  await page.getByRole('link', { name: new RegExp(NORA) }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'What happened' })).toBeVisible();
  return new URL(page.url()).pathname;
}

test('the story by mouse: what changed before a report, refills, any range, a past day and back', async ({ prescriber: page }) => {
  const path = await openNora(page);

  await test.step('the tab carries the patient, in title and icon', async () => {
    await expect(page).toHaveTitle(/^HALVORSEN, Nora · Gamut$/);
    await expect(page.locator('link[rel="icon"]').last()).toHaveAttribute('href', /^data:image\/svg\+xml,.*HN/);
  });

  await test.step('a score shows what changed before it, with its lag in days', async () => {
    await page.getByRole('button', { name: /^Blunting report 24, .*what changed before it$/ }).click();
    await expect(before(page)).toContainText('Sertraline 100 to 150 mg a day');
    await expect(before(page)).toContainText('That something came before does not make it the cause.');
    await expect(timeline(page)).toContainText(/days before \d\d-[A-Z][a-z]{2}-20\d\d/);
    await expectNoViolationsLightAndDark(page);
    await before(page).getByRole('button', { name: 'Close' }).click();
    await expect(before(page)).toBeHidden();
    await expect(timeline(page)).toBeFocused();
  });

  await test.step('what came before the onset is counted to the onset, not to the newest report, and says so', async () => {
    await page.getByRole('button', { name: /^Before the onset, \d\d-[A-Z][a-z]{2}-20\d\d$/ }).click();
    await expect(before(page).getByRole('heading')).toHaveText(/^Before the onset, /);
    await expect(before(page).getByRole('listitem').filter({ hasText: 'Sertraline 100 to 150 mg a day' })).toContainText('63 days');
    await expect(before(page).getByRole('listitem').filter({ hasText: 'Back at work' })).toContainText('42 days');
    await expect(before(page)).not.toContainText('wedding');
    await expect(timeline(page)).toContainText('days before the onset');
    await before(page).getByRole('button', { name: 'Close' }).click();
  });

  await test.step('the refills stand behind a disclosure', async () => {
    await page.getByRole('button', { name: '10 refills of Sertraline' }).click();
    await expect(timeline(page)).toContainText('30 days');
    await page.getByRole('button', { name: '10 refills of Sertraline' }).click();
  });

  await test.step('a range and the reason on the bar', async () => {
    await expect(timeline(page)).toContainText('PHQ-9 8: aiming for remission before going back to work');
    await page.getByRole('button', { name: '8 weeks' }).click();
    await expect(page.getByRole('button', { name: '8 weeks' })).toHaveAttribute('aria-pressed', 'true');
    await expect(timeline(page)).not.toContainText('Trazodone');
    await page.getByRole('button', { name: 'Since start' }).click();
  });

  await test.step('as known on a past day: read-only, with a band and a way back', async () => {
    await page.getByText('As known on a past day').click();
    const day = page.getByLabel('At the end of');
    await day.fill('03/04/26');
    await page.getByRole('button', { name: 'Show the chart' }).click();
    await expect(page.getByText('can be read as two different days')).toBeVisible();
    await day.fill('1 oct 2026');
    await day.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'As known at the end of 01-Oct-2026' })).toBeVisible();
    await page.getByRole('link', { name: 'Back to today' }).click();
    await page.getByText('As known on a past day').click();
    await page.getByText('Recorded on').getByRole('link').nth(1).click();
    const band = page.getByRole('status').filter({ hasText: 'As known at the end of' });
    await expect(band).toContainText('Nothing here can be changed.');
    // A printer leaves the dark ground out: light words on it would be gone.
    await page.emulateMedia({ media: 'print' });
    expect(await band.evaluate((shown) => [getComputedStyle(shown).backgroundColor, getComputedStyle(shown).color === getComputedStyle(document.body).color])).toEqual(['rgba(0, 0, 0, 0)', true]);
    await page.emulateMedia({ media: 'screen' });
    await expect(page).toHaveTitle(/HALVORSEN, Nora, as known \d\d-/);
    await expect(page.getByRole('link', { name: 'Add medicine' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'No', exact: true })).toHaveCount(0);
    await expectNoViolationsLightAndDark(page);
    await page.getByRole('link', { name: 'One-page chart' }).click();
    await expect(page.getByRole('main')).toContainText('Chart as known at the end of');
    await page.getByRole('link', { name: 'Back to the chart' }).click();
    await page.getByRole('link', { name: 'Back to today' }).click();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(page.getByRole('link', { name: 'Add medicine' })).toBeVisible();
  });
});

test('the story by keyboard alone: points, look-back, brush', async ({ prescriber: page }) => {
  await openNora(page);
  await timeline(page).focus();
  await expect(async () => {
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('#timeline-reading')).toContainText('Enter shows what changed before it', { timeout: 1000 });
  }).toPass();
  const words = await page.locator('#timeline-reading').boundingBox();
  const banner = await page.getByRole('region', { name: 'Patient', exact: true }).boundingBox();
  expect(words?.y ?? 0, 'the words about the day are not under the banner').toBeGreaterThanOrEqual((banner?.y ?? 0) + (banner?.height ?? 0));
  await page.keyboard.press('Enter');
  await expect(before(page)).toContainText('days');
  await expect(page.locator('#timeline').getByRole('status')).toHaveText(/^\d+ changes? .*before the .* The list is under the picture\.$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(before(page)).toBeHidden();

  const first = page.getByRole('slider', { name: 'First day in view' });
  const last = page.getByRole('slider', { name: 'Last day in view' });
  await first.focus();
  const was = await first.getAttribute('aria-valuenow');
  await page.keyboard.press('PageUp');
  await expect(first).toHaveAttribute('aria-valuenow', String(Number(was) + 28));
  await page.keyboard.press('Tab');
  await expect(last).toBeFocused();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(timeline(page)).not.toContainText('Today');
  await expectNoViolations(page, '#timeline');
  await page.keyboard.press('End');
  await expect(timeline(page)).toContainText('Today');
});

test('a mark on the day of a line through the picture is pressed through the line', async ({ prescriber: page }) => {
  await page.goto('/today');
  await page.getByRole('link', { name: /VANCE-OKORO/ }).first().click();
  await page.getByRole('button', { name: /^Blunting report 20, .*what changed before it$/ }).click();
  await expect(before(page)).toContainText('That something came before does not make it the cause.');
});

test('by finger on a phone: a mark tells its words where it is seen, and a tap elsewhere closes them', async ({ prescriber, browser }) => {
  const context = await browser.newContext({ storageState: await prescriber.context().storageState(), viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await openNora(page);
  const words = page.locator('#timeline-reading');
  const mark = timeline(page).getByTitle(/wedding/);
  await mark.evaluate((element) => { element.scrollIntoView({ block: 'end' }); });
  const box = await mark.boundingBox();
  if (box === null) throw new Error('no event in view');
  const before = await timeline(page).boundingBox();
  // A fingertip beside it: what is aimed at is 24 px wide.
  await page.touchscreen.tap(box.x + box.width / 2 + 11, box.y + box.height / 2 + 8);
  await expect(words).toContainText('wedding');
  await expect(words).toBeInViewport({ ratio: 1 });
  const banner = await page.getByRole('region', { name: 'Patient', exact: true }).boundingBox();
  expect((await words.boundingBox())?.y ?? 0, 'not under the banner').toBeGreaterThanOrEqual((banner?.y ?? 0) + (banner?.height ?? 0) - 1);
  expect(await timeline(page).boundingBox(), 'nothing moved').toEqual(before);
  await expectNoViolations(page, '#timeline');
  await page.touchscreen.tap(4, 600);
  await expect(words).toBeEmpty();
  await page.goto('/today');
  await page.getByRole('link', { name: /BLACKWOOD-LIN/ }).first().click();
  await expect(timeline(page), 'an event before the onset is named without a touch').toContainText(/\d\d-[A-Z][a-z]{2}-20\d\d Tour cancelled, company dissolved/);
  await context.close();
});

test('trials sort, items have first, last and now, and the chart fits one sheet of A4 and Letter', async ({ prescriber: page }) => {
  const path = await openNora(page);
  await page.goto(`${path}/history`);
  await expect(page).toHaveTitle(/^History of treatment · HALVORSEN, Nora · Gamut$/);
  const trials = page.getByRole('table', { name: /Every antidepressant ever taken/ });
  await expect(trials.getByRole('row').nth(1)).toContainText('Sertraline');
  await trials.getByRole('button', { name: 'Time at it' }).click();
  await expect(trials.getByRole('row').nth(1)).toContainText('Trazodone');
  await expect(trials.getByRole('columnheader', { name: 'Time at it' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('table', { name: 'PHQ-9, item by item' }).getByRole('columnheader')).toContainText(['Item', 'First', 'Last', 'Now']);
  await expectNoViolationsLightAndDark(page);

  await page.goto('/today');
  const messy = await page.getByRole('link', { name: /VANCE-OKORO/ }).first().getAttribute('href');
  for (const sheet of [`${path}/print`, `${messy ?? ''}/print`]) {
    await page.goto(sheet);
    await expect(page.getByRole('main')).toContainText('Medicines taken now');
    await expect(page.getByRole('main')).toContainText('Not known, to be asked');
    for (const format of ['A4', 'Letter'] as const) expect(pagesOf(await page.pdf({ format, preferCSSPageSize: false })), `${sheet} on ${format}`).toBe(1);
  }
  await expectNoViolations(page);
});

test('a chart with nothing in it has its words, also on paper and on a past day; a phone has no sideways scroll', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Blank' });
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [at, words] of [['', 'no list received: not the same as none'], ['/history', 'No medication list received, which is not the same as none taken'], ['/print', 'No list received, which is not the same as none'], ['?asKnownOn=2026-01-05', 'As known at the end of']] as const) {
    await page.goto(patient.path + at);
    await expect(page.getByText(words).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), at).toBeLessThanOrEqual(390);
    await expectNoViolations(page);
  }
});

/** Pages of a PDF as the browser writes it. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
