import { hashPassword } from 'better-auth/crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { account } from '@/db/schema/account';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import { tellFigures } from '@/db/testing/tell-figures';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { hashOfAllRows } from '@/db/testing/whole-database';
import { aCondition, bundleOf, coded, SNOMED } from '@/server/imports/fhir/testing/bundles';
import { handleSignIn } from '../sign-in/http';
import { handleImport, handlePreview } from './http';
import { readBody } from './read-body';

const database = useTestDatabase();
const ORIGIN = 'http://localhost:3000';
const PASSWORD = 'river stones are round';
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let prescriber = '';
let administrator = '';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const document = JSON.stringify(bundleOf([aCondition(coded(SNOMED, '84757009', 'Epilepsy'))]));

type Sent = { readonly body?: BodyInit; readonly headers?: Record<string, string>; readonly query?: string };
const send = (door: (request: Request) => Promise<Response>, { body = document, headers = {}, query = '' }: Sent = {}) =>
  door(new Request(`${ORIGIN}/api/imports${query}`, { method: 'POST', headers: { 'content-type': 'application/fhir+json', origin: ORIGIN, cookie: prescriber, ...headers }, body }));
const codeOf = async (response: Response): Promise<unknown> => {
  const answer: unknown = await response.json();
  return typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : answer;
};

async function signInAs(email: string): Promise<string> {
  const response = await handleSignIn(
    new Request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN }, body: JSON.stringify({ email, password: PASSWORD }) }),
  );
  return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin, { demo: true });
  const password = await hashPassword(PASSWORD);
  for (const { id } of [clinics.prescriber, clinics.administrator]) {
    await database.admin.insert(account).values({ accountId: id, providerId: 'credential', userId: id, password });
  }
  prescriber = await signInAs(clinics.prescriber.email);
  administrator = await signInAs(clinics.administrator.email);
});

describe('the upload door', () => {
  test('previews, takes in, and says so in the shape of the contract, never cached', async () => {
    const before = await hashOfAllRows(database.admin);
    const preview = await send(handlePreview);
    expect([preview.status, preview.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await preview.json()).toMatchObject({ preview: true, patient: { id: null, created: true, displayName: 'QUILL, Robin' } });
    expect(await hashOfAllRows(database.admin)).toBe(before);
    const taken = await send(handleImport);
    expect(await taken.json()).toMatchObject({ preview: false, patient: { created: true }, waiting: [] });
  });

  test.each([
    ['without a session', 401, 'not-signed-in', { headers: { cookie: '' } }],
    ['from another site', 403, 'cross-site', { headers: { origin: 'https://evil.example' } }],
    ['fetched across sites', 403, 'cross-site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['as a form', 415, 'wrong-content-type', { headers: { 'content-type': 'multipart/form-data' } }],
    ['packed', 415, 'wrong-content-type', { headers: { 'content-encoding': 'gzip' } }],
    ['larger than it may be', 413, 'too-large', { headers: { 'content-length': '50000001' } }],
    ['that is no bundle', 422, 'document-refused', { body: '{}' }],
    ['for a patient of another clinic', 404, 'not-found', { query: '?patient=6f2f6a1e-94b3-4a11-8a3c-111111111111' }],
    ['for an id that is none', 404, 'not-found', { query: '?patient=1' }],
  ])('a document %s is refused, and nothing is stored', async (_, status, code, sent: Sent) => {
    const before = await hashOfAllRows(database.admin);
    const response = await send(handleImport, sent);
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
    expect(await hashOfAllRows(database.admin)).toBe(before);
  });

  test('somebody whose role does not allow it is refused, with a row in the audit trail', async () => {
    const response = await send(handleImport, { headers: { cookie: administrator } });
    expect([response.status, await codeOf(response)]).toEqual([403, 'not-allowed']);
    expect((await auditRows(database.admin)).at(-1)).toMatchObject({ event: 'record.imported', outcome: 'refused', refusal: 'not-allowed' });
  });

  test('a body that grows past the limit is cut off, whatever length it announced', async () => {
    let pieces = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const request = new Request(`${ORIGIN}/api/imports`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: endless, duplex: 'half' } as RequestInit);
    await expect(readBody(request, 10_000)).rejects.toMatchObject({ code: 'too-large' });
    expect(pieces).toBeLessThan(20);
  });

  test('several at a time are taken one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => send(handleImport)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { patient: { id: string } }).patient.id));
    expect(new Set(ids).size).toBe(1);
    tellFigures('MEM-01', { tries: ids.length, faults: ids.length - 1, lost: ids.filter((id) => id === '').length, doubled: new Set(ids).size - 1 });
  });
});
