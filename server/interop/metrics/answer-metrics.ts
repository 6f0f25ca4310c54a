import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { environment } from '@/server/platform/env';
import { readMetrics } from '@/server/services/telemetry/read-metrics';

const NO_STORE = { 'Cache-Control': 'no-store' };
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `GET /api/metrics` for Prometheus: not there unless an administrator has set a token, and then for whoever brings it. */
export async function answerMetrics(request: Request, token: string | null = environment().metricsToken): Promise<Response> {
  if (token === null) return new Response('Not Found', { status: 404, headers: NO_STORE });
  if (!timingSafeEqual(digest(request.headers.get('authorization') ?? ''), digest(`Bearer ${token}`))) return new Response(null, { status: 401, headers: { ...NO_STORE, 'WWW-Authenticate': 'Bearer' } });
  return new Response(await readMetrics(), { headers: { ...NO_STORE, 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' } });
}
