/** `npm run restore -- FILE`: fills an empty database from a backup, and checks every hash in it before it says that it is done. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { checkArchive } from '@/db/backup/archive';
import { restoreBackup } from '@/db/backup/restore-backup';
import { BackupRefused } from '@/db/backup/sealed-stream';
import { closePool } from '@/db/client';
import { HOUSE } from '@/db/queries/audit/seals';
import { headsFile } from '@/server/audit/heads';
import { resumeChain } from '@/server/audit/seal';
import { readEnvironment } from '@/server/platform/env';
import { intendedVariables, openDatabase } from './serve/database';

const [file, ...rest] = process.argv.slice(2);

async function restore(from: string): Promise<number> {
  // Read before a database is opened: the file says whether it is a demo, and an unreadable one shall leave nothing behind.
  const { backupKey } = readEnvironment(intendedVariables(process.env));
  const { header } = await checkArchive(from, backupKey);
  const database = await openDatabase({ ...process.env, DEMO: header.demo ? '1' : '0' }, () => undefined);
  try {
    Object.assign(process.env, database.variables);
    const { rows, tables } = await restoreBackup({ ownerUrl: database.ownerUrl, file: from, secret: backupKey });
    if (existsSync(headsFile())) throw new BackupRefused(`${headsFile()} is there already and belongs to another database; move it away.`);
    mkdirSync(dirname(headsFile()), { recursive: true });
    writeFileSync(headsFile(), header.heads, { mode: 0o600 });
    return await checkRestored({ rows, tables: Object.keys(tables).length, writtenAt: header.writtenAt });
  } finally {
    await closePool();
    await database.release();
  }
}

/** Chains and signed notes, by the checks that `audit:verify` and `verify:notes` make. */
async function checkRestored({ rows, tables, writtenAt }: { readonly rows: number; readonly tables: number; readonly writtenAt: string }): Promise<number> {
  const { listAllClinics, verifyTrail } = await import('@/server/services/audit/verify-trail');
  const { verifyAllNotes } = await import('@/server/services/visits/verify-notes');
  for (const chain of [HOUSE, ...(await listAllClinics())]) await resumeChain(chain);
  const trail = await verifyTrail();
  const notes = await verifyAllNotes();
  const broken = trail.broken ?? (notes.broken[0] === undefined ? null : `note ${notes.broken[0].number}: ${notes.broken[0].what}`);
  if (broken !== null) {
    console.error(`restore: the rows are there as they were backed up, and something in them is broken: ${broken}`);
    return 1;
  }
  process.stdout.write(`${rows} rows of ${tables} tables as of ${writtenAt}, every count and hash right; ${trail.rows} audit rows under ${trail.seals} seals and ${notes.checked} signed notes verified\n`);
  return 0;
}

if (file === undefined || rest.length > 0 || !existsSync(file)) {
  console.error('restore: name one file that is there, such as npm run restore -- gamut.backup');
  process.exit(2);
}
process.exit(
  await restore(resolve(file)).catch((error: unknown) => {
    console.error(`restore: ${error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : 'failed'}`);
    return error instanceof BackupRefused ? 2 : 1;
  }),
);
