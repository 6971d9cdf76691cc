import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../../test/support/manual-clock.js';
import type { TransferRequest } from '../transfer-engine.js';
import type { FromThread } from './messages.js';
import { CheckpointNotKept, ThreadTransfer } from './thread-transfer.js';

const checkpoint = { durableBytes: 5, validator: null, totalBytes: 10 };

describe('a transfer in a thread', () => {
  let clock: ManualClock;
  let said: FromThread[];
  let transfer: ThreadTransfer;
  let request: TransferRequest;
  let passed: number;

  beforeEach(() => {
    clock = new ManualClock();
    said = [];
    passed = 0;
    const order = {
      service: 'cdn',
      urls: [],
      stagingPath: '/staging/x.part',
      format: 'FLAC' as const,
      encryption: null,
      expectedBytes: null,
      resume: null,
    };
    const host = { postMessage: (message: FromThread) => void said.push(message) };
    const garbage = { note: (bytes: number) => void (passed += bytes) };
    transfer = new ThreadTransfer(7, order, host, clock, { isFree: true }, garbage);
    request = transfer.request();
  });

  it('tells its progress at once, then ten times a second, and the last of it in any case', async () => {
    for (let bytes = 1; bytes <= 250; bytes++) {
      request.onProgress(bytes, 1000);
      await clock.advance(1);
    }
    request.onProgress(251, 1000);
    transfer.close();
    await clock.advance(1000);
    expect(said.map((message) => message.kind === 'progress' && message.bytes)).toEqual([1, 100, 200, 251]);
    expect(said[0]).toEqual({ kind: 'progress', id: 7, bytes: 1, totalBytes: 1000 });
    expect(clock.pendingTimers).toBe(0);
  });

  it('counts the bytes that came, not where in the file they are', () => {
    request.onProgress(1000, 3000);
    request.onProgress(1500, 3000);
    request.onProgress(0, 3000);
    request.onProgress(200, 3000);
    expect(passed).toBe(700);
  });

  it('goes on from a checkpoint only when the host has it', async () => {
    let isKept = false;
    const keeping = Promise.resolve(request.onCheckpoint(checkpoint)).then(() => (isKept = true));
    await clock.advance(1);
    expect(said).toEqual([{ kind: 'checkpoint', id: 7, checkpoint }]);
    expect(isKept).toBe(false);
    transfer.kept(true);
    expect(await keeping).toBe(true);
    const next = request.onCheckpoint(checkpoint);
    transfer.kept(false);
    await expect(next).rejects.toThrow(CheckpointNotKept);
  });

  it('waits for the limit of all threads, unless it is aborted', async () => {
    const granted = transfer.pace.take(100, request.signal);
    expect(said).toEqual([{ kind: 'take', id: 7, bytes: 100 }]);
    transfer.pace.grant();
    await granted;
    const waiting = transfer.pace.take(100, request.signal);
    transfer.abort();
    await expect(waiting).rejects.toThrow('aborted');
    expect(request.signal.aborted).toBe(true);
  });
});
