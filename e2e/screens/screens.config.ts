import { defineConfig } from '@playwright/test';

import flows from '../playwright.config';

/** `npm run screens`: pictures of the screens with the demo's data, for the documentation. Nothing is tried twice: a second try would show what the first one left. */
export default defineConfig({ ...flows, testDir: '.', testMatch: ['take-screens.ts'], outputDir: '../../test-results', workers: 1, retries: 0 });
