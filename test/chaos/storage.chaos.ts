import { describe, expect, it, jest } from '@jest/globals';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { setStage } from '../support/stage.js';
import { tempDir } from '../support/temp-dir.js';
import { atRest } from './at-rest.js';
import { pause, Random } from './random.js';
import { ask, sound, waits } from './steps.js';
import { Volume } from './volume.js';

const SEED = jest.getSeed();
const ROUNDS = 2;
/** Hooks that met trouble of the host are tried again after half a minute. */
const REST_MS = 120_000;
const MEET_MS = 8000;
const sandbox = {
  tracks: 16,
  trackBytes: 500_000,
  bytesPerSecond: 1_000_000,
  scenario: { rateLimit: { requests: 0, windowMs: 5000 } },
};
const unhurried = { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000' };

const traces = tempDir('traces');
const volume = Volume.ofSize(40 * 1024 * 1024);
const small = volume && (await setStage(sandbox, { ...unhurried, DEEMUSIC_DOWNLOAD_OUTPUT_DIR: volume.path }));
const stage = await setStage(sandbox, unhurried);
const playlist = { type: 'playlist', id: stage.sandbox.catalogue.ids.playlist.generated } as const;

type Trouble = [string, begin: (volume: Volume, random: Random) => void, end: (volume: Volume) => void];

const troubles: Trouble[] = [
  [
    'full',
    (on, random) => {
      on.fill(Math.round(random.between(0, 400_000)));
    },
    (on) => {
      on.empty();
    },
  ],
  [
    'read-only',
    (on) => {
      on.protect();
    },
    (on) => {
      on.release();
    },
  ],
  [
    'away',
    (on) => {
      on.takeAway();
    },
    (on) => {
      on.bringBack();
    },
  ],
];

describe(`a disk in trouble (seed ${String(SEED)})`, () => {
  it.each(troubles)('is %s again and again in the middle, also while the host starts', async (name, begin, end) => {
    if (!volume || !small) return;
    const random = new Random(SEED, name);
    let met = 0;
    for (let round = 0; round < ROUNDS; round++) {
      await ask(small, playlist);
      await pause(random.between(0, 1500));
      begin(volume, random);
      try {
        if (await waits(small, 'disk', MEET_MS)) met++;
        if (random.next() < 0.5) {
          await small.host.kill();
          await small.restart();
          await waits(small, 'disk', MEET_MS);
        }
      } finally {
        end(volume);
      }
      await atRest(small, REST_MS);
      // A draft that could not be deleted while the disk was away goes at the next start.
      await small.host.stop();
      await small.restart();
      await sound(small, REST_MS);
    }
    expect(met).toBeGreaterThan(0);
  });

  it('is slow to keep what is written', async () => {
    if (!hasProgram('strace', 'slow to keep what is written')) return;
    const seen = join(traces, 'calls');
    const delay = 'inject=fsync,fdatasync:delay_exit=300000';
    const threads = readdirSync(`/proc/${String(stage.host.pid)}/task`).flatMap((id) => ['-p', id]);
    // It lets the host go when it is told to end.
    const tracer = spawn('strace', ['-f', '-q', '-o', seen, '-e', 'trace=fsync,fdatasync', '-e', delay, ...threads]);
    try {
      await ask(stage, playlist);
      await sound(stage, REST_MS);
    } finally {
      tracer.kill('SIGTERM');
    }
    const isAllowed = tracer.exitCode === null;
    if (!isAllowed) process.stderr.write('skipped slow to keep what is written: this user may not trace\n');
    expect(readFileSync(seen, 'utf8').includes('(DELAYED)')).toBe(isAllowed);
  });

  it('has no file descriptor left for a while', async () => {
    if (!hasProgram('prlimit', 'no file descriptor left')) return;
    const pid = String(stage.host.pid);
    const [, soft = '', hard = ''] =
      /^Max open files\s+(\d+)\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8')) ?? [];
    const open = readdirSync(`/proc/${pid}/fd`).length;
    await ask(stage, playlist);
    execFileSync('prlimit', ['--pid', pid, `--nofile=${String(open + 2)}:${hard}`]);
    try {
      await eventually('it has met the limit', () => readdirSync(`/proc/${pid}/fd`).length >= open, 20_000);
      await pause(3000);
    } finally {
      execFileSync('prlimit', ['--pid', pid, `--nofile=${soft}:${hard}`]);
    }
    await sound(stage, REST_MS);
  });
});

function hasProgram(name: string, what: string): boolean {
  const isThere = spawnSync(name, ['--version']).status === 0;
  if (!isThere) process.stderr.write(`skipped ${what}: ${name} is not installed\n`);
  return isThere;
}
