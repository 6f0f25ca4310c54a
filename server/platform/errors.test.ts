import { expect, test } from 'vitest';

import { AppError, APP_ERROR_CODES, FACES, toAppError } from './errors';

test('every refusal has a status of its kind and a sentence that ends', () => {
  for (const code of APP_ERROR_CODES) {
    const { status, sentence } = FACES[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});

test('a refusal keeps its code through whatever wrapped it', () => {
  const inner = new AppError('changed-meanwhile');
  expect(toAppError(new Error('outer', { cause: new Error('middle', { cause: inner }) }))).toBe(inner);
});

test.each([
  { code: '57P01' }, { code: '53300' }, { code: '57014' }, { code: '08006' },
  { code: 'ECONNREFUSED', syscall: 'connect' }, { code: 'ENOENT', syscall: 'connect' }, { code: 'EPIPE', syscall: 'write' }, { code: '58030' },
  { code: '42501', message: 'could not extend file "base/5/1259": Read-only file system' },
])('a database error %o asks to try again', (fields) => {
  const error = new Error('Failed query', { cause: Object.assign(new Error('x'), fields) });
  expect(toAppError(error)).toMatchObject({ code: 'database-unavailable' });
});

test('of a transaction whose end nobody answered nobody is told that nothing was saved', () => {
  const unanswered = Object.assign(new Error('x', { cause: Object.assign(new Error('y'), { code: '57P01' }) }), { name: 'CommitUnanswered' });
  const refusal = toAppError(unanswered);
  expect(refusal.code).toBe('database-unavailable');
  expect(refusal.message).not.toContain('Nothing was saved');
  expect(refusal.message).toContain('may have been saved');
});

test.each([new Error('Canary'), Object.assign(new Error('Canary'), { code: '23505' }), Object.assign(new Error('permission denied for table Canary'), { code: '42501' }), Object.assign(new Error('Canary'), { code: 'ENOENT', syscall: 'open' }), 'Canary', null])('anything else is unexpected and keeps its words to itself', (error) => {
  const refusal = toAppError(error);
  expect(refusal.code).toBe('unexpected');
  expect(refusal.message).not.toContain('Canary');
  expect(refusal.cause).toBe(error);
});
