import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';

/** The operating-system user a server process runs as; `switched` when that is another than ours. */
export interface RunUser {
  uid: number;
  gid: number;
  name: string;
  switched: boolean;
}

interface Account {
  name: string;
  uid: number;
  gid: number;
}

const accounts = (): Account[] =>
  readFileSync('/etc/passwd', 'utf8').split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name === undefined || uid === undefined || gid === undefined ? [] : [{ name, uid: Number(uid), gid: Number(gid) }];
  });

/**
 * PostgreSQL refuses to run as root. As root it runs as the owner of the data that is already there,
 * else as an existing unprivileged user; no operating-system user is ever created.
 */
export function chooseRunUser(existingData: string): RunUser {
  const own = userInfo();
  if (own.uid !== 0) return { uid: own.uid, gid: own.gid, name: own.username, switched: false };
  const owner = statSync(existingData, { throwIfNoEntry: false })?.uid;
  const known = accounts();
  const account =
    owner !== undefined && owner !== 0
      ? known.find(({ uid }) => uid === owner)
      : (known.find(({ name }) => name === 'postgres') ?? known.find(({ name }) => name === 'nobody'));
  if (account === undefined) {
    throw new Error('The embedded database cannot run as root, and this machine has neither a user "postgres" nor a user "nobody" to run it as.');
  }
  return { ...account, switched: true };
}

/** Options for `spawn` that make the child run as this user, with nothing of our environment. */
export const spawnAs = (user: RunUser) => ({
  ...(user.switched ? { uid: user.uid, gid: user.gid } : {}),
  env: { NODE_ENV: 'production' as const, PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
});

/** Whether the user may run a file or enter a folder; asked of the system itself, so that no rule of it is guessed. */
export const mayEnter = (user: RunUser, path: string): boolean =>
  !user.switched || spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...spawnAs(user), cwd: '/' }).status === 0;
