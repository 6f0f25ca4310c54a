import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

/**
 * Projects: `unit` is everything beside its source; `database` is `*.database.test.ts` on the embedded PostgreSQL;
 * `database-second` is the same files on another one (see db/testing). `long` (`*.long.test.ts`) runs only in `npm run test:long`.
 */
const root = fileURLToPath(new URL('.', import.meta.url));
const skipped = ['**/node_modules/**', '.next/**', '.data*/**', 'e2e/**'];

const shared = {
  extends: true as const,
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // Under Next the package guards the browser bundle; outside it has nothing to guard.
      'server-only': fileURLToPath(new URL('./scripts/lint/empty.js', import.meta.url)),
    },
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...skipped, '**/*.database.test.ts', '**/*.long.test.ts'],
        },
      },
    ],
  },
});
