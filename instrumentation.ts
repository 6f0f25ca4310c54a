/** Runs once in each process that serves, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startOutbox } = await import('@/server/services/outbox/loop');
  startOutbox();
  const [{ environment }, { startTraces }] = await Promise.all([import('@/server/platform/env'), import('@/server/platform/traces')]);
  await startTraces(environment().otlpEndpoint);
}
