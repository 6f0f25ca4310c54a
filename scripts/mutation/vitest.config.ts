import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What mutated planner and verifier code must not survive: their own tests, in one process, with few and always the same random plans. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, ''), 'server-only': fileURLToPath(new URL('../lint/empty.js', import.meta.url)) } },
  test: {
    include: ['server/clinical/plan*.test.ts', 'server/clinical/plan-verifier/**/*.test.ts', 'server/clinical/taper/**/*.test.ts'],
    exclude: ['**/*.long.test.ts', '**/node_modules/**'],
    isolate: false,
    env: { GAMUT_PLAN_RUNS: '24', GAMUT_PLAN_SEED: '4' },
    testTimeout: 60_000,
  },
});
