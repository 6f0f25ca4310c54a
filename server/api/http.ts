import 'server-only';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { assertSameOrigin } from '@/server/auth/same-origin';
import { FACES, toAppError } from '@/server/platform/errors';
import { createContext } from './context';
import { appRouter } from './root';
import { smallBody } from './small-call';

/** Calls in one request at most; the browser's link batches no more. */
const BATCH = 10;
/** Bytes of one request; documents go through the import door. */
const LARGEST_BODY = 1_000_000;

const refusal = (error: unknown): Response => {
  const { code, message } = toAppError(error);
  return Response.json({ code, message }, { status: FACES[code].status, headers: { 'cache-control': 'no-store' } });
};

/** The tRPC door over HTTP. */
export async function handleApi(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request.headers);
  } catch (error) {
    return refusal(error);
  }
  // Counted as it comes: a length that is not announced is not believed.
  const body = Number(request.headers.get('content-length') ?? '0') > LARGEST_BODY ? null : await smallBody(request, LARGEST_BODY);
  if (body === null) return new Response(null, { status: 413 });
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request.body === null ? request : new Request(request.url, { method: request.method, headers: request.headers, body }),
    router: appRouter,
    maxBatchSize: BATCH,
    allowMethodOverride: true,
    createContext: () => createContext({ headers: request.headers }),
    responseMeta: () => ({ headers: { 'cache-control': 'no-store' } }),
  });
}
