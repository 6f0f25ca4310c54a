import { expect } from '@playwright/test';
import { expectFocusSeen, pressByKeys, tabTo } from '../fixtures/by-keys';
import { aPatient, openChart, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';

/** A key works once the page has come alive; before that it does nothing. */
const pressUntil = async (press: () => Promise<void>, visible: () => Promise<void>): Promise<void> => {
  await expect(async () => {
    await press();
    await visible();
  }).toPass();
};

test('search, open, answer and add a medicine with the keyboard alone', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Keyboard' });
  const palette = page.getByRole('dialog', { name: 'Find or do' });
  await test.step('the palette finds the patient and opens the chart', async () => {
    await page.goto('/today');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'To the content' })).toBeFocused();
    await expect(page.getByRole('link', { name: 'To the content' })).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await expect(page).toHaveURL(/\/today$/);
    await pressUntil(() => page.keyboard.press('Control+k'), () => expect(palette).toBeVisible({ timeout: 1000 }));
    await expectNoViolations(page, '[role=dialog]');
    await page.keyboard.type(patient.family.toLowerCase());
    await expect(palette.getByRole('option', { name: new RegExp(patient.family) })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${patient.path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    // The palette offers what stands on the page, and the end of a chart follows its head.
    await expect(page.locator('#options-title')).toBeVisible();
  });

  await test.step('it names the patient and offers the acts of the chart', async () => {
    await pressUntil(() => page.keyboard.press('Control+k'), () => expect(palette).toBeVisible({ timeout: 1000 }));
    await expect(palette).toContainText(`For ${patient.family}, Test`);
    // Patients found for an earlier text stand there while the answer is on its way: Enter opens none of them.
    await page.keyboard.type('halvor');
    await expect(palette.getByRole('option', { name: /HALVORSEN/ })).toBeVisible();
    let letGo = (): void => undefined;
    const held = new Promise<void>((onward) => { letGo = onward; });
    await page.route(/patients\.search/, async (route) => {
      await held;
      // The palette may have closed meanwhile, and nobody waits for the answer any more.
      await route.continue().catch(() => undefined);
    });
    await palette.getByRole('combobox').fill('add medicine');
    await expect(palette.getByRole('option', { selected: true })).toHaveText('Add medicine', { timeout: 5_000 });
    await page.keyboard.press('Enter');
    letGo();
    const form = page.getByRole('dialog', { name: 'Add a medicine' });
    await expect(form.getByLabel('Medicine')).toBeFocused();
    await page.keyboard.type('Zolo');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(form.getByLabel('Medicine')).toHaveValue('Sertraline');
    await tabTo(page, form.getByLabel('Dose a day'));
    await page.keyboard.type('100');
    await tabTo(page, form.getByLabel('First day'));
    await page.keyboard.type('05-Jan-2026');
    await page.keyboard.press('Enter');
    await expect(form).toBeHidden();
    await expect(page.getByRole('region', { name: 'Record' })).toContainText('100 mg');
    await expect(page.getByRole('link', { name: 'Add medicine' })).toBeFocused();
  });

  await test.step('a question is answered without the pointer', async () => {
    const questions = page.getByRole('region', { name: 'Ask today' });
    const no = questions.getByRole('button', { name: /^No\b/ }).or(questions.getByRole('radio', { name: /^No\b/ })).first();
    const id = (await no.locator('xpath=ancestor::li[1]').getAttribute('id')) ?? '';
    await no.focus();
    await page.keyboard.press('Enter');
    await expect(questions.getByRole('button', { name: /Undo/ }).first()).toBeVisible();
    // The button that was pressed is gone; the focus is not, and a second Enter takes nothing back.
    await expect(page.locator(`#${id}`)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.locator(`#${id}`).getByRole('button', { name: 'Undo' })).toBeFocused();
  });

  await test.step('its dose is changed, it is stopped with the reason, and a questionnaire is copied with its answers', async () => {
    const record = page.getByRole('region', { name: 'Record' });
    const change = page.getByRole('dialog', { name: 'Change the dose of Sertraline' });
    await pressByKeys(page, page.getByRole('link', { name: 'Change dose' }));
    await expect(change.getByLabel('New dose a day')).toBeFocused();
    await page.keyboard.type('150');
    await tabTo(page, change.getByLabel('From', { exact: true }));
    await page.keyboard.type('02-Mar-2026');
    await pressByKeys(page, change.getByRole('button', { name: 'Change dose' }));
    await expect(change).toBeHidden();
    await expect(record).toContainText('150 mg');
    await expect(page.getByRole('link', { name: 'Change dose' })).toBeFocused();

    const stop = page.getByRole('dialog', { name: 'Stop Sertraline' });
    await pressByKeys(page, page.getByRole('link', { name: 'Stop', exact: true }));
    await expect(stop.getByLabel('Last day taken')).toBeFocused();
    await page.keyboard.type('30-Jun-2026');
    await tabTo(page, stop.getByRole('radio').first());
    const blunting = stop.getByRole('radio', { name: 'emotional blunting' });
    for (let down = 0; down < 20 && !(await blunting.isChecked()); down += 1) await page.keyboard.press('ArrowDown');
    await expect(blunting).toBeChecked();
    await pressByKeys(page, stop.getByRole('button', { name: 'Stop Sertraline' }));
    await expect(stop).toBeHidden();
    await expect(record).toContainText('1 stopped');
    // What opened the form went with the act.
    await expectFocusSeen(page);

    const score = page.getByRole('link', { name: 'Add score' });
    await pressByKeys(page, score);
    await expect(page.getByRole('dialog', { name: 'Enter a report' }).getByLabel('Questionnaire')).toBeFocused();
    // Each letter goes to the next one that begins so, and its form comes.
    const phq9 = page.getByRole('dialog', { name: 'PHQ-9' });
    await pressUntil(() => page.keyboard.press('p'), () => expect(phq9.getByLabel('Questionnaire')).toBeFocused({ timeout: 1000 }));
    await tabTo(page, phq9.getByLabel('Day the answers are true for'));
    await page.keyboard.type('16-Nov-2026');
    await tabTo(page, phq9.getByLabel('Filled in by'));
    await page.keyboard.type('the patient');
    await tabTo(page, phq9.getByRole('group', { name: 'Little interest or pleasure' }).getByRole('radio').first());
    await page.keyboard.type('110200000');
    await pressByKeys(page, phq9.getByRole('button', { name: 'Save report' }));
    await expect(phq9).toBeHidden();
    await expect(page.getByText('PHQ-9 4 of 27 was saved.')).toBeVisible();
    await expect(score).toBeFocused();
  });

  await test.step('back is where the way led away, on is the title, and who writes in the bar goes on writing', async () => {
    const away = page.getByRole('link', { name: 'Who may open this chart' });
    const title = page.getByRole('heading', { level: 1 });
    const find = page.getByRole('combobox', { name: 'Find patient' });
    await away.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/access');
    await expect(title).toBeFocused();
    await expect(page.getByRole('region', { name: 'Patient', exact: true })).toContainText('born ');
    await expect(page).toHaveTitle(/^Who may open this chart · .+, .+ · Gamut$/);
    await expect(page.locator('link[rel=icon]').first()).toHaveAttribute('href', /^data:/);
    await page.goBack();
    await expect(away).toBeFocused();
    await page.goForward();
    await page.waitForURL('**/access');
    await expect(title).toBeFocused();
    await page.goBack();
    await expect(away).toBeFocused();
    let letGo = (): void => undefined;
    const held = new Promise<void>((onward) => { letGo = onward; });
    await page.route(/\/access\?/, async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press('Enter');
    await find.focus();
    await page.keyboard.type('ste');
    letGo();
    await page.waitForURL('**/access');
    await expect(away).toHaveCount(0);
    await expect(title).toBeVisible();
    await page.keyboard.type('ven');
    await expect(find).toHaveValue('steven');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.keyboard.press('Escape');
    await page.goBack();
    await expect(page.locator('#options-title')).toBeVisible();
  });

  await test.step('single keys lead away and back, and can be switched off', async () => {
    await page.locator('body').press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await expect(keys).toContainText('opening is reading, not choosing');
    await expectNoViolations(page, '[role=dialog]');
    await keys.getByRole('checkbox', { name: 'Single keys are on' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeHidden();
    await page.keyboard.press('?');
    await keys.getByRole('checkbox', { name: 'Single keys are on' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  });
});

test('what was typed survives a close that nobody meant, and goes with a leave that somebody did', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'Kept' });
  await openChart(page, patient.path);
  await page.getByRole('link', { name: 'Add medicine' }).click();
  const form = page.getByRole('dialog', { name: 'Add a medicine' });
  await form.getByLabel('Dose a day').fill('75');
  await form.getByLabel('What it is for').fill('sleep');
  await page.goBack();
  await expect(form).toBeHidden();
  await page.getByRole('link', { name: 'Add medicine' }).click();
  await expect(form.getByText('What you typed before is here again.')).toBeVisible();
  await expect(form.getByLabel('Dose a day')).toHaveValue('75');
  await expect(form.getByLabel('What it is for')).toHaveValue('sleep');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Leave' }).click();
  await expect(form).toBeHidden();
  await page.getByRole('link', { name: 'Add medicine' }).click();
  await expect(form.getByLabel('Dose a day')).toHaveValue('');
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('my settings count at once', async ({ prescriber: page }) => {
  await page.goto('/settings/me');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('radio', { name: /^Comfortable/ }).check();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'comfortable');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expectNoViolations(page);
});
