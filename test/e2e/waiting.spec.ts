import { beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HoldReason, QueueState } from '../../src/domain/index.js';
import { eventually } from '../support/eventually.js';
import { smallVolume } from '../support/small-volume.js';
import { setBareStage, type Stage } from '../support/stage.js';

/** How long the upstream is down; a minute in the long form (`OUTAGE_SECONDS=60`). */
const OUTAGE_SECONDS = Number(process.env.OUTAGE_SECONDS ?? 6);

const stage = await setBareStage(
  { trackBytes: 400_000, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
  { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '1000', DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '4' },
);
const pasted = await setBareStage({ trackBytes: 400_000 }, { DEEMUSIC_DEEZER_ARL: '' });
const VOLUME_BYTES = 8 * 1024 * 1024;
const volume = smallVolume(VOLUME_BYTES);
const small = volume ? await setBareStage({ trackBytes: 400_000 }, { DEEMUSIC_DOWNLOAD_OUTPUT_DIR: volume }) : null;
const { ids } = stage.sandbox.catalogue;

async function waitsFor(on: Stage, reason: HoldReason, timeoutMs = 20_000): Promise<QueueState> {
  return eventually(
    `the queue waits for ${reason}`,
    async () => {
      const { body } = await on.host.api<QueueState>('GET', '/queue');
      return body.waiting?.reason === reason ? body : null;
    },
    timeoutMs,
  );
}

async function allCompletedAtFirstAttempt(on: Stage, id: string, timeoutMs: number): Promise<void> {
  const settled = await on.settled(id, timeoutMs);
  const children = await on.children(id);
  expect(children.map(({ status, error }) => error?.message ?? status)).toEqual(children.map(() => 'completed'));
  expect(settled.status).toBe('completed');
  // The attempt that succeeds is the only one that counts.
  expect(Math.max(...children.map(({ attempts }) => attempts))).toBeLessThanOrEqual(1);
}

describe('a queue that has to wait', () => {
  beforeEach(() => {
    stage.sandbox.control.reset();
  });

  it(`outlasts an outage of ${String(OUTAGE_SECONDS)} s and uses up no attempt`, async () => {
    stage.sandbox.control.setSpeed(200_000);
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.forty });
    await eventually('a transfer runs', async () => (await stage.item(`album_${ids.album.forty}`)).bytes > 0);
    stage.sandbox.control.down('all');
    const started = performance.now();
    const { waiting } = await waitsFor(stage, 'network');
    expect(waiting?.message).toBeTruthy();
    await new Promise((resolve) => setTimeout(resolve, OUTAGE_SECONDS * 1000 - (performance.now() - started)));
    stage.sandbox.control.down('all', false);
    stage.sandbox.control.setSpeed(0);
    await allCompletedAtFirstAttempt(stage, `album_${ids.album.forty}`, 120_000);
  }, 240_000);

  it('waits for a dead account, says so, and goes on when another is set', async () => {
    await pasted.host.api('PUT', '/settings', { 'deezer.arl': 'a0'.repeat(96) });
    await pasted.host.api('POST', '/downloads', { type: 'album', id: ids.album.twoDisc });
    const { waiting } = await waitsFor(pasted, 'auth');
    expect(waiting?.message).toMatch(/deezer\.arl/);
    const held = await eventually('all tracks wait', async () => {
      const children = await pasted.children(`album_${ids.album.twoDisc}`);
      return children.every(({ waiting: own }) => own?.reason === 'auth') ? children : null;
    });
    expect(held.map(({ status, attempts }) => ({ status, attempts }))).toEqual(
      held.map(() => ({ status: 'pending', attempts: 0 })),
    );
    expect(await pasted.host.api('PUT', '/settings', { 'deezer.arl': pasted.sandbox.arl })).toMatchObject({
      status: 200,
    });
    await allCompletedAtFirstAttempt(pasted, `album_${ids.album.twoDisc}`, 90_000);
  }, 120_000);

  it('waits for a full disk and goes on by itself when there is space', async () => {
    if (!small) return;
    const ballast = join(small.library, 'ballast');
    writeFileSync(ballast, Buffer.alloc(VOLUME_BYTES - 500_000));
    await small.host.api('POST', '/downloads', { type: 'album', id: ids.album.twoDisc });
    const { waiting } = await waitsFor(small, 'disk');
    expect(waiting?.message).toMatch(/space/i);
    rmSync(ballast);
    await allCompletedAtFirstAttempt(small, `album_${ids.album.twoDisc}`, 90_000);
  }, 120_000);
});
