/** `npm run backup -- FILE`: the whole database as one encrypted file, read back and counted before it takes its name. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { writeBackup } from '@/db/backup/write-backup';
import { headsFile } from '@/server/audit/heads';
import { now } from '@/server/platform/clock';
import { environment } from '@/server/platform/env';
import { VERSION } from '@/server/platform/version';
import { openDatabase } from './serve/database';

const [file, ...rest] = process.argv.slice(2);

async function backup(to: string): Promise<number> {
  const database = await openDatabase(process.env, () => undefined);
  try {
    Object.assign(process.env, database.variables);
    const heads = existsSync(headsFile()) ? readFileSync(headsFile(), 'utf8') : '';
    const made = await writeBackup({ ownerUrl: database.ownerUrl, file: to, secret: environment().backupKey, version: VERSION, writtenAt: now().toISOString(), heads });
    process.stdout.write(`${made.rows} rows of ${made.tables} tables, ${made.bytes} bytes, verified; SHA-256 ${made.sha256}\n`);
    return 0;
  } finally {
    await database.release();
  }
}

if (file === undefined || rest.length > 0 || file.startsWith('-')) {
  console.error('backup: name one file to write, such as npm run backup -- gamut.backup');
  process.exit(2);
}
if (existsSync(file)) {
  console.error(`backup: ${file} exists; a backup never writes over another`);
  process.exit(2);
}
process.exit(
  await backup(resolve(file)).catch((error: unknown) => {
    console.error(`backup: ${error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : 'failed'}`);
    return 1;
  }),
);
