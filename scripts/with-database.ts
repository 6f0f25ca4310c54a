/** Runs a command with the configured database open: an embedded one that rests is started for it and stopped after. */
import { openDatabase } from './serve/database';
import { loadDemoWhenEmpty } from './serve/demo';
import { becomeChild } from './lib/child.mjs';
import { TYPESCRIPT } from './lib/house.mjs';
import { progressOn } from './lib/progress.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) throw new Error('no command');

let code = 1;
try {
  const progress = progressOn(process.stderr);
  const database = await openDatabase(process.env, () => undefined);
  try {
    await loadDemoWhenEmpty(database, progress);
    code = await becomeChild([...TYPESCRIPT, file, ...args], { env: { ...process.env, ...database.variables } });
  } finally {
    await database.release();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
}
process.exit(code);
