import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { aPatient, openChart, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';

/** A link of this test alone, as the desk makes it. */
async function aLink(page: Page, path: string, instrument: string): Promise<string> {
  await page.goto(`${path}/reports`);
  await page.getByRole('checkbox', { name: 'Structured blunting report' }).uncheck();
  await page.getByRole('checkbox', { name: instrument }).check();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const message = await page.getByLabel('Message to paste', { exact: true }).inputValue();
  const url = /http\S+/.exec(message)?.[0] ?? '';
  expect(new URL(url).hash.length).toBeGreaterThan(40);
  return url;
}

test('a link is made, answered on a phone through a cut connection and a red-flag answer, and read in the chart', async ({ prescriber: page, browser }) => {
  const patient = await aPatient(page, { family: 'Phone' });
  const url = await aLink(page, patient.path, 'PHQ-9');
  await expect(page.getByRole('img', { name: /code to scan/ })).toBeVisible();
  await expectNoViolations(page);

  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, locale: 'en-US' });
  const phone = await context.newPage();
  await phone.goto(url);
  await phone.getByLabel('Day').fill('17');
  await phone.getByLabel('Month').fill('5');
  await phone.getByLabel('Year').fill('1980');
  await expectNoViolations(phone);
  await phone.getByRole('button', { name: 'Go on' }).tap();
  await phone.getByRole('button', { name: 'I am, about myself' }).tap();
  await expect(phone).toHaveURL(/\/r$/);

  await test.step('nothing is lost while the connection is away', async () => {
    await expect(phone.getByRole('heading', { name: 'Little interest or pleasure' })).toBeVisible();
    await expectNoViolations(phone);
    await phone.getByRole('radio', { name: 'Nearly every day' }).check();
    await context.setOffline(true);
    await phone.getByRole('button', { name: 'Next' }).tap();
    await expect(phone.getByRole('alert').filter({ hasText: 'No connection' })).toBeVisible();
    await context.setOffline(false);
    await phone.getByRole('button', { name: 'Next' }).tap();
    await expect(phone.getByRole('heading', { name: 'Feeling down' })).toBeVisible();
  });
  await test.step('a reload goes on where it stopped', async () => {
    await phone.reload();
    await expect(phone.getByRole('heading', { name: 'Feeling down' })).toBeVisible();
  });
  for (let item = 2; item <= 8; item += 1) {
    await expect(phone.getByText(`${item} of 11`)).toBeVisible();
    await phone.getByRole('radio', { name: 'Several days' }).check();
    await phone.getByRole('button', { name: 'Next' }).tap();
  }
  await test.step('a red-flag answer shows the crisis words at once', async () => {
    await phone.getByRole('heading', { name: 'better off dead' }).waitFor();
    await phone.getByRole('radio', { name: 'Several days' }).check();
    await phone.getByRole('button', { name: 'Next' }).tap();
    await expect(phone.getByRole('heading', { name: 'You do not have to be alone' })).toBeVisible();
    await expect(phone.getByRole('link', { name: /988/ })).toBeVisible();
    await expectNoViolations(phone);
    await phone.getByRole('button', { name: 'Go on' }).tap();
  });
  await phone.getByRole('radio', { name: 'I would rather not say' }).check();
  await phone.getByRole('button', { name: 'Next' }).tap();
  await phone.getByRole('textbox').fill('I know it, I cannot feel it.');
  await phone.getByRole('button', { name: 'Next' }).tap();
  await expect(phone.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
  await expectNoViolations(phone);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= 360)).toBe(true);
  await test.step('one answer is changed, and the way leads back to all of them', async () => {
    await phone.getByRole('button', { name: 'Change: Feeling tired' }).tap();
    await phone.getByRole('radio', { name: 'Not at all' }).check();
    await phone.getByRole('button', { name: 'Next' }).tap();
    await expect(phone.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
    await expect(phone.getByText('Not at all', { exact: true })).toBeVisible();
  });
  await context.setOffline(true);
  await phone.getByRole('button', { name: 'Send to the clinic' }).tap();
  await expect(phone.getByRole('alert').filter({ hasText: 'No connection' })).toBeVisible();
  await context.setOffline(false);
  await phone.getByRole('button', { name: 'Send to the clinic' }).tap();
  await expect(phone.getByRole('heading', { name: 'The clinic has your report.' })).toBeVisible();
  await context.close();

  await test.step('the report is in the chart and the red-flag answer waits for an assessment', async () => {
    await openChart(page, patient.path);
    await expect(page.getByText('I know it, I cannot feel it.').first()).toBeVisible();
    await page.goto(`${patient.path}/reports`);
    await expect(page.getByText('PHQ-9: received')).toBeVisible();
    await page.getByLabel('What was found and done').fill('Called at once, no intent.');
    await page.getByRole('button', { name: 'Record the assessment' }).click();
    await expect(page.getByLabel('What was found and done')).toBeHidden();
  });
});
