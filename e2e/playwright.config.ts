import { fileURLToPath } from 'node:url';

import { defineConfig } from '@playwright/test';

/**
 * Flows against the built application, started by its own script with a port and a data folder of its own.
 * `npm test -- browser` sets the variables; alone: `npx playwright test --config e2e/playwright.config.ts` after a build.
 */
const port = Number(process.env.GAMUT_E2E_PORT ?? 4310);
const origin = `http://localhost:${port}`;
const dataDir = process.env.GAMUT_E2E_DATA ?? '.data-e2e';
/** `npm run test:faults -- NET-01 TEXTS` runs what takes minutes and harms the connection, one at a time, and keeps what the application prints. */
const attacks = process.env.GAMUT_E2E_ATTACKS === '1';


/**
 * Two pages of the browser's own, behind the address bar that nobody sees, are loaded for every window: 36 processor seconds over all
 * flows. A later switch replaces an earlier one, so that what Playwright itself turns off stands here again.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding',
  'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch',
];

export default defineConfig({
  testDir: '.',
  testMatch: attacks ? ['attacks/**/*.spec.ts'] : ['flows/**/*.spec.ts'],
  outputDir: '../test-results',
  workers: attacks ? 1 : 3,
  // The flows share two processors with the database tests; one that needed a second try is named and counted as passed.
  retries: attacks ? 0 : 1,
  forbidOnly: true,
  // A flow is many steps and several accessibility scans, on a machine that may be busy; each step has its own limit.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: origin,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    // Drawn without a graphics card: movement costs the processors what the flows need.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.GAMUT_BROWSER ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--disable-features=${FEATURES_OFF.join()}`],
    },
  },
  webServer: {
    // The script itself, never npm: a signal to npm is not passed on.
    command: attacks ? `exec node scripts/start.mjs >"${dataDir}.log" 2>&1` : 'node scripts/start.mjs',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    url: `${origin}/api/health`,
    env: { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, DATABASE_URL: '', DEMO: '1', PUBLIC_URL: origin, ...(attacks && { METRICS_TOKEN: 'of the collector alone' }) },
    reuseExistingServer: false,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
