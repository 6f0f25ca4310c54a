/**
 * The built application behind one HTTP server: what never changes (scripts, typefaces, sheets) is sent as the build packed it, everything else is
 * the framework's, packed on its way out. The framework packs both anew at every request, by the older of two methods (docs/decisions/0020).
 */
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { constants } from 'node:zlib';

import compression from 'compression';
import Negotiator from 'negotiator';
import next from 'next';
import send from 'send';

import { EVERYWHERE } from '../../next.config.js';
import { HOUSE } from '../lib/house.mjs';
import { PACKED } from '../lib/packed.mjs';
import { endingOf } from './ending.mjs';

/** Of what is packed while it is sent: as fast as the older method at its usual level and, with a window that holds a whole page, three fifths of its size. */
const WHILE_SENDING = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 21 };
const STATIC = '/_next/static';
const ENDINGS = { br: '.br', gzip: '.gz' };

const port = Number(process.env.PORT);
const hostname = process.env.HOST;

const application = next({ dev: false, dir: HOUSE, hostname, port });
await application.prepare();
const answer = application.getRequestHandler();
const pack = compression({ brotli: { params: WHILE_SENDING } });

const server = createServer((request, response) => {
  ending.began(response);
  const toFramework = () => pack(request, response, () => void answer(request, response).catch((error) => fail(response, error)));
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  if (!path.startsWith(`${STATIC}/`)) return toFramework();
  if (request.method === 'GET' || request.method === 'HEAD') return sendUnchanging(request, response, path.slice(STATIC.length), toFramework);
  response.writeHead(405, { Allow: 'GET, HEAD', ...headersOfAll() }).end();
});
const ending = endingOf(server);
server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, hostname);

/** One file of the build in the form that the browser takes; what is not there is the framework's to refuse. Parts of a file are never sent. */
function sendUnchanging(request, response, path, otherwise) {
  const type = PACKED[extname(path)];
  const method = type === undefined ? 'identity' : new Negotiator(request).encoding(['br', 'gzip', 'identity'], ['br', 'gzip']);
  send(request, `${path}${ENDINGS[method] ?? ''}`, { root: `${HOUSE}.next/static`, immutable: true, maxAge: '1y', etag: false, lastModified: false, acceptRanges: false, index: false })
    .on('headers', () => {
      for (const [name, value] of Object.entries(headersOfAll())) response.setHeader(name, value);
      if (type === undefined) return;
      response.setHeader('Content-Type', type);
      response.setHeader('Vary', 'Accept-Encoding');
      if (method in ENDINGS) response.setHeader('Content-Encoding', method);
    })
    .on('directory', otherwise)
    .on('error', (error) => (response.headersSent ? response.destroy(error) : otherwise()))
    .pipe(response);
}

const headersOfAll = () => Object.fromEntries(EVERYWHERE.map(({ key, value }) => [key, value]));

/** A page that was cut off must not look whole. */
function fail(response, error) {
  console.error(error);
  if (response.headersSent) response.destroy();
  else response.writeHead(500, headersOfAll()).end();
}

/** What is open is brought to its end, then the framework closes what is its own. */
const end = (code) => void ending.end()?.then(() => application.close()).finally(() => process.exit(code));
process.on('SIGTERM', () => end(143));
process.on('SIGINT', () => end(130));
