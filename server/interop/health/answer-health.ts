import 'server-only';

import { health } from '@/server/contracts/health';
import { checkHealth } from '@/server/services/health/check-health';

/** `GET /api/health`: for load balancers and for whoever starts us. Says nothing about where or how much. */
export async function answerHealth(): Promise<Response> {
  const found = health.parse(await checkHealth());
  return Response.json(found, { status: found.status === 'down' ? 503 : 200, headers: { 'Cache-Control': 'no-store' } });
}
