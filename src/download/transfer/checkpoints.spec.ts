import { beforeEach, describe, expect, it } from '@jest/globals';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { Checkpoints } from './checkpoints.js';
import { StagedFile } from './staged-file.js';
import type { TransferCheckpoint } from './transfer-engine.js';

const MIB = 1024 * 1024;
const folder = tempDir('checkpoints');
let count = 0;
let path: string;
let file: StagedFile;
let clock: ManualClock;
let reports: TransferCheckpoint[];
let checkpoints: Checkpoints;

beforeEach(async () => {
  path = join(folder, String(count++));
  file = await StagedFile.open(path, { isBlocking: false });
  clock = new ManualClock();
  reports = [];
  checkpoints = new Checkpoints(file, clock, (report) => void reports.push(report));
});

async function write(bytes: number): Promise<void> {
  await file.append(Buffer.alloc(bytes));
  if (checkpoints.isDue(file.length)) checkpoints.begin();
}

describe('checkpoints', () => {
  it('come every 8 MiB', async () => {
    for (let chunk = 0; chunk < 17; chunk++) {
      await write(MIB);
      await checkpoints.settle();
    }
    expect(reports.map(({ durableBytes }) => durableBytes)).toEqual([8 * MIB, 16 * MIB]);
    await file.close();
  });

  it('are not worth a sync shortly before the end', async () => {
    checkpoints.totalBytes = 8 * MIB + 1000;
    await write(8 * MIB);
    await checkpoints.settle();
    expect(reports).toEqual([]);
    checkpoints.totalBytes = 9 * MIB + 1;
    await write(0);
    await checkpoints.settle();
    expect(reports).toHaveLength(1);
    await file.close();
  });

  it('come every 5 seconds with whatever is there', async () => {
    await write(10);
    expect(reports).toEqual([]);
    await clock.advance(5000);
    await write(10);
    await eventually('the report', () => reports.length > 0);
    expect(reports).toEqual([{ durableBytes: 20, validator: null, totalBytes: null }]);
    expect((await stat(path)).size).toBe(20);
    await file.close();
  });

  it('never promise what is worthless', async () => {
    await write(9 * MIB);
    checkpoints.validator = '"v"';
    await checkpoints.reset();
    expect(reports.at(-1)).toEqual({ durableBytes: 0, validator: null, totalBytes: null });
    await file.close();
  });

  it('cost no sync at the end, and what was gathered is written', async () => {
    await write(8 * MIB);
    await checkpoints.settle();
    await write(100);
    await checkpoints.leave();
    expect(reports.at(-1)?.durableBytes).toBe(8 * MIB);
    await file.close();
    expect((await stat(path)).size).toBe(8 * MIB + 100);
  });

  it('end the transfer when they cannot be kept, and hide no other failure', async () => {
    const broken = new Checkpoints(file, clock, () => Promise.reject(new Error('no database')));
    broken.begin();
    await expect(broken.settle()).rejects.toThrow('no database');
    expect(() => broken.isDue(0)).toThrow('no database');
    await broken.leave();
    await file.close();
  });
});
