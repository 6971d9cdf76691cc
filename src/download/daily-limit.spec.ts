import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/support/manual-clock.js';
import { itemOf } from '../../test/support/item-factory.js';
import { LiveSettings, type Settings } from '../config/index.js';
import type { QueueReader, QueuedItem, RunContext, StagedState } from '../queue/index.js';
import { DailyLimit } from './daily-limit.js';

const DAY_MS = 24 * 3_600_000;
const RECORDING = 'deezer:7:FLAC';

function limitOf(tracksPerDay: number) {
  const clock = new ManualClock();
  const began: number[] = [];
  const settings = new LiveSettings({ deezer: { tracksPerDay } } as Settings);
  const transfersSince = (since: number) => {
    const recent = began.filter((at) => at >= since);
    return Promise.resolve({ count: recent.length, oldestAt: recent[0] ?? null });
  };
  const limit = new DailyLimit(settings, { transfersSince } as unknown as QueueReader, clock);
  const save: RunContext['save'] = ({ transferStartedAt }) => {
    began.push(transferStartedAt ?? Number.NaN);
    return Promise.resolve();
  };
  const admit = (item: QueuedItem = itemWith(null)) => limit.admit(item, RECORDING, { save } as unknown as RunContext);
  return { clock, began, admit };
}

function itemWith(stagedOf: string | null, wanted: QueuedItem['quality']['wanted'] = 'FLAC'): QueuedItem {
  const staged: StagedState | null =
    stagedOf === null ? null : { recording: stagedOf, totalBytes: 9, validator: null, durableBytes: 0, bootId: 'b' };
  const inside = { source: 'deezer', sourceId: '7', meta: null, parent: null, recording: null, targetPath: null };
  return { ...itemOf({ quality: { wanted, got: null } }), ...inside, staged };
}

describe('DailyLimit', () => {
  it('lets the last place go to one of two, and says until when the other waits', async () => {
    const { clock, admit } = limitOf(2);
    await admit();
    await clock.advance(1000);
    const outcomes = await Promise.allSettled([admit(), admit()]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      {
        reason: { hold: 'daily-limit', retryAfterMs: DAY_MS - 1000, message: expect.stringContaining('tracksPerDay') },
      },
    ]);
    await clock.advance(DAY_MS);
    await admit();
  });

  it('does not count clips and what goes on, but counts what begins anew in another quality', async () => {
    const { began, admit } = limitOf(1);
    await admit(itemWith(null, 'PREVIEW'));
    await admit(itemWith(RECORDING));
    expect(began).toEqual([]);
    await admit(itemWith('deezer:7:MP3_128'));
    expect(began).toHaveLength(1);
  });

  it('is none when it is 0', async () => {
    const { admit } = limitOf(0);
    for (let count = 0; count < 5; count++) await admit();
  });
});
