import { environment } from '@/server/platform/env';
import { AppError } from '@/server/platform/errors';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Origins under which this server is ours: the public one, and on this machine each name of the loopback. */
export function ownOrigins(): string[] {
  const { publicUrl } = environment();
  const url = new URL(publicUrl);
  if (url.protocol !== 'http:' || !LOOPBACK.includes(url.hostname)) return [url.origin];
  return LOOPBACK.map((name) => new URL(`http://${name}${url.port === '' ? '' : `:${url.port}`}`).origin);
}

/**
 * Refuses an act that a page of another site caused. Browsers name the origin of every act; a program that names
 * none carries no cookie that it was not given.
 */
export function assertSameOrigin(headers: Headers): void {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin !== null && !ownOrigins().includes(origin)) throw new AppError('cross-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') throw new AppError('cross-site');
}
