import { randomBytes } from 'node:crypto';

import { NextResponse, type NextRequest } from 'next/server';

import { environment } from '@/server/platform/env';

/**
 * Sets headers and refuses what no page of ours understands. It decides no access: procedures do.
 * Uploads pass beside it (see `matcher`), because a body that passes through is copied in memory.
 */
export function proxy(request: NextRequest): NextResponse {
  const { secureOrigin, trustProxy } = environment();
  const isDoor = DOORS.some((door) => request.nextUrl.pathname.startsWith(door));
  if (request.headers.has('next-action')) return refuse(404);
  const isAddress = isReadable(request.nextUrl.pathname);
  if (isDoor && !isAddress) return refuse(404);
  if (!isDoor && request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { Allow: 'GET, HEAD' });

  const nonce = randomBytes(16).toString('base64');
  const policy = policyWith(nonce);
  const headers = new Headers(request.headers);
  for (const name of FORGEABLE) headers.delete(name);
  if (!trustProxy) for (const name of FROM_A_PROXY) headers.delete(name);
  // The framework reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  if (DRAWN_FIRST.test(request.nextUrl.pathname)) headers.set('x-styles', 'later');

  const response = isAddress ? NextResponse.next({ request: { headers } }) : NextResponse.rewrite(new URL(NOWHERE, request.url), { request: { headers } });
  if (!isDoor) {
    response.headers.set('Content-Security-Policy', isAddress && FILE.test(request.nextUrl.pathname) ? ONLY_DATA : policy);
    response.headers.set('Cache-Control', 'private, no-store');
  }
  if (secureOrigin) response.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  return response;
}

export const config = { matcher: ['/((?!_next/static/|api/imports).*)'] };

/** Doors for programs; everything else is a page, which is only read. */
const DOORS = ['/api/', '/r/api/'];
/** Files that are downloaded: were one opened as a page, nothing in it would run. */
const FILE = /^\/(visits|patients|worklist|calendar)\/.+\.[a-z.]+$/;
const ONLY_DATA = "sandbox; default-src 'none'; frame-ancestors 'none'";
/** Pages whose first picture has its own style sheet; the rest may come after it (app/layout.tsx). */
const DRAWN_FIRST = /^\/(today|patients\/[\da-f-]{36})$/;
/** Headers by which the inside of the framework talks to itself. */
const FORGEABLE = ['x-middleware-subrequest', 'x-middleware-subrequest-id', 'x-nextjs-data', 'x-nonce', 'x-styles'];
/** No page of ours: what stands for it says that nothing is there. */
const NOWHERE = '/not-found';
/** True only when a proxy of ours wrote them. */
const FROM_A_PROXY = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip'];

const refuse = (status: number, headers: Record<string, string> = {}): NextResponse =>
  new NextResponse(null, { status, headers: { 'Cache-Control': 'no-store', ...headers } });

/** The framework fails on a percent sign that stands for nothing. */
function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/** Scripts only with this request's nonce. Inline style attributes stay allowed: charts place their words with them. */
function policyWith(nonce: string): string {
  const development = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
