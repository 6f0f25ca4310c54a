import { expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import type { TaskRow, Worklist } from '@/server/contracts/worklist';
import { aPatient, signIn, test } from '../fixtures/chart';
import { aColleague } from '../fixtures/colleague';
import { expectNoViolations } from '../fixtures/no-violations';

const headers = (page: Page) => ({ origin: new URL(page.url()).origin });

async function act<Result>(page: Page, procedure: string, json: object): Promise<Result> {
  const answer = await page.request.post(`/api/trpc/${procedure}`, { headers: headers(page), data: { json } });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { result: { data: { json: Result } } }).result.data.json;
}

async function worklistOf(page: Page, owner: string): Promise<Worklist> {
  const answer = await page.request.get(`/api/trpc/worklist.get?input=${encodeURIComponent(JSON.stringify({ json: { owner } }))}`);
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { result: { data: { json: Worklist } } }).result.data.json;
}

const rowsOf = (work: Worklist, ...ids: readonly string[]): readonly TaskRow[] => work.sections.filter(({ id }) => ids.includes(id)).flatMap(({ rows }) => rows);

/** A call due today for a patient of this test alone. */
async function aCall(page: Page, family: string): Promise<TaskRow> {
  const patient = await aPatient(page, { family });
  const { on } = await worklistOf(page, 'nobody');
  return (await act<{ task: TaskRow }>(page, 'worklist.create', { patientId: patient.id, what: 'Ring back', dueOn: on, act: 'call', role: 'coordinator' })).task;
}

/** A coordinator of this test alone, who has the clinic's overdue tasks and one of today. */
async function aMorning(browser: Browser): Promise<{ readonly desk: Page; readonly rows: readonly TaskRow[] }> {
  const desk = await aColleague(browser, 'Mia Morgen', 'coordinator');
  const call = await aCall(desk, 'Abendrot');
  const late = rowsOf(await worklistOf(desk, 'all'), 'late');
  const { me } = await worklistOf(desk, 'mine');
  await act(desk, 'worklist.assign', { taskIds: [...late, call].map(({ id }) => id), assigneeId: me.id });
  const rows = rowsOf(await worklistOf(desk, 'mine'), 'late', 'today');
  expect(rows.filter(({ daysLate }) => daysLate > 0).length).toBeGreaterThan(1);
  return { desk, rows };
}

const nameOf = ({ patient }: TaskRow): string => patient.displayName;

test('a coordinator’s morning from the first overdue task to the last: by mouse in two clicks and typing a contact, then all of it again by keys alone', async ({ browser }) => {
  // Every overdue task, twice: three times the steps of another flow.
  test.slow();
  const { desk, rows } = await aMorning(browser);
  await desk.goto('/worklist?owner=mine');
  const contact = desk.getByRole('complementary', { name: 'Contact' });
  const heading = contact.getByRole('link').first();
  const seen: string[] = [];

  await test.step('by mouse', async () => {
    let clicks = 0;
    const click = async (name: string | RegExp): Promise<void> => {
      clicks += 1;
      await contact.getByRole('button', { name, exact: true }).click();
    };
    await desk.getByRole('list', { name: 'Late' }).getByRole('button').first().click();
    for (const [at, row] of rows.entries()) {
      await expect(heading).toHaveText(nameOf(row));
      seen.push(await heading.innerText());
      const before = clicks;
      await click('Reached');
      await contact.getByLabel(/In the patient’s words/).fill(`Sleeps well, ${at}.`);
      await click('Log, nothing urgent');
      expect(clicks - before, 'clicks of one contact').toBe(2);
      await expect(contact.getByText('Done.', { exact: false })).toBeVisible();
      if (at + 1 < rows.length) await click(`Next: ${nameOf(rows[at + 1] ?? row)}`);
    }
    expect(clicks).toBe(2 * rows.length + rows.length - 1);
    await expect(contact.getByRole('button', { name: /^Next:/ })).toHaveCount(0);
    await expect(desk.getByRole('navigation', { name: 'Parts of the list' }).getByRole('link', { name: 'Late 0' })).toBeVisible();
  });
  expect(seen).toEqual(rows.map(nameOf));

  await test.step('what was done stands under its own part and is taken back', async () => {
    await desk.getByRole('link', { name: `Done today ${rows.length}` }).click();
    await desk.getByRole('list', { name: 'Done today' }).getByRole('button').first().click();
    const takeBack = contact.getByRole('button', { name: 'Take it back' });
    await takeBack.click();
    await contact.getByRole('button', { name: 'Back', exact: true }).click();
    await expect(takeBack).toBeFocused();
    await takeBack.click();
    await contact.getByLabel('Why it is open again').fill('Wrong row');
    await contact.getByRole('button', { name: 'Open it again' }).click();
    const outcome = contact.getByRole('group', { name: 'Outcome' });
    await expect(outcome).toBeVisible();
    // The form that was sent is gone; Tab goes on with the contact that is open again.
    await expect(contact.locator(':focus').filter({ has: desk.getByRole('group', { name: 'Outcome' }) })).toHaveCount(1);
    await test.step('a day that cannot be read is not dropped: the contact waits for it', async () => {
      await outcome.getByText('Voicemail').click();
      await contact.getByLabel('Next attempt').fill('3/12/2026');
      await contact.getByLabel('Next attempt').press('Enter');
      await expect(contact.getByLabel('Next attempt')).toBeFocused();
      expect(await contact.getByLabel('Next attempt').evaluate((field) => field.matches(':invalid'))).toBe(true);
      await expect(contact.getByText('The contact is logged.')).toHaveCount(0);
    });
    for (const { id, patient, version } of (await worklistOf(desk, 'mine')).done) await act(desk, 'worklist.reopen', { patientId: patient.id, taskId: id, version, why: 'Once more' });
  });

  await test.step('by keys alone', async () => {
    await desk.goto('/worklist?owner=mine');
    await expect(desk.getByRole('list', { name: 'Late' })).toBeVisible();
    const keys = desk.keyboard;
    const focusOn = (selector: string): Promise<boolean> => desk.evaluate((which) => document.activeElement?.matches(which) === true, selector);
    const pressUntil = async (key: string, selector: string): Promise<void> => {
      for (let press = 0; press < 30 && !(await focusOn(selector)); press += 1) await keys.press(key);
      expect(await focusOn(selector), selector).toBe(true);
    };
    // A key that counts: the page listens by now.
    await pressUntil('j', '[data-task]');
    const newTask = desk.getByRole('dialog', { name: 'New task' });
    await keys.press('n');
    await expect(newTask.getByRole('textbox', { name: 'Patient' })).toBeFocused();
    await keys.press('Escape');
    await expect(desk.getByRole('button', { name: 'New task' })).toBeFocused();
    await pressUntil('j', '[data-task]');
    await keys.press('Enter');
    for (const [at, row] of rows.entries()) {
      await expect(heading).toHaveText(nameOf(row));
      await expect(contact.getByRole('group', { name: 'Outcome' })).toBeVisible();
      await keys.press('l');
      // The first reaches nobody, the others somebody.
      await keys.press('Tab');
      if (at === 0) await keys.press('Tab');
      await keys.press('Enter');
      await keys.press('w');
      await keys.type(`By key ${at}.`);
      await pressUntil('Tab', 'button[type="submit"]');
      await keys.press('Enter');
      await expect(contact.getByText(at === 0 ? 'The contact is logged.' : 'Done.', { exact: false })).toBeVisible();
      // The way on has the focus.
      if (at + 1 < rows.length) await keys.press('Enter');
    }
    await expect(contact.getByRole('button', { name: /^Next:/ })).toHaveCount(0);
    await keys.press('Escape');
    await expect(contact).toHaveCount(0);
  });
  const left = await worklistOf(desk, 'mine');
  expect(rowsOf(left, 'late', 'today')).toEqual([]);
  expect(rowsOf(left, 'waiting').map(({ id }) => id)).toEqual([rows[0]?.id]);
  await desk.context().close();
});

