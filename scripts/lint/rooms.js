/**
 * The import table of the house: which room may import which. Imports run downwards only.
 * Every line of the table is an error in `eslint.config.js`; `scripts/lint/rooms.test.ts` tries each one.
 */

/** Rooms by folder, the more specific first: the first match names the room. */
export const ROOMS = [
  ['app', 'app'],
  ['components', 'components'],
  ['api', 'server/api'],
  ['interop', 'server/interop'],
  ['cli', 'server/cli'],
  ['services', 'server/services'],
  ['auth', 'server/auth'],
  ['audit', 'server/audit'],
  ['imports', 'server/imports'],
  ['renderings', 'server/renderings'],
  ['contracts', 'server/contracts'],
  ['knowledge', 'server/knowledge'],
  ['exports', 'server/exports'],
  ['model', 'server/clinical/model'],
  ['clinical', 'server/clinical'],
  ['platform', 'server/platform'],
  ['queries', 'db/queries'],
  ['seed', 'db/seed'],
  ['testing', 'db/testing'],
  ['db', 'db'],
  ['bench', 'bench'],
  ['e2e', 'e2e'],
];

/** Doors over HTTP: the only files of `app` that reach the server's doors. */
const HTTP_DOORS = ['app/**/route.ts', 'app/_trpc/server.ts'];

/** Whole rooms that each room may import; its own files always. `types` lists rooms of which only types may be imported. */
const TABLE = {
  app: { values: ['components'] },
  components: { values: ['contracts'], types: ['api'] },
  api: { values: ['services', 'contracts', 'renderings', 'auth', 'platform'] },
  interop: { values: ['services', 'contracts', 'renderings', 'auth', 'platform'] },
  cli: { values: ['services', 'contracts', 'renderings', 'auth', 'platform'] },
  services: {
    values: ['clinical', 'model', 'knowledge', 'imports', 'renderings', 'exports', 'contracts', 'audit', 'auth', 'platform', 'queries'],
    types: ['db'],
  },
  auth: { values: ['platform', 'queries'], types: ['db'] },
  audit: { values: ['platform', 'queries'], types: ['db'] },
  imports: { values: ['model'] },
  renderings: { values: ['model'] },
  contracts: { values: ['model'] },
  knowledge: { values: ['model'] },
  exports: { values: ['model', 'renderings'] },
  model: {},
  clinical: { values: ['model'] },
  platform: { values: ['model'] },
  queries: { values: ['db'], types: ['model'] },
  db: { values: ['queries'], types: ['model'] },
  // Composition that never runs inside a request: it fills a database, or measures the rooms from outside.
  seed: { values: ['db', 'queries', 'services', 'auth', 'audit', 'imports', 'contracts', 'knowledge', 'clinical', 'model', 'platform'] },
  testing: { values: ['db', 'queries', 'seed', 'model'] },
  bench: { values: ['db', 'queries', 'seed', 'testing', 'services', 'knowledge', 'imports', 'clinical', 'model', 'exports', 'renderings', 'contracts', 'auth', 'audit', 'platform', 'api'] },
  e2e: { values: ['contracts', 'model'] },
};

const rooms = (names) => ({ element: { types: { anyOf: names } } });

const policies = Object.entries(TABLE).flatMap(([room, { values = [], types = [] }]) => [
  { from: { element: { type: room } }, allow: { to: rooms([room, ...values]) } },
  ...(types.length === 0
    ? []
    : [{ from: { element: { type: room } }, allow: { to: rooms(types), dependency: { kind: 'type' } } }]),
]);

export const boundarySettings = {
  'import/resolver': { typescript: { alwaysTryTypes: true } },
  'boundaries/elements': ROOMS.map(([type, pattern]) => ({ type, pattern, partialMatch: false })),
  'boundaries/files': [
    { category: 'http-door', pattern: HTTP_DOORS },
    { category: 'hash', pattern: 'server/clinical/model/sha256.ts' },
    { category: 'server-caller', pattern: 'app/_trpc/server.ts' },
    { category: 'pool', pattern: ['db/client.ts', 'db/listen.ts'] },
  ],
};

/** Options of `boundaries/dependencies` for everything that ships. */
export const shippedImports = {
  default: 'disallow',
  checkAllOrigins: true,
  message: 'The import table does not allow {{ from.element.types.[0] }} to import this (scripts/lint/rooms.js).',
  policies: [
    { allow: { to: { module: { origin: ['external', 'core'] } } } },
    ...policies,
    { from: { file: { categories: 'http-door' } }, allow: { to: rooms(['api', 'interop']) } },
    { from: { element: { type: ['clinical', 'model'] } }, disallow: { to: { module: { origin: ['external', 'core'] } } } },
    {
      from: { file: { categories: 'hash' } },
      allow: { to: { module: { origin: 'core' } }, dependency: { source: 'node:crypto', specifiers: 'createHash' } },
    },
    // A transaction is opened by the layer that knows who acts: services, never the rooms beside them.
    { from: { element: { type: ['services', 'auth', 'audit'] } }, allow: { to: { file: { categories: 'pool' } } } },
  ],
};

/**
 * The same by room, the more specific last as the linter reads them: of policies that begin in other rooms none could speak of a file,
 * and asking them all took a third of the time of the whole lint.
 */
export const shippedImportsByRoom = ROOMS.filter(([room]) => room in TABLE && room !== 'e2e').toReversed().map(([room, folder]) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  options: { ...shippedImports, policies: shippedImports.policies.filter(({ from }) => from?.element === undefined || [from.element.type].flat().includes(room)) },
}));

/** Options for tests: across rooms, except into `app`. */
export const testImports = {
  default: 'allow',
  message: 'A test may import across rooms, except into app.',
  policies: [{ from: { element: { type: '!app' } }, disallow: { to: { element: { type: 'app' } } } }],
};
