import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { aPatient, signIn, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';

const COORDINATOR = 'carla.diaz@riverside.example';

/** A call due today for a patient of this test alone. */
async function aCall(page: Page, family: string): Promise<{ readonly family: string }> {
  const patient = await aPatient(page, { family });
  const on = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
  const made = await page.request.post('/api/trpc/worklist.create', { headers: { origin: new URL(page.url()).origin }, data: { json: { patientId: patient.id, what: 'Ring back', dueOn: on, act: 'call', role: 'coordinator' } } });
  expect(made.status(), await made.text()).toBe(200);
  return { family: patient.family };
}

test('a coordinator’s morning: by mouse in two clicks and typing a call, then by keys alone to the next and the last', async ({ page }) => {
  await signIn(page, COORDINATOR, '**/worklist');
  const [first, second] = [await aCall(page, 'Morgenrot'), await aCall(page, 'Abendrot')];
  await page.goto('/worklist?view=today');
  const today = page.getByRole('list', { name: 'Today' });
  const contact = page.getByRole('complementary', { name: 'Contact' });
  await expectNoViolations(page);

  await today.getByRole('button', { name: first.family }).click();
  let clicks = 0;
  const click = async (name: string): Promise<void> => {
    clicks += 1;
    await contact.getByRole('button', { name, exact: true }).click();
  };
  await click('Reached');
  await contact.getByLabel(/In the patient’s words/).fill('Sleeps well.');
  await click('Log, nothing urgent');
  expect(clicks).toBe(2);
  await expect(contact.getByText('Done.')).toBeVisible();
  await expect(today.getByRole('button', { name: first.family })).toHaveCount(0);
  await contact.getByRole('button', { name: 'Close' }).click();

  // Keys alone: down to the row, into the outcome, the words, the log.
  const row = today.getByRole('button', { name: second.family });
  await expect(row).toBeVisible();
  for (let press = 0; press < 40 && !(await row.evaluate((element) => element === document.activeElement)); press += 1) await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(contact.getByRole('group', { name: 'Outcome' })).toBeVisible();
  await page.keyboard.press('l');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(contact.getByRole('button', { name: 'Voicemail' })).toHaveAttribute('aria-pressed', 'true');
  for (let press = 0; press < 8 && !(await contact.getByLabel(/In the patient’s words/).evaluate((element) => element === document.activeElement)); press += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('Asked to ring back.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(contact.getByText('Asked to ring back.', { exact: false })).toBeVisible();
  await expect(today.getByRole('button', { name: second.family })).toHaveCount(0);
});
