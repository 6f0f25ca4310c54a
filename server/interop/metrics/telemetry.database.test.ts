import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callDoor, ORIGIN, signEverybodyIn } from '@/server/api/testing/eight-callers';
import { handleSignIn } from '@/server/api/sign-in/http';
import { answerMetrics } from './answer-metrics';
import { flushTraces, startTraces, stopTraces } from '@/server/platform/traces';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const TOKEN = 'of the collector alone';
/** Stand in whatever is sent and stored; a collector hears none of them. */
const CANARIES = ['Zqcanaryfamily', 'zqcanarywords', '1931-07-29', 'ZQ-CANARY-77'];

const database = useTestDatabase();
const collected: string[] = [];
const collector = createServer((request, response) => {
  request.on('data', (piece: Buffer) => collected.push(piece.toString('utf8'))).on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
});
let cookie = '';
let patientId = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  await startTraces(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
  const clinics = await makeTwoClinics(database.admin);
  patientId = clinics.patientId;
  cookie = (await signEverybodyIn(database.admin, clinics, '6f2f6a1e-94b3-4a11-8a3c-111111111111')).prescriber;
});
afterAll(async () => {
  await stopTraces();
  collector.close();
});

const metrics = (headers: Record<string, string> = {}, token: string | null = TOKEN) => answerMetrics(new Request(`${ORIGIN}/api/metrics`, { headers }), token);

test('numbers are there for whoever brings the token, and not at all where none was set', async () => {
  expect((await metrics({ authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: TOKEN }, { cookie }] as Record<string, string>[]) expect((await metrics(headers)).status).toBe(401);
  expect((await metrics({ authorization: 'Bearer null' }, null)).status).toBe(404);
});

test('AUD-07 calls are counted and traced by name and outcome, and neither numbers nor traces hold anything of a patient', async () => {
  const heard = await callDoor(cookie, [
    { path: 'patients.create', type: 'mutation', input: { family: 'Zqcanaryfamily', given: 'Ann', birthOn: '1931-07-29', sex: 'female', recordNumber: 'ZQ-CANARY-77' } },
    { path: 'lifeEvents.create', type: 'mutation', input: { patientId, title: 'zqcanarywords', kind: 'bereavement', on: '2026-03-01' } },
    { path: 'patients.search', type: 'query', input: { text: 'Zqcanaryfamily' } },
    { path: 'workspace.get', type: 'query', input: { patientId: '6f2f6a1e-94b3-4a11-8a3c-999999999999' } },
    { path: 'lifeEvents.create', type: 'mutation', input: { patientId, title: 'zqcanarywords'.repeat(100), kind: 'zqcanarywords', on: '1931-07-29' } },
  ]);
  expect(heard.map(({ code }) => code)).toEqual(['done', 'done', 'done', 'not-found', 'invalid-input']);
  await handleSignIn(new Request(`${ORIGIN}/api/auth/zqcanarywords`, { method: 'POST' }));
  const text = await (await metrics({ authorization: `Bearer ${TOKEN}` })).text();
  expect(text).toMatch(/^gamut_call_seconds_count\{door="application",name="patients\.create",code="done"\} [1-9]/m);
  expect(text).toMatch(/^gamut_call_seconds_count\{door="application",name="workspace\.get",code="not-found"\} [1-9]/m);
  expect(text).toMatch(/^gamut_up 1$/m);
  expect(text).toMatch(/^gamut_outbox_waiting 0$/m);
  await flushTraces();
  const sent = collected.join('');
  expect(sent).toContain('patients.create');
  expect(sent).toContain('gamut.code');
  for (const canary of [...CANARIES, patientId, 'prescriber@', 'Pat Prescriber']) {
    expect(text).not.toContain(canary);
    expect(sent).not.toContain(canary);
  }
});

test('the text is what Prometheus reads: each name described once, each line a name, labels and a number', async () => {
  const lines = (await (await metrics({ authorization: `Bearer ${TOKEN}` })).text()).trimEnd().split('\n');
  const described = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
  expect(new Set(described).size).toBe(described.length);
  for (const line of lines.filter((one) => !one.startsWith('#'))) expect(line).toMatch(/^[a-z_]+(\{([a-z_]+="[^"\n]*",?)+\})? [0-9.e+-]+$/);
});
