import { setTimeout as sleep } from 'node:timers/promises';

/** Where others hold what is left. */
const OTHERS_MS = 20;

type Slices = { /** Makes some in a transaction of its own. @returns how many */ readonly makeSome: () => Promise<number>; readonly countLeft: () => Promise<number> };

/**
 * Makes entries anew, one slice after the other, once at least.
 * @param withinMs - after so long the rest is left for the next time
 * @returns how many are left
 */
export async function inSlices({ makeSome, countLeft }: Slices, { withinMs = Infinity }: { readonly withinMs?: number | undefined }): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const made = await makeSome();
    const isLate = performance.now() - begun >= withinMs;
    if (made > 0 && !isLate) continue;
    const left = await countLeft();
    if (left === 0 || isLate) return left;
    await sleep(OTHERS_MS);
  }
}
