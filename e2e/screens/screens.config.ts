import { defineConfig } from '@playwright/test';

import flows from '../playwright.config';

const { webServer } = flows;
if (webServer === undefined || Array.isArray(webServer)) throw new Error('The flows start one server.');
const port = Number(process.env.GAMUT_POST_PORT);

/** `npm run screens`: pictures of the screens with the demo's data, for the documentation. Nothing is tried twice: a second try would show what the first one left. */
export default defineConfig({
  ...flows,
  testDir: '.',
  testMatch: ['take-screens.ts'],
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  webServer: { ...webServer, env: { ...webServer.env, SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'clinic@riverside.example' } },
});
