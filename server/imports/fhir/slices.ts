/** Work that can pause after each small piece: run at once, or in slices between which others have their turn. */
export type Slices<T> = Generator<undefined, T, undefined>;

export function atOnce<T>(work: Slices<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Longest that a slice keeps the event loop, in milliseconds: a request of many small turns still ends soon. */
const SLICE_MS = 8;

export async function inSlices<T>(work: Slices<T>, rest: () => Promise<unknown> = () => new Promise(setImmediate)): Promise<T> {
  let from = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - from < SLICE_MS) continue;
    await rest();
    from = performance.now();
  }
}
