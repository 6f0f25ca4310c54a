import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectFocusSeen, pressByKeys, tabTo } from '../fixtures/by-keys';
import { PASSWORD, aPatient, openChart, signIn, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';
import { aPhone, typeBirthDate } from '../fixtures/report-link';

/** Clicks of the person, counted as the page hears them. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset.clicks = '0';
    addEventListener('click', (event) => { if (event.isTrusted) document.documentElement.dataset.clicks = String(Number(document.documentElement.dataset.clicks) + 1); }, true);
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset.clicks));
}

test('a report is asked for in two clicks, from the chart and from the list, with the usual chosen; again and again until it is stopped', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Asking' });
  await test.step('from the chart', async () => {
    await openChart(page, patient.path);
    const clicks = await countClicks(page);
    await page.getByRole('button', { name: 'Ask for a report' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask for a report' });
    await dialog.getByRole('button', { name: 'Make a link' }).click();
    await expect(dialog.getByRole('img', { name: /code to scan/ })).toBeVisible();
    expect(await clicks()).toBe(2);
    const message = await dialog.getByLabel('Message to paste', { exact: true }).inputValue();
    expect(message).toMatch(/\/r#[\w-]{43}$/);
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Done' }).click();
  });
  await test.step('from the list', async () => {
    await page.goto(`/patients?find=${patient.family}`);
    const clicks = await countClicks(page);
    await page.getByRole('button', { name: new RegExp(`Ask ${patient.family}`) }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make a link' }).click();
    await expect(page.getByRole('dialog').getByRole('img', { name: /code to scan/ })).toBeVisible();
    expect(await clicks()).toBe(2);
  });
  await test.step('every two weeks, then no more; a link is made anew and withdrawn', async () => {
    await page.goto(`${patient.path}/reports`);
    const before = page.getByRole('region', { name: 'Asked before' });
    await expect(before.getByRole('listitem')).toHaveCount(2);
    await expect(before.getByText('Structured blunting report, PHQ-9').first()).toBeVisible();
    await page.getByRole('radio', { name: 'Every 2 weeks' }).check();
    await page.getByRole('button', { name: 'Make a link' }).click();
    await expect(page.getByText(/^Every 2 weeks, since/)).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Stop asking' }).click();
    await expect(page.getByText(/^Every 2 weeks, since/)).toBeHidden();
    await before.getByRole('button', { name: 'New link' }).first().click();
    await expect(page.getByText('The link is ready.')).toBeVisible();
    await before.getByRole('button', { name: 'Withdraw' }).first().click();
    await expect(before.getByText(/withdrawn/)).toBeVisible();
  });
});

test('by keyboard alone a patient is asked: from the chart to a link that opens the patient’s page, made anew and withdrawn on the page of reports', async ({ prescriber: page, browser }) => {
  const patient = await aPatient(page, { family: 'Askkeys' });
  const opener = page.getByRole('button', { name: 'Ask for a report' });
  const dialog = page.getByRole('dialog', { name: 'Ask for a report' });
  await openChart(page, patient.path);
  const url = await test.step('what is asked is chosen, the link made and taken', async () => {
    await pressByKeys(page, opener);
    await expect(dialog.getByRole('button', { name: 'Make a link' })).toBeFocused();
    await tabTo(page, dialog.getByRole('checkbox', { name: 'Structured blunting report' }));
    await page.keyboard.press('Space');
    await pressByKeys(page, dialog.getByRole('button', { name: 'Make a link' }));
    await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused();
    await expectFocusSeen(page);
    const message = dialog.getByLabel('Message to paste', { exact: true });
    await tabTo(page, message);
    // The whole message is chosen as it gets the focus, ready to be copied.
    const chosen = await message.evaluate((field) => (field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd) : ''));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
    return /http\S+/.exec(chosen)?.[0] ?? '';
  });
  await test.step('it opens the patient’s page', async () => {
    const phone = await aPhone(browser);
    await phone.goto(url);
    await expect(phone.getByRole('heading', { name: 'When were you born?' })).toBeVisible();
    await phone.context().close();
  });
  await test.step('what was asked is renewed and withdrawn', async () => {
    await page.goto(`${patient.path}/reports`);
    const before = page.getByRole('region', { name: 'Asked before' });
    await expect(before.getByText(/^PHQ-9: /)).toBeVisible();
    await pressByKeys(page, before.getByRole('button', { name: 'New link' }));
    await expect(page.getByText('The link is ready.')).toBeVisible();
    await expectFocusSeen(page);
    await pressByKeys(page, before.getByRole('button', { name: 'Withdraw' }));
    await expect(before.getByText(/withdrawn/)).toBeVisible();
    await expectFocusSeen(page);
  });
});

test('a device of the clinic is handed over signed out, and comes back with nothing on it', async ({ prescriber: page, browser }) => {
  const patient = await aPatient(page, { family: 'Device' });
  const device = await (await browser.newContext({ viewport: { width: 768, height: 1024 }, hasTouch: true, locale: 'en-US' })).newPage();
  await signIn(device, 'carla.diaz@riverside.example', '**/worklist');
  await device.goto(`${patient.path}/reports`);
  const other = await device.context().newPage();
  // A screen that asks nothing by itself.
  await other.goto('/evidence');
  await expect(other.getByRole('heading', { name: /How common is blunting/ })).toBeVisible();
  await pressByKeys(device, device.getByRole('button', { name: 'Answer on this device' }));
  await expect(device.getByRole('button', { name: 'Sign out and hand over' })).toBeFocused();
  await expectFocusSeen(device);
  await device.keyboard.press('Enter');
  let url = '';
  await test.step('another tab is covered at once', async () => {
    await expect(other.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
    await other.close();
  });
  await test.step('the form stands where the chart was, and the way back leads to no chart', async () => {
    await expect(device.getByRole('heading', { name: 'When were you born?' })).toBeVisible();
    url = device.url();
    await device.goBack();
    await expect(device.getByLabel('Password', { exact: true })).toBeVisible();
    await device.goForward();
    await typeBirthDate(device);
    await device.getByRole('button', { name: 'I am, about myself' }).tap();
    await device.getByRole('radio', { name: 'I would rather not say' }).check();
    await expectNoViolations(device);
  });
  await test.step('handed back in the middle: neither answers nor patient are left, and the clinic signs in from there', async () => {
    await device.getByRole('button', { name: 'Stop here and hand the device back' }).tap();
    await expect(device.getByRole('heading', { name: 'Hand the device back now' })).toBeVisible();
    await device.reload();
    await expect(device.getByRole('heading', { name: 'Open the link that the clinic sent you' })).toBeVisible();
    expect((await device.context().cookies()).filter(({ name }) => name.includes('report') || name.includes('session'))).toEqual([]);
    await device.goto(patient.path);
    await expect(device.getByLabel('Password', { exact: true })).toBeVisible();
  });
  await test.step('left alone with the form open it closes itself', async () => {
    await device.clock.install();
    await device.goto(url);
    await typeBirthDate(device);
    await expect(device.getByRole('radio', { name: 'I would rather not say' })).toBeVisible();
    await device.clock.fastForward('09:00');
    await device.mouse.click(5, 5);
    await device.clock.fastForward('09:00');
    await expect(device.getByRole('radio', { name: 'I would rather not say' })).toBeVisible();
    await device.clock.fastForward('02:00');
    await expect(device.getByRole('heading', { name: 'Hand the device back now' })).toBeVisible();
  });
  await device.context().close();
});

