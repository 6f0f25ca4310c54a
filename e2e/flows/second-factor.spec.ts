import { expect, test } from '@playwright/test';
import { codeOf } from '@/server/auth/testing/code-of';
import { withPasskeys } from '../fixtures/authenticator';
import { expectFocusSeen, pressByKeys, tabTo } from '../fixtures/by-keys';
import { aColleague, PASSWORD as COLLEAGUE_PASSWORD } from '../fixtures/colleague';
import { expectNoViolations } from '../fixtures/no-violations';

test('an authenticator and a passkey are set up by keyboard alone, and each of them signs in', async ({ browser }) => {
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
      await factor.getByRole('button', { name: 'Set up an authenticator' }).press('Enter', { timeout: 1_000 });
      await expect(factor.getByLabel('Key', { exact: true })).toBeVisible({ timeout: 5_000 });
    }).toPass();
    const key = await factor.getByLabel('Key', { exact: true }).innerText();
    await expect(factor.getByLabel('Code that the app shows now')).toBeFocused();
    await page.keyboard.type(codeOf(key));
    await page.keyboard.press('Enter');
    const codes = factor.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await expect(codes).toHaveCount(10);
    recovery = await codes.allInnerTexts();
    await expectNoViolations(page);
    await expectFocusSeen(page);
    await pressByKeys(page, factor.getByRole('button', { name: 'I have kept them' }));
    await expect(factor.getByText('10 recovery codes left')).toBeVisible();
    await expectFocusSeen(page);
    await pressByKeys(page, factor.getByRole('button', { name: 'New recovery codes' }));
    await expect(factor.getByText('Ten new codes take the place of those that are left')).toBeVisible();
    await expectFocusSeen(page);
    await pressByKeys(page, factor.getByRole('button', { name: 'Back' }));
    await expectFocusSeen(page);
    await pressByKeys(page, factor.getByRole('button', { name: 'Take off' }));
    await expect(factor.getByLabel('Your password')).toBeFocused();
    await pressByKeys(page, factor.getByRole('button', { name: 'Back' }));
    await expectFocusSeen(page);
  });
  await test.step('a passkey is added under a name and signs in by itself', async () => {
    const passkeys = page.getByRole('region', { name: 'Passkeys' });
    await pressByKeys(page, passkeys.getByRole('button', { name: 'Add a passkey' }));
    await expect(passkeys.getByLabel(/^Name of the new passkey/)).toBeFocused();
    await page.keyboard.type('Desk at the window');
    await pressByKeys(page, passkeys.getByRole('button', { name: 'Add this device' }));
    await expect(passkeys.getByText('Desk at the window')).toBeVisible();
    await expectFocusSeen(page);
    await signOut();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL('**/today');
  });
  await test.step('the password leads to the code; a wrong one is said, and a recovery code stands in for it', async () => {
    const answer = await page.request.post('/api/trpc/me.get?batch=1', { headers: { origin: new URL(page.url()).origin }, data: { 0: {} } });
    const [me] = (await answer.json()) as [{ result: { data: { json: { user: { email: string } } } } }];
    await signOut();
    await tabTo(page, page.getByLabel('E-mail'));
    await page.keyboard.type(me.result.data.json.user.email);
    await tabTo(page, page.getByLabel('Password', { exact: true }));
    await page.keyboard.type(COLLEAGUE_PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
    await page.keyboard.type('000000');
    await expect(page.getByText('This code does not count')).toBeVisible();
    await expectFocusSeen(page);
    await pressByKeys(page, page.getByRole('button', { name: 'Use a recovery code' }));
    await expect(page.getByLabel('Recovery code', { exact: true })).toBeFocused();
    await page.keyboard.type(recovery[0] ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/today');
  });
});
