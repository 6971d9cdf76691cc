import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BehaviorSubject } from 'rxjs';
import { eventually } from '../../../../test/support/eventually.js';
import { SystemClock } from '../../../domain/index.js';
import { OutageMonitor } from '../../../http/index.js';
import { BandwidthLimiter } from '../bandwidth-limiter.js';
import type { TransferRequest, TransferResult } from '../transfer-engine.js';
import { ThreadedTransferEngine } from './threaded-transfer-engine.js';

/** What a made-up thread does with a transfer, by its address; its id is the validator of the result. */
const THREAD = `
  import { parentPort, threadId } from 'node:worker_threads';
  const say = (message) => parentPort.postMessage(message);
  const done = (id) => say({ kind: 'done', id, result: { bytes: 1, totalBytes: 1, validator: String(threadId), facts: null } });
  const steps = {
    done,
    die: () => process.exit(3),
    throw: () => { throw new Error('a bug'); },
    // Memory that is never given back.
    eat: () => { const eaten = []; for (;;) eaten.push(new Array(1e5).fill({})); },
    save: (id) => say({ kind: 'checkpoint', id, checkpoint: { durableBytes: 1, validator: null, totalBytes: null } }),
    'save-and-die': (id) => { steps.save(id); setImmediate(() => process.exit(3)); },
    fail: (id) => say({ kind: 'failed', question: id, service: 'cdn', address: 'address-' + threadId + '-' + id }),
    take: (id) => { if (isFree) done(id); else say({ kind: 'take', id, bytes: 1000 }); },
    hang: () => undefined,
  };
  let isFree = true;
  parentPort.on('message', ({ kind, id, order, question, hold, ...more }) => {
    if (kind === 'start') steps[order.urls[0]](id);
    if (kind === 'kept' || kind === 'granted') done(id);
    if (kind === 'limit') isFree = more.isFree;
    if (kind === 'judged') say({ kind: 'done', id: question, result: { bytes: 1, totalBytes: 1, validator: hold ?? 'none', facts: null } });
    if (kind === 'abort') say({ kind: 'ended', id, error: { kind: null, code: 'unknown', message: 'aborted', retryable: false } });
  });`;

describe('transfer threads', () => {
  let limit$: BehaviorSubject<number>;
  let deaths: string[];
  let engine: ThreadedTransferEngine;

  beforeEach(() => {
    limit$ = new BehaviorSubject(0);
    deaths = [];
    engine = new ThreadedTransferEngine({
      threads: 2,
      outages: new OutageMonitor(new SystemClock()),
      pace: new BandwidthLimiter(limit$),
      policy: () => ({ timeoutMs: 1000, allowPrivate: true }),
      onDeath: ({ message }) => void deaths.push(message),
      entry: new URL(`data:text/javascript,${encodeURIComponent(THREAD)}`),
    });
  });

  afterEach(() => engine.onApplicationShutdown());

  function transfer(step: string, overrides: Partial<TransferRequest> = {}): Promise<TransferResult> {
    return engine.transfer({
      service: 'cdn',
      urls: [step],
      stagingPath: 'x.part',
      format: 'FLAC',
      encryption: null,
      expectedBytes: null,
      resume: null,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onCheckpoint: () => undefined,
      ...overrides,
    });
  }

  const threadOf = async (transferring: Promise<TransferResult>): Promise<string | null> =>
    (await transferring).validator;

  it('are as many as are wanted, begun when they are needed; the idlest takes the next transfer', async () => {
    const first = await threadOf(transfer('done'));
    expect(await threadOf(transfer('done'))).toBe(first);
    const both = await Promise.all(
      [transfer('done'), transfer('done'), transfer('done'), transfer('done')].map(threadOf),
    );
    expect(new Set(both).size).toBe(2);
  });

  it.each(['die', 'throw', 'eat'])(
    'that end by themselves take nothing with them but their own attempt: %s',
    async (step) => {
      const before = await threadOf(transfer('done'));
      await expect(transfer(step)).rejects.toMatchObject({ code: 'interrupted', retryable: true });
      await eventually('the death is told', () => deaths.length > 0);
      const after = await threadOf(transfer('done'));
      expect(Number(after)).toBeGreaterThan(Number(before));
    },
  );

  it('that die do not overtake a checkpoint on its way into the database', async () => {
    const order: string[] = [];
    let commit: () => void = () => undefined;
    const committed = new Promise<void>((resolve) => (commit = resolve));
    const failed = transfer('save-and-die', {
      onCheckpoint: async () => {
        await committed;
        order.push('committed');
      },
    }).catch(() => order.push('failed'));
    await eventually('the death is told', () => deaths.length > 0);
    commit();
    await failed;
    expect(order).toEqual(['committed', 'failed']);
  });

  it('hear of a checkpoint when it is committed, and end with the failure of one that is not', async () => {
    expect(await transfer('save', { onCheckpoint: () => Promise.resolve() })).toMatchObject({ bytes: 1 });
  });

  it('share one memory of failures: three addresses in two threads are an outage', async () => {
    const all = await Promise.all([transfer('fail'), transfer('fail'), transfer('fail')].map(threadOf));
    expect(all.filter((hold) => hold === 'network')).toHaveLength(1);
  });

  it('share one limit, live', async () => {
    await Promise.all([transfer('take'), transfer('take')]);
    limit$.next(10_000);
    const started = performance.now();
    await Promise.all(Array.from({ length: 4 }, () => transfer('take')));
    // The burst of a tenth of a second lets the first pass; each of the others overdraws, and waits for the one before.
    expect(performance.now() - started).toBeGreaterThan(150);
    limit$.next(1);
    const waiting = Promise.all([transfer('take'), transfer('take'), transfer('take')]);
    limit$.next(0);
    await waiting;
  });

  it('are told of an abort, and the reason is the caller’s own', async () => {
    const controller = new AbortController();
    const reason = new Error('paused');
    const hanging = transfer('hang', { signal: controller.signal });
    controller.abort(reason);
    await expect(hanging).rejects.toBe(reason);
  });

  it('end with the host, and what runs in them fails', async () => {
    const hanging = transfer('hang');
    await transfer('done');
    const failed = expect(hanging).rejects.toMatchObject({ code: 'interrupted' });
    await engine.onApplicationShutdown();
    await failed;
    await expect(transfer('done')).rejects.toThrow('closed');
    expect(deaths).toEqual([]);
  });
});
