/** Runs one benchmark and prints its lines; started by run.ts. */
import { toLine, type Benchmark } from './measure';

const name = process.argv[2] ?? '';
const { benchmark } = (await import(`./${name}.ts`)) as { benchmark: Benchmark };
for (const measurement of await benchmark()) console.log(toLine(measurement));
process.exit(0);
