import { fileURLToPath } from 'node:url';

/** Folder of this checkout. */
export const HOUSE = fileURLToPath(new URL('../..', import.meta.url));

const OLDEST_NODE = [20, 19];

/** Stops with one line where Node is too old for anything that follows. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Gamut needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Arguments of Node for our TypeScript outside Next: compiled on the fly, `server-only` allowed. */
export const TYPESCRIPT = ['--conditions=react-server', '--import', 'tsx'];
