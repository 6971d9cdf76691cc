#!/usr/bin/env node
/** Builds the SDK and the bundled plugins: `src` of each to its `dist`, file by file, without specs. What has no source any more goes. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const root = fileURLToPath(new URL('..', import.meta.url));
const config = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
delete config.$schema;
delete config.exclude;

/** @returns the folders of all workspaces that have sources */
function workspaces() {
  const plugins = readdirSync(join(root, 'plugins'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(root, 'plugins', name));
  return [join(root, 'sdk'), ...plugins].filter((folder) => existsSync(join(folder, 'src')));
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

// Whole or not at all: a plugin process may be starting from what stands there.
function write(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, text);
  renameSync(fresh, path);
}

async function build(workspace) {
  const source = join(workspace, 'src');
  const target = join(workspace, 'dist');
  const made = new Set();
  for (const file of filesIn(source)) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts') || file.endsWith('.d.ts')) continue;
    const output = join(target, relative(source, file)).replace(/\.ts$/, '.js');
    const { code, map } = await transform(readFileSync(file, 'utf8'), { ...config, filename: file, swcrc: false });
    mkdirSync(dirname(output), { recursive: true });
    write(output, `${code}//# sourceMappingURL=${basename(output)}.map\n`);
    write(`${output}.map`, map ?? '');
    made.add(output);
  }
  for (const file of filesIn(target)) {
    const compiled = file.replace(/\.(js\.map|d\.ts)$/, '.js');
    const isOutput = /\.(js|js\.map|d\.ts)$/.test(file);
    if (isOutput && !made.has(compiled)) rmSync(file, { force: true });
  }
}

await Promise.all(workspaces().map(build));
