import { expect, it, jest } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { databasePath, readerDataSource, writerDataSource } from '../../src/database/data-source.js';
import { eventually } from '../support/eventually.js';
import { setBareStage, setStage } from '../support/stage.js';
import { pause, Random } from './random.js';
import { ask, sound } from './steps.js';

const SEED = jest.getSeed();
const MiB = 1024 * 1024;
/** Longer than the host waits for another program: 15 s. */
const LOCKED_MS = 20_000;
/** Rows that are written while somebody looks at how it was before. */
const TRACKS = 20_000;

const scenario = { rateLimit: { requests: 0, windowMs: 5000 } };
const unhurried = { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '10000' };
const stage = await setStage({ tracks: 24, trackBytes: 500_000, bytesPerSecond: 500_000, scenario }, unhurried);
const large = await setBareStage({ tracks: TRACKS, trackBytes: 64 * 1024, scenario }, unhurried);

it(`another program holds the database for ${String(LOCKED_MS)} ms (seed ${String(SEED)})`, async () => {
  const random = new Random(SEED, 'locked');
  const other = await writerDataSource(databasePath(stage.dataDir)).initialize();
  try {
    await ask(stage, { type: 'playlist', id: stage.sandbox.catalogue.ids.playlist.generated });
    await pause(random.between(0, 2000));
    await other.query('BEGIN EXCLUSIVE');
    const held = pause(LOCKED_MS);
    // What is asked meanwhile is refused in time, with a reason, or done afterwards.
    const { single } = stage.sandbox.catalogue.ids.track;
    const answered = stage.host.api<{ code?: string }>('POST', '/downloads', { type: 'track', id: single });
    await held;
    await other.query('COMMIT');
    const { status, body } = await answered;
    expect(status === 201 || (status === 503 && body.code === 'unavailable')).toBe(true);
    await sound(stage, 90_000);
  } finally {
    await other.destroy();
  }
}, 240_000);

it('the log of the database grows while somebody looks at how it was, and shrinks again', async () => {
  await large.host.api('PATCH', '/queue', { paused: true });
  const log = `${databasePath(large.dataDir)}-wal`;
  const reader = await readerDataSource(databasePath(large.dataDir)).initialize();
  const before = residentBytes(large.host.pid);
  const id = large.sandbox.catalogue.ids.playlist.generated;
  try {
    await reader.query('BEGIN');
    await reader.query('SELECT count(*) FROM item');
    await ask(large, { type: 'playlist', id });
    await eventually(
      'all are listed',
      async () => (await large.item(`playlist_${id}`)).children?.total === TRACKS,
      120_000,
    );
    expect(statSync(log).size).toBeGreaterThan(8 * MiB);
    expect(residentBytes(large.host.pid) - before).toBeLessThan(200 * MiB);
    await reader.query('COMMIT');
  } finally {
    await reader.destroy();
  }
  await large.host.api('DELETE', `/downloads/playlist_${id}`);
  await ask(large, { type: 'track', id: large.sandbox.catalogue.ids.track.single });
  await large.host.api('PATCH', '/queue', { paused: false });
  await sound(large, 60_000);
  expect(statSync(log).size).toBeLessThanOrEqual(64 * MiB);
}, 240_000);

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}
