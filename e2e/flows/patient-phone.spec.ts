import { expect } from '@playwright/test';
import type { Page, Route } from '@playwright/test';
import { aPatient, openChart, signIn, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';
import { aPhone, linkFor, openLink, ownScriptKb, reportsOf, standingsOf } from '../fixtures/report-link';

/** Kilobytes that the form may add to the framework's own. */
const MOST_SCRIPT_KB = 30;
const heading = (phone: Page) => phone.getByRole('heading', { level: 1 });
const fitsWidth = (phone: Page) => phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test('the connection is cut in the middle of every page and at sending: nothing is lost, nothing comes twice', async ({ prescriber: page, browser }) => {
  const patient = await aPatient(page, { family: 'Cut' });
  const phone = await aPhone(browser, { colorScheme: 'dark' });
  const scripts: string[] = [];
  phone.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.url());
  });
  await openLink(phone, await linkFor(page, patient.id, ['gad7']));
  await heading(phone).filter({ hasText: 'Who is filling this in?' }).waitFor();
  await test.step('the page’s own script stays under its budget', () => {
    const kb = ownScriptKb(scripts);
    expect(kb).toBeGreaterThan(1);
    expect(kb).toBeLessThan(MOST_SCRIPT_KB);
  });

  /** Each call fails once: every second one before the server has it, the others after it has done it and before the phone knows. */
  let calls = 0;
  const cut = async (route: Route): Promise<void> => {
    calls += 1;
    if (calls % 2 === 0) return route.fallback();
    if (calls % 4 === 1) await route.fetch();
    await route.abort('connectionreset');
  };
  await phone.route('**/r/api/{save,submit}', cut);
  const twice = async (button: string): Promise<void> => {
    const before = await heading(phone).textContent();
    await phone.getByRole('button', { name: button }).tap();
    await expect(phone.getByRole('alert').filter({ hasText: 'No connection' })).toBeVisible();
    await expect(heading(phone)).toHaveText(before ?? '');
    await phone.getByRole('button', { name: button }).tap();
    await expect(heading(phone)).not.toHaveText(before ?? '');
  };
  await twice('I am, about myself');
  const pages = Number(/of (\d+)/.exec(await phone.getByText(/^1 of \d+$/).innerText())?.[1]);
  for (let at = 1; at <= pages; at += 1) {
    await expect(phone.getByText(`${at} of ${pages}`, { exact: true })).toBeVisible();
    if (at === 2) await expectNoViolations(phone);
    const isWords = (await phone.getByRole('radio').count()) === 1;
    if (isWords) await phone.getByRole('textbox').fill('Everything is far away.');
    else await phone.getByRole('radio').nth(1).check();
    await twice('Next');
  }
  await expect(heading(phone)).toHaveText('Check your answers');
  await expect(phone.getByText('Nobody reads this at night')).toBeVisible();
  await expectNoViolations(phone);
  expect(await fitsWidth(phone)).toBe(true);
  await twice('Send to the clinic');
  await expect(heading(phone)).toHaveText('The clinic has your report.');
  await expectNoViolations(phone);
  expect(calls).toBe(2 * (pages + 2));
  await phone.context().close();

  const reports = await reportsOf(page, patient.id);
  expect(reports).toMatchObject([{ instrument: 'gad7', scores: { total: 7 }, words: ['Everything is far away.'] }]);
});

