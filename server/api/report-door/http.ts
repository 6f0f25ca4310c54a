import 'server-only';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { assertSameOrigin } from '@/server/auth/same-origin';
import { VISIT_MINUTES } from '@/server/auth/report-visit';
import { environment } from '@/server/platform/env';
import { FACES, toAppError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import type { ApiContext } from '../trpc';
import { reportDoorRouter } from './root';

const ENDPOINT = '/r/api';
/** Bytes of one request: a page with the longest text, and nothing larger. */
export const LARGEST_PAGE = 64_000;

const NAME = 'gamut-report';
const PATH = '/r';

/** Secure outside this machine, seen by no script, sent to this door alone. */
function cookieWith(value: string | null): string {
  const { secureOrigin } = environment();
  const life = value === null ? 0 : VISIT_MINUTES * 60;
  return `${NAME}=${value ?? ''}; Path=${PATH}; Max-Age=${life}; HttpOnly; SameSite=Strict${secureOrigin ? '; Secure' : ''}`;
}

const cookieIn = (headers: Headers): string | null => {
  const found = (headers.get('cookie') ?? '').split('; ').find((pair) => pair.startsWith(`${NAME}=`));
  return found === undefined ? null : found.slice(NAME.length + 1);
};

/** The nearest address that a trusted proxy wrote; the proxy in front of the application removes it where none is trusted. */
const addressIn = (headers: Headers): string | null => {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return environment().trustProxy && last !== undefined && last !== '' ? last : null;
};

const refused = (status: number, body: object | null): Response =>
  new Response(body === null ? null : JSON.stringify(body), { status, headers: { 'cache-control': 'no-store', 'content-type': 'application/json' } });

/** The body when it is small enough, counted as it comes: a length that is not announced is not believed. */
async function smallBody(request: Request): Promise<string | null> {
  const reader = request.body?.getReader();
  if (reader === undefined) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.byteLength;
    if (length > LARGEST_PAGE) {
      await reader.cancel();
      return null;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The patient's small door over HTTP: one call a request, by POST only, from our own page only. */
export async function handleReportDoor(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request.headers);
  } catch (error) {
    const { code } = toAppError(error);
    return refused(FACES[code].status, { code });
  }
  if (!(request.headers.get('content-type') ?? '').startsWith('application/json')) return refused(415, null);
  const body = await smallBody(request);
  if (body === null) return refused(413, { code: 'too-large' });
  const set: string[] = [];
  const createContext = (): ApiContext => ({
    actor: null,
    why: 'not-signed-in',
    requestId: newId(),
    link: { cookie: cookieIn(request.headers), address: addressIn(request.headers), keep: (value) => set.push(cookieWith(value)) },
  });
  const answer = await fetchRequestHandler({
    endpoint: ENDPOINT,
    req: new Request(request.url, { method: 'POST', headers: request.headers, body }),
    router: reportDoorRouter,
    allowBatching: false,
    createContext,
  });
  const headers = new Headers(answer.headers);
  headers.set('cache-control', 'no-store');
  for (const cookie of set) headers.append('set-cookie', cookie);
  return new Response(answer.body, { status: answer.status, headers });
}
