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
  deezer: ['domain', 'config', 'http', 'source'],
  download: ['domain', 'cipher', 'config', 'events', 'http', 'source', 'library', 'queue', 'plugin', 'access'],
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
const notSpec = '\\.spec\\.ts$';

/** What a plugin sees of the SDK, and what the host sees: doors, as `exports` of its package.json names them. */
const sdkDoors = ['^sdk/src/index\\.ts$', '^sdk/src/protocol/index\\.ts$'];
const workspaces = [
  {
    name: 'sdk-alone',
    comment: 'the SDK knows neither the host nor a plugin',
    severity: 'error',
    from: { path: '^sdk/', pathNot: notSpec },
    to: { path: '^(src|plugins|test|docs)/' },
  },
  {
    name: 'plugin-on-the-sdk',
    comment: 'a bundled plugin uses what a stranger could: `@deemusic/plugin-sdk` and packages of its own',
    severity: 'error',
    from: { path: '^plugins/([^/]+)/', pathNot: notSpec },
    to: { path: '^(src|sdk|plugins|test|docs)/', pathNot: ['^plugins/$1/', '^sdk/src/index\\.ts$'] },
  },
  {
    name: 'sdk-through-the-door',
    comment: 'the host knows the types and the protocol of the SDK; its runtime runs in other processes',
    severity: 'error',
    from: { path: '^src/', pathNot: notSpec },
    to: { path: '^sdk/', pathNot: sdkDoors },
  },
  {
    name: 'host-knows-no-plugin',
    comment: 'plugins are found on the disk, never imported',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^plugins/' },
  },
];

/** The rooms of the dashboard; `web/src/base.ts` is known to all. */
const page = ['api', 'live', 'parts', 'session', 'words'];
const webLaw = {
  words: [],
  theme: ['words'],
  live: [],
  parts: ['words'],
  api: ['words'],
  session: ['api', 'live', 'parts', 'words'],
  now: page,
  queue: page,
  add: page,
  plugins: page,
  settings: page,
  history: page,
  about: page,
  welcome: [...page, 'settings'],
  shell: [...page, 'now', 'queue', 'add', 'plugins', 'settings', 'history', 'about', 'welcome'],
};

const dashboard = [
  {
    name: 'web-on-the-wire',
    comment: 'the dashboard knows of the host what travels over the socket, and its OpenAPI document',
    severity: 'error',
    from: { path: '^web/src/', pathNot: notSpec },
    to: { path: '^(src|sdk|plugins|test|docs)/', pathNot: '^src/wire/index\\.ts$' },
  },
  {
    name: 'host-knows-no-dashboard',
    comment: 'the host serves what was built, and imports nothing of it',
    severity: 'error',
    from: { path: '^(src|sdk|plugins)/' },
    to: { path: '^web/' },
  },
  {
    name: 'web-through-the-door',
    severity: 'error',
    from: { path: '^web/src/([^/]+)/', pathNot: notSpec },
    to: { path: '^web/src/([^/]+)/', pathNot: ['^web/src/$1/', '^web/src/[^/]+/index\\.ts$'] },
  },
  ...Object.entries(webLaw).map(([room, known]) => ({
    name: `web-room-${room}`,
    comment: `web/src/${room} may know: ${known.join(', ') || 'nothing'}`,
    severity: 'error',
    from: { path: `^web/src/${room}/`, pathNot: notSpec },
    to: { path: '^web/src/', pathNot: ['^web/src/base\\.ts$', ...[room, ...known].map((name) => `^web/src/${name}/`)] },
  })),
];

module.exports = {
  forbidden: [
    ...rooms,
    ...workspaces,
    ...dashboard,
    {
      name: 'through-the-door',
      comment:
        'a neighbour is entered through its index.ts only, or through lean.ts, the part of it that knows no framework',
      severity: 'error',
      from: { path: tsFile, pathNot: '\\.spec\\.ts$' },
      to: { path: tsFile, pathNot: ['^src/$1/', '^src/[^/]+/(index|lean)\\.ts$'] },
    },
    {
      name: 'lean-threads',
      comment: 'a transfer thread loads no framework, no database and no settings: it starts fast and stays small',
      severity: 'error',
      from: { path: ['^src/download/transfer/threads/transfer-thread\\.ts$', '^src/[^/]+/lean\\.ts$'] },
      to: { path: 'node_modules/(@nestjs|typeorm|zod)/|^src/(config|database|queue)/', reachable: true },
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
      comment: 'domain and cipher know no framework and no node module, but for the file that reads the built kernel',
      severity: 'error',
      from: { path: '^src/(domain|cipher)/', pathNot: ['\\.spec\\.ts$', '^src/cipher/stripe-module\\.ts$'] },
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
      from: {
        orphan: true,
        path: '^(src|sdk/src|plugins/[^/]+/src|web/src)/',
        pathNot: ['\\.d\\.ts$', '\\.spec\\.ts$', '/main\\.ts$', '\\.worker\\.ts$'],
      },
      to: {},
    },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^(src|sdk|plugins)/', pathNot: notSpec },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Built files say the same again.
    exclude: { path: '^(sdk|web|plugins/[^/]+)/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['deemusic:source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
