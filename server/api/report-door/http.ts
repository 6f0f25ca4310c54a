import 'server-only';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { VISIT_MINUTES } from '@/server/auth/report-visit';
import { environment } from '@/server/platform/env';
import { newId } from '@/server/platform/ids';
import { readSmallCall } from '../small-call';
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

/** The patient's small door over HTTP: one call a request, by POST only, from our own page only. */
export async function handleReportDoor(request: Request): Promise<Response> {
  const small = await readSmallCall(request, LARGEST_PAGE);
  if (small instanceof Response) return small;
  const set: string[] = [];
  const createContext = (): ApiContext => ({
    actor: null,
    why: 'not-signed-in',
    requestId: newId(),
    link: { cookie: cookieIn(request.headers), address: addressIn(request.headers), keep: (value) => set.push(cookieWith(value)) },
  });
  const answer = await fetchRequestHandler({
    endpoint: ENDPOINT,
    req: small.request,
    router: reportDoorRouter,
    allowBatching: false,
    createContext,
  });
  const headers = new Headers(answer.headers);
  headers.set('cache-control', 'no-store');
  for (const cookie of set) headers.append('set-cookie', cookie);
  return new Response(answer.body, { status: answer.status, headers });
}
