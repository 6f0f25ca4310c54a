/**
 * Runs one of our commands from a checkout in any state: `node scripts/run.mjs assess FILE`. Words about installing go to
 * standard error, so that standard output holds the command's data and nothing else.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { becomeChild } from './lib/child.mjs';
import { checkNode, HOUSE, TYPESCRIPT } from './lib/house.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { progressOn } from './lib/progress.mjs';

/** Commands and whether they need the database. */
const COMMANDS = {
  assess: { file: 'server/cli/assess.ts', database: false },
  plan: { file: 'server/cli/plan.ts', database: false },
  import: { file: 'server/cli/import.ts', database: true },
  'audit:verify': { file: 'server/cli/verify-audit.ts', database: true },
  'verify:notes': { file: 'server/cli/verify-notes.ts', database: true },
  bench: { file: 'bench/run.ts', database: false },
  backup: { file: 'scripts/backup.ts', database: false },
  restore: { file: 'scripts/restore.ts', database: false },
  'knowledge:sheet': { file: 'server/cli/knowledge-sheet.ts', database: false },
};

checkNode();
const [name, ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined || !existsSync(join(HOUSE, command.file))) {
  console.error(`${name}: no such command; there are ${Object.keys(COMMANDS).join(', ')}`);
  process.exit(2);
}
if (!(await ensureInstalled(progressOn(process.stderr)))) process.exit(1);
const script = command.database ? ['scripts/with-database.ts', command.file] : [command.file];
process.exit(await becomeChild([...TYPESCRIPT, ...script, ...rest]));
