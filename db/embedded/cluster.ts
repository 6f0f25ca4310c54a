import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { embeddedBinaries, type Binaries } from './binaries';
import { returnLease, takeLease, withFolderLock } from './lease';
import { findPlace, privateFolder, type Place } from './place';
import { spawnAs } from './run-user';

/** Roles of every cluster of ours: one that migrates and owns, one that signs in for the application and owns nothing. */
export const OWNER_ROLE = 'gamut_owner';
export const LOGIN_ROLE = 'gamut_login';
const ADMIN_ROLE = 'postgres';
const PORT = 5432;
const START_MS = 60_000;
const MAX_LOG_BYTES = 10_000_000;

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // The log names what failed and never a row, a value or a statement: those hold patients.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_parameter_max_length_on_error: '0',
};

export interface ClusterOptions {
  dataDir: string;
  /** Another server's programs instead of the embedded ones, to try the same code on it. */
  binaries?: Binaries;
  settings?: Record<string, string>;
}

export interface Cluster {
  /** How this call found it. */
  state: 'created' | 'started' | 'joined';
  url(database: string, role?: string): string;
  adminUrl(database?: string): string;
  /** Starts the server again when it died under us; returns the function that ends the watch. */
  keepRunning(say: (line: string) => void): () => void;
  /** Ends our use; the last user of the cluster stops it cleanly. */
  release(): Promise<void>;
}

type Answer = 'ours' | 'busy' | 'foreign' | 'none';

const urlOf = (place: Place, database: string, role: string): string =>
  `postgresql:///${database}?host=${encodeURIComponent(place.socket)}&port=${PORT}&user=${role}`;

