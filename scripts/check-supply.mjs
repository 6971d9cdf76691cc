#!/usr/bin/env node
/**
 * Checks what the host is made of: the lock file, the licences, that no secret lies in the tree, and known holes of dependencies
 * (left out, with the reason, where the registry cannot be asked). usage: node scripts/check-supply.mjs [--write | --offline]
 */
import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALLOWED_ADVISORIES, ALLOWED_FINDINGS } from './supply/allowed.mjs';
import { askRegistry, auditFaults } from './supply/audit.mjs';
import { dependencies, licenceFaults, licencePage } from './supply/licences.mjs';
import { lockfileFaults } from './supply/lockfile.mjs';
import { findSecrets } from './supply/secret-scan.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs/licences.md');
/** Larger ones are no texts that anybody wrote. */
const MAX_BYTES = 2 * 1024 * 1024;

const readJson = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const lock = readJson('package-lock.json');
const packages = dependencies(lock, root);

function licences() {
  const text = licencePage(packages);
  if (process.argv.includes('--write')) writeFileSync(page, text);
  const isCurrent = existsSync(page) && readFileSync(page, 'utf8') === text;
  return [
    ...licenceFaults(packages),
    ...(isCurrent ? [] : ['docs/licences.md is not current: node scripts/check-supply.mjs --write']),
  ];
}

function filesOfTheTree() {
  const flags = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const names = execFileSync('git', flags, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\0');
  // Of the lock file the hashes are checked above.
  return names.filter((name) => name !== '' && name !== 'package-lock.json' && existsSync(join(root, name)));
}

function secrets() {
  if (!existsSync(join(root, '.git'))) return skip('secret scan', 'this is no checkout of git');
  const allowed = new Set(ALLOWED_FINDINGS.map(({ file, id }) => `${file} ${id}`));
  return filesOfTheTree().flatMap((file) => {
    const stat = statSync(join(root, file));
    const bytes = stat.isFile() && stat.size <= MAX_BYTES ? readFileSync(join(root, file)) : Buffer.alloc(0);
    if (bytes.includes(0)) return [];
    return findSecrets(bytes.toString('utf8'))
      .filter(({ id }) => !allowed.has(`${file} ${id}`))
      .map(
        ({ what, line, id }) =>
          `${file}:${line} holds ${what} (${id}): take it out, or say in scripts/supply/allowed.mjs what it is`,
      );
  });
}

function holes() {
  if (process.argv.includes('--offline')) return skip('npm audit', '--offline');
  const answer = askRegistry(root);
  if ('skipped' in answer) return skip('npm audit', answer.skipped);
  return auditFaults(answer.report, ALLOWED_ADVISORIES, new Date().toISOString().slice(0, 10));
}

function skip(what, why) {
  console.log(`${what}: left out, ${why}`);
  return [];
}

const checks = {
  'lock file': () => lockfileFaults(lock, readJson('package.json')),
  licences,
  'secret scan': secrets,
  'npm audit': holes,
};
for (const [name, check] of Object.entries(checks)) {
  const faults = check();
  for (const fault of faults) console.error(`${name}: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
if (!process.exitCode) console.log(`${packages.length} packages and the tree are as they should be`);
