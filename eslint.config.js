import next from '@next/eslint-plugin-next';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

import { boundarySettings, shippedImports, shippedImportsByRoom, testImports } from './scripts/lint/rooms.js';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.property.test.ts', 'e2e/**', 'db/testing/**', 'server/services/visits/testing/**', 'server/api/testing/**'];

/** Bans that hold wherever TypeScript is written; each is a rule of docs/security.md. */
const BANNED_SYNTAX = [
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text stays text: no HTML from strings.' },
  { selector: "Property[key.name='dangerouslySetInnerHTML']", message: 'Text stays text: no HTML from strings.' },
  { selector: "MemberExpression[object.name='sql'][property.name='raw']", message: 'No raw SQL: parameters only.' },
  { selector: "MemberExpression[object.name='sql'][property.name='identifier']", message: 'Identifiers come from the schema.' },
  { selector: "ExpressionStatement[directive='use server']", message: 'No Server Actions: tRPC is the one data door.' },
  { selector: "ExpressionStatement[directive='use cache']", message: 'Nothing about a patient is cached.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Ids come from server/platform/ids.ts.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
];
const BANNED_CLOCK = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The clock is server/platform/clock.ts.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is server/platform/clock.ts.' },
];
const BANNED_FETCH = [
  { selector: "CallExpression[callee.name='fetch']", message: 'The server calls nobody, save through server/platform/outbound.ts.' },
];
const BANNED_STORAGE = [
  { selector: "Identifier[name=/^(localStorage|indexedDB|sessionStorage)$/]", message: 'The browser stores nothing about a patient; preferences only.' },
];
const ban = (...lists) => ['error', ...lists.flat()];

export default defineConfig(
  globalIgnores(['.next/', 'node_modules/', '.data*/', 'next-env.d.ts', 'test-results/', 'playwright-report/', 'coverage/', 'public/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    // Rules that need types are in .oxlintrc.json, on the native compiler.
    extends: [tseslint.configs.recommended, tseslint.configs.stylistic],
    rules: {
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ban(BANNED_SYNTAX, BANNED_CLOCK, BANNED_FETCH, BANNED_STORAGE),
      'no-restricted-imports': ['error', { paths: [{ name: 'next/image', message: 'No image optimiser.' }] }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['app/**/*.tsx', 'app/**/*.ts', 'components/**/*.tsx', 'components/**/*.ts'],
    plugins: { '@next/next': next, 'react-hooks': reactHooks },
    rules: {
      ...next.configs.recommended.rules,
      ...next.configs['core-web-vitals'].rules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // The browser may call our own doors and show its own clock; the server's bans stay.
      'no-restricted-syntax': ban(BANNED_SYNTAX, BANNED_STORAGE),
    },
  },
  {
    files: ['components/shell/preferences.ts', 'components/shell/preferences.tsx'],
    rules: { 'no-restricted-syntax': ban(BANNED_SYNTAX) },
  },
  {
    files: ['server/platform/clock.ts', 'server/platform/outbound.ts', 'bench/**', 'db/embedded/**', 'scripts/**'],
    rules: { 'no-restricted-syntax': ban(BANNED_SYNTAX) },
  },
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': ban(BANNED_SYNTAX),
    },
  },
  {
    files: ['{app,components,server,db,bench}/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts', '**/*.test.tsx'],
    plugins: { boundaries },
    settings: boundarySettings,
    rules: { 'boundaries/dependencies': ['error', shippedImports] },
  },
  ...shippedImportsByRoom.map(({ files, options }) => ({ files, ignores: ['**/*.test.ts', '**/*.test.tsx'], rules: { 'boundaries/dependencies': ['error', options] } })),
  {
    files: ['{components,server,db,bench}/**/*.test.{ts,tsx}', 'server/knowledge/testing/*.ts', 'server/services/visits/testing/*.ts', 'server/api/testing/*.ts', 'e2e/**/*.ts'],
    plugins: { boundaries },
    settings: boundarySettings,
    rules: { 'boundaries/dependencies': ['error', testImports] },
  },
  {
    files: ['server/knowledge/**/*.ts', 'server/imports/**/*.ts', 'server/renderings/**/*.ts', 'server/contracts/**/*.ts'],
    ignores: ['server/knowledge/load.ts', 'server/knowledge/review-sheet.ts', 'server/knowledge/testing/*.ts', '**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['fs', 'fs/*', 'node:fs', 'node:fs/*'], message: 'Only knowledge/load.ts reads the disk.' }] }] },
  },
  {
    files: ['server/clinical/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'process', 'fetch', 'Intl', 'performance', 'crypto', 'setTimeout', 'setInterval', 'globalThis', 'require'].map((name) => ({
          name,
          message: 'The core is pure: same in, same out, on every machine.',
        })),
      ],
      'no-restricted-syntax': ban(BANNED_SYNTAX, BANNED_CLOCK, BANNED_FETCH, BANNED_STORAGE, [
        { selector: "MemberExpression[property.name=/^(toLocaleString|toLocaleDateString|toLocaleTimeString|toLocaleUpperCase|toLocaleLowerCase|localeCompare)$/]", message: 'Locale depends on the machine: compare code units.' },
      ]),
    },
  },
);
