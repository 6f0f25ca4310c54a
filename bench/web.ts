import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { median } from '@/bench/measure';
import type { Measurement } from '@/bench/measure';
import { measureLoading, SLOWER } from '@/bench/web-load';
import { measureTimeline } from '@/bench/web-timeline';
import { DATA_DIR, serveApplication, serveEmptyPage } from '@/bench/web-servers';
import { arrangeLongStory } from '@/bench/web-long-story';
import { patientIdOf } from '@/db/seed/fixed-id';
import { DEMO_PASSWORD } from '@/db/seed/story/clinics';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Openings of the chart for its interactions. */
const OPENINGS = 7;
const STORY = `/patients/${patientIdOf('dose-linked-blunting')}`;

/** Longest time from a key or a click to the next paint, on a processor slowed down. */
async function interact(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longest.ms = Math.max(longest.ms, entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await act();
  await page.waitForTimeout(400);
  return page.evaluate(() => (window as Window & { longest?: { ms: number } }).longest?.ms ?? 0);
}

async function signIn(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail').fill('ada.boyd@riverside.example');
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/today');
  await page.close();
}

/** Each act on a page of its own, so often that one slow moment of the machine does not speak for the page; the middle and the longest. */
async function measureInteractions(context: BrowserContext, url: string): Promise<Measurement[]> {
  const taken = new Map<string, number[]>();
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await page.goto(url, { waitUntil: 'networkidle' });
    await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const timeline = page.getByRole('group', { name: /^Timeline to/ });
    const acts: readonly (readonly [string, () => Promise<void>])[] = [
      ['option', () => page.keyboard.press('2')],
      ['next-option', () => page.keyboard.press('5')],
      ['timeline', async () => {
        await timeline.focus();
        for (let day = 0; day < 8; day += 1) await page.keyboard.press('ArrowLeft');
      }],
      ['form', () => page.getByRole('link', { name: 'Add medicine' }).first().click()],
    ];
    for (const [name, act] of acts) taken.set(name, [...(taken.get(name) ?? []), await interact(page, act)]);
    await page.close();
  }
  return [...taken].flatMap(([name, ms]) => [
    { name: `web/workspace/interaction/${name}/middle`, value: median(ms), unit: 'ms', baseline: null },
    { name: `web/workspace/interaction/${name}/longest`, value: Math.max(...ms), unit: 'ms', baseline: null },
  ]);
}

/** Script, largest paint and interactions of the screens, against a page with nothing on it. */
export async function benchmark(): Promise<Measurement[]> {
  const empty = await serveEmptyPage(4421);
  const application = await serveApplication(4422);
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({ executablePath: process.env.GAMUT_BROWSER ?? '/usr/bin/chromium', args: ARGS });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await signIn(context, application.origin);
    const measured = await measureLoading(context, `${empty.origin}/`, [
      { name: 'workspace', url: `${application.origin}${STORY}` },
      { name: 'today', url: `${application.origin}/today` },
    ]);
    measured.push(...(await measureInteractions(context, `${application.origin}${STORY}`)));
    const longStory = await arrangeLongStory(DATA_DIR);
    return [...measured, ...(await measureTimeline(context, `${application.origin}/patients/${longStory}`, SLOWER))];
  } finally {
    await browser?.close();
    await Promise.all([empty.stop(), application.stop()]);
  }
}
