import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { median } from '@/bench/measure';
import type { Measurement } from '@/bench/measure';
import { serveApplication } from '@/bench/web-servers';
import { patientIdOf } from '@/db/seed/fixed-id';
import { DEMO_PASSWORD } from '@/db/seed/story/clinics';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PLAN = `/patients/${patientIdOf('dose-linked-blunting')}/plan?o=bupropion-switch`;
const EDITS = 24;
/** A frame longer than this is seen as a stutter. */
const LONG_FRAME_MS = 50;

type Watched = { shift: number; readonly frames: number[]; readonly answers: number[] };

/** Counts what moves on the page, how long each frame takes and how long the server takes to answer. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: { shift: number; frames: number[]; answers: number[] } = { shift: 0, frames: [], answers: [] };
    Object.assign(window, { watched });
    // Shifts after a press count as well: steering is nothing but presses.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watched.shift += 'value' in entry && typeof entry.value === 'number' ? entry.value : 0;
    }).observe({ type: 'layout-shift' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name.includes('plan.preview') && 'requestStart' in entry && 'responseStart' in entry) watched.answers.push(Number(entry.responseStart) - Number(entry.requestStart));
    }).observe({ type: 'resource' });
    let last = performance.now();
    const frame = (now: number): void => {
      watched.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Steers the plan of a demo patient by keys, one edit after the other, each until its plan stands there. */
async function steer(page: Page): Promise<number[]> {
  const start = page.getByRole('textbox', { name: 'Start', exact: true });
  const first = page.getByRole('region', { name: 'Steps' }).getByRole('rowheader').first();
  const taken: number[] = [];
  await start.focus();
  for (let edit = 0; edit < EDITS; edit += 1) {
    const before = await first.textContent();
    const since = performance.now();
    await page.keyboard.press(edit % 6 === 5 ? 'ArrowDown' : 'ArrowUp');
    await page.waitForFunction((text) => document.querySelector('[aria-labelledby="steps-title"] tbody th')?.textContent !== text, before, { polling: 'raf' });
    taken.push(performance.now() - since);
  }
  return taken;
}

/** Steering a plan: the server's answer, an edit to the plan that stands there, layout that moves, frames. */
export async function benchmark(): Promise<Measurement[]> {
  const application = await serveApplication(4423);
  const browser = await chromium.launch({ executablePath: process.env.GAMUT_BROWSER ?? '/usr/bin/chromium', args: ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${application.origin}/sign-in`);
    await page.getByLabel('E-mail').fill('ada.boyd@riverside.example');
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/today');
    await page.goto(`${application.origin}${PLAN}`, { waitUntil: 'networkidle' });
    await steer(page);
    await watch(page);
    const taken = await steer(page);
    const { shift, frames, answers } = await page.evaluate(() => (window as Window & { watched?: Watched }).watched ?? { shift: Number.NaN, frames: [], answers: [] });
    const sorted = (of: readonly number[]): number[] => [...of].sort((a, b) => a - b);
    const tail = (of: readonly number[]): number => sorted(of)[Math.floor(of.length * 0.95)] ?? Number.NaN;
    return [
      { name: 'plan-steering/server-answer/p50', unit: 'ms', value: median(answers), baseline: null },
      { name: 'plan-steering/server-answer/p95', unit: 'ms', value: tail(answers), baseline: null },
      { name: 'plan-steering/edit-to-plan/p50', unit: 'ms', value: median(taken), baseline: null },
      { name: 'plan-steering/edit-to-plan/p95', unit: 'ms', value: tail(taken), baseline: null },
      { name: 'plan-steering/layout-shift', unit: 'shift', value: shift, baseline: null },
      { name: 'plan-steering/frame/p50', unit: 'ms', value: median(frames), baseline: null },
      { name: 'plan-steering/frames-over-50-ms', unit: 'frames', value: frames.filter((ms) => ms > LONG_FRAME_MS).length, baseline: frames.length },
    ];
  } finally {
    await browser.close();
    await application.stop();
  }
}
