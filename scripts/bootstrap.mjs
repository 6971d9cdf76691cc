#!/usr/bin/env node
/**
 * Makes a fresh clone ready: installs what is missing, builds what is stale. Node's own modules only.
 * usage: node scripts/bootstrap.mjs [--install] [--build]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const MINIMUM_NODE = [20, 19];

function assertNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  console.error(`DeeMusic needs Node ${MINIMUM_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function modifiedAt(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function newestIn(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) newest = Math.max(newest, modifiedAt(join(entry.parentPath ?? entry.path, entry.name)));
  }
  return newest;
}

function run(command, args, what) {
  console.error(`${what} …`);
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status === 0) return;
  console.error(`${what} failed: ${[command, ...args].join(' ')}`);
  process.exit(result.status ?? 1);
}

/** Installs the dependencies when the lock file is newer than what is installed. */
export function ensureInstalled() {
  assertNodeVersion();
  const installed = modifiedAt(join(root, 'node_modules', '.package-lock.json'));
  if (installed >= modifiedAt(join(root, 'package-lock.json')) && installed > 0) return;
  run('npm', ['ci', '--no-audit', '--no-fund'], 'Installing dependencies (sqlite3 may compile for about a minute)');
}

/** Builds the host when a source is newer than the build. */
export function ensureBuilt() {
  const stale = ['nest-cli.json', 'tsconfig.json', 'tsconfig.build.json', '.swcrc', 'package.json'].map((name) =>
    modifiedAt(join(root, name)),
  );
  if (modifiedAt(join(root, 'dist', 'main.js')) >= Math.max(newestIn(join(root, 'src')), ...stale)) return;
  run(process.execPath, [join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build'], 'Building');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  if (process.argv.includes('--build')) ensureBuilt();
}
