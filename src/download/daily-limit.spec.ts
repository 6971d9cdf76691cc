import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/support/manual-clock.js';
import { itemOf } from '../../test/support/item-factory.js';
import { LiveSettings, type Settings } from '../config/index.js';
import type { QueueReader, QueuedItem, Transaction } from '../queue/index.js';
import { DailyLimit } from './daily-limit.js';

const DAY_MS = 24 * 3_600_000;

function limitOf(tracksPerDay: number) {
  const clock = new ManualClock();
  const began: number[] = [];
  const settings = new LiveSettings({ deezer: { tracksPerDay } } as Settings);
  const transfersSince = (since: number) => {
    const recent = began.filter((at) => at >= since);
    return Promise.resolve({ count: recent.length, oldestAt: recent[0] ?? null });
  };
  const limit = new DailyLimit(settings, { transfersSince } as unknown as QueueReader, clock);
  // As the unit that notes a transfer does: units come one after the other.
  let last = Promise.resolve();
  const admit = (item: QueuedItem = itemWith()): Promise<void> => {
    const { patch, admit: look } = limit.of(item);
    const unit = last.then(async () => {
      await look({} as Transaction);
      if (patch.transferStartedAt !== undefined) began.push(patch.transferStartedAt);
    });
    last = unit.catch(() => undefined);
    return unit;
  };
  return { clock, began, admit };
}

function itemWith(wanted: QueuedItem['quality']['wanted'] = 'FLAC'): QueuedItem {
  const inside = { source: 'deezer', sourceId: '7', meta: null, parent: null, recording: null, targetPath: null };
  return { ...itemOf({ quality: { wanted, got: null } }), ...inside, staged: null };
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

  it('does not count clips', async () => {
    const { began, admit } = limitOf(1);
    await admit(itemWith('PREVIEW'));
    expect(began).toEqual([]);
    await admit();
    expect(began).toHaveLength(1);
  });

  it('is none when it is 0', async () => {
    const { admit } = limitOf(0);
    for (let count = 0; count < 5; count++) await admit();
  });
});
