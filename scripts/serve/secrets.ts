import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const SECRETS = { AUTH_SECRET: 'auth-secret', BACKUP_KEY: 'backup-key' } as const;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Secrets of an installation with an embedded database: made once under its data folder, readable by its owner only.
 * Handed on as the names of files, so that they stand in no process's environment.
 */
export function ensureSecrets(dataDir: string, given: Variables): Record<string, string> {
  const made: Record<string, string> = {};
  for (const [name, fileName] of Object.entries(SECRETS)) {
    if (given[name] || given[`${name}_FILE`]) continue;
    const file = join(dataDir, fileName);
    mkdirSync(dataDir, { recursive: true });
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, `${randomBytes(32).toString('hex')}\n`);
      closeSync(handle);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    made[`${name}_FILE`] = file;
  }
  return made;
}
