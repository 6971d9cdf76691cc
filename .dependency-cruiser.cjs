/** The import law: who may know whom. A room is a folder of src/; its door is its index.ts. */
const law = {
  domain: [],
  cipher: [],
  wire: ['domain'],
  config: ['domain'],
  events: ['domain'],
  database: ['domain', 'config'],
  http: ['domain', 'config'],
  library: ['domain', 'config'],
  access: ['domain', 'config', 'database'],
  source: ['domain', 'access'],
  queue: ['domain', 'config', 'events', 'database', 'access'],
  plugin: ['domain', 'config', 'events', 'database', 'library', 'access'],
  deezer: ['domain', 'cipher', 'config', 'http', 'source'],
  download: ['domain', 'config', 'events', 'http', 'source', 'library', 'queue', 'plugin', 'access'],
  notifier: ['domain', 'wire', 'config', 'events', 'queue', 'download', 'access'],
  sandbox: ['domain', 'cipher'],
  cli: ['config', 'sandbox', 'wire'],
};

const rooms = Object.entries(law).map(([room, known]) => ({
  name: `room-${room}`,
  comment: `src/${room} may know: ${known.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^src/', pathNot: [`^src/${room}/`, ...known.map((name) => `^src/${name}/`)] },
}));

const tsFile = '^src/([^/]+)/';

module.exports = {
  forbidden: [
    ...rooms,
    {
      name: 'through-the-door',
      comment: 'a neighbour is entered through its index.ts only',
      severity: 'error',
      from: { path: tsFile, pathNot: '\\.spec\\.ts$' },
      to: { path: tsFile, pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'door-not-from-inside',
      comment: 'inside a room siblings are imported directly, not through the door',
      severity: 'error',
      from: { path: tsFile, pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/$1/index\\.ts$' },
    },
    {
      name: 'pure-rooms',
      comment: 'domain and cipher know no framework and no node module',
      severity: 'error',
      from: { path: '^src/(domain|cipher)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    {
      name: 'operations-imported-by-none',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/operations/' },
      to: { path: '^src/operations/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.spec\\.ts$', '^src/main\\.ts$'] },
      to: {},
    },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['deemusic:source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
