import { spawn, type ChildProcess } from 'node:child_process';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { HOUSE } from '../lib/house.mjs';
import type { Variables } from './database';

const READY_MS = 60_000;
const GRACE_MS = 10_000;

export interface Address {
  host: string;
  port: number;
}

/** The built application as a process of its own, so that signals reach it. */
export function startApplication({ host, port }: Address, variables: Variables): ChildProcess {
  const args = ['--import', './scripts/lib/with-parent.mjs', './scripts/serve/next.mjs'];
  const env = { ...variables, PORT: String(port), HOST: host, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  return spawn(process.execPath, args, { cwd: HOUSE, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

const reachable = (host: string): string => (host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host);

const healthStatus = ({ host, port }: Address): Promise<number> =>
  new Promise((resolve) => {
    const request = get({ host: reachable(host), port, path: '/api/health', timeout: 3000 }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once('error', () => resolve(0)).once('timeout', () => request.destroy());
  });

/** Waits until the application says that it can serve. */
export async function untilHealthy(address: Address, application: ChildProcess): Promise<void> {
  for (const until = Date.now() + READY_MS; Date.now() < until; await sleep(100)) {
    if (application.exitCode !== null || application.signalCode !== null) throw new Error('The application ended while it started.');
    if ((await healthStatus(address)) === 200) return;
  }
  throw new Error(`The application did not say within ${READY_MS / 1000} s that it can serve.`);
}

/** Lets requests under way finish, then ends the application whatever they do. */
export async function stopApplication(application: ChildProcess): Promise<void> {
  if (application.exitCode !== null || application.signalCode !== null) return;
  const ended = new Promise((resolve) => application.once('exit', resolve));
  application.kill('SIGTERM');
  const timer = setTimeout(() => application.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(timer);
}
