import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { aPatient, openChart, test } from '../fixtures/chart';
import { expectNoViolations } from '../fixtures/no-violations';
import { act } from '../fixtures/signing';

const steps = (page: Page) => page.getByRole('region', { name: 'Steps' });
const rows = (page: Page) => steps(page).getByRole('row');
/** The server has looked at the last edit. */
const checked = (page: Page) => expect(page.getByText('Checked by the independent verifier')).toBeVisible();

async function taking(page: Page, patientId: string, drug = 'sertraline', mgPerDay = '100', form = 'tablet'): Promise<void> {
  const answer = await page.request.post('/api/trpc/medications.start', {
    headers: { origin: new URL(page.url()).origin },
    data: { json: { patientId, drugId: drug, name: drug, startOn: '2026-01-10', mgPerDay, timesPerDay: 1, form, indication: 'depression', reason: null } },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

test('a prescriber opens an option, gets a plan at once and steers it by keyboard alone', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'plan' });
  await taking(page, patient.id);

  await test.step('the opened option shows its plan in short, and the timeline draws it when asked to', async () => {
    await openChart(page, patient.path);
    const option = page.locator('#option-bupropion-switch');
    await option.locator('summary').first().press('Enter');
    const glance = option.getByRole('region', { name: 'Plan preview, not chosen' });
    await expect(glance).toContainText('Sertraline 75 mg and Bupropion XL 150 mg');
    await glance.getByRole('button', { name: 'Show on the timeline' }).press('Enter');
    const timeline = page.getByRole('group', { name: /^Timeline to/ });
    await expect(timeline).toBeFocused();
    await expect(timeline).toBeInViewport();
    await expect(page.locator('#timeline').getByRole('status')).toContainText('now on the timeline');
    await page.getByRole('button', { name: 'Back to the option' }).press('Enter');
    await expect(glance.getByRole('button', { name: 'Take it off the timeline' })).toBeFocused();
    await expect(glance.getByRole('button', { name: 'Take it off the timeline' })).toBeInViewport();
    await expect(page.getByRole('button', { name: 'Back to the option' })).toBeHidden();
    await expect(timeline).toContainText('Plan preview, not chosen');
    await expect(timeline).toContainText('Bupropion XL');
    await expect(timeline).toContainText('Events and checks');
    await expect(timeline).toContainText('Withdrawal window');
    const story = page.getByRole('region', { name: 'What happened' });
    await expect(story).toContainText('Model, not measurement');
    await story.getByText('As table').press('Enter');
    const table = story.getByRole('region', { name: 'Timeline as table' });
    await expect(table).toContainText('Sertraline, predicted occupancy');
    await expect(table).toContainText('planned; days in which withdrawal would be expected');
    await expect(table.getByRole('row').filter({ hasText: 'Check' }).first()).toContainText('planned');
    await option.locator('summary').first().focus();
    await page.keyboard.press('e');
    await page.waitForURL(/\/plan\?o=bupropion-switch$/);
    await test.step('back from the plan the option is open again and in view', async () => {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan: sertraline to bupropion XL');
      await page.goBack();
      await expect(option).toHaveAttribute('open');
      await expect(glance).toContainText('Sertraline 75 mg and Bupropion XL 150 mg');
      await expect(option).toBeInViewport();
      await page.goForward();
      await page.waitForURL(/\/plan\?o=bupropion-switch$/);
    });
  });

  await test.step('the whole plan stands there at once: tablets, curve, warnings, quantities', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan: sertraline to bupropion XL');
    await expect(page.getByText('Plan preview, not chosen')).toBeVisible();
    await expect(rows(page)).toHaveCount(6);
    await expect(steps(page)).toContainText('1 × 50 mg and 1 × 25 mg');
    await expect(steps(page)).toContainText('½ × 25 mg');
    await expect(page.getByRole('img', { name: /^Predicted transporter occupancy by dose of Sertraline: 100 mg 85 %/ })).toBeVisible();
    await expect(page.getByRole('region', { name: 'What to know' })).toContainText('does not soften withdrawal of sertraline');
    await expect(page.getByRole('region', { name: 'To prescribe' })).toContainText('Bupropion XL 150 mg');
    await expect(page.getByRole('region', { name: 'Two ways, side by side' })).toContainText('56.9 points, at the end');
    await expectNoViolations(page);
  });

  await test.step('slower, later, held: each edit comes back checked, and is named as a difference to the rule', async () => {
    const difference = page.getByRole('group', { name: 'Difference to the rule' });
    await page.keyboard.press('e');
    await expect(page.getByRole('heading', { name: 'Steer' })).toBeFocused();
    await page.getByRole('button', { name: 'Slower' }).focus();
    await page.keyboard.press('Enter');
    await expect(difference).toContainText('slower than the rule');
    await expect(steps(page)).toContainText('14 days');
    const start = page.getByRole('textbox', { name: 'Start' });
    await start.focus();
    const before = await start.inputValue();
    const places = () => Promise.all(['What it does', 'Steps'].map((name) => page.getByRole('heading', { name }).boundingBox()));
    await checked(page);
    const stood = await places();
    await page.keyboard.press('ArrowUp');
    await expect(start).not.toHaveValue(before);
    await expect(rows(page).nth(1)).toContainText(await start.inputValue());
    expect(await places()).toEqual(stood);
    await start.fill('24-Mar-2031');
    await page.keyboard.press('Enter');
    await expect(steps(page)).toContainText('Mon 24-Mar-2031');
    await page.getByRole('button', { name: /^Hold here: step 2/ }).focus();
    await page.keyboard.press('Enter');
    await expect(difference).toContainText('step 2 held for 7 more days');
    await expect(rows(page).nth(2)).toContainText('21 days');
    await checked(page);
  });

  await test.step('an act that takes its own button away leaves focus in its row, and undo brings the plan back', async () => {
    await page.getByRole('button', { name: /^Back one: step back after step 2/ }).press('Enter');
    await expect(page.getByRole('group', { name: 'Difference to the rule' })).toContainText('step back once after step 2');
    await expect(rows(page).nth(2).getByRole('button', { name: /^Hold here/ })).toBeFocused();
    await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
    await expect(rows(page)).toHaveCount(6);
    await checked(page);
  });

  await test.step('a change that could not be checked is not chosen; it is checked again when asked', async () => {
    const choose = page.getByRole('button', { name: /^Choose with \d+ not known$/ });
    await expect(choose).toBeEnabled();
    await page.route(/plan\.preview/, (route) => route.abort());
    await page.getByRole('button', { name: 'One day later' }).press('Enter');
    const again = page.getByRole('button', { name: 'Check again' });
    await expect(again).toBeVisible();
    await expect(choose).toBeDisabled();
    await expect(rows(page).nth(1)).toContainText('24-Mar-2031');
    await expect(rows(page).nth(2)).toContainText('21 days');
    await page.unroute(/plan\.preview/);
    await again.press('Enter');
    await checked(page);
    await expect(choose).toBeEnabled();
    await expect(page.getByRole('heading', { name: 'Steer' })).toBeFocused();
    await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
    await expect(steps(page)).toContainText('Mon 24-Mar-2031');
    await checked(page);
  });

  await test.step('a liquid tail brings its warning and takes the steepest fall away', async () => {
    await page.getByRole('button', { name: '6 mg, then 4 mg' }).press('Enter');
    await expect(steps(page)).toContainText('0.3 mL of 20 mg/mL');
    await expect(page.getByRole('region', { name: 'What to know' })).toContainText('needed as a liquid');
  });

  await test.step('the table says the same as the picture', async () => {
    await page.getByText('As table').press('Enter');
    const table = page.getByRole('region', { name: 'Plan as table' });
    await expect(table).toContainText('24-Mar-2031');
    await expect(table).toContainText('83.4 %');
    await expect(table.getByRole('row')).toHaveCount(await rows(page).count());
  });

  await test.step('outside the limits is marked, above a maximum is a stop, and the way back is one key', async () => {
    const difference = page.getByRole('group', { name: 'Difference to the rule' });
    const days = page.getByRole('textbox', { name: 'Days a step' });
    await days.fill('3');
    await days.press('Enter');
    await expect(difference).toContainText('outside the content’s limits');
    const target = page.getByRole('textbox', { name: 'Target dose' });
    await target.fill('600');
    await target.press('Enter');
    const refused = page.getByRole('alert').filter({ hasText: 'above the maximum of 450 mg' });
    await expect(refused).toBeVisible();
    await expect(steps(page)).toHaveCount(0);
    await refused.getByRole('button', { name: 'Undo the last change' }).press('Enter');
    await expect(steps(page)).toBeVisible();
    await page.getByRole('button', { name: 'Back to the rule' }).press('Enter');
    await expect(difference).toContainText('None: every step is the rule’s.');
  });

  await test.step('a plan taken up after the old medicine has ended says since when the patient is free of the old medicine', async () => {
    await page.getByRole('button', { name: 'Taper, stop, start', exact: true }).press('Enter');
    await checked(page);
    await page.getByRole('button', { name: /^On this step: plan again from step \d+, which/ }).last().press('Enter');
    const free = page.getByRole('textbox', { name: 'Free of sertraline since' });
    await expect(free).toBeVisible();
    await checked(page);
    // The plan’s own day becomes a given one by Enter, and can be taken back.
    const planned = await free.inputValue();
    const takeBack = page.getByRole('button', { name: 'Take back the day given for sertraline' });
    await expect(takeBack).toHaveCount(0);
    await free.press('Enter');
    await expect(page.getByRole('group', { name: 'Difference to the rule' })).toContainText('free of sertraline since');
    await takeBack.press('Enter');
    await expect(takeBack).toHaveCount(0);
    await expect(free).toBeFocused();
    await expect(free).toHaveValue(planned);
    await checked(page);
  });

  await test.step('in the dark nothing fades', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoViolations(page);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  await test.step('on a phone nothing is cut off', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    // After all that was steered, a step that has become longer grows instead of running into the next.
    expect(await rows(page).evaluateAll((all) => all.filter((row) => row.scrollHeight > row.clientHeight + 1).length)).toBe(0);
    await expectNoViolations(page);
  });

  await test.step('at 400 % zoom the acts at the foot leave the window to the plan', async () => {
    await page.setViewportSize({ width: 320, height: 256 });
    await page.evaluate(() => { scrollTo(0, 0); });
    await expect(page.getByRole('button', { name: /^Choose with/ })).not.toBeInViewport();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('the act says how much is not known, and what was not asked is a way to its question', async () => {
    const fold = page.locator('summary').filter({ hasText: /^\d+ things it goes by are not known/ });
    const [number = ''] = /^\d+/.exec((await fold.innerText()).trim()) ?? [];
    await expect(page.getByRole('button', { name: `Choose with ${number} not known` })).toBeVisible();
    await fold.press('Enter');
    await expect(page.locator('#taken-over')).toContainText('seizure');
    await expect(page.getByText('Ask first:').locator('..').getByRole('link').first()).toHaveAttribute('href', /#question-/);
  });

  await test.step('H-10: closed on this chart it is not chosen by one press; the reason stands in the note', async () => {
    const on = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    await act(page, 'reports.create', { patientId: patient.id, instrument: 'phq9', on, filledBy: 'patient', scores: { total: 12 } });
    await page.goto(`${patient.path}/plan?o=bupropion-augmentation`);
    await expect(page.getByText('Closed on this chart: a preview, not chosen')).toBeVisible();
    // Its reason is what the page shows; the plan is drawn for who asks for it.
    await expect(page.getByRole('heading', { name: 'Steps' })).toBeHidden();
    // What was never drawn cannot be chosen: the way to choosing leads by the plan.
    const choose = page.getByRole('button', { name: 'Choose although closed' });
    await expect(choose).toHaveCount(0);
    await page.getByRole('button', { name: 'Look at the plan before choosing' }).press('Enter');
    await expect(page.getByText('What the plan would look like')).toBeFocused();
    await expect(page.getByRole('heading', { name: 'Steps' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'What it would take' })).toContainText('not to prescribe from');
    await expect(page.getByRole('heading', { name: 'Directions' })).toHaveCount(0);
    await choose.press('Enter');
    const why = page.getByRole('textbox', { name: 'Chosen although not applicable. Why?' });
    await expect(why).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Say why, in a line.')).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    await expect(choose).toBeFocused();
    await choose.press('Enter');
    await why.fill('Begun on the ward, agreed with the team');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/visits\//);
    const note = page.getByRole('article', { name: 'Note' });
    await expect(note).toContainText('Reason: Begun on the ward, agreed with the team.');
    await expect(note).toContainText('Chosen although not applicable. Not on this chart: ');
    const form = page.getByRole('region', { name: 'Decision' });
    const other = form.locator('label').filter({ hasText: 'Not applicable' }).filter({ hasNot: page.locator('input:checked') }).first();
    await other.locator('input').check();
    // Each has a reason of its own: the one that is there speaks for its option alone.
    const first = form.getByRole('textbox', { name: 'Why “Add bupropion to the present antidepressant”, although it is closed on this chart' });
    await expect(first).toHaveValue('Begun on the ward, agreed with the team');
    const second = form.getByRole('textbox', { name: /^Why “.+”, although it is closed/ }).filter({ hasNotText: 'Begun on the ward' });
    await expect(second).toHaveValue('');
    await expect(page.getByText(/Say why, although not applicable on this chart: (?!Add bupropion)/)).toBeVisible();
    await second.fill('Begun there too');
    await expect(note).toContainText('Reason for “Add bupropion to the present antidepressant”: Begun on the ward, agreed with the team.');
    // What is chosen no more keeps its reason beside the note, and takes it back with it.
    const taken = form.getByRole('checkbox', { name: /^Add bupropion/ });
    await taken.uncheck();
    await expect(form.getByRole('status').filter({ hasText: 'so its reason is not in the note' })).toContainText('Begun on the ward, agreed with the team');
    await expect(note).toContainText('Reason: Begun there too.');
    await expect(note).not.toContainText('Begun on the ward');
    await form.getByRole('button', { name: 'Choose it again, with this reason' }).press('Enter');
    await expect(taken).toBeChecked();
    await expect(note).toContainText('Begun on the ward, agreed with the team.');
  });
});

test('a medicine that the chart has as taken still is asked for its last day, and on a phone the way there is in view', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'still' });
  await taking(page, patient.id, 'fluoxetine', '60', 'capsule');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${patient.path}/plan?o=other-switch`);
  await checked(page);
  await page.getByRole('button', { name: /^On this step: plan again from step \d+, which/ }).last().press('Enter');
  const notice = page.getByRole('alert').filter({ hasText: 'A plan needs one more thing' });
  await expect(notice).toContainText('The chart has fluoxetine as taken still');
  await page.evaluate(() => { scrollTo(0, 0); });
  await expect(notice).not.toBeInViewport();
  await page.getByRole('link', { name: 'Read why' }).press('Enter');
  await expect(notice).toBeInViewport();
  await expectNoViolations(page);
  await notice.getByRole('link', { name: 'Record the last day of fluoxetine' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Stop Fluoxetine' }).getByLabel('Last day taken')).toBeVisible();
});

test('no medicine is ended overnight unasked: the slower way stands first and says why, the direct one is a press away with its warning at the head', async ({ prescriber: page }) => {
  const patient = await aPatient(page, { family: 'overnight' });
  await taking(page, patient.id);
  await page.goto(`${patient.path}/plan?o=other-switch`);
  await checked(page);
  const way = (name: string) => page.getByRole('group', { name: 'Strategy' }).getByRole('button', { name });
  await expect(page.getByText('Nobody has judged whether the plan suits this patient.')).toBeVisible();
  await expect(way('Taper, stop, start')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('The pair table’s first way, a direct switch, would end sertraline in one day, from 100 mg, with a moderate risk of withdrawal.')).toBeInViewport();
  await expect(page.getByText('Similar mechanism, or an old drug with little withdrawal.')).toBeVisible();
  await expect(rows(page).nth(1)).toContainText('75 mg');
  await expectNoViolations(page);

  await page.getByRole('button', { name: 'Direct switch instead' }).press('Enter');
  await expect(way('Direct switch')).toHaveAttribute('aria-pressed', 'true');
  const warning = page.getByText(/^Sertraline ends in one day, from 100 mg, with a moderate risk of withdrawal\. The pair table also has/);
  await expect(warning.first()).toBeInViewport();
  await expect(rows(page).nth(1)).toContainText('Sertraline ends in one day');
  await expectNoViolations(page);

  await page.getByRole('button', { name: 'Taper, stop, start instead' }).press('Enter');
  await expect(way('Taper, stop, start')).toHaveAttribute('aria-pressed', 'true');
  await expect(rows(page).nth(1)).toContainText('75 mg');

  // Closed since the page was made, and by a medicine that is planned, while its option stays open.
  await act(page, 'allergies.create', { patientId: patient.id, text: 'vortioxetine', ingredient: 'vortioxetine', type: 'allergy', reaction: null });
  await page.getByRole('button', { name: /^Choose with \d+ not known$/ }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Chosen although vortioxetine ruled out. Why?' })).toBeFocused();
  await expect(page).toHaveURL(/\/plan\?o=other-switch/);
});
