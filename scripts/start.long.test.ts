import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, test } from 'vitest';

/** `npm start` as a whole, killed in every way; needs a build and takes minutes. */
const dataDir = mkdtempSync(join(tmpdir(), 'gamut-start-'));
const PORT = 4711;
const running: Started[] = [];

interface Started {
  child: ChildProcess;
  output: () => string;
}

function start(variables: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, PORT: String(PORT), DATA_DIR: dataDir, DATABASE_URL: '', DEMO: '', PUBLIC_URL: '', ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const started = { child, output: () => output };
  running.push(started);
  return started;
}

const until = (started: Started, words: string) => expect.poll(started.output, { timeout: 240_000, interval: 100 }).toContain(words);
const ended = ({ child }: Started) => expect.poll(() => child.exitCode ?? child.signalCode, { timeout: 30_000 }).not.toBeNull();
const health = (port = PORT): Promise<number> =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/api/health' }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).once('error', () => resolve(0));
  });
const place = () => (existsSync(join(dataDir, 'postgres.location')) ? readFileSync(join(dataDir, 'postgres.location'), 'utf8').trim() : join(dataDir, 'postgres'));
const pidFile = () => join(place(), 'data/postmaster.pid');
const childrenOf = (pid: number): number[] => {
  const direct = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean).map(Number);
  return direct.flatMap((child) => [child, ...childrenOf(child)]);
};

afterEach(async () => {
  for (const started of running.splice(0)) {
    started.child.kill('SIGTERM');
    await ended(started);
  }
});
afterAll(() => {
  rmSync(place(), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

describe.sequential('npm start', { timeout: 400_000 }, () => {
  test('serves the demo, names its accounts one a line, and ends in order', async () => {
    const started = start();
    await until(started, 'password: gamut-demo-only');
    expect(await health()).toBe(200);
    expect(started.output().split('\n').filter((line) => line.includes('@')).map((line) => line.trim().split(/\s+/))).toEqual([
      ['prescriber', 'ada.boyd@riverside.example', 'riverside'],
      ['coordinator', 'carla.diaz@riverside.example', 'riverside'],
      ['administrator', 'admin@riverside.example', 'riverside'],
      ['prescriber', 'tom.reed@hillside.example', 'hillside'],
      ['coordinator', 'nia.walsh@hillside.example', 'hillside'],
      ['administrator', 'admin@hillside.example', 'hillside'],
    ]);
    started.child.kill('SIGTERM');
    await ended(started);
    expect(started.child.exitCode).toBe(0);
    expect(existsSync(pidFile())).toBe(false);
    expect(await health()).toBe(0);
  });

  test('a second time installs, builds and loads nothing', async () => {
    const started = start();
    await until(started, 'Gamut is ready');
    for (const words of ['Installing', 'Building', 'Loading', 'Made']) expect(started.output()).not.toContain(words);
  });

  test('says that a given port is busy, and takes no other', async () => {
    await until(start(), 'Gamut is ready');
    const second = start();
    await ended(second);
    expect(second.child.exitCode).toBe(1);
    expect(second.output()).toContain(`PORT: ${PORT} is in use`);
  });

  test('two share a database, and the one that stays keeps it', async () => {
    const first = start();
    await until(first, 'Gamut is ready');
    const second = start({ PORT: String(PORT + 1) });
    await until(second, 'Gamut is ready');
    first.child.kill('SIGTERM');
    await ended(first);
    expect(await health(PORT + 1)).toBe(200);
  });

  test('is back within five seconds after its database was killed', async () => {
    await until(start(), 'Gamut is ready');
    process.kill(Number(readFileSync(pidFile(), 'utf8').split('\n')[0]), 'SIGKILL');
    await expect.poll(() => health(), { timeout: 2000, interval: 50 }).toBe(503);
    await expect.poll(() => health(), { timeout: 5000, interval: 50 }).toBe(200);
  });

  test('leaves nothing running when it is killed, and starts again', async () => {
    const started = start();
    await until(started, 'Gamut is ready');
    const descendants = childrenOf(started.child.pid ?? 0).filter((pid) => !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres'));
    started.child.kill('SIGKILL');
    await ended(started);
    await expect.poll(() => descendants.filter((pid) => existsSync(`/proc/${pid}`)), { timeout: 20_000 }).toEqual([]);
    expect(existsSync(pidFile())).toBe(false);
    await until(start(), 'Gamut is ready');
  });

  test.each([
    [{ DEMO: '0' }, 'DEMO=0 is refused'],
    [{ PUBLIC_URL: 'http://gamut.clinic.example' }, 'PUBLIC_URL: must be https'],
    [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET: must have at least 32 bytes'],
    [{ DATABASE_URL: 'postgresql://gamut@127.0.0.1:1/gamut' }, 'AUTH_SECRET: must be set'],
  ])('refuses %o in words', async (variables, words) => {
    const started = start(variables);
    await ended(started);
    expect(started.child.exitCode).toBe(1);
    expect(started.output()).toContain(words);
    expect(started.output()).not.toMatch(/^\s+at /m);
  });
});
