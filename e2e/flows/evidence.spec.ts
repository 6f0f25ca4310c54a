import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { patientIdOf } from '@/db/seed/fixed-id';
import { signIn, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';

const claims = (page: Page) => page.getByRole('main').locator('[data-row]');

test('a prescriber asks how common it is, narrows, reads a work beside the list and searches', async ({ prescriber: page }) => {
  await test.step('the library opens on six sources that are not averaged', async () => {
    await page.goto('/today');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evidence' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('How common is blunting? There is no single number.');
    const scale = page.getByRole('region', { name: 'Share reporting blunting, by source' });
    await expect(scale.getByRole('img')).toHaveCount(6);
    await expect(scale.getByRole('img', { name: '46 %, questionnaire' })).toBeVisible();
    await scale.getByText('As table').click();
    await expect(scale.getByRole('row')).toHaveCount(7);
    const none = page.getByRole('region', { name: 'For whom no source gives a share' }).getByRole('listitem');
    await expect(none.filter({ hasText: 'SNRIs: no source that was read gives a share' })).toBeVisible();
    await expect(none.filter({ hasText: 'such as quetiapine: no source that was read gives a share' })).toBeVisible();
  });

  await test.step('a work is read beside the list; the list stays where it was', async () => {
    const beside = page.getByRole('complementary', { name: 'Reference' });
    await expect(beside).toContainText('Emotional blunting with bupropion and serotonin reuptake inhibitors');
    await page.getByRole('link', { name: /Read 2014/ }).first().click();
    await expect(beside).toContainText('1829 New Zealanders');
    await expect(page).toHaveURL(/ref=read-2014/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/How common is blunting/);
  });

  await test.step('a topic and a verdict stand in the address, with the number that is left', async () => {
    const topics = page.getByRole('navigation', { name: 'Evidence by topic' });
    await topics.getByRole('link', { name: /^All claims/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Claims and their verdicts');
    await topics.getByRole('link', { name: /^Sources disagree/ }).click();
    await expect(page).toHaveURL(/verdict=conflicting/);
    const left = Number((await topics.getByRole('link', { name: /^Sources disagree/ }).locator('span').textContent()) ?? 'NaN');
    expect(left).toBeGreaterThan(0);
    await expect(claims(page)).toHaveCount(left);
    await page.reload();
    await expect(claims(page)).toHaveCount(left);
  });

  await test.step('words find claims, works and rules; none is an honest answer too', async () => {
    const search = page.getByRole('searchbox', { name: 'Search the evidence' });
    await search.fill('vortioxetine');
    await search.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Found for “vortioxetine”');
    for (const name of [/^Claims/, /^References/, /^Rules/]) await expect(page.getByRole('main').getByRole('heading', { level: 2, name })).toBeVisible();
    await page.goto('/evidence?q=Feeling+usually+returns+as+depression+lifts');
    await expect(page.getByRole('main')).toContainText('Under “To discuss”, Treat the depression');
    await page.goto('/evidence?q=qqqq');
    await expect(page.getByRole('main')).toContainText('No claim, reference, rule or other sentence has all of these words.');
    await page.getByRole('link', { name: 'Clear the search' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/How common/);
  });
});

test('the library that was opened from a chart leads back to it and to the place, and names nobody', async ({ prescriber: page }) => {
  const chart = `/patients/${patientIdOf('dose-linked-blunting')}`;
  const back = page.getByRole('main').getByRole('link', { name: 'Back to the chart' });
  await page.goto(chart);
  const name = (await page.getByRole('heading', { level: 1 }).first().textContent()) ?? '';
  await page.getByRole('region', { name: 'What may explain it' }).getByRole('link', { name: 'How common is it?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/How common/);
  await expect(page.getByText('no chart is open here')).toBeVisible();
  await expect(page.locator('body')).not.toContainText(name);
  await page.getByRole('navigation', { name: 'Evidence by topic' }).getByRole('link', { name: /^All claims/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Claims and their verdicts');
  const search = page.getByRole('searchbox', { name: 'Search the evidence' });
  await search.fill('vortioxetine');
  await search.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Found for “vortioxetine”');
  await back.click();
  await expect(page).toHaveURL(new RegExp(`${chart}#causes$`));
  await expect(page.getByRole('heading', { name: 'What may explain it' })).toBeInViewport();
  await page.goto('/evidence');
  await expect(page.getByText('no chart is open here')).toBeVisible();
  await expect(back).toHaveCount(0);
});

test('whoever comes back from the library, or reads a rule beside the chart, waits for nothing', async ({ prescriber: page }) => {
  const bar = page.locator('.waiting-bar');
  /** Longer than the bar keeps quiet. */
  const staysQuiet = async (): Promise<void> => {
    await page.waitForTimeout(1_200);
    await expect(bar).toBeHidden();
  };
  await page.goto(`/patients/${patientIdOf('dose-linked-blunting')}`);
  // A place that was followed is an entry of the history that the framework has not written (H-01: one page under another's address).
  await page.getByRole('link', { name: /^Ask today/ }).filter({ visible: true }).first().click();
  await expect(page).toHaveURL(/#questions$/);
  await page.getByRole('link', { name: 'How common is it?' }).filter({ visible: true }).first().click();
  await expect(page).toHaveURL(/\/evidence/);
  await page.goBack();
  await expect(page).toHaveURL(/#questions$/);
  await expect(page.getByRole('heading', { name: 'What may explain it' })).toBeVisible();
  await staysQuiet();
  const explanation = page.locator('details').filter({ has: page.locator('[data-rule-link]') }).first();
  await explanation.locator('summary').first().click();
  await explanation.locator('[data-rule-link]').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await staysQuiet();
});

test('by keyboard alone: the library is searched, walked and a rule read with its tests', async ({ prescriber: page }) => {
  await page.goto('/evidence?show=rules&of=bupropion-switch');
  await test.step('J and K walk the rules, Enter opens one', async () => {
    const links = page.getByRole('main').locator('[data-row] a');
    // The key works once the page has come alive.
    await expect(async () => {
      await page.keyboard.press('j');
      await expect(links.first()).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.press('j');
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press('k');
    await expect(links.first()).toBeFocused();
    const name = (await links.first().textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  });

  await test.step('the rule reads as a sentence, names its sources and the stories that fire it', async () => {
    for (const term of ['It applies when', 'As written', 'Rests on', 'Review', 'Version']) await expect(page.getByRole('term').filter({ hasText: term })).toBeVisible();
    await expect(page.getByRole('region', { name: /^Tests/ })).toContainText(/It applies in \d+/);
    await expect(page.getByRole('main')).toContainText('Nobody has reviewed it yet.');
  });

  await test.step('/ searches the library and not the patients', async () => {
    await page.goto('/evidence');
    const search = page.getByRole('searchbox', { name: 'Search the evidence' });
    await expect(async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await expect(search).toBeFocused({ timeout: 500 });
    }).toPass();
  });
});

test('everybody in the clinic reads it; an unknown entry says so; kept links still lead there', async ({ page }) => {
  await signIn(page, 'carla.diaz@riverside.example', '**/worklist');
  await page.goto('/references/goodwin-2017');
  await expect(page).toHaveURL(/\/evidence\/references\/goodwin-2017$/);
  await expect(page.getByRole('region', { name: /^Claims/ })).toContainText('46%');
  await expect(page.getByRole('region', { name: /^Rules/ }).getByRole('listitem').first()).toBeVisible();
  expect((await page.goto('/evidence/no-such-rule'))?.status()).toBe(404);
});

for (const [theme, width] of [['light', 1440], ['dark', 390]] as const) {
  test(`the library has no accessibility findings and no sideways scroll, ${theme}, ${width} wide`, async ({ prescriber: page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    for (const path of ['/evidence', '/evidence?show=references', '/evidence?show=rules', '/evidence?show=claims&topic=bupropion-switch', '/evidence/bs-seizure', '/evidence/references/goodwin-2017']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBe(0);
    }
  });
}
