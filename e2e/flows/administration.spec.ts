import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { anOldRecord } from '@/db/testing/an-old-record';
import { expectFocusSeen, pressByKeys, tabTo } from '../fixtures/by-keys';
import { PASSWORD, aPatient, test } from '../fixtures/chart';
import { PASSWORD as OWN_PASSWORD } from '../fixtures/colleague';

/** From the bar to a page that begins at its title. */
async function goTo(page: Page, name: string, title = name): Promise<void> {
  await pressByKeys(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }), 'Shift+Tab');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expectFocusSeen(page);
}

test('by keyboard alone an administrator signs in, invites somebody, changes a role, shuts out and lets in, and reads the audit trail', async ({ page, playwright, baseURL }) => {
  const origin = baseURL ?? '';
  const email = `${randomUUID()}@riverside.example`;
  const people = page.getByRole('region', { name: 'In this clinic' });
  const acts = people.getByRole('listitem').filter({ hasText: email });
  const act = (name: string) => acts.getByRole('button', { name, exact: true });
  await test.step('signing in needs nothing but typing', async () => {
    await page.goto('/sign-in');
    await tabTo(page, page.getByLabel('E-mail'));
    await page.keyboard.type('admin@riverside.example');
    await tabTo(page, page.getByLabel('Password', { exact: true }));
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings/**');
    await goTo(page, 'People');
  });

  const url = await test.step('an invitation is left, begun again and made; its link is where the focus is, and can be copied', async () => {
    const invite = people.getByRole('button', { name: 'Invite somebody' });
    const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
    await pressByKeys(page, invite);
    await expect(dialog.getByLabel('E-mail')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(invite).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel('E-mail')).toBeFocused();
    await page.keyboard.type(email);
    await tabTo(page, dialog.getByLabel('Name'));
    await page.keyboard.type('Keyla Boardman');
    await tabTo(page, dialog.getByRole('checkbox', { name: 'coordinator' }));
    await page.keyboard.press('Space');
    await pressByKeys(page, dialog.getByRole('button', { name: 'Make the link' }));
    await expect(dialog).toBeHidden();
    const link = page.getByLabel('Link', { exact: true });
    await expectFocusSeen(page);
    await tabTo(page, link);
    const chosen = await link.evaluate((field) => (field instanceof HTMLInputElement ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0) : ''));
    await pressByKeys(page, page.getByRole('status').getByRole('button', { name: 'Close' }));
    await expect(link).toBeHidden();
    await expectFocusSeen(page);
    return chosen;
  });
  const door = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  const accepted = await door.post('/api/access/accept', { data: { json: { token: new URL(url).hash.slice(1), email: null, name: null, password: OWN_PASSWORD, clinic: null } } });
  expect(accepted.status(), await accepted.text()).toBe(200);
  expect((await door.post('/api/auth/sign-in/email', { data: { email, password: OWN_PASSWORD } })).status()).toBe(200);
  await door.dispose();

  await test.step('a role is given', async () => {
    await page.reload();
    const dialog = page.getByRole('dialog', { name: 'Keyla Boardman' });
    await pressByKeys(page, act('Roles'));
    await expect(dialog.getByRole('checkbox', { name: 'prescriber' })).toBeFocused();
    await expectFocusSeen(page);
    await page.keyboard.press('Space');
    await tabTo(page, dialog.getByLabel('Credential'));
    await page.keyboard.type('MD');
    await pressByKeys(page, dialog.getByRole('button', { name: 'Save' }));
    await expect(dialog).toBeHidden();
    await expect(acts).toContainText('coordinator, prescriber');
    await expect(act('Roles')).toBeFocused();
  });

  await test.step('sessions are ended, the person shut out and let in again; the focus stays with the person', async () => {
    await pressByKeys(page, act('Sign out'));
    await expect(act('Sign out')).toBeHidden();
    await expectFocusSeen(page);
    await expect(acts.locator(':focus').or(acts.and(page.locator(':focus')))).toHaveCount(1);
    const confirm = page.getByRole('dialog', { name: 'Shut out' });
    await pressByKeys(page, act('Shut out'));
    await expect(confirm).toBeVisible();
    await expectFocusSeen(page);
    await page.keyboard.press('Escape');
    await expect(act('Shut out')).toBeFocused();
    await page.keyboard.press('Enter');
    await pressByKeys(page, confirm.getByRole('button', { name: 'Shut out now' }));
    await expect(act('Let in again')).toBeVisible();
    await expectFocusSeen(page);
    await pressByKeys(page, act('Let in again'));
    await expect(act('Shut out')).toBeVisible();
    await expectFocusSeen(page);
    await expect(acts.locator(':focus').or(acts.and(page.locator(':focus')))).toHaveCount(1);
  });

  await test.step('a link for a password is made and withdrawn', async () => {
    await pressByKeys(page, act('Password link'), 'Shift+Tab');
    await expect(page.getByLabel('Link', { exact: true })).toBeVisible();
    await expectFocusSeen(page);
    await pressByKeys(page, page.getByRole('region', { name: 'Open links' }).getByRole('listitem').filter({ hasText: email }).getByRole('button', { name: 'Withdraw' }));
    await expect(page.getByText(`The link for ${email} works no longer.`)).toBeVisible();
    await expectFocusSeen(page);
  });

  await test.step('the trail is looked through', async () => {
    await goTo(page, 'Audit trail');
    await tabTo(page, page.getByLabel(/^Person or act/));
    await page.keyboard.type('Keyla');
    await tabTo(page, page.getByLabel(/^From/));
    await page.keyboard.type('no day');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(/^From/)).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: /rows, the newest first/ })).toBeVisible();
    await expectFocusSeen(page);
    await pressByKeys(page, page.getByRole('button', { name: 'Clear' }));
    await expect(page.getByLabel(/^Person or act/)).toHaveValue('');
    await expectFocusSeen(page);
    await pressByKeys(page, page.getByRole('button', { name: 'Show more' }));
    await expect(page.getByRole('status').filter({ hasText: /rows, the newest first/ })).toBeVisible();
    await expectFocusSeen(page);
  });
});

test('by keyboard alone two entries are told apart, that is taken back, and they become one', async ({ page, baseURL }) => {
  // Merging asks who acts, unless it was shown in the last ten minutes: the session of all flows may be older, and a second sign-in over it would end it.
  await page.goto('/api/health');
  expect((await page.request.post('/api/auth/sign-in/email', { headers: { origin: baseURL ?? '' }, data: { email: 'ada.boyd@riverside.example', password: PASSWORD } })).status()).toBe(200);
  const stays = await aPatient(page, { family: 'Stays' });
  const goes = await aPatient(page, { family: 'Goes' });
  const title = page.getByRole('heading', { level: 1 });
  await page.goto(`${stays.path}/compare/${goes.id}`);
  await pressByKeys(page, page.getByRole('button', { name: 'Two people: keep apart' }));
  await expect(page.getByText('Write down how you know.')).toBeVisible();
  await expectFocusSeen(page);
  await expect(page.getByLabel('How do you know')).toBeFocused();
  await page.keyboard.type('both seen');
  await pressByKeys(page, page.getByRole('button', { name: 'Two people: keep apart' }));
  await page.waitForURL('**/patients/duplicates');
  await expect(title).toBeFocused();
  await expectFocusSeen(page);
  await pressByKeys(page, page.getByRole('link', { name: `Compare ${goes.family}, Test and ${stays.family}, Test` }).or(page.getByRole('link', { name: `Compare ${stays.family}, Test and ${goes.family}, Test` })));
  await expect(title).toHaveText('One person or two');
  await expect(title).toBeFocused();
  await pressByKeys(page, page.getByRole('button', { name: 'Take it back' }));
  await expect(page.getByRole('heading', { name: 'One person, or two' })).toBeFocused();
  await expectFocusSeen(page);
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel('How do you know'));
  await page.keyboard.type('seen at the desk');
  await pressByKeys(page, page.getByRole('button', { name: 'One person: merge' }));
  await page.waitForURL('**/record');
  await expect(title).toBeFocused();
  await expectFocusSeen(page);
});

test('by keyboard alone how long records are kept is set; a record past its time is held, released, proposed, withdrawn and, by another administrator, purged', async ({ page, browser, baseURL }) => {
  const origin = baseURL ?? '';
  const family = `Zz${randomUUID().replaceAll(/\W|\d/g, '')}`;
  await anOldRecord(process.env.GAMUT_E2E_DATA ?? '.data-e2e', { clinic: 'riverside', family, given: 'Olda', years: 12 });
  const signInBy = async (on: Page, email: string, password: string): Promise<void> => {
    await on.goto(`${origin}/api/health`);
    expect((await on.request.post(`${origin}/api/auth/sign-in/email`, { headers: { origin }, data: { email, password } })).status()).toBe(200);
  };
  await signInBy(page, 'admin@riverside.example', PASSWORD);
  await page.goto('/settings/retention');
  const years = page.getByLabel('Years after the last act on a record');
  const past = page.getByRole('region', { name: 'Past their time' });
  const row = past.getByRole('listitem').filter({ hasText: new RegExp(family, 'i') });
  const act = (name: string) => row.getByRole('button', { name, exact: true });
  const staysWithTheList = async (): Promise<void> => {
    await expectFocusSeen(page);
    await expect(past.locator(':focus')).toHaveCount(1);
  };
  const secondPress = async (): Promise<void> => {
    await expect(past.locator('button:focus')).toHaveCount(0);
    await page.keyboard.press('Enter');
  };
  await test.step('a term that is no number, or too short, is refused and the focus stays in the field', async () => {
    await tabTo(page, years);
    for (const wrong of ['ten', '3']) {
      await page.keyboard.press('Control+a');
      await page.keyboard.type(wrong);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
      await expect(years).toBeFocused();
      await expectFocusSeen(page);
    }
    await page.keyboard.press('Control+a');
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Records are kept for 10 years.')).toBeVisible();
    await expect(years).toBeFocused();
    await expect(row).toBeVisible();
  });
  await test.step('a hold is begun, left, placed and released', async () => {
    const dialog = page.getByRole('dialog', { name: 'Hold this record' });
    await pressByKeys(page, act('Hold'));
    await expect(dialog.getByLabel('Why')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(act('Hold')).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(/written|must/i).first()).toBeVisible();
    await expect(dialog.getByLabel('Why')).toBeFocused();
    await page.keyboard.type('A complaint is open');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(act('Release the hold')).toBeVisible();
    await staysWithTheList();
    await secondPress();
    await expect(act('Release the hold')).toBeVisible();
    await pressByKeys(page, act('Release the hold'));
    await expect(act('Hold')).toBeVisible();
    await staysWithTheList();
    await secondPress();
    await expect(dialog).toBeHidden();
  });
  const propose = async (): Promise<void> => {
    const dialog = page.getByRole('dialog', { name: 'Propose to purge this record' });
    await pressByKeys(page, act('Propose to purge'));
    await expect(dialog.getByLabel('Why')).toBeFocused();
    await page.keyboard.type('Ten years over');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(row).toContainText('Ten years over');
    await staysWithTheList();
    await secondPress();
    await expect(act('Withdraw')).toBeVisible();
  };
  await test.step('a purge is proposed, withdrawn and proposed again; who proposed it cannot purge', async () => {
    await propose();
    await expect(act('Purge for good')).toHaveCount(0);
    await pressByKeys(page, act('Withdraw'));
    await expect(act('Propose to purge')).toBeVisible();
    await staysWithTheList();
    await propose();
  });
  const email = `${randomUUID()}@riverside.example`;
  const invited = await page.request.post('/api/trpc/people.invite', { headers: { origin }, data: { json: { email, name: 'Sec Ond', roles: ['administrator'], inTraining: false, credential: null, proof: null } } });
  expect(invited.status(), await invited.text()).toBe(200);
  const { url } = ((await invited.json()) as { result: { data: { json: { url: string } } } }).result.data.json;
  const context = await browser.newContext();
  const other = await context.newPage();
  expect((await context.request.post(`${origin}/api/access/accept`, { headers: { origin }, data: { json: { token: new URL(url).hash.slice(1), email: null, name: null, password: OWN_PASSWORD, clinic: null } } })).status()).toBe(200);
  await signInBy(other, email, OWN_PASSWORD);
  await other.goto(`${origin}/settings/retention`);
  await test.step('another administrator reads what follows, goes back, and purges; the focus is on what is left', async () => {
    const theirs = other.getByRole('region', { name: 'Past their time' }).getByRole('listitem').filter({ hasText: new RegExp(family, 'i') });
    const purge = theirs.getByRole('button', { name: 'Purge for good' });
    const dialog = other.getByRole('dialog', { name: 'Purge for good' });
    await pressByKeys(other, purge);
    await expect(dialog).toBeVisible();
    await expectFocusSeen(other);
    await other.keyboard.press('Escape');
    await expect(purge).toBeFocused();
    await other.keyboard.press('Enter');
    await pressByKeys(other, dialog.getByRole('button', { name: 'Purge this record' }));
    await expect(dialog).toBeHidden();
    await expect(theirs).toHaveCount(0);
    await expect(other.getByText('Counts and hashes are left.')).toBeVisible();
    await expectFocusSeen(other);
    await expect(other.getByRole('region', { name: 'Past their time' }).locator(':focus')).toHaveCount(1);
    await expect(other.getByRole('region', { name: 'Purged' }).getByRole('listitem').first()).toContainText('Ten years over');
  });
  await context.close();
});