test('the board by its buttons and by dragging; a task is given to a role, a patient is followed, several are chosen', async ({ page }) => {
  await signIn(page, 'carla.diaz@riverside.example', '**/worklist');
  const task = await aCall(page, 'Brettspiel');
  await page.goto('/worklist?look=board');
  await test.step('on a sheet of paper no column is cut off', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 960 });
    const board = page.locator('.board');
    await expect(board).toBeVisible();
    expect(await board.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1280, height: 800 });
  });
  const columnOf = (name: string) => page.getByRole('region', { name });
  const card = (name: string) => columnOf(name).getByRole('listitem').filter({ hasText: nameOf(task) });
  await card('Call').getByRole('button', { name: /^Move/ }).click();
  await expectNoViolations(page);
  await card('Call').getByRole('group', { name: /^Columns for/ }).getByRole('button', { name: 'Review' }).click();
  await expect(card('Review')).toBeVisible();
  await expect(card('Review').getByRole('button', { name: nameOf(task) }).first()).toBeFocused();
  await card('Review').dragTo(columnOf('Check').getByRole('heading'));
  await expect(card('Check')).toBeVisible();

  const contact = page.getByRole('complementary', { name: 'Contact' });
  await card('Check').getByRole('button', { name: nameOf(task) }).first().click();
  await contact.getByRole('button', { name: 'Follow the patient' }).click();
  await expect(contact.getByRole('button', { name: 'Following' })).toBeVisible();
  await page.emulateMedia({ forcedColors: 'active' });
  const chosen = card('Check').locator('[aria-pressed=true]');
  // Where the system chooses the colours, every word on its ground of what is chosen has the colour that goes with it.
  expect(await chosen.evaluate((button) => [...button.querySelectorAll('*')].filter((part) => getComputedStyle(part).color !== getComputedStyle(button).color).length)).toBe(0);
  await page.emulateMedia({ forcedColors: 'none' });
  await contact.getByLabel('Who has it').selectOption('Any prescriber');
  await expect(card('Check')).toHaveCount(0);

  await page.goto('/worklist?owner=followed&view=today');
  const row = page.getByRole('list', { name: 'Today' }).getByRole('listitem').filter({ hasText: nameOf(task) });
  await expect(row).toContainText('any prescriber');
  await row.getByRole('checkbox').check();
  await expectNoViolations(page);
  await page.getByRole('region', { name: 'Chosen tasks' }).getByLabel('Give to').selectOption('Any coordinator');
  await expect(row).toContainText('any coordinator');
});
