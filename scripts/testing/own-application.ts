import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { expect, vi } from 'vitest';

export type OwnApplication = { readonly output: () => string; readonly stop: () => Promise<void> };

/** The built application as a process of its own, once it is ready. */
export async function startOwnApplication(variables: Readonly<Record<string, string>>): Promise<OwnApplication> {
  const child: ChildProcess = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, HOST: '127.0.0.1', DATABASE_URL: '', ...variables }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await vi.waitFor(() => { expect(child.exitCode ?? child.signalCode).not.toBeNull(); }, { timeout: 60_000, interval: 100 });
  };
  await vi.waitFor(() => { expect(output).toContain('Gamut is ready'); }, { timeout: 300_000, interval: 100 }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { output: () => output, stop };
}

export const aBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.GAMUT_BROWSER ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
