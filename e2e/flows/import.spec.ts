import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { aBundle } from '../fixtures/bundle';
import { expectFocusSeen, pressByKeys } from '../fixtures/by-keys';
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

test('a record is chosen, looked at, taken in and its doubts settled by keyboard alone', async ({ prescriber: page }) => {
  const { family } = await aPatient(page, { family: 'Bykeys' });
  const title = (name: string) => page.getByRole('heading', { name });
  await page.goto('/import');

  await test.step('the file is chosen and shown; the focus goes with what comes', async () => {
    const asked = page.waitForEvent('filechooser');
    await pressByKeys(page, page.getByRole('button', { name: 'Choose a file' }));
    // The window in which a file is picked is the system’s own, and the only thing here that no key of a test reaches.
    await (await asked).setFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(aBundle({ family: `K${family}`, number: `K-${family}` })) });
    await expect(title('What would be taken')).toBeFocused();
    await expectFocusSeen(page);
    await pressByKeys(page, page.getByRole('button', { name: 'Another file' }));
    await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
    await expectFocusSeen(page);
    const again = page.waitForEvent('filechooser');
    await pressByKeys(page, page.getByRole('button', { name: 'Choose a file' }));
    await (await again).setFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(aBundle({ family: `K${family}`, number: `K-${family}` })) });
    await expect(title('What would be taken')).toBeFocused();
    await pressByKeys(page, page.getByRole('button', { name: 'Make this chart' }));
    await expect(title('What was taken')).toBeFocused();
    await expectFocusSeen(page);
  });

  await test.step('the trust inbox is answered to its end', async () => {
    await pressByKeys(page, page.getByRole('link', { name: 'Look at what waits' }));
    await expect(title('Trust inbox')).toBeFocused();
    await expectFocusSeen(page);
    const score = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /PHQ-9/ }) });
    const leaveOut = score.getByRole('button', { name: 'Leave it out' });
    await pressByKeys(page, leaveOut);
    await expect(score.getByLabel('Why it is not relevant')).toBeFocused();
    await pressByKeys(page, score.getByRole('button', { name: 'Back' }));
    await expect(leaveOut).toBeVisible();
    await expectFocusSeen(page);
    await pressByKeys(page, leaveOut);
    await page.keyboard.type('typing error of the sender');
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 record waits for a person')).toBeVisible();
    await expect(title('Trust inbox')).toBeFocused();
    await pressByKeys(page, page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /pink syrup/ }) }).getByRole('button').first());
    await expect(page.getByText('All records are settled.')).toBeVisible();
    await expect(title('Trust inbox')).toBeFocused();
  });

  await test.step('and the chart has what was taken, with nothing that waits', async () => {
    await pressByKeys(page, page.getByRole('link', { name: 'Back to the chart' }));
    await page.waitForURL(/\/patients\/[\w-]+$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expectFocusSeen(page);
    await expect(page.getByRole('region', { name: 'Record' })).toContainText('50 mg');
    await expect(page.getByRole('region', { name: 'Patient', exact: true })).toContainText('the pink syrup');
    await expect(page.getByText('could not be read with certainty')).toBeHidden();
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
