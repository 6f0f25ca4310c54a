import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

import { aPatient } from '../fixtures/chart';
import { linkFor, openLink } from '../fixtures/report-link';
import { act } from './provoke';

/** A draft of the story's visit with a switch and the rule's plan; the next look finds it as this one left it. */
export async function aDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write the visit' }).click();
  await page.waitForURL(/\/visits\//);
  const decision = page.getByRole('region', { name: 'Decision' });
  const box = decision.getByRole('checkbox', { name: /^Switch to bupropion/ });
  await expect(box).toBeVisible();
  if (!(await box.isChecked())) {
    await box.click();
    await decision.getByRole('button', { name: /^Take the rule’s plan from/ }).click();
    await decision.getByRole('textbox', { name: /^Why this/ }).fill('Nothing else helped; the rest is asked at the next contact.');
  }
  await expect(page.getByRole('button', { name: /^Sign as Ada Boyd/ })).toBeEnabled();
}

export async function theSignedNote(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Note R-/ }).first().click();
  await page.waitForURL(/\/visits\//);
  await expect(page.getByRole('article', { name: 'Note' })).toBeVisible();
  // Two files of it, once, so that the accounting of what left has something to account for.
  const isFirst = (page.viewportSize()?.width ?? 0) >= 1280 && (await page.evaluate(() => !matchMedia('(prefers-color-scheme: dark)').matches));
  if (!isFirst) return;
  for (const file of ['note.pdf', 'note.docx']) expect((await page.request.get(`${new URL(page.url()).pathname}/${file}`)).status()).toBe(200);
}

export async function theNewestReport(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: /blunting/i }).first().click();
  await page.waitForURL(/\/reports\/./);
  await page.waitForLoadState('networkidle');
}

/** Goes through the pages of a report that is open, to its check. */
export async function answerPages(phone: Page, keep: (name: string) => Promise<void> = () => Promise.resolve()): Promise<void> {
  await phone.getByRole('button', { name: 'I am, about myself' }).click();
  const pages = Number(/of (\d+)/.exec(await phone.getByText(/^1 of \d+$/).innerText())?.[1]);
  for (let at = 1; at <= pages; at += 1) {
    await expect(phone.getByText(`${at} of ${pages}`, { exact: true })).toBeVisible();
    if (at === 2) await keep('form-question');
    if ((await phone.getByRole('radio').count()) === 1) await phone.getByRole('textbox').fill('Everything is far away.');
    else await phone.getByRole('radio').nth(1).check();
    await phone.getByRole('button', { name: 'Next' }).click();
    const help = phone.getByRole('button', { name: 'Go on', exact: true });
    await expect(help.or(phone.getByText(`${at + 1} of ${pages}`, { exact: true })).or(phone.getByRole('heading', { name: 'Check your answers' }))).toBeVisible();
    if (!(await help.isVisible())) continue;
    await keep('form-help');
    await help.click();
  }
}

export async function sendAnswers(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: 'Send to the clinic' }).click();
  await expect(phone.getByRole('heading', { name: 'The clinic has your report.' })).toBeVisible();
}

/** The pages of a report on a phone, one after the other, for whoever signed in on the desk. */
export async function answerOnPhone(desk: Page, phone: Page, keep: (name: string) => Promise<void>): Promise<void> {
  const patient = await aPatient(desk, { family: 'Phone' });
  const url = await linkFor(desk, patient.id, ['phq9']);
  await phone.goto(url);
  await expect(phone.getByLabel('Day')).toBeVisible();
  await keep('form-link');
  await openLink(phone, url);
  await answerPages(phone, keep);
  await keep('form-check');
  await sendAnswers(phone);
  await keep('form-sent');
}

type Created = { readonly outcome: string; readonly patientId?: string; readonly candidates?: readonly { readonly id: string }[] };
const NEWCOMER = { family: 'Newcomer', given: 'Nell', birthOn: '1991-04-02', sex: 'female', recordNumber: '0530' };

/** The patient made for the pictures, or found from the look before. */
async function aNewcomer(page: Page, given: Partial<typeof NEWCOMER> & { readonly notTheSameAs?: readonly string[] } = {}): Promise<string> {
  const answer = await page.request.post('/api/trpc/patients.create', { headers: { origin: new URL(page.url()).origin }, data: { json: { ...NEWCOMER, ...given } } });
  const { outcome, patientId, candidates } = ((await answer.json()) as { result: { data: { json: Created } } }).result.data.json;
  expect(outcome, 'created, or found from the look before').toMatch(/created|possible/);
  return patientId ?? candidates?.find(({ id }) => !given.notTheSameAs?.includes(id))?.id ?? '';
}

/** A chart with nothing in it, made for the picture and opened. */
export async function anEmptyChart(page: Page): Promise<void> {
  await page.goto(`/patients/${await aNewcomer(page)}`);
  await wholeChart(page);
}

async function wholeChart(page: Page): Promise<void> {
  await expect(page.locator('#options-title')).toBeVisible();
  await expect(page.getByText('Reading', { exact: true })).toHaveCount(0);
}

/** The same person entered a second time, with another number and a slip in the name. */
export async function twoEntries(page: Page): Promise<void> {
  const first = await aNewcomer(page);
  const second = await aNewcomer(page, { given: 'Nel', recordNumber: '0531', notTheSameAs: [first] });
  await page.goto(`/patients/${first}/compare/${second}`);
  await page.waitForLoadState('networkidle');
}

/** Two entries that became one: the chart of the one that stayed. */
export async function aMergedEntry(page: Page): Promise<void> {
  // Another person for each look: what is merged stays merged.
  const [family, number] = (page.viewportSize()?.width ?? 0) >= 1280 ? ['Wetherby', '054'] : ['Lockhart', '055'];
  const stays = await aNewcomer(page, { family, given: 'Eleanor', birthOn: '1979-06-14', recordNumber: `${number}1` });
  const goes = await aNewcomer(page, { family, given: 'Elinor', birthOn: '1979-06-14', recordNumber: `${number}2`, notTheSameAs: [stays] });
  await act(page, 'merging.merge', { patientId: stays, otherId: goes, why: 'Same person, registered twice' });
  await page.goto(`/patients/${stays}`);
  await wholeChart(page);
}

/** An address for each look: who is invited once is invited. */
const INVITED = ['noor.haddad', 'n.haddad', 'noor', 'haddad'];

/** What somebody finds who opens the link of an invitation. */
export async function anInvitation(page: Page): Promise<void> {
  const email = `${INVITED.shift() ?? Date.now()}@riverside.example`;
  const { url } = await act<{ readonly url: string }>(page, 'people.invite', { email, name: 'Noor Haddad', roles: ['prescriber'], inTraining: false, credential: 'MD', proof: null });
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('This link opens nothing');
  await page.waitForLoadState('networkidle');
}

/** The acts of one person: of the demo's own, nobody else did as many kinds. */
export async function theActsOf(page: Page, name: string): Promise<void> {
  await page.getByLabel(/^Person or act/).fill(name);
  await page.getByRole('button', { name: 'Look', exact: true }).click();
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText(name);
  await page.waitForLoadState('networkidle');
}

/** Of a screen that scrolled to what was pressed, its beginning. */
export const toTop = (page: Page): Promise<void> => page.evaluate(() => { window.scrollTo(0, 0); });
