/**
 * What a benchmark is: a file `bench/NAME.ts` that exports `benchmark`. `npm run bench` runs every one in a process of its
 * own and prints its measurements, one JSON object a line. A benchmark measures; it never asserts a time.
 */
export interface Measurement {
  /** `assess`, or `plan/hyperbolic` for one of several. */
  name: string;
  value: number;
  unit: 'ms' | 'µs' | '1/s' | 'kB' | 'MB' | 'nodes' | 'shift' | 'px' | 'frames';
  /** The other's value in the same unit and the same run; `null` where there is none. */
  baseline: number | null;
}

export type Benchmark = () => Promise<Measurement[]>;

/** The middle of several values; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** What 95 of 100 values stay below. */
export const late = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;

/** Milliseconds that each of `times` calls took, after a warm-up that is not counted. */
export async function timings(act: () => unknown, { times, warmUp = Math.ceil(times / 10) }: { times: number; warmUp?: number }): Promise<number[]> {
  for (let round = 0; round < warmUp; round += 1) await act();
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const from = performance.now();
    await act();
    taken.push(performance.now() - from);
  }
  return taken;
}

/** Medians of two things measured in turns, so that a busy machine slows both alike. */
export async function compared(own: () => unknown, other: () => unknown, { times, rounds = 5 }: { times: number; rounds?: number }): Promise<{ value: number; baseline: number }> {
  const values: number[] = [];
  const baselines: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    values.push(median(await timings(own, { times })));
    baselines.push(median(await timings(other, { times })));
  }
  return { value: median(values), baseline: median(baselines) };
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** One line of output. */
export function toLine({ name, value, unit, baseline }: Measurement): string {
  const ratio = baseline === null ? null : rounded(value / baseline);
  return JSON.stringify({ name, value: rounded(value), unit, baseline: baseline === null ? null : rounded(baseline), ratio });
}
