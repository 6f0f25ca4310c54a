import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';

import { now } from './clock';
import { DELIVERED, undelivered } from './delivery';
import type { Delivery } from './delivery';
import { isLoopbackAddress, isPublicAddress } from './public-address';

type Resolved = { readonly address: string; readonly family: number };

export type Webhook = {
  readonly url: string;
  readonly body: string;
  /** What the other side checks the signature with. */
  readonly secret: string;
  /** Where only made-up people are: this machine may be called, without TLS too. */
  readonly demo: boolean;
};
export type WebhookLimits = { readonly resolve?: (host: string) => Promise<readonly Resolved[]>; readonly longestMs?: number };

const LONGEST_MS = 5_000;
const resolveAll = (host: string): Promise<readonly Resolved[]> => lookup(host, { all: true, verbatim: true });

/** `t` is the second it was sent and part of what is signed, so that an old call is not played again. */
export const signatureOf = (body: string, { secret, at }: { readonly secret: string; readonly at: number }): string => `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;

/** Why an address that somebody entered is never called; `null` when it may be. */
export function refusedUrl(text: string, demo: boolean): string | null {
  if (!URL.canParse(text)) return 'no-address';
  const { protocol, username, password, hostname } = new URL(text);
  if (username !== '' || password !== '') return 'user-in-address';
  const here = hostname === 'localhost' || isLoopbackAddress(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && demo && here)) return 'not-https';
  const literal = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  if ((literal || here) && !(demo && here) && !isPublicAddress(hostname)) return 'private-address';
  return null;
}

/**
 * Tells a server of the clinic's choosing. The name is resolved once and exactly that address is called, so that it cannot become another
 * one in between; addresses inside a network are never called, no redirect is followed, and of the answer only its status is read.
 */
export async function callWebhook({ url, body, secret, demo }: Webhook, { resolve = resolveAll, longestMs = LONGEST_MS }: WebhookLimits = {}): Promise<Delivery> {
  const refused = refusedUrl(url, demo);
  if (refused !== null) return undelivered(refused, { final: true });
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  let addresses: readonly Resolved[];
  try {
    addresses = await resolve(host);
  } catch {
    return undelivered('name-unknown');
  }
  const [first] = addresses;
  if (first === undefined) return undelivered('name-unknown');
  if (!addresses.every(({ address }) => isPublicAddress(address) || (demo && isLoopbackAddress(address)))) return undelivered('private-address', { final: true });
  return new Promise((settle) => {
    const at = Math.floor(now().getTime() / 1000);
    const call = (target.protocol === 'https:' ? request : plainRequest)(
      target,
      {
        method: 'POST',
        agent: false,
        lookup: (_host, options, done) => (options.all === true ? done(null, [first]) : done(null, first.address, first.family)),
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'gamut', 'x-gamut-signature': signatureOf(body, { secret, at }) },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        // Whatever else it has to say is not read.
        response.destroy();
        settle(status >= 200 && status < 300 ? DELIVERED : undelivered(`http-${status}`, { final: status >= 300 && status < 500 && status !== 408 && status !== 429 }));
      },
    );
    const timer = setTimeout(() => call.destroy(new Error('timeout')), longestMs);
    call.once('close', () => clearTimeout(timer));
    call.once('error', (error) => settle(undelivered(error.message === 'timeout' ? 'timeout' : 'not-reached')));
    call.end(body);
  });
}
