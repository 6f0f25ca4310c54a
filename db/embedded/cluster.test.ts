import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import pg from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';

import { tellFigures } from '../testing/tell-figures';
import { useCluster, type Cluster } from './cluster';
import { prepareDatabase } from './prepare';

const root = mkdtempSync(join(tmpdir(), 'gamut-cluster-'));
// Tests may run as root, and the server then as a user that has to come in here.
chmodSync(root, 0o755);
const dataDir = join(root, 'shared');
const open: Cluster[] = [];
const holders: ChildProcess[] = [];

const use = async (folder = dataDir): Promise<Cluster> => {
  const cluster = await useCluster({ dataDir: folder });
  open.push(cluster);
  return cluster;
};

/** Another process that uses the cluster; resolves to how it found it. */
async function hold(folder = dataDir): Promise<{ child: ChildProcess; state: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'db/testing/hold-cluster.ts', folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  holders.push(child);
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) return { child, state: line };
  throw new Error('the other process ended without a word');
}
const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => (child.exitCode ?? child.signalCode) === null ? child.once('exit', resolve) : resolve(null));
const leave = async (child: ChildProcess): Promise<void> => {
  child.stdin?.end();
  await ended(child);
};

async function ask<T>(cluster: Cluster, statement: string): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: cluster.adminUrl() });
  await client.connect();
  try {
    return (await client.query(statement)).rows[0] as T | undefined;
  } finally {
    await client.end();
  }
}
const serverPid = (folder = dataDir): number => Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
const isServing = (folder = dataDir): boolean => existsSync(join(folder, 'postgres/data/postmaster.pid'));

