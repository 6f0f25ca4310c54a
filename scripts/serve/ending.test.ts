import { createServer, get } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';

import { endingOf } from './ending.mjs';

/** What came of an answer until its end: `whole`, or `cut` where the connection broke. */
const readAll = (answer: IncomingMessage): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (part: string) => (text += part)).once('end', () => { resolve(`${text} whole`); }).once('error', () => { resolve(`${text} cut`); });
  });

it('an open stream of events ends with the server, a request under way is answered whole, and no connection that rests is waited for', async () => {
  let finish: () => void = () => undefined;
  let streaming: ServerResponse | null = null;
  const server = createServer((request, response) => {
    ending.began(response);
    if (request.url === '/events') {
      response.setHeader('content-type', 'text/event-stream; charset=utf-8').write('event: ready\n\n');
      streaming = response;
    } else if (request.url === '/sign') {
      response.write('signed ');
      finish = () => void response.end('and kept');
    } else response.end('idle');
  });
  const ending = endingOf(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (path: string): Promise<IncomingMessage> => new Promise((resolve, reject) => get({ port, path, host: '127.0.0.1' }, resolve).once('error', reject));

  await readAll(await ask('/'));
  const events = readAll(await ask('/events'));
  const signing = readAll(await ask('/sign'));
  const ended = ending.end();
  expect(ending.end(), 'a second signal changes nothing').toBeNull();
  expect(await Promise.race([events, sleep(2_000, 'still open')])).toBe('event: ready\n\n whole');
  expect(await Promise.race([ended, sleep(100, 'open')]), 'while a note is being signed').toBe('open');
  // What comes of it now, as from a beat of its heart, goes nowhere and breaks nothing.
  expect(() => streaming?.write(': \n\n')).not.toThrow();
  finish();
  expect(await signing).toBe('signed and kept whole');
  expect(await Promise.race([ended, sleep(2_000, 'open')])).not.toBe('open');
});
