import { expect, request } from '@playwright/test';
import type { Page } from '@playwright/test';

import { PASSWORD } from '../fixtures/chart';

/** What somebody else does meanwhile, from another browser. */
export async function meanwhile(page: Page, email: string, acts: Readonly<Record<string, object>>): Promise<void> {
  const origin = new URL(page.url()).origin;
  const door = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  expect((await door.post('/api/auth/sign-in/email', { data: { email, password: PASSWORD } })).status()).toBe(200);
  for (const [name, json] of Object.entries(acts)) expect((await door.post(`/api/trpc/${name}`, { data: { json } })).status(), name).toBe(200);
  await door.dispose();
}

/** Calls a procedure as whoever is signed in on this page. */
export async function act<Result>(page: Page, name: string, json: object): Promise<Result> {
  const answer = await page.request.post(`/api/trpc/${name}`, { headers: { origin: new URL(page.url()).origin }, data: { json } });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { result: { data: { json: Result } } }).result.data.json;
}

/** Answers that never come while the picture is taken. */
export async function holdAnswers(page: Page, which: string | RegExp): Promise<void> {
  await page.route(which, () => new Promise<void>(() => undefined));
}

/** What the server answers to this question, with one value as it is in rarer moments. */
export async function answerAs(page: Page, which: (url: URL) => boolean, values: readonly [from: string, to: string]): Promise<void> {
  await page.route(which, async (route) => {
    if (route.request().headers().rsc === undefined || route.request().headers()['next-router-prefetch'] !== undefined) return route.continue();
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(...values) });
  });
}

/** The server is there and cannot do this one thing. */
export async function failAt(page: Page, which: string | RegExp): Promise<void> {
  await page.route(which, (route) => route.abort());
}
