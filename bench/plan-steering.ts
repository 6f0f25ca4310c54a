import { chromium } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { late, median } from '@/bench/measure';
import type { Measurement } from '@/bench/measure';
import { serveApplication } from '@/bench/web-servers';
import { patientIdOf } from '@/db/seed/fixed-id';
import { DEMO_PASSWORD } from '@/db/seed/story/clinics';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PLAN = `/patients/${patientIdOf('dose-linked-blunting')}/plan?o=bupropion-switch`;
const ROUNDS = 5;
/** A frame longer than this is seen as a stutter. */
const LONG_FRAME_MS = 50;
const STEPS = '[aria-labelledby="steps-title"] tbody';

type Watched = { readonly shifts: number[]; readonly frames: number[]; readonly answers: number[]; pressedAt: number };
type Edit = { readonly name: 'start' | 'pace' | 'first-cut' | 'step-length' | 'hold'; readonly control: (page: Page) => Locator; readonly key: string };

/** Counts what moves on the page, how long each frame takes, how long the server takes to answer, and when a key went down. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: { shifts: number[]; frames: number[]; answers: number[]; pressedAt: number } = { shifts: [], frames: [], answers: [], pressedAt: 0 };
    Object.assign(window, { watched });
    addEventListener('keydown', ({ timeStamp }) => {
      watched.pressedAt = timeStamp;
    }, true);
    // Shifts after a press count as well: steering is nothing but presses.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry && typeof entry.value === 'number') watched.shifts.push(entry.value);
    }).observe({ type: 'layout-shift' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name.includes('plan.preview') && 'requestStart' in entry && 'responseEnd' in entry) watched.answers.push(Number(entry.responseEnd) - Number(entry.requestStart));
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

const textbox = (name: string) => (page: Page) => page.getByRole('textbox', { name, exact: true });
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name });

/** One turn of everything that can be steered; the next turn asks for plans that no turn before has asked for. */
const editsOf = (round: number): readonly Edit[] => [
  { name: 'start', control: textbox('Start'), key: 'ArrowUp' },
  { name: 'pace', control: button(round % 2 === 0 ? 'Slower' : 'Faster'), key: 'Enter' },
  { name: 'first-cut', control: textbox('First cut'), key: round % 2 === 0 ? 'ArrowUp' : 'ArrowDown' },
  { name: 'step-length', control: textbox('Days a step'), key: 'ArrowUp' },
  { name: 'hold', control: button(/^Hold here: step 2/), key: 'Enter' },
];

/** Presses one key and waits until the plan that the server made of it is painted; how far the control itself moved. */
async function makeEdit(page: Page, { control, key }: Edit): Promise<{ readonly ms: number; readonly movedPx: number }> {
  const steered = control(page);
  await steered.focus();
  const before = { text: await page.locator(STEPS).textContent(), box: await steered.boundingBox() };
  await page.keyboard.press(key);
  await page.waitForFunction(
    ({ steps, text }) => {
      const table = document.querySelector(steps);
      return table !== null && table.textContent !== text && table.closest('[aria-busy="true"]') === null;
    },
    { steps: STEPS, text: before.text },
    { polling: 'raf', timeout: 10_000 },
  );
  // The frame after the next one begins when what stands there has been painted.
  const ms = await page.evaluate(
    () =>
      new Promise<number>((painted) => {
        requestAnimationFrame(() => {
          requestAnimationFrame((now) => {
            painted(now - ((window as Window & { watched?: Watched }).watched?.pressedAt ?? Number.NaN));
          });
        });
      }),
  );
  const after = await steered.boundingBox();
  return { ms, movedPx: before.box === null || after === null ? Number.NaN : Math.hypot(after.x - before.box.x, after.y - before.box.y) };
}

/** Steering a plan: the server's answer, an edit to the plan that stands there, what moves, frames. */
export async function benchmark(): Promise<Measurement[]> {
  const application = await serveApplication(4423);
  const browser = await chromium.launch({ executablePath: process.env.GAMUT_BROWSER ?? '/usr/bin/chromium', args: ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // What runs this file keeps the names of functions by a function of its own, which a page does not have.
    await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
    await page.goto(`${application.origin}/sign-in`);
    await page.getByLabel('E-mail').fill('ada.boyd@riverside.example');
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/today');
    await page.goto(`${application.origin}${PLAN}`, { waitUntil: 'networkidle' });
    await watch(page);
    // The first turn warms the server up and is not counted.
    for (const edit of editsOf(0)) await makeEdit(page, edit);
    await page.evaluate(() => {
      const { watched } = window as Window & { watched?: Watched };
      for (const list of [watched?.shifts, watched?.frames, watched?.answers]) list?.splice(0);
    });
    const made: { readonly name: Edit['name']; readonly ms: number; readonly movedPx: number }[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const edit of editsOf(round)) made.push({ name: edit.name, ...(await makeEdit(page, edit)) });
    }
    const watched = await page.evaluate(() => (window as Window & { watched?: Watched }).watched);
    if (watched === undefined) throw new Error('the page was left while it was steered');
    if (watched.answers.length < made.length) throw new Error(`the server was asked ${watched.answers.length} times for ${made.length} edits`);
    const taken = made.map(({ ms }) => ms);
    return [
      { name: 'plan-steering/server-answer/p50', unit: 'ms', value: median(watched.answers), baseline: null },
      { name: 'plan-steering/server-answer/p95', unit: 'ms', value: late(watched.answers), baseline: null },
      { name: 'plan-steering/edit-to-plan/p50', unit: 'ms', value: median(taken), baseline: null },
      { name: 'plan-steering/edit-to-plan/p95', unit: 'ms', value: late(taken), baseline: null },
      ...editsOf(0).map(({ name }): Measurement => ({ name: `plan-steering/edit-to-plan/${name}`, unit: 'ms', value: median(made.filter((edit) => edit.name === name).map(({ ms }) => ms)), baseline: null })),
      { name: 'plan-steering/layout-shift', unit: 'shift', value: watched.shifts.reduce((sum, shift) => sum + shift, 0), baseline: null },
      { name: 'plan-steering/control-moved', unit: 'px', value: Math.max(...made.map(({ movedPx }) => movedPx)), baseline: null },
      { name: 'plan-steering/frame/p50', unit: 'ms', value: median(watched.frames), baseline: null },
      { name: 'plan-steering/frames-over-50-ms', unit: 'frames', value: watched.frames.filter((ms) => ms > LONG_FRAME_MS).length, baseline: watched.frames.length },
    ];
  } finally {
    await browser.close();
    await application.stop();
  }
}