test('the whole form is answered with the keyboard alone', async ({ prescriber: page, browser }) => {
  const patient = await aPatient(page, { family: 'Keys' });
  const phone = await aPhone(browser, { hasTouch: false });
  const keys = phone.keyboard;
  await phone.goto(await linkFor(page, patient.id, ['pcptsd5']));
  await phone.getByLabel('Day').waitFor();
  for (const typed of ['17', '5', '1980']) {
    do await keys.press('Tab');
    while (!(await phone.evaluate(() => document.activeElement instanceof HTMLInputElement)));
    await keys.type(typed);
  }
  await keys.press('Enter');
  await heading(phone).filter({ hasText: 'Who is filling this in?' }).waitFor();
  do await keys.press('Tab');
  while (!(await phone.evaluate(() => document.activeElement?.textContent === 'I am, about myself')));
  await keys.press('Enter');
  for (let at = 1; ; at += 1) {
    await expect(heading(phone)).toBeFocused();
    if ((await heading(phone).textContent())?.startsWith('Is there anything') === true) break;
    await expect(phone.getByText(new RegExp(`^${at} of \\d+$`))).toBeVisible();
    await keys.press('Tab');
    await keys.press('ArrowDown');
    await expect(phone.getByRole('radio').nth(1)).toBeChecked();
    await keys.press('Enter');
    await expect(phone.getByText(new RegExp(`^${at + 1} of \\d+$`))).toBeVisible();
  }
  await keys.press('Tab');
  await keys.type('All by keys.');
  for (const _ of ['rather not say', 'back', 'next']) await keys.press('Tab');
  await expect(phone.getByRole('button', { name: 'Next' })).toBeFocused();
  await keys.press('Enter');
  await heading(phone).filter({ hasText: 'Check your answers' }).waitFor();
  do await keys.press('Tab');
  while (!(await phone.evaluate(() => document.activeElement?.textContent === 'Send to the clinic')));
  await keys.press('Enter');
  await expect(heading(phone)).toHaveText('The clinic has your report.');
  await phone.context().close();
  expect(await reportsOf(page, patient.id)).toMatchObject([{ instrument: 'pcptsd5', filledBy: 'patient', words: ['All by keys.'] }]);
});