test('by keyboard alone an administrator sets the clinic’s words for somebody in danger; a change takes the tick away, and a wrong number is said beside its field', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('admin@hillside.example');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/settings/clinic');
  const danger = page.getByRole('region', { name: 'If somebody is in danger' });
  const line = danger.getByLabel('Crisis line', { exact: false }).first();
  const tick = danger.getByRole('checkbox');
  const retype = async (text: string): Promise<void> => {
    await tabTo(page, line);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  };
  await test.step('what was typed and not saved is there again', async () => {
    await retype('116 000');
    await pressByKeys(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People', exact: true }), 'Shift+Tab');
    await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeFocused();
    await pressByKeys(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Clinic settings', exact: true }), 'Shift+Tab');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByText('What you typed before is here again.')).toBeVisible();
    await expect(line).toHaveValue('116 000');
    await expect(page.getByText('Not saved yet.')).toBeVisible();
  });
  await tabTo(page, tick);
  await page.keyboard.press('Space');
  await expect(tick).toBeChecked();
  await tabTo(page, line, 'Shift+Tab');
  await retype('call us');
  await expect(tick).not.toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Write a number as it is dialled.' })).toBeVisible();
  await expectFocusSeen(page);
  await retype('116 123');
  await tabTo(page, tick);
  await page.keyboard.press('Space');
  await pressByKeys(page, page.getByRole('button', { name: 'Save' }));
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await expectFocusSeen(page);
  await expect(danger.getByText(/^Checked by Owen Pike/)).toBeVisible();
  await expectNoViolations(page);
});
