import { expect, test } from '@playwright/test';
import { codeOf } from '@/server/auth/testing/code-of';
import { withPasskeys } from '../fixtures/authenticator';
import { aColleague, PASSWORD as COLLEAGUE_PASSWORD } from '../fixtures/colleague';
import { expectNoViolations } from '../fixtures/no-violations';

test('an authenticator and a passkey are set up, and each of them signs in', async ({ browser }) => {
  const page = await aColleague(browser, 'Olga Ostrom');
  await withPasskeys(page);
  const signOut = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await page.waitForURL('**/sign-in');
  };
  await page.goto('/settings/me');
  const factor = page.getByRole('region', { name: 'Second factor' });
  let recovery: string[] = [];
  await test.step('the first code of the app makes it count, and ten recovery codes are shown once', async () => {
    // A press before the page's script is there does nothing.
    await expect(async () => {
      await factor.getByRole('button', { name: 'Set up an authenticator' }).click({ timeout: 1_000 });
      await expect(factor.getByLabel('Key', { exact: true })).toBeVisible({ timeout: 5_000 });
    }).toPass();
    const key = await factor.getByLabel('Key', { exact: true }).innerText();
    await factor.getByLabel('Code that the app shows now').fill(codeOf(key));
    await factor.getByRole('button', { name: 'Use this authenticator' }).click();
    const codes = factor.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await expect(codes).toHaveCount(10);
    recovery = await codes.allInnerTexts();
    await expectNoViolations(page);
    await factor.getByRole('button', { name: 'I have kept them' }).click();
    await expect(factor.getByText('10 recovery codes left')).toBeVisible();
  });
  await test.step('a passkey is added under a name and signs in by itself', async () => {
    const passkeys = page.getByRole('region', { name: 'Passkeys' });
    await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
    await passkeys.getByLabel(/^Name of the new passkey/).fill('Desk at the window');
    await passkeys.getByRole('button', { name: 'Add this device' }).click();
    await expect(passkeys.getByText('Desk at the window')).toBeVisible();
    await signOut();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL('**/today');
  });
  await test.step('the password leads to the code; a wrong one is said, and a recovery code stands in for it', async () => {
    const answer = await page.request.post('/api/trpc/me.get?batch=1', { headers: { origin: new URL(page.url()).origin }, data: { 0: {} } });
    const [me] = (await answer.json()) as [{ result: { data: { json: { user: { email: string } } } } }];
    await signOut();
    await page.getByLabel('E-mail').fill(me.result.data.json.user.email);
    await page.getByLabel('Password', { exact: true }).fill(COLLEAGUE_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await expect(page.getByText('This code does not count')).toBeVisible();
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code', { exact: true }).fill(recovery[0] ?? '');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/today');
  });
});
