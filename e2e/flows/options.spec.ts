import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { patientIdOf } from '@/db/seed/fixed-id';
import { aPatient, openChart, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';

const STORY = `/patients/${patientIdOf('dose-linked-blunting')}`;

const options = (page: Page) => page.getByRole('region', { name: 'What can be done' });
const option = (page: Page, title: string) => options(page).locator('details.option-row').filter({ has: page.locator('.option-title', { hasText: title }) });
const summaryOf = (page: Page, title: string) => option(page, title).locator('.option-summary');

/** A patient on sertraline with depression on record, made through the API: enough for an option to ask something. */
async function onSertraline(page: Page, family: string): Promise<string> {
  const patient = await aPatient(page, { family });
  const post = async (procedure: string, data: object): Promise<void> => {
    const answer = await page.request.post(`/api/trpc/${procedure}`, { headers: { origin: new URL(page.url()).origin }, data: { json: { patientId: patient.id, ...data } } });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  await post('medications.start', { drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-10', mgPerDay: '100', timesPerDay: 1, form: 'tablet', indication: 'depression', reason: null });
  await post('reports.create', { instrument: 'phq9', on: '2026-11-01', filledBy: 'patient', scores: { total: 3 } });
  return patient.path;
}

test('what is not known is answered inside the option, and the option changes in its place', async ({ prescriber: page }) => {
  await openChart(page, await onSertraline(page, 'inplace'));
  await summaryOf(page, 'Switch to bupropion').click();
  const opened = option(page, 'Switch to bupropion');
  const question = opened.getByRole('listitem').filter({ hasText: 'Have you ever had a seizure' });

  await test.step('yes rules it out; the answer stays where it was asked, with who and when', async () => {
    await question.getByRole('button', { name: 'Yes', exact: true }).click();
    await expect(summaryOf(page, 'Switch to bupropion')).toContainText('Contraindicated');
    await expect(question).toContainText('by Ada Boyd');
    await expect(opened).toHaveAttribute('open');
  });

  await test.step('undo, by keyboard: it is open again', async () => {
    await question.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await expect(question.getByRole('button', { name: 'No', exact: true })).toBeVisible();
    await expect(summaryOf(page, 'Switch to bupropion')).toContainText('Ask first');
  });
});

test('why not: each silent rule as a sentence with the facts that decided or are missing', async ({ prescriber: page }) => {
  await openChart(page, STORY);
  await test.step('by keyboard: the option is opened and asked why not', async () => {
    const summary = summaryOf(page, 'Switch to bupropion');
    await summary.focus();
    await page.keyboard.press('Enter');
    await option(page, 'Switch to bupropion').getByText('Why not? The rules that stayed silent').focus();
    await option(page, 'Switch to bupropion').locator('summary', { hasText: 'Why not?' }).press('Enter');
  });
  const why = option(page, 'Switch to bupropion').locator('details', { hasText: 'Why not?' });
  await expect(why).toContainText(/\d+ rules stayed silent on \d{2}-[A-Z][a-z]{2}-\d{4}: \d+ cannot be told, \d+ do not apply/);
  const seizure = why.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Our rule bs-seizure', exact: true }) });
  await expect(seizure).toContainText('Seizure disorder or epilepsy, current or past.');
  await expect(seizure).toContainText('Not known:');
  await expect(why.getByRole('listitem').filter({ hasText: 'Does not apply' }).first()).toContainText(/The chart says:|Nothing of the kind is on the chart/);

  await test.step('both sides of the evidence stand in boxes of one size, and what it would look like is one click away', async () => {
    const sides = option(page, 'Switch to bupropion').getByRole('group', { name: 'Sources disagree' });
    const [one, other] = await sides.locator('> div').evaluateAll((boxes) => boxes.map((box) => box.getBoundingClientRect().width));
    expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThan(2);
    await expect(option(page, 'Switch to bupropion').getByRole('link', { name: 'Open the plan' })).toHaveAttribute('href', `${STORY}/plan?o=bupropion-switch`);
  });
});

test('the four explanations stand in one order; Naranjo is completed with a click a question and taken back', async ({ prescriber: page }) => {
  await openChart(page, await onSertraline(page, 'naranjo'));
  const causes = page.getByRole('region', { name: 'What may explain it' });
  await expect(causes.getByRole('heading', { level: 3 })).toHaveText([/^The medicine: sertraline; Naranjo /, 'The depression', 'Another condition', 'Another medicine or substance']);

  const sheets = page.getByRole('region', { name: 'How likely is the medicine?' });
  const sixth = sheets.getByRole('listitem').filter({ hasText: 'Did it come back with placebo?' });
  await sheets.getByText(/^Naranjo for /).click();
  await test.step('the chart answers what it can', async () => {
    await expect(sheets.getByRole('listitem').filter({ hasText: 'described convincingly before' })).toContainText('From the chart.');
    await expect(sheets).toContainText('Total 1, possible.');
  });
  await test.step('an open question: one click, the server counts, who and when stand there', async () => {
    await sixth.getByRole('button', { name: 'No', exact: true }).click();
    await expect(sixth).toContainText('By Ada Boyd');
    await expect(sheets).toContainText('Total 2, possible.');
  });
  await test.step('undo', async () => {
    await sixth.getByRole('button', { name: 'Undo' }).click();
    await expect(sixth.getByRole('button', { name: 'Still unknown' })).toBeVisible();
    await expect(sheets).toContainText('Total 1, possible.');
  });
  await test.step('a WHO-UMC category is recorded; certain asks why', async () => {
    await sheets.getByText(/^WHO-UMC:/).click();
    await sheets.getByRole('button', { name: 'Record Possible' }).click();
    await expect(sheets).toContainText('Recorded by Ada Boyd');
    await sheets.getByRole('button', { name: 'Record Certain' }).click();
    await sheets.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(sheets).toContainText('Write why it is certain');
    await sheets.getByRole('textbox', { name: 'Why it is certain' }).fill('recurred at each rechallenge');
    await sheets.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(sheets).toContainText('recurred at each rechallenge');
    await sheets.getByRole('button', { name: 'Undo' }).click();
    await expect(sheets.getByRole('button', { name: 'Record Certain' })).toBeVisible();
    await expect(sheets).not.toContainText('Recorded by');
  });
});

test('about this advice: purpose, inputs with day and source, gaps, rules, thirteen attributes, and a reference without losing the place', async ({ prescriber: page }) => {
  await openChart(page, STORY);
  await page.getByRole('link', { name: 'About this advice' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('About this advice');
  await expect(page.getByRole('region', { name: 'Patient', exact: true })).toContainText('HALVORSEN, Nora');
  const region = (name: RegExp) => page.getByRole('region', { name });
  for (const term of ['Purpose', 'Intended user', 'Population', 'Known limits', 'Review']) await expect(region(/^Purpose/).getByRole('term').filter({ hasText: new RegExp(`^${term}$`) })).toBeVisible();
  const sertraline = region(/^What went in/).getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Sertraline', exact: true }) });
  await expect(sertraline).toContainText(/150 mg a day/);
  // A day, or why there is none.
  const days = await region(/^What went in/).getByRole('row').locator('td:nth-of-type(2)').allTextContents();
  expect(days.filter((words) => !/^\d{2}-[A-Z][a-z]{2}-\d{4}$|^worked out today$|^standing entry$|^no day recorded$/.test(words))).toEqual([]);
  await expect(region(/^What went in/).getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Trazodone', exact: true }) })).toContainText(/stopped (\S+)\s*\1/);
  await expect(region(/^What is missing/)).toContainText('Eating disorder');
  await expect(region(/^Source attributes/).getByRole('term')).toHaveCount(13);
  await expect(page.getByRole('main')).toContainText('None of the');
  await region(/^The rules/).getByText('Switch to bupropion').click();
  await expect(region(/^The rules/).getByRole('link', { name: 'Our rule bs-seizure', exact: true })).toBeVisible();
  await region(/^Sources/).getByRole('link', { name: /Goodwin 2017/ }).click();
  await expect(page.getByRole('dialog')).toContainText('Used in');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/about$/);
});

for (const [theme, width] of [['light', 1440], ['dark', 390]] as const) {
  test(`options, worksheets and the basis have no accessibility findings and no sideways scroll, ${theme}, ${width} wide`, async ({ prescriber: page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    await openChart(page, STORY);
    await summaryOf(page, 'Switch to bupropion').click();
    await expect(option(page, 'Switch to bupropion').getByRole('button', { name: 'Still unknown' }).first()).toBeVisible();
    await option(page, 'Switch to bupropion').locator('summary', { hasText: 'Why not?' }).click();
    await expect(option(page, 'Switch to bupropion')).toContainText('rules stayed silent on');
    await page.getByText(/^Naranjo for /).click();
    await page.getByText(/^WHO-UMC:/).click();
    await expectNoViolations(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.goto(`${STORY}/about`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoViolations(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });
}
