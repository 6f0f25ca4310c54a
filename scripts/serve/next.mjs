/**
 * The built application behind one HTTP server: what never changes (scripts, typefaces, sheets) is sent as the build packed it, everything else is
 * the framework's, packed on its way out. The framework packs both anew at every request, by the older of two methods (docs/decisions/0020).
 */
import { createServer } from 'node:http';
import { constants } from 'node:zlib';

import compression from 'compression';
import next from 'next';
import sirv from 'sirv';

import { EVERYWHERE } from '../../next.config.js';
import { HOUSE } from '../lib/house.mjs';

const YEAR_S = 31_536_000;
/** Of what is packed while it is sent: as fast as the older method's usual level and, with a window that holds a whole page, three fifths of its size. */
const WHILE_SENDING = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 21 };

const port = Number(process.env.PORT);
const hostname = process.env.HOST;

const application = next({ dev: false, dir: HOUSE, hostname, port });
await application.prepare();
const answer = application.getRequestHandler();
const pack = compression({ brotli: { params: WHILE_SENDING } });
const unchanging = sirv(`${HOUSE}.next/static`, {
  brotli: true,
  gzip: true,
  etag: false,
  maxAge: YEAR_S,
  immutable: true,
  setHeaders: (response) => {
    for (const { key, value } of EVERYWHERE) response.setHeader(key, value);
  },
});

const STATIC = '/_next/static';

const server = createServer((request, response) => {
  const toFramework = () => pack(request, response, () => void answer(request, response).catch((error) => fail(response, error)));
  const asked = request.url ?? '';
  if (!asked.startsWith(`${STATIC}/`)) return toFramework();
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { Allow: 'GET, HEAD', ...Object.fromEntries(EVERYWHERE.map(({ key, value }) => [key, value])) }).end();
  request.url = asked.slice(STATIC.length);
  unchanging(request, response, () => {
    request.url = asked;
    toFramework();
  });
});
server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, hostname);

function fail(response, error) {
  console.error(error);
  if (!response.headersSent) response.statusCode = 500;
  response.end();
}

let ending = false;
/** No new request is taken, those under way are answered, then the framework closes what is its own. */
function end(code) {
  if (ending) return;
  ending = true;
  server.close(() => void application.close().finally(() => process.exit(code)));
}
process.on('SIGTERM', () => end(143));
process.on('SIGINT', () => end(130));
