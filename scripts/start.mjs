/** `npm start`: installs, builds and serves what is here; docs/operations.md tells the whole. Node's own modules only. */
import { becomeChild } from './lib/child.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { checkNode, TYPESCRIPT } from './lib/house.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { choosePort } from './lib/port.mjs';
import { progressOn } from './lib/progress.mjs';

checkNode();
const progress = progressOn(process.stdout);
try {
  // A busy port is told now and not after minutes of installing.
  if (process.env.PORT) await choosePort(process.env.PORT, process.env.HOST || '127.0.0.1');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const ready = (await ensureInstalled(progress)) && (await ensureBuilt(progress));
process.exit(ready ? await becomeChild([...TYPESCRIPT, 'scripts/serve.ts']) : 1);
