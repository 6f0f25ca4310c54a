import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { chooseRunUser, mayEnter, type RunUser } from './run-user';

/** Where one cluster lives: its folder, the data in it, its socket. */
export interface Place {
  folder: string;
  data: string;
  socket: string;
  leases: string;
  log: string;
  user: RunUser;
}

/** A socket's path has at most 107 bytes; the name of the socket itself takes 16. */
const LONGEST_SOCKET_FOLDER = 90;
const FOR_ROOT = '/var/lib/gamut';

function openFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  return path;
}

/** A folder that only the server's user (and root) may enter. */
export function privateFolder(path: string, user: RunUser): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = lstatSync(path);
  if (!found.isDirectory()) throw new Error(`${path} is no folder.`);
  if (user.switched) chownSync(path, user.uid, user.gid);
  else if (found.uid !== user.uid) throw new Error(`${path} belongs to another user; start as that user, or choose another DATA_DIR.`);
  chmodSync(path, 0o700);
  return path;
}

/**
 * The cluster's folder under `dataDir`. Root's own folders are closed to the user the server runs as; then it lies in
 * /var/lib/gamut under a name noted in `dataDir`, so that a deleted `dataDir` is a new start.
 */
function clusterFolder(dataDir: string): { folder: string; user: RunUser } {
  const note = join(dataDir, 'postgres.location');
  const inside = join(openFolder(dataDir), 'postgres');
  if (!existsSync(note)) {
    const user = chooseRunUser(join(inside, 'data'));
    openFolder(inside);
    if (mayEnter(user, inside)) return { folder: inside, user };
    if (existsSync(join(inside, 'data/PG_VERSION'))) throw new Error(`${inside} holds a database, but cannot be entered by ${user.name}, the user it runs as; open the folders above it.`);
    writeFileSync(note, `${join(FOR_ROOT, randomBytes(6).toString('hex'))}\n`);
  }
  const folder = readFileSync(note, 'utf8').trim();
  const user = chooseRunUser(join(folder, 'data'));
  return { folder: openFolder(folder), user };
}

export function findPlace(dataDir: string): Place {
  const root = resolve(dataDir);
  const { folder, user } = clusterFolder(root);
  const near = join(folder, 'socket');
  const short = join(tmpdir(), `gamut-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  return {
    folder,
    user,
    data: privateFolder(join(folder, 'data'), user),
    socket: privateFolder(Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER ? near : short, user),
    leases: openFolder(join(folder, 'leases')),
    log: join(openFolder(join(root, 'logs')), 'postgres.log'),
  };
}
