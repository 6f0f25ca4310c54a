/** `npm run screens`: starts the demo with a data folder of its own and writes docs/screens; `npm run screens -- audit state` only those whose names begin so. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { findBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { runQuietly } from './lib/child.mjs';
import { checkNode, HOUSE } from './lib/house.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { isFree } from './lib/port.mjs';
import { progressOn } from './lib/progress.mjs';
import { makeScratchData, removeScratchData } from './lib/scratch-data.mjs';

checkNode();
const progress = progressOn(process.stderr);
if (!(await ensureInstalled(progress)) || !(await ensureBuilt(progress))) process.exit(1);
const browser = await findBrowser(progress);
if (browser === null) process.exit(1);
const free = async (from) => {
  let port = from;
  while (!(await isFree(port, '127.0.0.1'))) port += 1;
  return port;
};
const port = await free(4410);
const postPort = await free(port + 1);
mkdirSync(join(HOUSE, 'docs/screens'), { recursive: true });
const dataDir = makeScratchData('screens');
const env = { ...process.env, GAMUT_BROWSER: browser, GAMUT_E2E_PORT: String(port), GAMUT_E2E_DATA: dataDir, GAMUT_POST_PORT: String(postPort), GAMUT_SCREENS: process.argv.slice(2).join() };
const args = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/screens/screens.config.ts'];
const { code, output } = await progress.during('Taking the screens', () => runQuietly(process.execPath, args, { env }));
removeScratchData(dataDir);
process.stderr.write(code === 0 ? '' : output);
process.exit(code);
