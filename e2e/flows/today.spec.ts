import { expect } from '@playwright/test';
import { aPatient, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';

test('a pasted list and a calendar join who is certain, and the row that asks is settled', async ({ prescriber: page }) => {
  const known = await aPatient(page, { family: 'Booked', birthOn: '1980-05-17' });
  const asked = await aPatient(page, { family: 'Asked' });
  await page.goto('/today');
  const expected = page.getByRole('region', { name: 'Expected today' });
  await expected.getByRole('button', { name: 'From a list or file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Appointments from a list or file' });
  await expectNoViolations(page, '[role=dialog]');
  await dialog.getByLabel('Or paste a list').fill(`16:05 ${known.family}, Test 17-May-1980 dose review\n16:20 ${asked.family}, Test\nteam meeting`);
  await dialog.getByRole('button', { name: 'Take these' }).click();
  const taken = page.getByRole('dialog', { name: 'What was taken' });
  await expect(taken).toContainText('2 appointments added from the list; 1 asks who is meant; 1 left out.');
  await expect(taken).toContainText('It does not begin with a time such as 09:15.');
  await taken.getByRole('button', { name: 'To the list' }).click();
  const row = expected.getByRole('listitem').filter({ hasText: known.family });
  await expect(row).toContainText('16:05');

  await test.step('what a file calls off, and what is on another day, is not told as added to today', async () => {
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const booking = (id: string, day: string, status: string) => ({ resource: { resourceType: 'Appointment', id: `${known.family} ${id}`, status, start: `${day}T17:00:00Z`, participant: [{ actor: { reference: 'Patient/p' } }] } });
    const patient = { resource: { resourceType: 'Patient', id: 'p', name: [{ family: known.family, given: ['Test'] }], birthDate: '1980-05-17' } };
    await expected.getByRole('button', { name: 'From a list or file' }).click();
    await dialog.getByLabel('File with appointments').setInputFiles({ name: 'bookings.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [patient, booking('a', at(3), 'booked'), booking('b', at(4), 'cancelled')] })) });
    await dialog.getByRole('button', { name: 'Take these' }).click();
    await expect(taken).toContainText('1 appointment added from the FHIR file; none for today; 1 called off, on no list.');
    await taken.getByRole('button', { name: 'To the list' }).click();
  });
  await expect(row).toContainText('dose review');

  const asks = expected.getByRole('listitem').filter({ hasText: `Who is “${asked.family}, Test”?` });
  await asks.getByRole('button', { name: 'Find the patient' }).click();
  await asks.getByRole('button', { name: new RegExp(`^${asked.family}.*born`) }).click();
  await expect(expected.getByRole('link', { name: new RegExp(asked.family) })).toBeVisible();

  await test.step('a row is taken off, and that is taken back', async () => {
    const own = expected.getByRole('listitem').filter({ hasText: known.family });
    await own.hover();
    await own.getByRole('button', { name: /off the list/ }).click();
    await own.getByRole('button', { name: 'Undo' }).click();
    await expect(expected.getByRole('link', { name: new RegExp(known.family) })).toBeVisible();
  });

  await test.step('J walks the rows and Enter opens one', async () => {
    await expect(async () => {
      await page.locator('body').press('j');
      await expect(page.locator('[data-row]:focus')).toHaveCount(1, { timeout: 500 });
    }).toPass();
    await expected.getByRole('link', { name: new RegExp(known.family) }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${known.path}`);
  });
});

test('an appointment is entered by hand, for a patient who is chosen', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'ByHand' });
  await page.goto('/today');
  const expected = page.getByRole('region', { name: 'Expected today' });
  await expected.getByRole('button', { name: 'Enter one' }).click();
  const form = page.getByRole('dialog', { name: 'Enter an appointment' });
  await form.getByLabel('Time').fill('17:3');
  await form.getByRole('button', { name: 'Enter appointment' }).click();
  await expect(form).toContainText('Choose the patient.');
  await expect(form).toContainText('Write the time as 09:15.');
  await form.getByLabel('Patient').fill(patient.family.toLowerCase());
  await form.getByRole('button', { name: new RegExp(patient.family) }).click();
  await expect(form.locator(':focus')).toContainText(patient.family);
  await form.getByRole('button', { name: 'Somebody else' }).click();
  await expect(form.locator(':focus').getByLabel('Patient')).toBeVisible();
  await form.getByRole('button', { name: new RegExp(patient.family) }).click();
  await form.getByLabel('Why').fill('Blood test');
  // Closed by a key that nobody meant: what was typed stands there again; who was chosen is chosen anew.
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expected.getByRole('button', { name: 'Enter one' }).click();
  await expect(form.getByLabel('Why')).toHaveValue('Blood test');
  await form.getByRole('button', { name: new RegExp(patient.family) }).click();
  await form.getByLabel('Time').fill('17:30');
  await form.getByRole('button', { name: 'Enter appointment' }).click();
  await expect(form).toBeHidden();
  const row = expected.getByRole('listitem').filter({ hasText: patient.family });
  await expect(row).toContainText('17:30');
  await expect(row).toContainText('Blood test');
});
