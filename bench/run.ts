/** `npm run bench [-- NAME…]`: every benchmark or those named, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

import { TYPESCRIPT } from '@/scripts/lib/house.mjs';

const OWN = ['run', 'one', 'measure', 'database'];
const known = readdirSync('bench')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))
  .filter((name) => !OWN.includes(name))
  .sort();
// `assess` names bench/assess.ts and whatever helps it, bench/assess-….ts, does not run by itself.
const benchmarks = known.filter((name) => !known.some((other) => name.startsWith(`${other}-`)));
const wanted = process.argv.slice(2);

process.exitCode = run();

function run(): number {
  const unknown = wanted.find((name) => !benchmarks.includes(name));
  if (unknown !== undefined) {
    console.error(`${unknown}: no such benchmark; there are ${benchmarks.join(', ')}`);
    return 2;
  }
  let code = 0;
  for (const name of wanted.length > 0 ? wanted : benchmarks) {
    const { status } = spawnSync(process.execPath, [...TYPESCRIPT, 'bench/one.ts', name], { stdio: 'inherit' });
    if (status !== 0) code = 1;
  }
  return code;
}
