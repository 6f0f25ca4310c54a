import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

import { secondServer } from './db/testing/second-server.ts';

/**
 * Projects: `unit` is everything beside its source; `database` is `*.database.test.ts` on the embedded PostgreSQL;
 * `database-second` is the same files on another one (see db/testing), less those whose proof no server changes. `long` (`*.long.test.ts`) runs only in `npm run test:long`,
 * `faults` (`*.faults.test.ts`, each with a database server of its own) in `npm run test:faults`.
 */
const root = fileURLToPath(new URL('.', import.meta.url));
const skipped = ['**/node_modules/**', '.next/**', '.data*/**', '.stamps/**', 'e2e/**'];

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

/** What these prove is about processes, windows, doors and retries, not about a server's version: they run on one. */
const onOneServer = ['server/api/hazards/**', 'server/api/authz-matrix.database.test.ts', 'server/api/cross-site.database.test.ts', 'server/api/hostile-requests.database.test.ts', 'server/api/audit/**', '**/signing-survives.database.test.ts', '**/signing-races.database.test.ts', '**/signing-attacks.database.test.ts', '**/verify-notes.database.test.ts', '**/outbox.database.test.ts', '**/guessing.database.test.ts', '**/report-door/attacks.database.test.ts'];

/**
 * Bytes of files, secrets, sessions, waiting, and what is computed from rows that another file already reads there: on another server a mere
 * repetition, which the long run makes. What every run tries on the second server: its schema and walls, every procedure, what is written
 * under a lock or in a chain, the chart as it was known, signing, merging, retention and backup.
 */
const repeatedInTheLongRun = [
  ...['export-visit', 'export-record', 'reading-pace', 'second-factor', 'sign-in', 'link', 'red-answers', 'advice', 'load', 'load-refused', 'today', 'ways-around', 'people'],
  ...['http', 'create-observation', 'clinic-settings', 'worklist-files', 'import-bundle', 'hub', 'telemetry'],
].map((name) => `**/${name}.database.test.ts`);
const notOnTheSecond = process.env.GAMUT_SECOND_WHOLE === '1' ? onOneServer : [...onOneServer, ...repeatedInTheLongRun];

/**
 * These set the environment of the process for themselves, and so have one of their own: it is read once a process, and of two servers'
 * tests at once neither may find the other's files.
 */
const chains = ['**/audit-chain.database.test.ts'];
/** What stands in for a module: a process that has it already would go on with its own. */
const standsIn = ['**/danger.database.test.ts', '**/outcomes.database.test.ts'];
const apartOnTheSecond = process.env.GAMUT_SECOND_WHOLE === '1' ? [...chains, ...standsIn] : chains;
const apart = [...chains, ...standsIn, '**/outbox.database.test.ts', '**/verify-notes.database.test.ts'];

// Files of one project share what they load, which is more than half of the time; each has a database of its own.
const database = (name: string, globalSetup: string, { include = ['**/*.database.test.ts'], without = [] as readonly string[], isolate = false } = {}) => ({
  ...shared,
  test: { name, isolate, include, exclude: [...skipped, ...without], globalSetup: [globalSetup], testTimeout: 60_000, hookTimeout: 180_000 },
});

/** Thousands of plans: ten times slower in a process whose memory others have filled. */
const alone = ['server/clinical/plan.property.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          // Pure code and no mocks of modules: files share what they load, which saves two fifths of the time.
          isolate: false,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...skipped, ...alone, '**/*.database.test.ts', '**/*.long.test.ts', '**/*.faults.test.ts'],
          // Generous: a limit is there against a hang, not against a slow machine.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { ...shared, test: { name: 'unit-alone', include: alone, testTimeout: 300_000 } },
      database('database', './db/testing/embedded-setup.ts', { without: apart }),
      database('database-apart', './db/testing/embedded-setup.ts', { include: apart, isolate: true }),
      ...(secondServer() === null ? [] : [database('database-second', './db/testing/second-setup.ts', { without: [...notOnTheSecond, ...chains, ...standsIn] }), database('database-second-apart', './db/testing/second-setup.ts', { include: apartOnTheSecond, isolate: true })]),
      ...(process.env.GAMUT_FAULT_TESTS === '1' ? [{ ...shared, test: { name: 'faults', include: ['**/*.faults.test.ts'], exclude: skipped, fileParallelism: false, testTimeout: 600_000, hookTimeout: 240_000 } }] : []),
      ...(process.env.GAMUT_LONG_TESTS === '1' ? [{ ...shared, test: { name: 'long', include: ['**/*.long.test.ts'], exclude: skipped, testTimeout: 600_000 } }] : []),
    ],
  },
});
