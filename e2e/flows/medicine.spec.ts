import { expect } from '@playwright/test';
import { aPatient, openChart, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';

test('a medicine is added, its dose changed, and it is stopped', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Medicine' });
  await openChart(page, patient.path);

  await test.step('it is found by its brand, in two clicks and the values', async () => {
    await page.getByRole('link', { name: 'Add medicine' }).click();
    const form = page.getByRole('dialog', { name: 'Add a medicine' });
    await expect(form).toContainText(patient.family);
    await expect(form).toContainText('17-May-1980');
    await form.getByLabel('Medicine').fill('Zolo');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(form.getByLabel('Medicine')).toHaveValue('Sertraline');
    await expect(form).toContainText('tablet 25, 50, 100 mg');
    await form.getByLabel('Dose a day').fill('100');
    await form.getByLabel('Taken a day').selectOption('twice');
    await expect(form).toContainText('50 mg twice a day');
    await form.getByLabel('First day').fill('05-Jan-2026');
    await expect(form).toContainText('Mon 05-Jan-2026');
    await expectNoViolations(page, '[role=dialog]');
    await form.getByRole('button', { name: 'Add medicine' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByText('Sertraline was added.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Record' })).toContainText('100 mg');
  });

  await test.step('a slip of the decimal point is asked about and can be meant', async () => {
    await page.getByRole('link', { name: 'Change dose' }).click();
    const form = page.getByRole('dialog', { name: 'Change the dose of Sertraline' });
    await expect(form).toContainText('Now 100 mg a day since 05-Jan-2026');
    await form.getByLabel('New dose a day').fill('1000');
    await form.getByLabel('From', { exact: true }).fill('02-Mar-2026');
    await form.getByRole('button', { name: 'Change dose' }).click();
    await expect(form.getByRole('alert')).toContainText('listed maximum of 200 mg');
    await expect(form.getByLabel('New dose a day')).toHaveValue('1000');
    await form.getByLabel('New dose a day').fill('150');
    await expect(form.getByRole('alert')).toBeHidden();
    await form.getByRole('button', { name: 'Change dose' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole('region', { name: 'Record' })).toContainText('150 mg');
  });

  await test.step('it is stopped with the last day and why', async () => {
    await page.getByRole('link', { name: 'Stop', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Stop Sertraline' });
    await form.getByLabel('Last day taken').fill('2026-06-30');
    await form.getByRole('radio', { name: 'emotional blunting' }).check();
    await form.getByRole('button', { name: 'Stop Sertraline' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole('region', { name: 'Record' })).toContainText('1 stopped');
  });
});

test('an error keeps everything that was typed and leads to its field', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Mistyped' });
  await page.goto(`${patient.path}?enter=medicine`);
  const form = page.getByRole('dialog', { name: 'Add a medicine' });
  await form.getByLabel('Medicine').fill('Herbal mixture');
  await form.getByLabel('Dose a day').fill('1,5');
  await form.getByLabel('First day').fill('03/04/26');
  await form.getByLabel('What it is for').fill('sleep');
  await form.getByRole('button', { name: 'Add medicine' }).click();

  const summary = form.getByRole('alert');
  await expect(form.locator(':focus')).toContainText('Not saved.');
  await expect(summary).toContainText('Not saved. 2 entries need a correction.');
  await expect(summary).toContainText('Dose a day: “1,5” can be read in two ways.');
  await expect(summary).toContainText('“03/04/26” can be read as two different days.');
  await expect(form.getByLabel('Medicine')).toHaveValue('Herbal mixture');
  await expect(form.getByLabel('Dose a day')).toHaveValue('1,5');
  await expect(form.getByLabel('First day')).toHaveValue('03/04/26');
  await expect(form.getByLabel('What it is for')).toHaveValue('sleep');
  await summary.getByRole('link').first().click();
  await expect(form.getByLabel('Dose a day')).toBeFocused();
  await expectNoViolations(page, '[role=dialog]');

  await test.step('a refusal of the server keeps it too', async () => {
    await form.getByLabel('Dose a day').fill('1.5');
    await form.getByLabel('First day').fill('01-Jan-1970');
    await form.getByRole('button', { name: 'Add medicine' }).click();
    await expect(form.getByRole('alert')).toContainText('Not saved.');
    await expect(form.getByLabel('Medicine')).toHaveValue('Herbal mixture');
    await expect(form.getByLabel('First day')).toHaveValue('01-Jan-1970');
  });

  await test.step('leaving asks once', async () => {
    await page.keyboard.press('Escape');
    await expect(form.getByText('Leaving drops what was typed.')).toBeVisible();
    await form.getByRole('button', { name: 'Keep typing' }).click();
    await expect(form.getByLabel('What it is for')).toHaveValue('sleep');
  });
});
