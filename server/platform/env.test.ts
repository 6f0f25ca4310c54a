import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { EnvironmentError, readEnvironment, weaknessOf, type Variables } from './env';

const SOUND = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
const OTHER = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';
const base: Variables = { DATABASE_URL: 'postgresql://gamut@localhost/gamut', AUTH_SECRET: SOUND, BACKUP_KEY: OTHER };
const refusal = (variables: Variables): readonly string[] => {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.lines;
    throw error;
  }
  return [];
};

const folder = mkdtempSync(join(tmpdir(), 'gamut-env-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the environment', () => {
  test('of a server with a database of its own is real, on all interfaces', () => {
    expect(readEnvironment(base)).toMatchObject({ demo: false, host: '0.0.0.0', port: 3000, publicUrl: 'http://localhost:3000', databaseOwnerUrl: base.DATABASE_URL, secureOrigin: false });
  });

  test('of an embedded database is a demo, on the loopback address', () => {
    expect(readEnvironment({ ...base, GAMUT_EMBEDDED: '1' })).toMatchObject({ demo: true, host: '127.0.0.1' });
    expect(readEnvironment({ ...base, GAMUT_EMBEDDED: '1', DEMO: '0' })).toMatchObject({ demo: false, host: '0.0.0.0' });
  });

  test('takes the port into the default address, and an empty variable for one not given', () => {
    expect(readEnvironment({ ...base, PORT: '4321', PUBLIC_URL: '', DEMO: '' }).publicUrl).toBe('http://localhost:4321');
  });

  test.each([
    ['http://gamut.clinic.example', 'https'],
    ['http://10.0.0.7:3000', 'https'],
    ['http://localhost.clinic.example', 'https'],
    ['https://gamut.clinic.example/app', 'origin'],
    ['https://ann@gamut.clinic.example', 'origin'],
    ['ftp://gamut.clinic.example', 'address'],
  ])('refuses PUBLIC_URL %s', (url, why) => expect(refusal({ ...base, PUBLIC_URL: url })).toEqual([expect.stringMatching(new RegExp(`^PUBLIC_URL: .*${why}`))]));

  test.each(['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:3000', 'https://gamut.clinic.example'])('takes PUBLIC_URL %s', (url) =>
    expect(refusal({ ...base, PUBLIC_URL: url })).toEqual([]));

  test('names everything that is wrong at once, and never a value', () => {
    const lines = refusal({ DATABASE_URL: 'mysql://root:hunter2@db/x', PORT: '70000', DEMO: 'yes', AUTH_SECRET: SOUND, BACKUP_KEY: OTHER });
    expect(lines.map((line) => line.split(':')[0])).toEqual(['PORT', 'DATABASE_URL', 'DEMO']);
    expect(lines.join()).not.toContain('hunter2');
  });

  test('needs its secrets when nobody made them', () => {
    expect(refusal({ DATABASE_URL: base.DATABASE_URL })).toEqual(['AUTH_SECRET: must be set', 'BACKUP_KEY: must be set']);
  });

  test('does not use one secret for two things', () => {
    expect(refusal({ ...base, BACKUP_KEY: SOUND })).toEqual(['BACKUP_KEY: must differ from AUTH_SECRET']);
  });

  test('reads a secret from a file, and says when it cannot', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, `${SOUND}\n`);
    expect(readEnvironment({ ...base, AUTH_SECRET: undefined, AUTH_SECRET_FILE: file }).authSecret).toBe(SOUND);
    expect(refusal({ ...base, AUTH_SECRET: '', AUTH_SECRET_FILE: join(folder, 'none') })).toEqual(['AUTH_SECRET_FILE: the file cannot be read']);
  });
});

test.each([
  ['short', 'bytes'],
  ['change-me-change-me-change-me-change-me', 'placeholder'],
  ['0123456789-this-is-the-default-key-0123456789', 'placeholder'],
  ['a'.repeat(64), 'repeats'],
  ['abcabcabcabcabcabcabcabcabcabcabcabcabc', 'repeats'],
])('%s is no secret', (secret, why) => expect(weaknessOf(secret)).toContain(why));