test('a carer answers, stops, goes on in another browser on the same link, and rather not says; under 18 is refused', async ({ prescriber: page, browser }) => {
  const patient = await aPatient(page, { family: 'Carer' });
  const url = await linkFor(page, patient.id, ['gad7']);
  const young = await aPhone(browser);
  await openLink(young, url, { day: '1', month: '2', year: '2015' });
  await expect(young.getByRole('alert').filter({ hasText: 'This form is for adults' })).toBeVisible();
  await young.context().close();

  const first = await aPhone(browser);
  await openLink(first, url);
  await first.getByRole('button', { name: 'Somebody else, about the patient' }).tap();
  await first.getByRole('radio', { name: 'Nearly every day' }).check();
  await first.getByRole('button', { name: 'Next' }).tap();
  await expect(first.getByText('2 of ', { exact: false }).first()).toBeVisible();
  await first.context().close();

  const second = await aPhone(browser);
  await openLink(second, url);
  await expect(second.getByText(/^2 of \d+$/)).toBeVisible();
  await second.getByRole('button', { name: 'Back' }).tap();
  await expect(second.getByRole('radio', { name: 'Nearly every day' })).toBeChecked();
  await second.getByRole('button', { name: 'Next' }).tap();
  const pages = Number(/of (\d+)/.exec(await second.getByText(/^2 of \d+$/).innerText())?.[1]);
  for (let at = 2; at <= pages; at += 1) {
    await expect(second.getByText(`${at} of ${pages}`, { exact: true })).toBeVisible();
    await second.getByRole('radio', { name: 'I would rather not say' }).check();
    await second.getByRole('button', { name: 'Next' }).tap();
  }
  await second.getByRole('button', { name: 'Send to the clinic' }).tap();
  await expect(heading(second)).toHaveText('The clinic has your report.');
  await second.context().close();

  const [report] = await reportsOf(page, patient.id);
  expect(report).toMatchObject({ filledBy: 'carer', scores: { total: null }, answers: { 'gad7-1': 3, 'gad7-2': null } });
  await test.step('the report says who filled it in, what is missing and how long it took', async () => {
    await page.goto(`${patient.path}/reports`);
    await page.getByRole('region', { name: 'Reports in the chart' }).getByRole('link', { name: /GAD-7/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('GAD-7 of');
    const main = page.getByRole('main');
    await expect(main).toContainText('Filled in by a carer');
    await expect(main).toContainText(/answered in English; the form took \d+ s/);
    await expect(main.getByRole('region', { name: 'Score' })).toContainText('No total: too few answers. Higher is worse. 6 of 7 not answered.');
    await expect(main.getByRole('table', { name: 'GAD-7, item by item' })).toContainText('not answered');
    await expectNoViolations(page);
  });
});

test('LINK-04 a scanner that opens the link spends nothing and is shown nothing; LINK-05 the token leaves the address, and one request alone carried it', async ({ prescriber: page, browser }) => {
  const patient = await aPatient(page, { family: 'Scanner' });
  const url = await linkFor(page, patient.id, ['gad7']);
  const { origin, hash } = new URL(url);
  const token = hash.slice(1);
  const standing = () => standingsOf(page, patient.id);
  await test.step('a browser that only opens it, and every way but ours of calling the door', async () => {
    const scanner = await aPhone(browser);
    const calls: string[] = [];
    scanner.on('request', (request) => { if (request.url().includes('/r/api/')) calls.push(request.url()); });
    await scanner.goto(url);
    await expect(scanner.getByLabel('Day')).toBeVisible();
    expect(calls).toEqual([]);
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) expect((await scanner.request.fetch(`${origin}/r/api/open`, { method, headers: { origin } })).status(), method).toBe(405);
    await scanner.context().close();
    expect(await standing()).toEqual(['sent-out']);
  });
  const phone = await aPhone(browser);
  const carriers: string[] = [];
  phone.on('request', (request) => { if ([request.url(), request.postData() ?? '', JSON.stringify(request.headers())].some((part) => part.includes(token))) carriers.push(request.url()); });
  await openLink(phone, url);
  await heading(phone).filter({ hasText: 'Who is filling this in?' }).waitFor();
  expect(carriers).toEqual([`${origin}/r/api/open`]);
  expect(phone.url()).toBe(`${origin}/r`);
  await phone.goBack();
  expect(phone.url()).not.toContain(token);
  expect(await standing()).toEqual(['opened']);
  await phone.context().close();
});

test('a coordinator sends a link, the patient answers at 360 px, and the prescriber’s open timeline announces it with its flag, already reasoned with', async ({ prescriber: page, browser }) => {
  const patient = await aPatient(page, { family: 'Arrives' });
  await openChart(page, patient.path);
  const headline = page.getByRole('heading', { level: 1 });
  const before = await headline.boundingBox();
  await expect(page.getByRole('region', { name: 'Flags' })).toBeHidden();

  const desk = await (await browser.newContext()).newPage();
  await signIn(desk, 'carla.diaz@riverside.example', '**/worklist');
  const url = await linkFor(desk, patient.id, ['phq9']);
  await desk.context().close();

  const phone = await aPhone(browser, { colorScheme: 'dark' });
  await openLink(phone, url);
  await phone.getByRole('button', { name: 'I am, about myself' }).tap();
  await expect(phone.getByText(/^1 of \d+$/)).toBeVisible();
  // What was answered before, a page at a time; the form goes on where it stopped.
  for (let item = 1; item <= 8; item += 1) {
    const saved = await phone.request.post('/r/api/save', { headers: { origin: new URL(url).origin }, data: { json: { page: `phq9-${item}`, value: 1, language: 'en' } } });
    expect(saved.status(), await saved.text()).toBe(200);
  }
  await phone.reload();
  await expect(heading(phone)).toContainText('better off dead');
  await phone.getByRole('radio', { name: 'Several days' }).check();
  await phone.getByRole('button', { name: 'Next' }).tap();
  await expect(heading(phone)).toContainText('You do not have to be alone');
  await expectNoViolations(phone);

  await test.step('the chart that is open says at once that a red-flag answer waits, and nothing on it moves', async () => {
    const news = page.getByRole('alert').filter({ hasText: 'A red-flag answer waits for an assessment.' });
    await expect(news).toBeVisible({ timeout: 20_000 });
    expect(await headline.boundingBox()).toEqual(before);
    await expectNoViolations(page);
  });
  await phone.getByRole('button', { name: 'Go on' }).tap();
  await phone.getByRole('radio', { name: 'I would rather not say' }).check();
  await phone.getByRole('button', { name: 'Next' }).tap();
  await phone.getByRole('textbox').fill('It comes in the evening.');
  await phone.getByRole('button', { name: 'Next' }).tap();
  await phone.getByRole('button', { name: 'Send to the clinic' }).tap();
  await expect(heading(phone)).toHaveText('The clinic has your report.');
  await phone.context().close();

  await test.step('shown when asked for: the flag, the score on the timeline, the words, and a headline that rests on them', async () => {
    await page.getByRole('button', { name: 'Show it' }).click();
    await expect(page.getByRole('region', { name: 'Flags' })).toContainText(/better off dead|item 9|self-harm/i);
    await expect(page.getByRole('group', { name: /^Timeline to.*PHQ-9: 9/ })).toBeVisible();
    await expect(page.getByText('It comes in the evening.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Show it' })).toBeHidden();
  });
});
