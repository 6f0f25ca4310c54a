import { expect, test } from 'vitest';

import { checkHealth } from './check-health';

const answeredNow = () => Promise.resolve(Date.now());
const silent = () => new Promise<number>((resolve) => setTimeout(() => resolve(Date.now()), 2500));

test('all is well when the database answers with our own time', async () => {
  expect(await checkHealth(answeredNow)).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    database: 'up',
    signatures: null,
    knowledge: { version: expect.any(String) as string, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  });
});

test('clocks that differ by more than two seconds need a look', async () => {
  expect(await checkHealth(() => Promise.resolve(Date.now() - 5000))).toMatchObject({ status: 'degraded', database: 'up' });
});

test('signed notes that are not as they were written down need a look', async () => {
  process.env.GAMUT_SIGNATURES = 'differ';
  expect(await checkHealth(answeredNow)).toMatchObject({ status: 'degraded', signatures: 'differ' });
  delete process.env.GAMUT_SIGNATURES;
});

test('a database that refuses is down', async () => {
  expect(await checkHealth(() => Promise.reject(new Error('connect ECONNREFUSED')))).toMatchObject({ status: 'down', database: 'down' });
});

test('a silent database is down within two seconds, is asked once by many, and is up again when it answers', async () => {
  let questions = 0;
  const from = performance.now();
  const probe = () =>
    checkHealth(() => {
      questions += 1;
      return silent();
    });
  const answers = await Promise.all([probe(), probe(), probe()]);
  expect(performance.now() - from).toBeLessThan(2000);
  expect(answers.map(({ status }) => status)).toEqual(['down', 'down', 'down']);
  expect(questions).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect((await checkHealth(answeredNow)).status).toBe('ok');
});
