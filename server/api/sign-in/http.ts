import 'server-only';
import { signIn } from '@/server/auth/sign-in';

/** The only routes of the sign-in library that are open. A route that an update brings along stays shut. */
export const OPEN_ROUTES: ReadonlySet<string> = new Set(['POST /api/auth/sign-in/email', 'POST /api/auth/sign-out']);

export async function handleSignIn(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const response = OPEN_ROUTES.has(`${request.method} ${pathname}`) ? await signIn().handler(request) : new Response('Not Found', { status: 404 });
  response.headers.set('cache-control', 'no-store');
  if (pathname.endsWith('/sign-out')) response.headers.set('clear-site-data', '"cache", "storage"');
  return response;
}
