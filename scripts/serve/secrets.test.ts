import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { weaknessOf } from '@/server/platform/env';
import { ensureSecrets } from './secrets';

const root = mkdtempSync(join(tmpdir(), 'gamut-secrets-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('secrets are made once, strong, different, and for their owner only', () => {
  const folder = join(root, 'new');
  const first = ensureSecrets(folder, {});
  const contents = Object.values(first).map((file) => readFileSync(file, 'utf8').trim());
  expect(Object.keys(first)).toEqual(['AUTH_SECRET_FILE', 'BACKUP_KEY_FILE']);
  expect(new Set(contents).size).toBe(2);
  for (const secret of contents) expect(weaknessOf(secret)).toBeNull();
  for (const file of Object.values(first)) expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(ensureSecrets(folder, {})).toEqual(first);
  expect(Object.values(first).map((file) => readFileSync(file, 'utf8').trim())).toEqual(contents);
});

test('a secret that was given is not made', () => {
  expect(Object.keys(ensureSecrets(join(root, 'given'), { AUTH_SECRET: 'x', BACKUP_KEY_FILE: 'y' }))).toEqual([]);
});
