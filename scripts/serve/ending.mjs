/** Between two looks at what is still open. */
const LOOK_MS = 200;
const STREAM = 'text/event-stream';

/**
 * The end of a server: no new connection is taken and none kept, requests under way are answered. A stream of events has no end of its own:
 * it is ended, also where it began in the last moment, and its browser asks again whoever serves then.
 * @param {import('node:http').Server} server
 */
export function endingOf(server) {
  const open = new Set();
  let ending = false;

  function endWhatWaits() {
    for (const response of open) {
      if (response.writableEnded || !String(response.getHeader('content-type') ?? '').startsWith(STREAM)) continue;
      // What its source still says goes nowhere.
      response.on('error', () => undefined).end();
    }
    server.closeIdleConnections();
  }

  return {
    /** To be told of each request before it is answered. */
    began(response) {
      if (ending) response.setHeader('Connection', 'close');
      open.add(response);
      response.once('close', () => open.delete(response));
    },
    /** @returns once the last connection is closed; the second call and each after it `null` */
    end() {
      if (ending) return null;
      ending = true;
      return new Promise((resolve) => {
        const looking = setInterval(endWhatWaits, LOOK_MS);
        server.close(() => {
          clearInterval(looking);
          resolve();
        });
        endWhatWaits();
      });
    },
  };
}
