#!/usr/bin/env node
/**
 * `npm run test:chaos [-- --seed N] [-- what Jest takes]`: what a host survives, for 15 minutes at most. All random choices follow from the seed.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';

const LIMIT_MINUTES = 15;

const args = process.argv.slice(2);
const at = args.indexOf('--seed');
const [, given] = at === -1 ? [] : args.splice(at, 2);
const seed = Number(given ?? randomInt(1, 1_000_000_000));
if (!Number.isSafeInteger(seed) || (at !== -1 && given === undefined)) {
  console.error('--seed takes a whole number');
  process.exit(2);
}
const again = `npm run test:chaos -- --seed ${seed}`;
console.error(`chaos: seed ${seed} (again: ${again})`);

const options = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const jest = spawn(
  process.execPath,
  [
    path('../../node_modules/jest/bin/jest.js'),
    ...['--config', path('jest.config.mjs'), '--seed', String(seed), ...args],
  ],
  {
    stdio: 'inherit',
    // A group of its own: whoever ends it ends the hosts in it, too.
    detached: true,
    env: { ...process.env, NODE_OPTIONS: options.filter(Boolean).join(' '), UV_THREADPOOL_SIZE: '16' },
  },
);

let isLate = false;
function end(signal) {
  try {
    process.kill(-jest.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
const limit = setTimeout(() => {
  isLate = true;
  end('SIGKILL');
}, LIMIT_MINUTES * 60_000);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(signal));

jest.on('exit', (code) => {
  clearTimeout(limit);
  if (isLate) console.error(`chaos: not done after ${LIMIT_MINUTES} minutes`);
  const isClean = code === 0 && !isLate;
  console.error(isClean ? `chaos: clean with seed ${seed}` : `chaos: failed with seed ${seed}; again: ${again}`);
  process.exitCode = isClean ? 0 : 1;
});
