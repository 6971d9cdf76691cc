#!/usr/bin/env node
/**
 * Makes a fresh clone ready: installs what is missing, builds what is stale. Node's own modules only.
 * usage: node scripts/bootstrap.mjs [--build]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const MINIMUM_NODE = [20, 19];
const BUILD_FILES = ['nest-cli.json', 'tsconfig.json', 'tsconfig.build.json', '.swcrc', 'package.json'];

/** What scripts/build-kernel.mjs makes. */
const KERNELS = ['src/cipher/stripes.wasm', 'src/library/audio/frames.wasm'];

function assertNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  console.error(`DeeMusic needs Node ${MINIMUM_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function modifiedAt(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

// Folders count too: they change when a file in them is removed.
function newestIn(folder) {
  let newest = modifiedAt(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.name.endsWith('.spec.ts')) {
      newest = Math.max(newest, modifiedAt(join(entry.parentPath ?? entry.path, entry.name)));
    }
  }
  return newest;
}

function run(command, args, what, { hint = '', cwd = root, env = process.env } = {}) {
  console.error(`${what} …`);
  const result = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env,
  });
  if (result.status === 0) return;
  console.error(`${what} failed: ${[command, ...args].join(' ')}${hint && `\n${hint}`}`);
  process.exit(result.status ?? 1);
}

/** Installs the dependencies when what is installed does not follow from the lock file. */
export function ensureInstalled() {
  assertNodeVersion();
  const lock = join(root, 'package-lock.json');
  // Written by npm as the last step, so a broken-off installation has none.
  const installed = join(root, 'node_modules', '.package-lock.json');
  const stamp = join(root, 'node_modules', '.deemusic-lock');
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex');
  const isStamped = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (existsSync(installed) && (isStamped || modifiedAt(installed) >= modifiedAt(lock))) return;
  run(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'Installing dependencies (about a minute more where sqlite3 has to be compiled)',
    { hint: 'Where no built sqlite3 can be fetched it is compiled, which needs python3, make and g++.' },
  );
  writeFileSync(stamp, hash);
}

/** Builds when a source is newer than the last build that came to its end. */
function buildWhenStale(stamp, sources, script, what, cwd = root) {
  if (modifiedAt(stamp) >= Math.max(...sources)) return;
  const startedAt = new Date();
  // What is built is what people run, also when a test asks for it: under Jest's own mode React comes with all its checks.
  run(process.execPath, script, what, { cwd, env: { ...process.env, NODE_ENV: 'production' } });
  writeFileSync(stamp, '');
  // What was saved while it ran may have been missed: the build is as old as its start.
  utimesSync(stamp, startedAt, startedAt);
}

/** WebAssembly of `kernel/`: first, because it lies among the sources of the host. */
function ensureKernelBuilt() {
  const folder = join(root, 'kernel');
  const script = join(root, 'scripts', 'build-kernel.mjs');
  const isWhole = KERNELS.every((path) => existsSync(join(root, path)));
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  buildWhenStale(
    join(folder, '.built'),
    isWhole ? [modifiedAt(script), ...sources.map((name) => modifiedAt(join(folder, name)))] : [Infinity],
    [script],
    'Building the kernel',
  );
}

/** Folders of the SDK and of the bundled plugins; manifests and config schemas beside `src` are read as they are. */
function workspaces() {
  const plugins = readdirSync(join(root, 'plugins')).map((name) => join(root, 'plugins', name));
  return [join(root, 'sdk'), ...plugins].filter((folder) => existsSync(join(folder, 'src')));
}

function ensureWorkspacesBuilt() {
  const script = join(root, 'scripts', 'build-workspaces.mjs');
  const folders = workspaces();
  const isWhole = folders.every((folder) => existsSync(join(folder, 'dist')));
  buildWhenStale(
    join(root, 'sdk', 'dist', '.built'),
    isWhole
      ? [
          modifiedAt(script),
          modifiedAt(join(root, '.swcrc')),
          ...folders.map((folder) => newestIn(join(folder, 'src'))),
        ]
      : [Infinity],
    [script],
    'Building the plugins',
  );
}

/** The dashboard: its own sources, and the wire types that it is built on. */
function ensureDashboardBuilt() {
  const web = join(root, 'web');
  const configs = ['index.html', 'vite.config.ts', 'postcss.config.cjs', 'package.json'];
  buildWhenStale(
    join(web, 'dist', '.built'),
    [
      newestIn(join(web, 'src')),
      newestIn(join(web, 'public')),
      newestIn(join(root, 'src', 'wire')),
      ...configs.map((name) => modifiedAt(join(web, name))),
    ],
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    'Building the dashboard',
    web,
  );
}

/** Builds what is stale: the kernel, the SDK and the plugins, then the host and its dashboard. */
export function ensureBuilt() {
  ensureKernelBuilt();
  ensureWorkspacesBuilt();
  buildWhenStale(
    join(root, 'dist', '.built'),
    [newestIn(join(root, 'src')), ...BUILD_FILES.map((name) => modifiedAt(join(root, name)))],
    [join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build'],
    'Building',
  );
  ensureDashboardBuilt();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  if (process.argv.includes('--build')) ensureBuilt();
}
