#!/usr/bin/env node
/**
 * `npm run test:fuzz [-- --minutes 5 --seed N] [pattern…]`: hunts with fresh seeds, round after round, until the time is over or something
 * is found. What it prints then belongs into `seeds.json`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Cases of a round, in multiples of those of `npm test`. */
const FACTOR = 20;

const options = { minutes: { type: 'string', default: '5' }, seed: { type: 'string' } };
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const minutes = Number(values.minutes);
const first = Number(values.seed ?? randomInt(1, 1_000_000_000));
if (!(minutes > 0) || !Number.isSafeInteger(first)) {
  console.error('--minutes takes a number above 0, --seed a whole number');
  process.exit(2);
}

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const nodeOptions = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const patterns = positionals.length > 0 ? positionals.map((word) => `test/fuzz/.*${word}`) : ['test/fuzz/'];

async function round(seed) {
  const jest = spawn(process.execPath, [path('../../node_modules/jest/bin/jest.js'), '--runInBand', ...patterns], {
    stdio: 'inherit',
    cwd: path('../..'),
    env: {
      ...process.env,
      NODE_OPTIONS: nodeOptions.filter(Boolean).join(' '),
      FUZZ_SEED: String(seed),
      FUZZ_FACTOR: String(FACTOR),
    },
  });
  const [code] = await once(jest, 'exit');
  return code === 0;
}

const end = performance.now() + minutes * 60_000;
let seed = first;
let isSound = true;
for (; isSound && performance.now() < end; seed++) {
  console.error(`fuzz: seed ${seed} (again: npm run test:fuzz -- --minutes 1 --seed ${seed})`);
  isSound = await round(seed);
}
const rounds = `seeds ${first} to ${seed - 1}`;
console.error(
  isSound
    ? `fuzz: nothing found, ${rounds}`
    : `fuzz: found something with seed ${seed - 1}: mend it, and record it in test/fuzz/seeds.json`,
);
process.exitCode = isSound ? 0 : 1;
