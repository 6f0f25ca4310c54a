import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { aBundle } from '../fixtures/bundle';
import { aPatient, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';

const choose = (page: Page, text: string, name = 'record.json') =>
  page.getByLabel('FHIR document').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

test('a record is previewed in four lists, imported, and its doubts are settled', async ({ prescriber: page }) => {
  // A patient of this run gives the names that keep runs apart; the record is about somebody else.
  const { family } = await aPatient(page, { family: 'Imported' });
  const bundle = aBundle({ family: `X${family}`, number: `N-${family}` });
  await page.goto('/import');
  await expect(page.getByText('at most 50 MB')).toBeVisible();

  await test.step('nothing is stored before it is confirmed', async () => {
    await choose(page, bundle);
    await expect(page.getByRole('heading', { name: 'What would be taken' })).toBeFocused();
    await expect(page.getByText('7 records: 3 taken, 0 merged, 2 wait for you, 2 left out.')).toBeVisible();
    await expect(page.getByText('this makes a new chart')).toBeVisible();
    await page.getByText('No part of the chart: Claim').click();
    await expect(page.getByText('Claim/x1')).toBeVisible();
    await expectNoViolations(page);
  });

  await test.step('it makes a chart, with what waits counted on it', async () => {
    await page.getByRole('button', { name: 'Make this chart' }).click();
    await expect(page.getByRole('heading', { name: 'What was taken' })).toBeFocused();
    await page.getByRole('link', { name: 'Open the chart' }).click();
    await expect(page.getByText('2 records could not be read with certainty')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Record' })).toContainText('50 mg');
  });

  await test.step('one click settles a doubt; leaving one out needs a reason', async () => {
    await page.getByRole('link', { name: 'Look', exact: true }).click();
    const score = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /PHQ-9/ }) });
    await expect(score).toContainText('300');
    await expectNoViolations(page);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 800 });
    await score.getByRole('button', { name: 'Leave it out' }).click();
    await score.getByRole('button', { name: 'Leave it out' }).click();
    await expect(score).toContainText('Write why, in a word or two.');
    await score.getByLabel('Why it is not relevant').fill('typing error of the sender');
    await score.getByRole('button', { name: 'Leave it out' }).click();
    await expect(page.getByText('1 record waits for a person')).toBeVisible();
    const allergy = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /pink syrup/ }) });
    await allergy.getByRole('button').first().click();
    await expect(page.getByText('All records are settled.')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the chart' }).click();
    await expect(page.getByText('could not be read with certainty')).toBeHidden();
  });

  await test.step('the same record again joins the chart and changes nothing', async () => {
    await page.goto('/import');
    await choose(page, bundle);
    await expect(page.getByText('Joins the chart that is here.')).toBeVisible();
    await expect(page.getByText('7 records: 0 taken')).toBeVisible();
  });
});

test('what cannot be read is refused in one line with the place in the document', async ({ prescriber: page }) => {
  await page.goto('/import');
  for (const [text, words] of [
    ['{ "resourceType": "Bundle", ', /JSON/i],
    ['{"resourceType":"Bundle","type":"collection","entry":[]}', /entry/i],
    ['{"resourceType":"Patient","id":"p1"}', /bundle/i],
  ] as const) {
    await choose(page, text);
    await expect(page.getByRole('alert').first()).toContainText(words);
    await expect(page.getByRole('heading', { name: 'Not read' })).toBeFocused();
  }
  await expectNoViolations(page);
});

test('a record about somebody else is refused in an open chart', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Other' });
  await page.goto(`${patient.path}/import`);
  await expect(page.getByRole('region', { name: 'Patient' })).toContainText(patient.family);
  await choose(page, aBundle({ family: `Y${patient.family}`, number: `M-${patient.family}` }));
  await expect(page.getByRole('heading', { name: 'Not read' })).toBeFocused();
});
