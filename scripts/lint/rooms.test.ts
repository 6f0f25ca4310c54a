import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { ESLint } from 'eslint';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { boundarySettings, shippedImports, shippedImportsByRoom, testImports } from './rooms.js';

const FILES = [
  'app/(clinic)/today/page.tsx', 'app/_trpc/server.ts', 'app/api/health/route.ts',
  'components/plan/plan-table.tsx', 'components/ui/button.tsx', 'server/api/root.ts', 'server/interop/health/answer.ts',
  'server/cli/assess.ts', 'server/services/note/sign-note.ts', 'server/auth/session.ts', 'server/audit/record.ts',
  'server/imports/fhir/read.ts', 'server/renderings/note/text.ts', 'server/contracts/note.ts', 'server/knowledge/load.ts',
  'server/exports/pdf/note.ts', 'server/clinical/model/chart.ts', 'server/clinical/model/sha256.ts', 'server/clinical/assess.ts',
  'server/platform/env.ts', 'db/client.ts', 'db/schema/patient.ts', 'db/queries/patient.ts', 'db/seed/load.ts', 'db/testing/use.ts',
];

let house: string;
let shipped: ESLint;
let tests: ESLint;

const asError = (options: object): ['error', object] => ['error', options];

const linter = (options: object, byRoom: typeof shippedImportsByRoom = []): ESLint =>
  new ESLint({
    cwd: house,
    overrideConfigFile: true,
    baseConfig: [
      {
        files: ['**/*.ts', '**/*.tsx'],
        languageOptions: { parser: tseslint.parser },
        plugins: { boundaries: boundaries },
        settings: { ...boundarySettings, 'boundaries/root-path': house, 'import/resolver': { typescript: { project: join(house, 'tsconfig.json') } } },
        rules: { 'boundaries/dependencies': asError(options) },
      },
      ...byRoom.map(({ files, options: ofRoom }) => ({ files, rules: { 'boundaries/dependencies': asError(ofRoom) } })),
    ],
  });

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'gamut-rooms-'));
  for (const file of FILES) {
    mkdirSync(join(house, dirname(file)), { recursive: true });
    writeFileSync(join(house, file), 'export const value = 1;\nexport type Value = 1;\n');
  }
  writeFileSync(join(house, 'tsconfig.json'), JSON.stringify({ compilerOptions: { module: 'esnext', moduleResolution: 'bundler', paths: { '@/*': ['./*'] } } }));
  shipped = linter(shippedImports, shippedImportsByRoom);
  tests = linter(testImports);
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

const refusals = async (eslint: ESLint, code: string, file: string): Promise<number> => {
  const [result] = await eslint.lintText(code, { filePath: join(house, file) });
  const fatal = result?.messages.find((message) => message.fatal === true || message.ruleId === null);
  if (fatal !== undefined) throw new Error(fatal.message);
  return result?.messages.length ?? 0;
};
const value = (target: string) => `import { value } from '@/${target.replace(/\.tsx?$/, '')}';\nexport const own = value;\n`;
const type = (target: string) => `import type { Value } from '@/${target.replace(/\.tsx?$/, '')}';\nexport type Own = Value;\n`;

const PAGE = 'app/(clinic)/today/page.tsx';
const ALLOWED: [from: string, code: string][] = [
  [PAGE, value('components/plan/plan-table.tsx')],
  [PAGE, value('app/_trpc/server.ts')],
  ['app/_trpc/server.ts', value('server/api/root.ts')],
  ['app/api/health/route.ts', value('server/interop/health/answer.ts')],
  ['components/plan/plan-table.tsx', value('components/ui/button.tsx')],
  ['components/plan/plan-table.tsx', value('server/contracts/note.ts')],
  ['components/plan/plan-table.tsx', type('server/api/root.ts')],
  ['server/api/root.ts', value('server/services/note/sign-note.ts')],
  ['server/services/note/sign-note.ts', value('server/clinical/assess.ts')],
  ['server/services/note/sign-note.ts', value('db/queries/patient.ts')],
  ['server/services/note/sign-note.ts', value('db/client.ts')],
  ['server/auth/session.ts', value('db/queries/patient.ts')],
  ['server/exports/pdf/note.ts', value('server/renderings/note/text.ts')],
  ['server/knowledge/load.ts', type('server/clinical/model/chart.ts')],
  ['server/clinical/assess.ts', value('server/clinical/model/chart.ts')],
  ['server/clinical/model/sha256.ts', "import { createHash } from 'node:crypto';\nexport const own = createHash;\n"],
  ['db/queries/patient.ts', value('db/schema/patient.ts')],
  ['db/queries/patient.ts', type('server/clinical/model/chart.ts')],
  ['db/client.ts', "import pg from 'pg';\nexport const own = pg;\n"],
];
const REFUSED: [from: string, code: string][] = [
  [PAGE, value('server/services/note/sign-note.ts')],
  [PAGE, value('server/api/root.ts')],
  [PAGE, value('db/client.ts')],
  ['app/api/health/route.ts', value('server/services/note/sign-note.ts')],
  ['app/_trpc/server.ts', value('db/queries/patient.ts')],
  ['components/plan/plan-table.tsx', value('server/api/root.ts')],
  ['components/plan/plan-table.tsx', type('server/clinical/model/chart.ts')],
  ['components/plan/plan-table.tsx', value(PAGE)],
  ['server/api/root.ts', value('db/queries/patient.ts')],
  ['server/api/root.ts', value('server/interop/health/answer.ts')],
  ['server/cli/assess.ts', value('server/clinical/assess.ts')],
  ['server/services/note/sign-note.ts', value('server/api/root.ts')],
  ['server/services/note/sign-note.ts', value('db/schema/patient.ts')],
  ['server/auth/session.ts', value('server/services/note/sign-note.ts')],
  ['server/imports/fhir/read.ts', value('server/knowledge/load.ts')],
  ['server/renderings/note/text.ts', value('server/services/note/sign-note.ts')],
  ['server/contracts/note.ts', value('server/api/root.ts')],
  ['server/platform/env.ts', value('db/client.ts')],
  ['db/client.ts', value('server/platform/env.ts')],
  ['db/queries/patient.ts', value('server/clinical/model/chart.ts')],
  ['server/clinical/assess.ts', value('server/knowledge/load.ts')],
  ['server/clinical/assess.ts', type('server/contracts/note.ts')],
  ['server/clinical/assess.ts', "import { z } from 'zod';\nexport const own = z;\n"],
  ['server/clinical/assess.ts', "import { createHash } from 'node:crypto';\nexport const own = createHash;\n"],
  ['server/clinical/model/sha256.ts', "import { randomUUID } from 'node:crypto';\nexport const own = randomUUID;\n"],
  ['server/clinical/model/sha256.ts', "import { readFileSync } from 'node:fs';\nexport const own = readFileSync;\n"],
];

describe('the import table', () => {
  test.each(ALLOWED)('%s may %s', async (from, code) => expect(await refusals(shipped, code, from)).toBe(0));
  test.each(REFUSED)('%s may not %s', async (from, code) => expect(await refusals(shipped, code, from)).toBe(1));
  test('a test may look into every room but app', async () => {
    expect(await refusals(tests, value('db/client.ts'), 'server/clinical/assess.test.ts')).toBe(0);
    expect(await refusals(tests, value(PAGE), 'server/clinical/assess.test.ts')).toBe(1);
  });
});
