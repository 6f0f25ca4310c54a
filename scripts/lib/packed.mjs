/** What the build packs of the files that never change, with the type under which it is sent; typefaces are packed already. */
export const PACKED = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};
