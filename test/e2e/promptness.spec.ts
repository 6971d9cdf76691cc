import { expect, it } from '@jest/globals';
import type { RequestLogEntry } from '../../src/sandbox/index.js';
import { eventually } from '../support/eventually.js';
import { setBareStage } from '../support/stage.js';

const ROUNDS = 7;
const stage = await setBareStage({ tracks: 2 * ROUNDS, trackBytes: 2_000_000 });
const { sandbox } = stage;
const tracks = await trackIds();

async function trackIds(): Promise<string[]> {
  const { generated } = sandbox.catalogue.ids.playlist;
  const response = await fetch(`${sandbox.apiUrl}/playlist/${generated}/tracks?limit=100`);
  return ((await response.json()) as { data: { id: number }[] }).data.map(({ id }) => String(id));
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function runningTransfer(trackId: string): RequestLogEntry | undefined {
  return sandbox.log.find(
    (entry) => entry.service === 'cdn' && entry.endedAt === null && entry.trackIds.includes(trackId),
  );
}

it('starts a new item within 50 ms of its commit when a slot is free', async () => {
  const delays: number[] = [];
  for (const id of tracks.slice(0, ROUNDS)) {
    await stage.host.api('POST', '/downloads', { type: 'track', id });
    const item = await stage.settled(`track_${id}`);
    delays.push((item.startedAt ?? Infinity) - item.createdAt);
  }
  expect(median(delays)).toBeLessThanOrEqual(50);
}, 60_000);

it('closes the connection of a cancelled transfer within 200 ms and drops its bytes', async () => {
  sandbox.control.setSpeed(200_000);
  const delays: number[] = [];
  for (const id of tracks.slice(ROUNDS)) {
    await stage.host.api('POST', '/downloads', { type: 'track', id });
    const transfer = await eventually('the transfer runs', () => runningTransfer(id), 15_000);
    const cancelledAt = Date.now();
    expect(await stage.host.api('POST', `/downloads/track_${id}/cancel`)).toMatchObject({
      status: 200,
      body: { status: 'cancelled' },
    });
    await eventually('the connection is closed', () => transfer.endedAt !== null);
    delays.push((transfer.endedAt ?? Infinity) - cancelledAt);
  }
  expect(median(delays)).toBeLessThanOrEqual(200);
}, 60_000);
