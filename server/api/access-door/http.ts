import 'server-only';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { newId } from '@/server/platform/ids';
import { readSmallCall } from '../small-call';
import type { ApiContext } from '../trpc';
import { accessDoorRouter } from './root';

const LARGEST_BODY = 8_000;

/** The door of one-time links over HTTP: one call a request, by POST only, from our own page only. */
export async function handleAccessDoor(request: Request): Promise<Response> {
  const small = await readSmallCall(request, LARGEST_BODY);
  if (small instanceof Response) return small;
  const answer = await fetchRequestHandler({
    endpoint: '/api/access',
    req: small.request,
    router: accessDoorRouter,
    allowBatching: false,
    createContext: (): ApiContext => ({ actor: null, why: 'not-signed-in', requestId: newId() }),
  });
  const headers = new Headers(answer.headers);
  headers.set('cache-control', 'no-store');
  return new Response(answer.body, { status: answer.status, headers });
}
