import { beforeAll, describe, expect, test } from 'vitest';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { hashOfAllRows } from '@/db/testing/whole-database';
import { answerDownload } from '@/server/interop/download/answer-download';
import { handleApi } from './http';
import { handleImport } from './imports/http';
import { handleReportDoor } from './report-door/http';
import { ORIGIN, signEverybodyIn } from './testing/eight-callers';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const database = useTestDatabase();
let cookie = '';
let patientId = '';
beforeAll(async () => {
  const clinics = await makeTwoClinics(database.admin);
  patientId = clinics.patientId;
  cookie = (await signEverybodyIn(database.admin, clinics, '6f2f6a1e-94b3-4a11-8a3c-111111111111')).prescriber;
});

/** How a page of somebody else makes a browser send something. */
const ELSEWHERE: Readonly<Record<string, Record<string, string>>> = {
  'another site': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'a name like ours': { origin: 'http://localhost:3000.evil.example' },
  'a sub-domain': { origin: 'http://gamut.localhost:3000' },
  'no origin at all': { origin: 'null' },
  'a form of a neighbour': { 'sec-fetch-site': 'same-site' },
};
const change = () => JSON.stringify({ 0: { json: { patientId, text: 'put in from elsewhere', clinicalStatus: 'active' } } });

describe.each(Object.entries(ELSEWHERE))('CSRF-01, CSRF-04 a request that a page of another site caused: %s', (_, headers) => {
  test.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])('as %s has no effect at any door and names no origin that may read the answer', async (type) => {
    const before = await hashOfAllRows(database.admin);
    const post = (path: string, body: string) => new Request(`${ORIGIN}${path}`, { method: 'POST', headers: { cookie, 'content-type': type, ...headers }, body });
    for (const answer of [await handleApi(post('/api/trpc/conditions.create?batch=1', change())), await handleImport(post('/api/imports', '{}')), await handleReportDoor(post('/r/api/open', '{}'))]) {
      expect(answer.status).toBe(403);
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    }
    expect(await hashOfAllRows(database.admin)).toBe(before);
  });
});

test('CSRF-02 a change is not made by GET', async () => {
  const before = await hashOfAllRows(database.admin);
  const answer = await handleApi(new Request(`${ORIGIN}/api/trpc/conditions.create?batch=1&input=${encodeURIComponent(change())}`, { headers: { cookie, origin: ORIGIN } }));
  expect(answer.status).toBe(405);
  expect(await hashOfAllRows(database.admin)).toBe(before);
});

test('CSRF-05 a file is not fetched for a page of another site', async () => {
  const answer = await answerDownload(new Request(`${ORIGIN}/visits/x/note.pdf`, { headers: { cookie, 'sec-fetch-site': 'cross-site' } }), { visitId: '6f2f6a1e-94b3-4a11-8a3c-111111111111', file: 'note.pdf' });
  expect(answer.status).toBe(403);
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
});

test('DOS-01 more calls or bytes than a screen ever sends are refused', async () => {
  const calls = (count: number) => {
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [at, {}])));
    return handleApi(new Request(`${ORIGIN}/api/trpc/${Array.from({ length: count }, () => 'me.get').join(',')}?batch=1`, { method: 'POST', headers: { cookie, origin: ORIGIN, 'content-type': 'application/json' }, body }));
  };
  expect((await calls(10)).status).toBe(200);
  for (const count of [11, 200]) expect((await calls(count)).status).toBe(400);
  const large = await handleApi(new Request(`${ORIGIN}/api/trpc/me.get`, { method: 'POST', headers: { cookie, origin: ORIGIN, 'content-type': 'application/json', 'content-length': '1000001' }, body: 'x' }));
  expect(large.status).toBe(413);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array((sent += 65_536) && 65_536)) });
  const unannounced = await handleApi(new Request(`${ORIGIN}/api/trpc/me.get`, { method: 'POST', headers: { cookie, origin: ORIGIN, 'content-type': 'application/json' }, body: endless, duplex: 'half' } as RequestInit));
  expect(unannounced.status).toBe(413);
  expect(sent).toBeLessThan(2_000_000);
});
