import { expect, test } from 'vitest';

import { createLog } from './log';

const written = (act: (log: ReturnType<typeof createLog>) => void): string => {
  let text = '';
  act(createLog('debug', { write: (line) => (text += line) }));
  return text;
};

test('holds nothing that a database error quotes, and still says where it came from', () => {
  const cause = Object.assign(new Error('Key (family_name)=(Canary) already exists.'), { code: '23505', constraint: 'patient_name', detail: 'Canary' });
  const error = new Error("Failed query: insert into patient values ($1)\nparams: Canary", { cause });
  const text = written((log) => log.error('request.failed', { requestId: 'r1', error }));
  expect(text).not.toContain('Canary');
  expect(text).not.toContain('insert into');
  expect(JSON.parse(text)).toMatchObject({ level: 'error', event: 'request.failed', requestId: 'r1', error: [{ name: 'Error', at: [expect.stringContaining('log.test.ts'), ...Array<unknown>(7).fill(expect.anything())] }, { code: '23505', constraint: 'patient_name' }] });
});

test('stays one line whatever stands in a field', () => {
  const text = written((log) => log.warn('x', { procedure: 'a\nlevel=error\u001b[31m' }));
  expect(text.trimEnd().split('\n')).toHaveLength(1);
  expect(text).not.toContain('\u001b');
});

test('survives what is thrown but is no error', () => {
  expect(JSON.parse(written((log) => log.error('x', { error: 'Canary' })))).toMatchObject({ error: [{ name: 'string' }] });
});
