// The walls of the house: who may import whom. ARCHITECTURE.md has the same as a table, and a test compares them.

export const rooms = {
  lib: [],
  wire: ['lib'],
  domain: ['lib'],
  safety: ['domain', 'lib'],
  storage: ['domain', 'safety', 'lib'],
  fanout: ['domain', 'lib'],
  rpc: ['wire', 'domain', 'safety', 'lib'],
  bots: ['domain', 'safety', 'lib'],
  'console-api': ['domain', 'safety', 'lib'],
  replay: ['safety', 'lib'],
  server: ['lib', 'wire', 'domain', 'safety', 'storage', 'fanout', 'rpc', 'bots', 'console-api', 'replay'],
  cli: ['server', 'replay', 'lib'],
};

/** Tests and what only tests use may reach further than the code that they try. */
const tests = '(\\.test\\.ts$|/testing/|/contract\\.ts$)';

const walls = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-walls`,
  comment: `src/${room} imports only ${allowed.join(', ') || 'nothing'} of the other rooms.`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: tests },
  to: { path: `^(src/(?!(${[room, ...allowed].join('|')})/)|tests/|bench/|web/|console/|scripts/)` },
}));

export default {
  forbidden: [
    ...walls,
    {
      name: 'web-walls',
      comment: 'The messenger in a browser is a client like any other: nothing of the server is in it.',
      severity: 'error',
      from: { path: '^web/src/', pathNot: tests },
      to: { path: '^(src|console|tests|bench|scripts)/' },
    },
    {
      name: 'console-walls',
      comment: 'The desk in a browser draws with what the messenger draws with, and takes only types of the server.',
      severity: 'error',
      from: { path: '^console/src/', pathNot: tests },
      to: { path: '^(web/src/(?!(app|i18n|styles|ui)/)|tests/|bench/|scripts/)' },
    },
    {
      name: 'console-takes-types',
      comment: 'What runs on the server does not come into the page.',
      severity: 'error',
      from: { path: '^console/src/', pathNot: tests },
      to: { path: '^src/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'known-room',
      comment: 'A new folder under src is a room: give it a line in the table above.',
      severity: 'error',
      from: {},
      to: { path: `^src/(?!(${Object.keys(rooms).join('|')})/)` },
    },
    {
      name: 'through-the-door',
      comment:
        "A room is entered through its index.ts; lib has no door. The process that decodes pictures is small, so it takes the hashes of pictures alone.",
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: tests },
      to: { path: '^src/(?!lib/)[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/safety/fingerprints/sketch-picture\\.ts$'] },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other at run time cannot be read or tried one by one.',
      severity: 'error',
      from: { path: '^(src|web/src|console/src)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-domain',
      comment: 'The domain knows neither Node nor packages: time, randomness and I/O are handed in.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: tests },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    {
      name: 'safety-without-http',
      comment: 'The safety desk is spoken to through console-api and speaks through ports.',
      severity: 'error',
      from: { path: '^src/safety/', pathNot: tests },
      to: { path: '^(node:)?(http|https|http2|net|tls|sqlite|fs)(/|$)', dependencyTypes: ['core'] },
    },
    {
      name: 'sql-drivers-in-storage',
      comment: 'Only storage speaks to databases, only fanout to NATS.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(storage|fanout)/|${tests}` },
      to: { path: '(^(node:)?sqlite$|node_modules/(pg|@nats-io)/)' },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere. What ends in `?url` is for the bundler, which finds it or fails.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?url$' },
    },
    {
      name: 'no-dev-packages-in-production',
      comment: 'npm leaves development packages out where the server runs.',
      severity: 'error',
      from: { path: '^(src|bin)/', pathNot: `${tests}|^src/replay/` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
