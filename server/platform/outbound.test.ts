import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callWebhook, refusedUrl, signatureOf } from './outbound';
import { isPublicAddress } from './public-address';

let heard = 0;
let slow = false;
const server = createServer((request, response) => {
  heard += 1;
  request.resume();
  if (slow) return;
  response.writeHead(request.url === '/away' ? 302 : 204, { location: '/elsewhere' }).end();
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  heard = 0;
  slow = false;
});

const call = (url: string, { demo = false, resolve, longestMs = 1000 }: { demo?: boolean; resolve?: (host: string) => Promise<{ address: string; family: number }[]>; longestMs?: number } = {}) =>
  callWebhook({ url, body: '{}', secret: 'secret', demo }, { longestMs, ...(resolve !== undefined && { resolve }) });

describe('SSRF-01 an address inside a network', () => {
  test.each([
    'https://127.0.0.1/', 'https://[::1]/', 'https://[::ffff:169.254.169.254]/', 'https://2130706433/', 'https://0x7f000001/', 'https://0177.0.0.1/', 'https://10.1.2.3/', 'https://192.168.0.10:8443/',
    'https://172.31.255.255/', 'https://100.64.0.1/', 'https://169.254.169.254/latest/meta-data', 'https://[fe80::1]/', 'https://[fd00::1]/', 'https://[2002:7f00:1::]/', 'https://[64:ff9b::7f00:1]/',
    'https://localhost/', 'http://127.0.0.1/', 'http://example.org/', 'file:///etc/passwd', 'gopher://127.0.0.1/', 'https://user:word@example.org/', 'https://user@127.0.0.1/', 'no address',
  ])('%s is never called', async (url) => {
    expect(refusedUrl(url, false)).not.toBeNull();
    expect(await call(url.replace('127.0.0.1/', `127.0.0.1:${port}/`))).toMatchObject({ delivered: false, final: true });
    expect(heard).toBe(0);
  });

  test('a name that leads there is not called either, and one public address beside it does not help', async () => {
    const inside = { address: '127.0.0.1', family: 4 };
    expect(await call('https://clinic.example/', { resolve: () => Promise.resolve([inside]) })).toMatchObject({ failure: 'private-address', final: true });
    expect(await call('https://clinic.example/', { resolve: () => Promise.resolve([{ address: '93.184.216.34', family: 4 }, inside]) })).toMatchObject({ failure: 'private-address' });
    expect(heard).toBe(0);
  });

  test('a name is resolved once, and what it was resolved to is what is called: it cannot become another address in between', async () => {
    let asked = 0;
    // `localhost` by that name stands for the address that a second look would find.
    const resolve = () => Promise.resolve([{ address: (asked += 1) === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
    expect(await call(`http://localhost:${port}/`, { demo: true, resolve })).toEqual({ delivered: true });
    expect(asked).toBe(1);
  });
});

describe('SSRF-03', () => {
  test('a redirect is not followed', async () => {
    expect(await call(`http://127.0.0.1:${port}/away`, { demo: true })).toMatchObject({ failure: 'http-302', final: true });
    expect(heard).toBe(1);
  });

  test('a server that does not answer is left', async () => {
    slow = true;
    expect(await call(`http://127.0.0.1:${port}/`, { demo: true, longestMs: 60 })).toMatchObject({ failure: 'timeout', final: false });
  });
});

test('public addresses are public, their neighbours are not', () => {
  expect(['93.184.216.34', '9.255.255.255', '11.0.0.0', '172.32.0.0', '2606:2800:220:1::1'].map(isPublicAddress)).toEqual([true, true, true, true, true]);
  expect(['10.255.255.255', '172.16.0.0', '0.0.0.0', '255.255.255.255', '::', 'fc00::1', '2001:db8::1', 'no address', ''].map(isPublicAddress)).toEqual(Array(9).fill(false));
});

test('the signature changes with the body, the second and the secret', () => {
  const at = 1_800_000_000;
  const all = [signatureOf('{}', { secret: 'a', at }), signatureOf('{ }', { secret: 'a', at }), signatureOf('{}', { secret: 'b', at }), signatureOf('{}', { secret: 'a', at: at + 1 })];
  expect(new Set(all).size).toBe(4);
  expect(all[0]).toMatch(/^t=1800000000,v1=[0-9a-f]{64}$/);
});