afterEach(async () => {
  for (const child of holders.splice(0)) await leave(child);
  for (const cluster of open.splice(0)) await cluster.release();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the embedded database', { timeout: 60_000 }, () => {
  test('is made once, keeps what was committed, and is stopped by its last user', async () => {
    const first = await use();
    expect(first.state).toBe('created');
    await ask(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.release();
    expect(isServing()).toBe(false);
    const again = await use();
    expect(again.state).toBe('started');
    expect(await ask(again, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
  });

  test('is durable, checks its pages, is reached by no network, and its folders by nobody else', async () => {
    const cluster = await use();
    const settings = await ask(
      cluster,
      `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages, current_setting('synchronous_commit') AS commit,
              current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS network, current_setting('server_encoding') AS encoding`,
    );
    expect(settings).toEqual({ fsync: 'on', pages: 'on', commit: 'on', checksums: 'on', network: '', encoding: 'UTF8' });
    for (const folder of ['data', 'socket']) expect(statSync(join(dataDir, 'postgres', folder)).mode & 0o777).toBe(0o700);
  });

  test('lets the application sign in under a role that by itself may read nothing', async () => {
    const cluster = await use();
    const { ownerUrl, applicationUrl } = await prepareDatabase(cluster, 'roles');
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query('CREATE TABLE secret (id int)');
    await owner.query('GRANT SELECT ON secret TO gamut_app');
    const application = new pg.Client({ connectionString: applicationUrl });
    await application.connect();
    try {
      await expect(application.query('SELECT * FROM secret')).rejects.toMatchObject({ code: '42501' });
      await application.query('SET ROLE gamut_app');
      expect((await application.query('SELECT * FROM secret')).rows).toEqual([]);
      await expect(application.query('SET ROLE gamut_owner')).rejects.toMatchObject({ code: '42501' });
      await expect(application.query('DROP TABLE secret')).rejects.toMatchObject({ code: '42501' });
      const { rows } = await application.query(`SELECT bool_or(rolsuper OR rolbypassrls OR rolcreaterole) AS strong FROM pg_roles WHERE rolname LIKE 'gamut%'`);
      expect(rows).toEqual([{ strong: false }]);
    } finally {
      await Promise.all([owner.end(), application.end()]);
    }
  });

  test('is shared by processes: the first to leave does not stop it, the last one does', async () => {
    const first = await hold();
    const second = await hold();
    expect([first.state, second.state]).toEqual(['started', 'joined']);
    await leave(first.child);
    expect((await use()).state).toBe('joined');
    await leave(second.child);
    expect(isServing()).toBe(true);
    await open.splice(0)[0]?.release();
    expect(isServing()).toBe(false);
  });

  test('is made once when several start at the same moment', async () => {
    const folder = join(root, 'race');
    const states = await Promise.all([hold(folder), hold(folder), hold(folder)]);
    expect(states.map(({ state }) => state).sort()).toEqual(['created', 'joined', 'joined']);
  });

  test('outlives a user that was killed, and the next one stops it', async () => {
    const { child } = await hold();
    child.kill('SIGKILL');
    await ended(child);
    expect(isServing()).toBe(true);
    const next = await use();
    expect(next.state).toBe('joined');
    await next.release();
    expect(isServing()).toBe(false);
  });

  test('recovers what was committed when it is killed itself', async () => {
    const first = await use();
    await ask(first, 'CREATE TABLE survived AS SELECT 7 AS answer');
    process.kill(serverPid(), 'SIGKILL');
    const next = await use();
    expect(next.state).toBe('started');
    const kept = await ask(next, 'SELECT answer FROM survived');
    expect(kept).toEqual({ answer: 7 });
    tellFigures('KILL-02', { tries: 1, faults: 1, lost: kept === undefined ? 1 : 0, doubled: 0 });
  });

  test('does not take a socket that breaks off, left by dying workers, for somebody else', async () => {
    await (await use()).release();
    const remnant = createServer((socket) => socket.destroy()).listen(join(dataDir, 'postgres/socket/.s.PGSQL.5432'));
    await once(remnant, 'listening');
    try {
      expect((await use()).state).toBe('started');
    } finally {
      remnant.close();
    }
  });

  test('is started again when it dies under a user that watches', async () => {
    const cluster = await use();
    const said: string[] = [];
    const endWatch = cluster.keepRunning((line) => said.push(line));
    process.kill(serverPid(), 'SIGKILL');
    await expect.poll(() => said.length, { timeout: 15_000 }).toBe(2);
    endWatch();
    expect(await ask(cluster, 'SELECT 1 AS one')).toEqual({ one: 1 });
  });

  test('begins anew where a first start was cut off', async () => {
    const folder = join(root, 'cut-off');
    mkdirSync(join(folder, 'postgres/data.new'), { recursive: true });
    writeFileSync(join(folder, 'postgres/data.new/PG_VERSION'), '18\n');
    expect((await use(folder)).state).toBe('created');
  });

  test('leaves a folder alone that is not of this installation', async () => {
    const folder = join(root, 'foreign');
    mkdirSync(join(folder, 'postgres/data'), { recursive: true });
    writeFileSync(join(folder, 'postgres/data/PG_VERSION'), '18\n');
    await expect(use(folder)).rejects.toThrow('not of this installation');
    expect(readdirSync(join(folder, 'postgres/data'))).toEqual(['PG_VERSION']);
  });

  test('refuses data of another major version in words', async () => {
    const folder = join(root, 'older');
    mkdirSync(join(folder, 'postgres/data'), { recursive: true });
    writeFileSync(join(folder, 'postgres/data/PG_VERSION'), '14\n');
    writeFileSync(join(folder, 'postgres/cluster.json'), '{}');
    await expect(use(folder)).rejects.toThrow(/PostgreSQL 14.*carries 18/);
  });

  test.runIf(process.getuid?.() === 0)('keeps the data of root elsewhere where root’s folder is closed, and never beside data that lie in it', async () => {
    const folder = join(root, 'closed');
    mkdirSync(folder, { mode: 0o700 });
    const cluster = await use(folder);
    const place = readFileSync(join(folder, 'postgres.location'), 'utf8').trim();
    expect(await ask(cluster, 'SHOW data_directory')).toEqual({ data_directory: join(place, 'data') });
    await cluster.release();
    rmSync(place, { recursive: true });
    rmSync(join(folder, 'postgres.location'));
    mkdirSync(join(folder, 'postgres/data'), { recursive: true });
    writeFileSync(join(folder, 'postgres/data/PG_VERSION'), '18\n');
    await expect(use(folder)).rejects.toThrow('cannot be entered');
  });

  test('serves from a folder whose path no socket could hold', async () => {
    const folder = join(root, 'long'.repeat(30));
    const cluster = await use(folder);
    const settings = await ask<{ socket: string }>(cluster, `SELECT current_setting('unix_socket_directories') AS socket`);
    expect(settings?.socket.startsWith(folder)).toBe(false);
    expect(statSync(settings?.socket ?? '').mode & 0o777).toBe(0o700);
    await cluster.release();
    expect(existsSync(settings?.socket ?? '')).toBe(false);
    expect((await use(folder)).state).toBe('started');
  });
});
