import 'server-only';
import { assertSameOrigin } from '@/server/auth/same-origin';
import { signIn } from '@/server/auth/sign-in';
import { AppError, FACES, toAppError } from '@/server/platform/errors';
import { log } from '@/server/platform/log';
import { watchedResponse } from '@/server/platform/watched';
import { smallBody } from '../small-call';

/** The only routes of the sign-in library that are open. A route that an update brings along stays shut. */
export const OPEN_ROUTES: ReadonlySet<string> = new Set([
  'POST /api/auth/sign-in/email',
  'POST /api/auth/sign-in/second-step',
  'POST /api/auth/sign-in/passkey-question',
  'POST /api/auth/sign-in/passkey',
  'POST /api/auth/sign-out',
]);

/** Bytes of one request at this door. */
const LARGEST_SIGN_IN = 64_000;

const refusal = (error: unknown): Response => {
  const { code, message } = toAppError(error);
  if (code === 'unexpected') log().error('sign-in.failed', { error });
  return Response.json({ code, message }, { status: FACES[code].status });
};

async function answer(request: Request, pathname: string): Promise<Response> {
  if (!OPEN_ROUTES.has(`${request.method} ${pathname}`)) return new Response('Not Found', { status: 404 });
  assertSameOrigin(request.headers);
  // Anybody may knock here: what is longer than a password and a passkey's answer is not read to its end.
  const body = await smallBody(request, LARGEST_SIGN_IN);
  if (body === null) throw new AppError('too-large');
  return signIn().handler(new Request(request.url, { method: request.method, headers: request.headers, ...(body !== '' && { body }) }));
}

/** What the counts call a route; an address that somebody made up is none of them. */
const NAMES: ReadonlyMap<string, string> = new Map([...OPEN_ROUTES].map((route) => [route.slice(route.indexOf('/')), route.slice(route.indexOf('/api/auth/') + 10)]));

export async function handleSignIn(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const response = await watchedResponse({ door: 'sign-in', name: NAMES.get(pathname) ?? 'other' }, () => answer(request, pathname).catch(refusal));
  response.headers.set('cache-control', 'no-store');
  if (pathname.endsWith('/sign-out')) response.headers.set('clear-site-data', '"cache", "storage"');
  return response;
}
