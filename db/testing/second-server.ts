import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export type SecondServer = { kind: 'address'; url: string } | { kind: 'installed'; folder: string; major: number };

const DEBIAN = '/usr/lib/postgresql';
const OLDEST = 15;

/** The second PostgreSQL for the database tests, if there is one: `TEST_DATABASE_URL`, else Debian's newest. */
export function secondServer(): SecondServer | null {
  const url = process.env.TEST_DATABASE_URL;
  if (url !== undefined && url !== '') return { kind: 'address', url };
  if (!existsSync(DEBIAN)) return null;
  const majors = readdirSync(DEBIAN)
    .map(Number)
    .filter((major) => major >= OLDEST && existsSync(join(DEBIAN, String(major), 'bin/initdb')))
    .sort((a, b) => b - a);
  const major = majors[0];
  return major === undefined ? null : { kind: 'installed', folder: join(DEBIAN, String(major), 'bin'), major };
}
