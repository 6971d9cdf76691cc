#!/usr/bin/env node
/** All parts of `npm run check`, two at a time; each is heard out, so that one run tells everything that is to be mended. */
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// The longest first, so that the short ones fill the other core.
const waiting = ['lint', 'types', 'format', 'law', 'supply'];

/** @returns whether it passed */
function run(part) {
  const started = performance.now();
  const child = spawn('npm', ['run', '--silent', `check:${part}`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const output = [];
  child.stdout.on('data', (bytes) => output.push(bytes));
  child.stderr.on('data', (bytes) => output.push(bytes));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}: ${part}, ${seconds} s\n`);
      process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

async function lane() {
  let passed = true;
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) passed = (await run(part)) && passed;
  return passed;
}

const lanes = Array.from({ length: Math.min(2, availableParallelism()) }, lane);
const results = await Promise.all(lanes);
process.exitCode = results.every(Boolean) ? 0 : 1;
