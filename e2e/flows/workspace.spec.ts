import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { patientIdOf } from '@/db/seed/fixed-id';
import { openChart, signIn, test } from '../fixtures/chart';
import { changedByTheLaterSheet } from '../fixtures/first-picture';
import { expectNoViolations, expectNoViolationsLightAndDark } from '../fixtures/no-violations';

const STORY = `/patients/${patientIdOf('dose-linked-blunting')}`;
/** Answers are given in a chart of its own, so that the story reads the same in every run. */
const TO_ANSWER = `/patients/${patientIdOf('seizures-not-asked')}`;
const OTHER_CLINIC = `/patients/${patientIdOf('almost-nothing-known')}`;

const options = (page: Page) => page.getByRole('region', { name: 'What can be done' });
const option = (page: Page, title: string) => options(page).getByRole('group').filter({ has: page.locator('.option-title', { hasText: title }) });

test('a prescriber finds the dose-linked story and reads it', async ({ prescriber: page }) => {
  await test.step('she finds the patient by name from anywhere', async () => {
    await page.goto('/today');
    // The key works once the page has come alive; before that it does nothing.
    await expect(async () => {
      await page.keyboard.press('/');
      await expect(page.getByRole('combobox').first()).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.type('halvor');
    await expect(page.getByRole('option', { name: /HALVORSEN, Nora/, selected: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${STORY}`);
    await expect(page).toHaveTitle(/HALVORSEN, Nora/);
  });

  await test.step('who it is stands at the top, with what is not recorded said so', async () => {
    const who = page.getByRole('region', { name: 'Patient', exact: true });
    await expect(who).toContainText('HALVORSEN, Nora');
    await expect(who).toContainText('MRN 0412');
    await expect(who).toContainText('Penicillin');
    await expect(who).toContainText('Not recorded');
  });

  await test.step('the headline says what a colleague would say', async () => {
    await expect(page.getByText(/^Before the numbness: Back at work .*, 6 weeks before\); blunting report .*, 5 weeks before the stated onset: 6 of 48 \(not validated\), 3 more than recalled before \(12 items\)\.$/)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      /^Numbness noticed 9 weeks after sertraline went from 100 to 150 mg; trazodone was stopped on \d{2}-[A-Z][a-z]{2}-\d{4}; PHQ-9 in remission since [A-Z][a-z]+; not asked: seizures, eating disorder\.$/,
    );
  });

  await test.step('the timeline shows doses, scores, interval and words, and reads day by day', async () => {
    const timeline = page.getByRole('group', { name: /^Timeline to/ });
    for (const words of ['Sertraline', '150 mg', 'Blunting report', 'PHQ-9', 'GAD-7', '9 weeks', 'Today', 'I watched myself smile.']) await expect(timeline).toContainText(words);
    await timeline.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('#timeline-reading')).toContainText('Sertraline 150 mg');
    await page.getByText('As table').click();
    await expect(page.getByRole('table', { name: /Everything on the timeline/ })).toContainText('100 mg a day');
  });

  await test.step('all eight options stand there in one shape, none of them opened or chosen', async () => {
    await expect(options(page).locator('.option-row')).toHaveCount(8);
    await expect(option(page, 'Lower the dose')).toContainText('With caution');
    await expect(option(page, 'Switch to bupropion')).toContainText('Ask first');
    await expect(option(page, 'Ketamine')).toContainText('Not applicable');
    await expect(options(page)).toContainText('It is not a ranking');
    await expect(options(page)).toContainText('not yet reviewed by a clinician');
  });

  await test.step('an opened option gives reasons for and against, what is not known, and its evidence', async () => {
    await option(page, 'Switch to bupropion').getByText('Switch to bupropion').click();
    const opened = option(page, 'Switch to bupropion');
    for (const part of ['For', 'Against', 'Not known', 'Wrong if', 'Evidence', 'To watch', 'To discuss']) await expect(opened.getByRole('heading', { name: part, exact: true })).toBeVisible();
    await expect(opened).toContainText('Blunting came in the weeks or months after the medicine was started or raised.');
  });

  await test.step('a reference opens beside the page, with finding and limits, and no other page is waited for', async () => {
    const clickedAt = await page.evaluate(() => performance.now());
    await option(page, 'Switch to bupropion').getByRole('link', { name: /Goodwin 2017/ }).first().click();
    const drawer = page.getByRole('dialog', { name: 'Where this sentence comes from' });
    await expect(drawer).toContainText('Our rule');
    await expect(drawer).toContainText('It applies when');
    await expect(drawer).toContainText('Emotional blunting with antidepressant treatments');
    for (const part of ['Design', 'Found', 'Limits', 'Confirmed', 'Link']) await expect(drawer).toContainText(part);
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`${STORY}#option-bupropion-switch$`));
    // A page on its way is said after 400 ms.
    await page.waitForFunction((since) => performance.now() > since + 500, clickedAt);
    await expect(page.locator('.waiting-bar')).toBeHidden();
  });
});

test('an answer changes the options in their place and can be taken back', async ({ prescriber: page }) => {
  await openChart(page, TO_ANSWER);
  const question = page.getByRole('listitem').filter({ hasText: 'Have you ever had a seizure' });
  const titles = async (): Promise<string[]> => options(page).locator('summary').evaluateAll((rows) => rows.map((row) => row.querySelector('.option-title > span')?.textContent ?? ''));
  await expect(option(page, 'Switch to bupropion')).toContainText('Ask first');
  const before = await titles();

  await test.step('its plan says what was not asked before anything else', async () => {
    await page.goto(`${TO_ANSWER}/plan?o=bupropion-switch`);
    await expect(page.getByText('Switch to bupropion: ask first.')).toBeVisible();
    await page.getByRole('link', { name: 'seizures', exact: true }).first().click();
    await expect(question).toBeVisible();
  });

  await test.step('the second press of a double click answers nothing: the first may have brought the page here', async () => {
    let sent = 0;
    page.on('request', (request) => { if (request.url().includes('questions.answer')) sent += 1; });
    await question.getByRole('button', { name: 'No', exact: true }).dispatchEvent('click', { detail: 2 });
    await question.getByRole('button', { name: 'Yes', exact: true }).focus();
    expect(sent).toBe(0);
  });

  await test.step('yes: the option is contraindicated, the row stays where it was', async () => {
    await question.getByRole('button', { name: 'Yes', exact: true }).click();
    await expect(option(page, 'Switch to bupropion')).toContainText('Contraindicated');
    await expect(question).toContainText('Yes: seizure, fit or epilepsy');
    await expect(question).toContainText('by Ada Boyd');
    expect(await titles()).toEqual(before);
  });

  await test.step('undo: the question is open again', async () => {
    await question.getByRole('button', { name: 'Undo' }).click();
    await expect(question.getByRole('button', { name: 'No', exact: true })).toBeVisible();
    await expect(option(page, 'Switch to bupropion')).toContainText('Ask first');
  });

  await test.step('still unknown is an answer too and changes nothing', async () => {
    await question.getByRole('button', { name: 'Still unknown' }).click();
    await expect(question).toContainText('Asked, still unknown');
    await expect(option(page, 'Switch to bupropion')).toContainText('Ask first');
    await question.getByRole('button', { name: 'Undo' }).click();
    await expect(question.getByRole('button', { name: 'No', exact: true })).toBeVisible();
  });
});

/** Records that nobody here wrote; they lie beside the repository where it is developed, and are not part of it. */
const FOREIGN = fileURLToPath(new URL('../../../shared/fhir-samples/synthea/Gilberto_Orosco_6ece62f3-283c-4387-aa9b-affba8ebf4c3.json', import.meta.url));

test('a patient imported from a foreign record reads in the same way', async ({ prescriber: page }) => {
  test.skip(!existsSync(FOREIGN), 'the foreign records are not beside the repository');
  const answer = await page.request.post('/api/imports', {
    headers: { origin: new URL(page.url()).origin, 'content-type': 'application/fhir+json' },
    data: readFileSync(FOREIGN),
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const { patient } = (await answer.json()) as { patient: { id: string } };
  await page.goto(`/patients/${patient.id}`);
  await expect(page.getByRole('region', { name: 'Patient', exact: true })).toContainText('OROSCO, Gilberto');
  await expect(page.getByRole('region', { name: 'Patient', exact: true })).not.toContainText('999-97-8730');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No blunting report yet');
  await expect(page.getByRole('group', { name: /^Timeline to/ })).toContainText('Sertraline');
  await expect(options(page).locator('.option-row')).toHaveCount(8);
  await option(page, 'Switch to bupropion').getByText('Switch to bupropion').click();
  await expect(option(page, 'Switch to bupropion').getByRole('heading', { name: 'Wrong if' })).toBeVisible();
  await option(page, 'Switch to bupropion').getByRole('link', { name: /label|survey/ }).first().click();
  await expect(page.getByRole('dialog')).toContainText('Limits');
  await page.keyboard.press('Escape');
  await expectNoViolations(page);
});

test('keys open options and list themselves, and do nothing inside a field', async ({ prescriber: page }) => {
  await openChart(page, STORY);
  const third = options(page).locator('.option-row').nth(2);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('3');
  await expect(third).toHaveAttribute('open', '');
  await page.getByRole('combobox', { name: 'Find patient' }).fill('3');
  await expect(third).toHaveAttribute('open', '');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('opening is reading, not choosing');
});

test('a patient of another clinic and one that never was are not found, in the same words', async ({ prescriber: page }) => {
  const said: string[] = [];
  for (const path of [OTHER_CLINIC, '/patients/00000000-0000-4000-8000-000000000000', '/patients/nonsense']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
    said.push(await page.getByRole('main').innerText());
  }
  expect(new Set(said).size).toBe(1);
});

test('H-17: a self-harm answer heads what is to be asked; flag and question lead to each other, and a flag says where it comes from', async ({ prescriber: page }) => {
  await openChart(page, `/patients/${patientIdOf('under-25-self-harm')}`);
  const flags = page.getByRole('region', { name: 'Flags' });
  const urgent = page.getByRole('list', { name: 'Urgent' });
  await expect(urgent.getByRole('listitem')).toHaveCount(2);
  await flags.getByRole('link', { name: 'Ask today, including about means and recent acts.' }).click();
  await expect(urgent.locator('#ask-self-harm-to-feel')).toBeInViewport();
  await expect(urgent.getByRole('button', { name: /^Settled: Thinking of self-harm/ })).toBeDisabled();
  await urgent.getByRole('link', { name: 'Thinking of self-harm in order to feel something' }).click();
  await expect(page.locator('#flag-self-harm-to-feel')).toBeInViewport();
  await flags.getByRole('link', { name: 'Our rule self-harm-to-feel' }).click();
  const drawer = page.getByRole('dialog', { name: 'Where this sentence comes from' });
  await expect(drawer).toContainText('The patient reports having thought about hurting themselves');
  await expect(drawer.getByRole('region', { name: 'The source' })).toContainText('As our reader noted it, not in the words of the source:Always ask people with depression directly about suicidal ideation and intent');
  await expect(drawer.getByRole('region', { name: 'What prompted it' })).toContainText('which are no sources');
  await expectNoViolations(page, '[role=dialog]');
});

test('a sentence opens on how far its source was read, the words that state it and which of its own words are ours', async ({ prescriber: page }) => {
  await openChart(page, STORY);
  const lower = option(page, 'Lower the dose');
  const drawer = page.getByRole('dialog', { name: 'Where this sentence comes from' });
  await lower.getByText('Lower the dose').first().click();
  await lower.locator('[data-rule=dr-recent-remission]').getByRole('link', { name: /NICE NG222/ }).click();
  const source = drawer.getByRole('region', { name: 'The source' });
  await expect(source.getByRole('paragraph').first()).toHaveText('Read in part: NICE NG222 (guidance) states part of it.');
  await expect(source).toContainText('As our reader noted it, not in the words of the source:Continue treatment at least six months after remission');
  await expect(source.locator('q')).toHaveCount(0);
  await expect(source).toContainText('How this was read: recommendations 1.4.11-1.4.19 read in a reproduction of the guideline.');
  await expect(drawer.getByRole('region', { name: 'Our sentence' }).locator('.underline')).toHaveText('Consider waiting or a smaller step');
  await expectNoViolations(page, '[role=dialog]');
  await page.keyboard.press('Escape');
  await lower.locator('[data-rule=dr-sexual]').getByRole('link', { name: /Opbroek 2002/ }).click();
  await expect(source.getByRole('paragraph').first()).toHaveText('Abstract only: Opbroek 2002 (survey, 15) states it.');
  await page.keyboard.press('Escape');
  await lower.locator('[data-rule=dr-above-min]').getByRole('link', { name: /Sansone 2010/ }).click();
  await expect(source).toHaveCount(0);
  await expect(drawer.getByRole('paragraph').first()).toHaveText('Our own judgement: no source that was read states this sentence.');
  await expect(drawer.getByRole('region', { name: 'Read beside it' })).toContainText('Sansone 2010');
  await page.keyboard.press('Escape');
  for (const part of ['How it goes', 'To watch', 'To discuss']) await expect(lower.locator('section', { has: page.getByRole('heading', { name: part, exact: true }) }).getByRole('link', { name: /^Our own judgement/ })).toBeVisible();
});

test('a coordinator reads the chart and answers nothing', async ({ page }) => {
  await signIn(page, 'carla.diaz@riverside.example', '**/worklist');
  await openChart(page, STORY);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Numbness noticed');
  await expect(page.getByRole('button', { name: 'Still unknown' })).toHaveCount(0);
  await expect(page.getByText('A prescriber answers this.').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Change dose' })).toHaveCount(0);
  // What is another role's says so, with the way home.
  await page.goto('/settings/people');
  await expect(page.getByText('Your role does not allow this.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'To the home page' })).toBeVisible();
});

test('signed out, a chart leads to sign-in and back; a wrong password keeps what was typed', async ({ page }) => {
  await page.goto(STORY);
  await page.waitForURL('**/sign-in?next=*');
  await page.getByLabel('E-mail').fill('ada.boyd@riverside.example');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('E-mail or password is not right.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue('ada.boyd@riverside.example');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('not the password');
  await page.getByLabel('Password', { exact: true }).fill('gamut-demo-only');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`**${STORY}`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto(STORY);
  await page.waitForURL('**/sign-in?next=*');
});

test('without script the chart is complete, the headline in the first answer', async ({ prescriber: page, browser }) => {
  const answer = await page.request.get(STORY);
  const html = await answer.text();
  expect(html.indexOf('Numbness noticed')).toBeGreaterThan(0);
  expect(html.indexOf('Numbness noticed')).toBeLessThan(html.indexOf('What happened'));
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const still = await context.newPage();
  await still.goto(STORY);
  await expect(still.getByRole('heading', { level: 1 })).toContainText('Numbness noticed');
  // Without script the parts stand where they arrived, all of them shown.
  await expect(still.locator('.option-row:visible')).toHaveCount(8);
  await expect(still.getByText('I watched myself smile.').first()).toBeVisible();
  await still.locator('.option-title:visible', { hasText: 'Switch to bupropion' }).first().click();
  await expect(still.getByText('Blunting came in the weeks or months after the medicine was started or raised.').filter({ visible: true }).first()).toBeVisible();
  await context.close();
});

test('a page is packed on its way out, a script as the build packed it, with the headers of every answer; a file takes no other verb', async ({ prescriber: page }) => {
  const chart = await page.request.get(STORY);
  expect(chart.headers()['content-encoding']).toBe('br');
  const script = /<script src="(\/_next\/static\/[^"]+\.js)"/.exec(await chart.text())?.[1] ?? '';
  const packed = await page.request.get(script);
  expect(packed.headers()).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable', 'content-type': 'text/javascript; charset=utf-8', vary: 'Accept-Encoding', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' });
  const plain = await page.request.get(script, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers()['content-encoding']).toBeUndefined();
  expect(await packed.text()).toBe(await plain.text());
  expect(Number(packed.headers()['content-length'])).toBeLessThan(Number(plain.headers()['content-length']) / 2);
  for (const range of ['bytes=9-5', 'bytes=0-0', 'bytes=-5']) expect((await (await page.request.get(script, { headers: { range } })).body()).length, range).toBe((await packed.body()).length);
  expect((await page.request.post(script)).status()).toBe(405);
  for (const nowhere of ['/_next/static/chunks/nothing.js', '/_next/static/chunks', '/_next/static/%zz', '/_next/static/..%2f..%2fpackage.json']) expect((await page.request.get(nowhere)).status(), nowhere).toBe(404);
});

test('the first picture is drawn by the first style sheet alone: nothing in it moves or changes its colour when the rest arrives', async ({ prescriber: page }) => {
  await page.goto('/help/nowhere');
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const charts = ['dose-linked-blunting', 'under-25-self-harm', 'bupropion-added', 'messy-import'].map((story) => `/patients/${patientIdOf(story)}`);
    for (const path of ['/today', ...charts]) expect(await changedByTheLaterSheet(page, path), `${path} at ${width}`).toEqual([]);
  }
});

test('nothing stands in the way of assistive technology, light and dark', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expectNoViolationsLightAndDark(page);
  await signIn(page, 'ada.boyd@riverside.example');
  await expectNoViolationsLightAndDark(page);
  await openChart(page, STORY);
  await option(page, 'Switch to bupropion').getByText('Switch to bupropion').click();
  await expectNoViolationsLightAndDark(page);
  await page.goto(`/patients/${patientIdOf('under-25-self-harm')}`);
  await expectNoViolationsLightAndDark(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await openChart(page, STORY);
  await expectNoViolationsLightAndDark(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
