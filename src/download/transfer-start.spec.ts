import { describe, expect, it } from '@jest/globals';
import { existsSync, writeFileSync } from 'node:fs';
import { itemOf } from '../../test/support/item-factory.js';
import { tempDir } from '../../test/support/temp-dir.js';
import type { ResolvedMedia } from '../domain/index.js';
import { Library } from '../library/index.js';
import type { QueuedItem, StagedState } from '../queue/index.js';
import type { DailyLimit } from './daily-limit.js';
import { TransferStart } from './transfer-start.js';

const RECORDING = 'deezer:7:FLAC';
const root = tempDir('transfer-start');
const library = new Library({ root: () => root });
const counted = { patch: { transferStartedAt: 1 }, admit: () => Promise.resolve() };
const start = new TransferStart(library, { of: () => counted } as unknown as DailyLimit);
const media = { sizeBytes: 9 } as ResolvedMedia;

function itemWith(stagedOf: string): QueuedItem {
  const staged: StagedState = { recording: stagedOf, totalBytes: 9, validator: null, durableBytes: 0, bootId: 'b' };
  const inside = { source: 'deezer', sourceId: '7', meta: null, parent: null, recording: null, targetPath: null };
  return { ...itemOf(), ...inside, staged };
}

describe('TransferStart', () => {
  it('lets a transfer of the same recording go on, uncounted', async () => {
    await library.prepare();
    const item = itemWith(RECORDING);
    writeFileSync(library.stagingPath(item.id), 'bytes');
    expect(await start.of(item, media, RECORDING)).toEqual({ staged: item.staged, begin: null });
    expect(existsSync(library.stagingPath(item.id))).toBe(true);
  });

  it('drops what is staged of another one, and counts a transfer that begins anew', async () => {
    await library.prepare();
    const item = itemWith('deezer:7:MP3_128');
    writeFileSync(library.stagingPath(item.id), 'bytes');
    const { staged, begin } = await start.of(item, media, RECORDING);
    expect(existsSync(library.stagingPath(item.id))).toBe(false);
    expect(staged).toMatchObject({ recording: RECORDING, totalBytes: 9, durableBytes: 0 });
    expect(begin?.patch).toEqual({ transferStartedAt: 1, staged });
  });
});
