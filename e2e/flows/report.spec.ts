import { expect } from '@playwright/test';
import { patientIdOf } from '@/db/seed/fixed-id';
import { aPatient, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';

test('a PHQ-9 is copied from paper with the keyboard and scored by the server', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Score' });
  await page.goto(`${patient.path}?enter=report&of=phq9`);
  const form = page.getByRole('dialog', { name: 'PHQ-9' });
  await form.getByLabel('Day the answers are true for').fill('16-Nov-2026');
  await form.getByLabel('Filled in by').selectOption('the patient');
  await form.getByRole('group', { name: 'Little interest or pleasure' }).getByRole('radio').first().focus();
  await page.keyboard.type('110200000');
  await expect(form).toContainText('9 of 9 items answered');
  await expectNoViolations(page, '[role=dialog]');
  await form.getByRole('button', { name: 'Save report' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText('PHQ-9 4 of 27 was saved.')).toBeVisible();

  await test.step('it can be taken back', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Taken back; it counts as entered in error.')).toBeVisible();
  });
});

test('a total without items is enough, and an impossible one is refused', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Total' });
  await page.goto(`${patient.path}?enter=report&of=phq9`);
  const form = page.getByRole('dialog', { name: 'PHQ-9' });
  await form.getByLabel('Day the answers are true for').fill('16-Nov-2026');
  await form.getByLabel('Filled in by').selectOption('the patient');
  await form.getByRole('radio', { name: 'the total only' }).check();
  await form.getByLabel('Total', { exact: true }).fill('300');
  await form.getByRole('button', { name: 'Save report' }).click();
  await expect(form.getByRole('alert')).toContainText('a whole number from 0 to 27');
  await expect(form.getByLabel('Total', { exact: true })).toHaveValue('300');
  await form.getByLabel('Total', { exact: true }).fill('12');
  await form.getByRole('button', { name: 'Save report' }).click();
  await expect(page.getByText('PHQ-9 12 of 27 was saved.')).toBeVisible();
});

test('the structured blunting report takes now, before, the onset and the patient’s words', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Blunted' });
  await page.goto(`${patient.path}?enter=report&of=sbr`);
  const form = page.getByRole('dialog', { name: 'Structured blunting report' });
  await expect(form).toContainText('Project questionnaire, not validated');
  await form.getByLabel('Day the answers are true for').fill('16-Nov-2026');
  await form.getByLabel('Filled in by').selectOption('the patient');
  for (const group of await form.getByRole('region', { name: 'Items' }).getByRole('group').all()) {
    await group.getByRole('radio', { name: /^2/ }).check({ force: true });
  }
  await form.getByRole('group', { name: 'When did you first notice this?' }).getByRole('radio', { name: 'to the month' }).check();
  await form.getByLabel('Month', { exact: true }).selectOption('July');
  await form.getByLabel('Year', { exact: true }).fill('2026');
  await form.getByLabel('In the patient’s own words').fill('I watched myself smile.');
  await form.getByRole('button', { name: 'Save report' }).click();
  await expect(form.getByRole('alert')).toContainText('“prefer not to say” is one');
  await form.getByRole('group', { name: /hurting yourself so as to feel/ }).getByRole('radio', { name: 'no', exact: true }).check();
  await expectNoViolations(page, '[role=dialog]');
  await form.getByRole('button', { name: 'Save report' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText('Structured blunting report was saved.')).toBeVisible();
  await expect(page.getByText('I watched myself smile.').first()).toBeVisible();
});

test('the structured blunting report is called not validated wherever its score is shown', async ({ prescriber: page }) => {
  const story = `/patients/${patientIdOf('dose-linked-blunting')}`;
  for (const path of [story, `${story}/reports`, `${story}/history`, `${story}/print`]) {
    await page.goto(path);
    await expect(page.getByText(/not validated/i).first(), path).toBeAttached();
  }
  await page.goto(`${story}/reports`);
  await page.getByRole('region', { name: 'Reports in the chart' }).getByRole('link', { name: /Structured blunting report/ }).first().click();
  await expect(page.getByText('Project questionnaire, not validated').first()).toBeVisible();
});
