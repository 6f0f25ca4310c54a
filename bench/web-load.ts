import type { BrowserContext, CDPSession } from '@playwright/test';
import { median } from '@/bench/measure';
import type { Measurement } from '@/bench/measure';

/** How many times slower than this machine's a processor is in a clinic. */
export const SLOWER = 4;
const ROUNDS = 9;

/**
 * A phone's line and a processor slowed down, as Lighthouse applies them in a browser (150 ms and 1.6 Mbit/s, its factors for a browser's own
 * brake counted in); an empty page takes some 0.7 s with them, as in the reference.
 */
const SLOW_LINE = { offline: false, latency: 562.5, downloadThroughput: (1474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };

type Loaded = { readonly scriptKb: number; readonly laterKb: number; readonly lcpMs: number; readonly shift: number };

async function slowDown(client: CDPSession): Promise<void> {
  await client.send('Network.emulateNetworkConditions', SLOW_LINE);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** Loads a page with an empty cache: script as it travels, when the largest thing on it was painted, and how much moved. */
async function load(context: BrowserContext, url: string, slow: boolean): Promise<Loaded> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (slow) await slowDown(client);
  const urls = new Map<string, string>();
  const sizes = new Map<string, number>();
  client.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (type === 'Script') urls.set(requestId, response.url);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await page.addInitScript(() => {
    const seen = { largest: 0, shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.largest = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { readonly value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const answer = await page.goto(url, { waitUntil: 'networkidle' });
  if (answer?.ok() !== true || page.url() !== url) throw new Error(`${url} was not answered with its page`);
  const first = new Set([...(await answer.text()).matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source]) => new URL(source ?? '', url).href));
  const seen = await page.evaluate(() => (window as Window & { seen?: { largest: number; shift: number } }).seen);
  if (seen === undefined || seen.largest === 0) throw new Error(`${url}: nothing was painted`);
  let scriptKb = 0;
  let laterKb = 0;
  for (const [id, source] of urls) {
    if (first.has(source)) scriptKb += (sizes.get(id) ?? 0) / 1000;
    else laterKb += (sizes.get(id) ?? 0) / 1000;
  }
  await page.close();
  return { scriptKb, laterKb, lcpMs: seen.largest, shift: seen.shift };
}

export type Screen = { readonly name: string; readonly url: string };

const middle = (of: readonly Loaded[] | undefined, pick: (one: Loaded) => number): number => median((of ?? []).map(pick));

/** In turns, so that a busy machine slows all alike; the first round warms up. */
async function loadInTurns(context: BrowserContext, screens: readonly Screen[], slow: boolean): Promise<ReadonlyMap<string, readonly Loaded[]>> {
  const loads = new Map<string, Loaded[]>(screens.map(({ name }) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, url } of screens) {
      const loaded = await load(context, url, slow);
      if (round > 0) loads.get(name)?.push(loaded);
    }
  }
  return loads;
}

/** Script and largest paint of screens against a page with nothing on it: as the machine is, and with a slow line and processor. */
export async function measureLoading(context: BrowserContext, nothing: string, screens: readonly Screen[]): Promise<Measurement[]> {
  const floor: Screen = { name: 'nothing', url: nothing };
  const fast = await loadInTurns(context, [floor, ...screens], false);
  const slow = await loadInTurns(context, [floor, ...screens], true);
  const against = (loads: typeof fast, name: string, pick: (one: Loaded) => number): Pick<Measurement, 'value' | 'baseline'> => ({
    value: middle(loads.get(name), pick),
    baseline: middle(loads.get(floor.name), pick),
  });
  return screens.flatMap(({ name }): Measurement[] => [
    { name: `web/${name}/script`, unit: 'kB', ...against(fast, name, ({ scriptKb }) => scriptKb) },
    { name: `web/${name}/script-later`, unit: 'kB', value: middle(fast.get(name), ({ laterKb }) => laterKb), baseline: null },
    { name: `web/${name}/largest-paint`, unit: 'ms', ...against(fast, name, ({ lcpMs }) => lcpMs) },
    { name: `web/${name}/largest-paint-slow`, unit: 'ms', ...against(slow, name, ({ lcpMs }) => lcpMs) },
    { name: `web/${name}/shift-slow`, unit: 'shift', value: middle(slow.get(name), ({ shift }) => shift), baseline: null },
  ]);
}
