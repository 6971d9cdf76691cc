import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import {
  releaseStripeKernel,
  STRIPE_CHUNK_BYTES,
  STRIPE_PERIOD_BYTES,
  takeStripeKernel,
} from '../../../src/cipher/index.js';
import { ratioAtLeast, type Bench, type Outcome } from '../harness/measure.js';
import { paired } from '../harness/rounds.js';

const SPEED = 'speed -mr -provider default -provider legacy -evp bf-cbc -decrypt';

/** Our cipher on whole stripes, OpenSSL's on chunks of the same size; both count encrypted bytes alone. */
export async function run(bench: Bench): Promise<Outcome> {
  const seconds = bench.size(2, 1);
  const rounds = { warmUps: bench.size(1, 0), rounds: bench.size(7, 1) };
  const { subject, reference } = await paired(
    bench,
    rounds,
    async () => kernelSpeed(seconds * 1000),
    () => opensslSpeed(seconds),
  );
  return {
    figures: [
      {
        title: 'encrypted bytes',
        unit: 'MB/s',
        samples: subject,
        reference: { title: 'openssl bf-cbc', samples: reference },
        goal: ratioAtLeast(1.5),
      },
    ],
  };
}

/** @returns encrypted MB a second of processor time, as OpenSSL counts it, in the memory that a transfer decrypts in */
function kernelSpeed(forMs: number): number {
  const kernel = takeStripeKernel();
  const [slot] = kernel.slots;
  const stripes = Math.floor(slot.length / STRIPE_PERIOD_BYTES);
  slot.set(randomBytes(slot.length));
  kernel.setKey(randomBytes(16));
  const until = performance.now() + forMs;
  const before = process.cpuUsage();
  let passes = 0;
  // What was decrypted is decrypted again: to a cipher all bytes are alike.
  for (; performance.now() < until; passes++) kernel.decrypt(0, 0, stripes * STRIPE_PERIOD_BYTES, 0);
  const { user, system } = process.cpuUsage(before);
  releaseStripeKernel(kernel);
  return (passes * stripes * STRIPE_CHUNK_BYTES) / (user + system);
}

async function opensslSpeed(seconds: number): Promise<number> {
  const args = [...SPEED.split(' '), '-bytes', String(STRIPE_CHUNK_BYTES), '-seconds', String(seconds)];
  const { stdout } = await promisify(execFile)('openssl', args);
  const [, bytesPerSecond] = /^\+F:\d+:[^:]+:([\d.]+)$/m.exec(stdout) ?? [];
  if (bytesPerSecond === undefined) throw new Error(`openssl did not say its speed: ${stdout}`);
  return Number(bytesPerSecond) / 1e6;
}
