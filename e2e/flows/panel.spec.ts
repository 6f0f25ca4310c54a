import { expect } from '@playwright/test';
import { test } from '../fixtures/chart';
import { expectNoViolationsLightAndDark } from '../fixtures/no-violations';

test('the panel is filtered and sorted by what became of decisions, in its address, and leads to the visit that begins with it', async ({ prescriber: page }) => {
  await page.goto('/panel');
  const panel = page.getByRole('table', { name: 'Patients for whom a decision stands' });
  const row = (family: string) => panel.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(family, 'i') }) });
  const said = async (family: string, ...cells: string[]): Promise<void> => {
    for (const cell of cells) await expect(row(family)).toContainText(cell);
  };
  const outcome = page.getByRole('navigation', { name: 'Outcome' });
  const only = async (choice: string): Promise<void> => {
    if (!(await outcome.getByRole('link', { name: choice, exact: true }).isVisible())) await outcome.locator('summary').click();
    await outcome.getByRole('link', { name: choice, exact: true }).click();
    await expect(outcome.locator('summary')).toContainText(choice);
  };

  await test.step('a response, a remission, no response and what cannot be told stand side by side', async () => {
    await said('Castellanos-Wray', '13 to 6', 'down 7', 'yes');
    await said('Haverstock', '13 to 3', 'down 10');
    await said('Nakagawa-Ruiz', '14 to 13', 'no');
    await said('Brzezicki', 'none since the start', 'cannot tell');
    await expectNoViolationsLightAndDark(page);
  });

  await test.step('each filter is an address that can be opened again', async () => {
    await only('No response');
    await expect(page).toHaveURL(/\/panel\?response=no$/);
    await expect(row('Nakagawa-Ruiz')).toBeVisible();
    await expect(row('Haverstock')).toHaveCount(0);
    await page.goto('/panel?remission=yes&blunting=lower&sort=blunting');
    await expect(panel.getByRole('columnheader', { name: 'Blunting' })).toHaveAttribute('aria-sort', 'ascending');
    // The largest fall first.
    await expect(panel.getByRole('rowheader')).toContainText([/fairweather/i, /haverstock/i]);
    await expect(row('Brzezicki')).toHaveCount(0);
  });

  await test.step('the next visit begins with what happened since, and its note says so', async () => {
    await row('Haverstock').getByRole('rowheader').getByRole('link').click();
    const since = page.getByRole('region', { name: /Since the visit of/ });
    await expect(since).toContainText('Remission: yes.');
    await page.getByRole('button', { name: 'Write the visit' }).click();
    await page.waitForURL(/\/visits\//);
    const note = page.getByRole('article', { name: 'Note' });
    await expect(note).toContainText(/Since (?:the decision of )?\d\d-\w{3}-\d{4}: PHQ-9 13 to 3/);
    await expect(note).toContainText('reached on');
  });
});
