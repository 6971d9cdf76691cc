import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { openQueue, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { RateLimitedError } from '../../domain/index.js';

const root = tempDir('races');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let queue: OpenQueue;
afterEach(() => queue.close());

const becomes = (id: string, status: string) =>
  eventually(`${id} becomes ${status}`, async () => (await queue.status(id)) === status);

/** A unit that keeps its commit group, and all that comes after it, waiting. */
function blockedUnit() {
  let release: () => void = () => undefined;
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  let hasBegun: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (hasBegun = resolve));
  void queue.writeQueue.run(() => {
    hasBegun();
    return isReleased;
  });
  return { begun, release };
}

/** Who comes after these joins the next group: this one is full. */
function fillGroup(): void {
  for (let count = 0; count < 32; count++) void nothing();
}

const nothing = (): Promise<void> => queue.writeQueue.run(() => Promise.resolve());
const waitingUnits = (): number => (queue.writeQueue as unknown as { waiting: unknown[] }).waiting.length;

/** Claims `track_1` and commits it only after `command` was called, whose own commit waits until it is let go. */
async function claimedBefore(command: () => Promise<unknown>) {
  // The first look for work is over.
  await nothing();
  const first = blockedUnit();
  await first.begun;
  void queue.service.add(tracks('1'));
  queue.control.hold('quota', {});
  queue.control.release('quota');
  await eventually('the claim waits behind the new item', () => waitingUnits() === 2);
  const ofClaim = blockedUnit();
  fillGroup();
  first.release();
  await ofClaim.begun;
  const ofCommand = blockedUnit();
  const commanded = command();
  ofClaim.release();
  await ofCommand.begun;
  return { commanded, letGo: ofCommand.release };
}

describe('a command between the claim and the run', () => {
  it('stops a run that began while the pause was being committed', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    const { commanded, letGo } = await claimedBefore(() => queue.service.pause('track_1'));
    await eventually('it was claimed', async () => (await queue.status('track_1')) === 'downloading');
    await new Promise((resolve) => setTimeout(resolve, 50));
    letGo();
    expect(await commanded).toMatchObject({ status: 'paused' });
    await eventually('nothing runs', () => queue.processor.held.length === 0 && queue.pool.activeCount === 0);
    expect(await queue.status('track_1')).toBe('paused');
  });

  it('stops a run that began while the cancel was being committed, and drops its bytes', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    const { commanded, letGo } = await claimedBefore(() => queue.service.cancel('track_1'));
    await eventually('it was claimed', async () => (await queue.status('track_1')) === 'downloading');
    await new Promise((resolve) => setTimeout(resolve, 50));
    letGo();
    expect(await commanded).toMatchObject({ status: 'cancelled' });
    await eventually('nothing runs', () => queue.processor.held.length === 0 && queue.pool.activeCount === 0);
    await eventually('dropped', () => queue.processor.discarded.includes('track_1'));
  });
});

describe('the end of a cancelled run', () => {
  it('has dropped its bytes before a new run of the item begins', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    await queue.service.add(tracks('1'));
    await eventually('it runs', () => queue.processor.held.length === 1);
    let dropped: () => void = () => undefined;
    let isDropping = false;
    queue.processor.discard = async () => {
      isDropping = true;
      await new Promise<void>((resolve) => (dropped = resolve));
      isDropping = false;
    };
    await queue.service.cancel('track_1');
    await eventually('its bytes are being dropped', () => isDropping);
    let wasDropping: boolean | null = null;
    queue.processor.onDownload = () => {
      wasDropping = isDropping;
      return Promise.resolve({ kind: 'staged' });
    };
    await queue.service.retry('track_1');
    await eventually('claimed again', async () => (await queue.status('track_1')) !== 'pending');
    await new Promise((resolve) => setTimeout(resolve, 30));
    dropped();
    await becomes('track_1', 'completed');
    expect(wasDropping).toBe(false);
  });

  it('keeps the staged bytes when the cancel itself could not be committed', async () => {
    queue = await openQueue(folder());
    let finish: () => void = () => undefined;
    queue.processor.onFinish = (_item, run) =>
      new Promise((resolve, reject) => {
        finish = resolve;
        run.signal.addEventListener('abort', () => {
          reject(run.signal.reason as Error);
        });
      });
    await queue.service.add(tracks('1'));
    await eventually('it is being finished', () => queue.processor.finishes.length === 1);
    const run = queue.writeQueue.run.bind(queue.writeQueue);
    queue.writeQueue.run = () => {
      queue.writeQueue.run = run;
      return Promise.reject(new Error('disk full'));
    };
    await expect(queue.service.cancel('track_1')).rejects.toThrow('disk full');
    await eventually('it is finished once more', () => queue.processor.finishes.length === 2);
    expect(queue.processor.discarded).toEqual([]);
    finish();
    await becomes('track_1', 'completed');
  });
});

describe('a hold', () => {
  it('keeps a claim from taking back the very item that began it', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    await queue.service.add(tracks('1'));
    await eventually('it runs', () => queue.processor.held.length === 1);
    const blocked = blockedUnit();
    await blocked.begun;
    queue.processor.get('track_1').fail(new RateLimitedError('slow down', { retryAfterMs: 60_000 }));
    await eventually('its end waits', () => waitingUnits() === 1);
    queue.control.hold('disk');
    queue.control.release('disk');
    await new Promise((resolve) => setTimeout(resolve, 30));
    blocked.release();
    await becomes('track_1', 'pending');
    await queue.service.add(tracks('2'));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(queue.processor.downloads).toEqual(['track_1']);
  });
});

describe('a probe of the network', () => {
  it('gives way when its collection is cancelled before the listing began', async () => {
    const clock = new ManualClock();
    queue = await openQueue(folder(), { clock });
    queue.control.hold('network', { message: 'no route' });
    await queue.service.add([wanted('playlist', '1')]);
    const all = queue.sql.all.bind(queue.sql);
    let isProbing = false;
    let goOn: () => void = () => undefined;
    queue.sql.all = async <Row>(...args: Parameters<typeof all>): Promise<Row[]> => {
      if (args[0].includes('GROUP BY source_id')) {
        isProbing = true;
        await new Promise<void>((resolve) => (goOn = resolve));
      }
      return all<Row>(...args);
    };
    await clock.advance(6000);
    await eventually('the probe has begun', () => isProbing);
    await queue.service.cancel('playlist_1');
    queue.sql.all = all;
    goOn();
    await queue.service.add(tracks('2'));
    await becomes('track_2', 'completed');
    expect(queue.control.state().waiting).toBeNull();
  });
});

describe('removing', () => {
  it('leaves no collection waiting for members that were taken off', async () => {
    queue = await openQueue(folder());
    await queue.control.configure({ paused: true });
    queue.processor.members({ playlist_1: ['1', '2'] });
    await queue.service.add([wanted('playlist', '1')]);
    await eventually('expanded', async () => (await queue.reader.get('playlist_1'))?.expandedAt);
    await queue.service.act('remove', { filter: { parent: 'playlist_1' } });
    expect(await queue.reader.get('playlist_1')).toMatchObject({ status: 'cancelled', children: { total: 0 } });
    await queue.control.configure({ paused: null });
    await queue.service.add([wanted('playlist', '1')]);
    await becomes('playlist_1', 'completed');
  });
});
