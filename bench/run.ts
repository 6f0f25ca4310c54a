/** `npm run bench [-- NAME…]`: every benchmark or those named, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

import { TYPESCRIPT } from '@/scripts/lib/house.mjs';

const benchmarks = readdirSync('bench')
  .filter((file) => file.endsWith('.ts') && /^export (const|async function|function) benchmark\b/m.test(readFileSync(`bench/${file}`, 'utf8')))
  .map((file) => file.slice(0, -3))
  .sort();
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
