import { createServer, type Server } from 'node:net';

import { afterEach, expect, test } from 'vitest';

import { choosePort, isFree } from './port.mjs';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const occupy = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    servers.push(server);
    server.once('error', reject).listen(0, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

test('a given port that is busy is an error that names it', async () => {
  const port = await occupy('127.0.0.1');
  await expect(choosePort(String(port), '127.0.0.1')).rejects.toThrow(`PORT: ${port} is in use`);
});

test('a port is busy too where somebody else answers under localhost', async () => {
  const port = await occupy('::1').catch(() => null);
  if (port !== null) expect(await isFree(port, '127.0.0.1')).toBe(false);
});

test.each(['0', '65536', 'http', '-1', '30x'])('PORT=%s is no port', async (given) => {
  await expect(choosePort(given, '127.0.0.1')).rejects.toThrow('PORT');
});

test('without PORT the first free one is taken, from 3000', async () => {
  const { port, moved } = await choosePort('', '127.0.0.1');
  expect(port).toBeGreaterThanOrEqual(3000);
  expect(moved).toBe(port !== 3000);
  expect(await isFree(port, '127.0.0.1')).toBe(true);
});
