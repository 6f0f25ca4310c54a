import { expect } from '@playwright/test';
import { aPatient, openChart, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';

test('condition, allergy, measurement and event are entered by hand', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'History' });
  await openChart(page, patient.path);
  const record = page.getByRole('region', { name: 'Record' });

  await test.step('no known allergies, asked today', async () => {
    await page.getByRole('link', { name: 'Add allergy' }).click();
    await expect(page.getByRole('dialog', { name: 'Add an allergy' })).toBeVisible();
    await expectNoViolations(page, '[role=dialog]');
    await page.getByRole('button', { name: 'No known allergies, asked today' }).click();
    await expect(record).toContainText('None, asked');
  });

  await test.step('an allergy after all', async () => {
    await page.getByRole('link', { name: 'Add allergy' }).click();
    const form = page.getByRole('dialog', { name: 'Add an allergy' });
    await form.getByLabel('What it is to').fill('Penicillin');
    await form.getByRole('radio', { name: 'allergy', exact: true }).check();
    await form.getByLabel('What happened').fill('rash');
    await form.getByRole('button', { name: 'Add allergy' }).click();
    await expect(record).toContainText('Penicillin');
  });

  await test.step('a condition by its code’s words', async () => {
    await page.getByRole('link', { name: 'Add condition' }).click();
    const form = page.getByRole('dialog', { name: 'Add a condition' });
    await form.getByLabel('Condition').fill('epilepsy');
    await form.getByRole('option').first().click();
    await form.getByRole('radio', { name: 'resolved, in the past' }).check();
    await expectNoViolations(page, '[role=dialog]');
    await form.getByRole('button', { name: 'Add condition' }).click();
    await expect(page.getByText('was added to the conditions.')).toBeVisible();
    await expect(record).toContainText('1 in the past');
  });

  await test.step('blood pressure as a pair, in the right order', async () => {
    await page.goto(`${patient.path}?enter=measurement&of=blood-pressure`);
    const form = page.getByRole('dialog', { name: 'Blood pressure' });
    await form.getByLabel('Upper pressure').fill('78');
    await form.getByLabel('Lower pressure').fill('121');
    await form.getByRole('button', { name: 'Today' }).click();
    await form.getByRole('button', { name: 'Add measurement' }).click();
    await expect(form.getByRole('alert')).toContainText('look whether they changed places');
    await form.getByLabel('Upper pressure').fill('121');
    await form.getByLabel('Lower pressure').fill('78');
    await expectNoViolations(page, '[role=dialog]');
    await form.getByRole('button', { name: 'Add measurement' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole('region', { name: 'Patient' })).toContainText('121/78 mmHg');
  });

  await test.step('a life event', async () => {
    await page.getByRole('link', { name: 'Add event' }).click();
    const form = page.getByRole('dialog', { name: 'Add a life event' });
    await form.getByLabel('What happened').fill('Back at work');
    await form.getByLabel('Kind').selectOption('work');
    await form.getByLabel('Day', { exact: true }).fill('01-Jun-2026');
    await form.getByRole('button', { name: 'Add event' }).click();
    await expect(record).toContainText('Back at work');
  });
});

test('a new patient who may be here already is shown before anything is saved', async ({ prescriber: page }) => {
  const known = await aPatient(page, { family: 'Twice', birthOn: '1975-02-03' });
  await page.goto('/patients/new');
  await page.getByLabel('Family name').fill(known.family);
  await page.getByLabel('Given names').fill('Test');
  await page.getByLabel('Birth date').fill('03-Feb-1975');
  await page.getByRole('radio', { name: 'female', exact: true }).check();
  await page.getByRole('button', { name: 'Add patient' }).click();
  await expect(page.getByText('This person may be here already.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open this chart' })).toHaveAttribute('href', known.path);
  await expect(page.getByLabel('Family name')).toHaveValue(known.family);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Somebody else: add patient' }).click();
  await page.waitForURL((url) => /\/patients\/[0-9a-f-]{36}$/.test(url.pathname) && url.pathname !== known.path);
  await expect(page.getByRole('region', { name: 'Patient' })).toContainText(known.family);
});

test('what was entered wrongly is corrected, and what is wrong altogether leaves the chart', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Wrong' });
  await page.goto(`${patient.path}?enter=medicine`);
  const record = page.getByRole('region', { name: 'Record' });
  const add = page.getByRole('dialog', { name: 'Add a medicine' });
  await add.getByLabel('Medicine').fill('Escitalopram');
  await add.getByRole('option', { name: 'Escitalopram' }).first().click();
  await add.getByLabel('Dose a day').fill('20');
  await add.getByLabel('First day').fill('12-Jan-2026');
  await add.getByRole('button', { name: 'Add medicine' }).click();
  await expect(record).toContainText('20 mg');

  await test.step('the whole episode is in view when it is corrected', async () => {
    await record.getByRole('link', { name: 'Correct' }).click();
    const form = page.getByRole('dialog', { name: 'Correct Escitalopram' });
    await expect(form.getByLabel('First day')).toHaveValue('12-Jan-2026');
    await form.getByLabel('Dose a day').fill('10');
    await form.getByLabel('What was wrong').fill('10 mg on the prescription');
    await expectNoViolations(page, '[role=dialog]');
    await form.getByRole('button', { name: 'Save correction' }).click();
    await expect(form).toBeHidden();
    await expect(record).toContainText('10 mg');
  });

  await test.step('it is marked as entered in error, with why', async () => {
    await page.getByRole('link', { name: 'Entered in error' }).click();
    const form = page.getByRole('dialog', { name: 'Entered in error' });
    await form.getByRole('button', { name: 'Mark as entered in error' }).click();
    await expect(form.getByRole('alert')).toContainText('Choose the entry that is wrong.');
    await form.getByLabel('Which entry').selectOption('Escitalopram, 12-Jan-2026');
    await form.getByLabel('Why it is wrong').fill('another patient’s prescription');
    await expectNoViolations(page, '[role=dialog]');
    await form.getByRole('button', { name: 'Mark as entered in error' }).click();
    await expect(form).toBeHidden();
    await expect(record).not.toContainText('Escitalopram');
  });

  await test.step('the contact is changed without touching the rest', async () => {
    await page.getByRole('link', { name: 'Patient and contact' }).click();
    const form = page.getByRole('dialog', { name: 'Patient and contact' });
    await expect(form.getByLabel('Birth date')).toHaveValue('17-May-1980');
    await form.getByLabel('Telephone').fill('202-555-0133');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('the record was changed')).toBeVisible();
    await page.getByRole('link', { name: 'Patient and contact' }).click();
    await expect(page.getByLabel('Telephone')).toHaveValue('202-555-0133');
  });
});

test('a pregnancy test is negative or positive', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Test' });
  await page.goto(`${patient.path}?enter=measurement&of=pregnancy-test`);
  const form = page.getByRole('dialog', { name: 'Pregnancy test' });
  await form.getByRole('group', { name: 'Urine' }).getByRole('radio', { name: 'negative' }).check();
  await form.getByRole('button', { name: 'Today' }).click();
  await expectNoViolations(page, '[role=dialog]');
  await form.getByRole('button', { name: 'Add measurement' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('region', { name: 'Record' })).toContainText('Negative');
});
