import type { BrowserContext, Locator, Page } from '@playwright/test';
import { median } from '@/bench/measure';
import type { Measurement } from '@/bench/measure';

type Taken = { readonly ms: number[] };

/** Notes for every movement, press and key how long it took until something was painted after it. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const taken: { ms: number[] } = { ms: [] };
    Object.assign(window, { taken });
    for (const kind of ['pointermove', 'pointerdown', 'pointerup', 'keydown', 'click']) {
      document.addEventListener(
        kind,
        (event) => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => taken.ms.push(performance.now() - event.timeStamp);
            port2.postMessage(null);
          });
        },
        { capture: true },
      );
    }
  });
}

/** What was noted since the last time, in milliseconds. */
async function collect(page: Page): Promise<number[]> {
  await page.waitForTimeout(600);
  return page.evaluate(() => {
    const { taken } = window as Window & { taken?: Taken };
    return taken?.ms.splice(0) ?? [];
  });
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

async function boxOf(place: Locator): Promise<Box> {
  const box = await place.boundingBox();
  if (box === null) throw new Error('the timeline is not in view');
  return box;
}

/** A key held down repeats thirty times a second; pressed faster than that the keys would wait for each other and not for the page. */
const REPEAT_MS = 33;

async function hold(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(REPEAT_MS);
  }
}

/** Reading, moving and brushing the timeline of a long story on a processor slowed down; of each act the middle and the longest. */
export async function measureTimeline(context: BrowserContext, url: string, slower: number): Promise<Measurement[]> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await page.goto(url, { waitUntil: 'networkidle', timeout: 120_000 });
  const timeline = page.getByRole('group', { name: /^Timeline to/ });
  const nodes = await timeline.evaluate((element) => element.querySelectorAll('*').length);
  await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: 'All' }).click();
  const nodesOfAll = await timeline.evaluate((element) => element.querySelectorAll('*').length);
  await watch(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const plot = await boxOf(timeline);
  const edge = page.getByRole('slider', { name: 'First day in view' });
  const acts: readonly (readonly [string, () => Promise<void>])[] = [
    ['hover', async () => {
      for (let step = 1; step <= 30; step += 1) await page.mouse.move(plot.x + (plot.width * step) / 45, plot.y + 60 + step);
      await page.mouse.move(5, 5);
    }],
    ['arrow', async () => {
      await timeline.focus();
      await hold(page, Array.from({ length: 20 }, (_, day) => (day % 2 === 0 ? 'ArrowLeft' : 'ArrowUp')));
    }],
    ['brush-by-key', async () => {
      await edge.focus();
      await hold(page, Array.from({ length: 10 }, () => 'PageUp'));
    }],
    ['brush-by-drag', async () => {
      const grip = await boxOf(edge);
      await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
      await page.mouse.down();
      for (let step = 1; step <= 20; step += 1) await page.mouse.move(grip.x + step * 12, grip.y + grip.height / 2);
      await page.mouse.up();
    }],
    ['range', async () => {
      for (const name of ['2 years', 'All', '6 months', 'All']) {
        await page.getByRole('group', { name: 'Range' }).getByRole('button', { name }).click();
        await page.waitForTimeout(300);
      }
    }],
  ];
  const measured: Measurement[] = [];
  for (const [name, act] of acts) {
    await act();
    const taken = await collect(page);
    if (taken.length === 0) throw new Error(`${name}: nothing was painted`);
    measured.push(
      { name: `web/timeline/${name}/middle`, unit: 'ms', value: median(taken), baseline: null },
      { name: `web/timeline/${name}/longest`, unit: 'ms', value: Math.max(...taken), baseline: null },
    );
  }
  await page.close();
  return [
    ...measured,
    { name: 'web/timeline/nodes', unit: 'nodes', value: nodes, baseline: null },
    { name: 'web/timeline/nodes-of-all', unit: 'nodes', value: nodesOfAll, baseline: null },
  ];
}