/** Asks whoever listens on our socket whether it serves our folder. */
async function ask(place: Place): Promise<Answer> {
  if (!existsSync(join(place.socket, `.s.PGSQL.${PORT}`))) return 'none';
  const client = new pg.Client({ connectionString: urlOf(place, 'postgres', ADMIN_ROLE), connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === place.data ? 'ours' : 'foreign';
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ECONNREFUSED' || code === 'ENOENT') return 'none';
    // Whoever knows our roles differently is not ours; a silence or a broken connection is a server that comes or goes.
    return /^(28|3D)/.test(code ?? '') ? 'foreign' : 'busy';
  } finally {
    await client.end().catch(() => undefined);
  }
}

const serverPid = (place: Place): number | null => {
  try {
    return Number(readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

function lastWords(place: Place): string {
  try {
    return readFileSync(place.log, 'utf8').trim().split('\n').slice(-4).join('\n');
  } catch {
    return '';
  }
}

function writeConfiguration(place: Place, name: string, lines: string[]): void {
  const file = join(place.data, name);
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  if (place.user.switched) chownSync(file, place.user.uid, place.user.gid);
}

/** Makes the data beside their place and moves them there whole: a run that is killed half-way leaves nothing that looks like data. */
function initialise(place: Place, { initdb, major }: Binaries): void {
  const half = `${place.data}.new`;
  rmSync(half, { recursive: true, force: true });
  privateFolder(half, place.user);
  const locale = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8'];
  const args = ['-D', half, '-E', 'UTF8', ...locale, '-U', ADMIN_ROLE, '--auth-local=peer', '--auth-host=reject', '--data-checksums'];
  const made = spawnSync(initdb, args, { ...spawnAs(place.user), cwd: place.folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`The embedded database could not be made.\n${made.error?.message ?? made.stderr.trim()}`);
  writeFileSync(join(place.folder, 'cluster.json'), `${JSON.stringify({ schemaVersion: 1, postgres: major })}\n`);
  renameSync(half, place.data);
}

/** Refuses a folder that another server made: nothing in it may be touched. */
function checkOwnership(place: Place, { major }: Binaries): 'empty' | 'ours' {
  if (readdirSync(place.data).length === 0) return 'empty';
  const version = existsSync(join(place.data, 'PG_VERSION')) ? readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim() : null;
  if (version === null || !existsSync(join(place.folder, 'cluster.json'))) {
    throw new Error(`${place.data} holds files that are not of this installation; choose another DATA_DIR.`);
  }
  if (Number(version) !== major) {
    throw new Error(`The data in ${place.data} are of PostgreSQL ${version}, this release carries ${major}; restore a backup into a new DATA_DIR.`);
  }
  return 'ours';
}

async function startServer(place: Place, binaries: Binaries, settings: Record<string, string>): Promise<void> {
  const people = [...new Set(['root', userInfo().username])];
  writeConfiguration(place, 'pg_hba.conf', ['local all all peer map=gamut']);
  writeConfiguration(place, 'pg_ident.conf', people.flatMap((name) => [ADMIN_ROLE, OWNER_ROLE, LOGIN_ROLE].map((role) => `gamut ${name} ${role}`)));
  if ((statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(place.log, `${place.log}.1`);
  const log = openSync(place.log, 'a', 0o600);
  const options = Object.entries({ ...SETTINGS, ...settings, unix_socket_directories: place.socket }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its own session: an interrupt from the terminal reaches us first, and we stop it after the application.
  const server = spawn(binaries.postgres, ['-D', place.data, ...options], { ...spawnAs(place.user), cwd: place.data, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  let ended: string | null = null;
  server.once('exit', (code, signal) => (ended = `exit ${code ?? signal ?? ''}`));
  server.once('error', (error) => (ended = error.message));
  server.unref();
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(30)) {
    if ((await ask(place)) === 'ours') return;
    if (ended !== null) throw new Error(`The embedded database did not start (${String(ended)}).\n${lastWords(place)}`);
  }
  throw new Error(`The embedded database did not answer within ${START_MS / 1000} s.\n${lastWords(place)}`);
}

/** Brings the cluster up, whatever state a former run left it in. Called with the folder's lock held. */
async function bringUp(place: Place, options: ClusterOptions): Promise<Cluster['state']> {
  for (const until = Date.now() + START_MS; ; await sleep(100)) {
    const answer = await ask(place);
    if (answer === 'ours') return 'joined';
    const pid = serverPid(place);
    if (answer === 'none' || (answer === 'busy' && (pid === null || !isRunning(pid)))) break;
    if (answer === 'foreign') throw new Error(`Another PostgreSQL answers on ${place.socket}; it is left alone. Choose another DATA_DIR.`);
    if (Date.now() > until) throw new Error(`The database in ${place.data} runs (process ${pid ?? ''}) but has not answered for ${START_MS / 1000} s.`);
  }
  const binaries = options.binaries ?? embeddedBinaries(place.user, place.folder);
  const found = checkOwnership(place, binaries);
  if (found === 'empty') initialise(place, binaries);
  // After kill -9 of the server its workers may hold the shared memory for a moment longer.
  for (let attempt = 1; ; attempt += 1) {
    try {
      await startServer(place, binaries, options.settings ?? {});
      return found === 'empty' ? 'created' : 'started';
    } catch (error) {
      const shared = lastWords(place).includes('shared memory block');
      if (!shared || attempt === 20) throw error;
      await sleep(500);
    }
  }
}

async function stopServer(place: Place): Promise<void> {
  const pid = serverPid(place);
  if (pid === null || !isRunning(pid)) return;
  process.kill(pid, 'SIGINT');
  for (const until = Date.now() + 30_000; isRunning(pid) && Date.now() < until; ) await sleep(25);
}

/** Uses the cluster of `dataDir`: made on first use, started when it rests, joined when it runs. */
export async function useCluster(options: ClusterOptions): Promise<Cluster> {
  const place = findPlace(options.dataDir);
  const locked = <T>(act: () => Promise<T>) => withFolderLock(place.folder, act);
  const state = await locked(async () => {
    const found = await bringUp(place, options);
    takeLease(place.leases);
    return found;
  });
  let released = false;

  return {
    state,
    url: (database, role = LOGIN_ROLE) => urlOf(place, database, role),
    adminUrl: (database = 'postgres') => urlOf(place, database, ADMIN_ROLE),
    keepRunning(say) {
      let busy = false;
      const watch = setInterval(() => {
        const pid = serverPid(place);
        if (busy || released || (pid !== null && isRunning(pid))) return;
        busy = true;
        say('The database stopped unexpectedly; starting it again.');
        locked(() => bringUp(place, options))
          .then(() => say('The database is back.'))
          .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
          .finally(() => (busy = false));
      }, 1000);
      watch.unref();
      return () => clearInterval(watch);
    },
    async release() {
      if (released) return;
      released = true;
      await locked(async () => {
        if (!returnLease(place.leases)) return;
        await stopServer(place);
        if (!place.socket.startsWith(place.folder)) rmSync(place.socket, { recursive: true, force: true });
      });
    },
  };
}
