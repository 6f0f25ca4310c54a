import { connect, createServer } from 'node:net';

const FIRST = 3000;
const TRIES = 100;

const answers = (port, host) =>
  new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 500 });
    const end = (result) => () => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });

const binds = (port, host) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** Free on our address, and nobody else answers under the name localhost: a browser would reach the other one. */
export async function isFree(port, host) {
  for (const name of ['127.0.0.1', '::1']) if (await answers(port, name)) return false;
  return binds(port, host);
}

/**
 * The port to serve on: the given one or an error, else the first free one from 3000.
 * @param {string | undefined} given
 * @param {string} host
 */
export async function choosePort(given, host) {
  if (given !== undefined && given !== '') {
    const port = Number(given);
    if (!/^\d{1,5}$/.test(given) || port < 1 || port > 65_535) throw new Error(`PORT: ${given} is no port number.`);
    if (!(await isFree(port, host))) throw new Error(`PORT: ${port} is in use on this machine; choose another one, or leave PORT out to take the next free one.`);
    return { port, moved: false };
  }
  for (let port = FIRST; port < FIRST + TRIES; port += 1) if (await isFree(port, host)) return { port, moved: port !== FIRST };
  throw new Error(`No port from ${FIRST} to ${FIRST + TRIES - 1} is free; set PORT.`);
}
