/** The application's door as a process of its own, for proofs that kill it: says its port, and serves until it ends. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { handleApi } from '../http';
import { ORIGIN } from './eight-callers';

const server = createServer((incoming, outgoing) => {
  const pieces: Buffer[] = [];
  incoming.on('data', (piece: Buffer) => pieces.push(piece));
  incoming.on('end', () => void answer(incoming.url ?? '/', Buffer.concat(pieces), incoming.headers.cookie ?? '').then(({ status, body }) => outgoing.writeHead(status).end(body), () => outgoing.writeHead(500).end()));
});

async function answer(path: string, body: Buffer, cookie: string): Promise<{ readonly status: number; readonly body: string }> {
  const response = await handleApi(new Request(`${ORIGIN}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN, cookie }, body: body.toString('utf8') }));
  return { status: response.status, body: await response.text() };
}

// Whoever started it is gone: so is it.
process.stdin.resume().once('end', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`));
