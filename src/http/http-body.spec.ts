import { beforeEach, describe, expect, it } from '@jest/globals';
import { PouredBody } from './http-body.js';

const one = Buffer.from('one');
const two = Buffer.from('two');

/** A sink whose promises a test keeps or breaks. */
class HeldSink {
  readonly taken: string[] = [];
  readonly held: { resolve: () => void; reject: (error: Error) => void }[] = [];

  take(chunk: Uint8Array): Promise<void> {
    this.taken.push(Buffer.from(chunk).toString());
    return new Promise((resolve, reject) => {
      this.held.push({ resolve, reject });
    });
  }
}

describe('a poured body', () => {
  let asked: string[];
  let body: PouredBody;

  beforeEach(() => {
    asked = [];
    body = new PouredBody({
      resume: () => asked.push('resume'),
      pause: () => asked.push('pause'),
      abandon: () => asked.push('abandon'),
    });
  });

  it('feeds a sink that is never busy without a pause', async () => {
    const taken: Uint8Array[] = [];
    const poured = body.pour({ take: (chunk) => void taken.push(chunk) });
    body.deliver(one);
    body.deliver(two);
    body.finish();
    await poured;
    expect(taken).toEqual([one, two]);
    expect(asked).toEqual(['resume']);
  });

  it('rests while the sink is busy, and keeps the order of what comes all the same', async () => {
    const sink = new HeldSink();
    const poured = body.pour(sink);
    body.deliver(one);
    body.deliver(two);
    expect(sink.taken).toEqual(['one']);
    sink.held[0]?.resolve();
    await new Promise(setImmediate);
    expect(sink.taken).toEqual(['one', 'two']);
    expect(asked).toEqual(['resume', 'pause', 'pause']);
    sink.held[1]?.resolve();
    await new Promise(setImmediate);
    expect(asked.at(-1)).toBe('resume');
    body.finish();
    await poured;
  });

  it('does not end before the sink is through, nor when it fails at last', async () => {
    const sink = new HeldSink();
    const poured = body.pour(sink);
    body.deliver(one);
    body.finish();
    const failure = new Error('disk');
    sink.held[0]?.reject(failure);
    await expect(poured).rejects.toBe(failure);
  });

  it('is given up when the sink throws; what comes later is not its business', async () => {
    const failure = new Error('worthless');
    const poured = body.pour({
      take: () => {
        throw failure;
      },
    });
    body.deliver(one);
    body.deliver(two);
    body.fail(new Error('a later reason'));
    await expect(poured).rejects.toBe(failure);
    expect(asked).toEqual(['resume', 'abandon']);
  });

  it('tells its failure when the sink has let go, and to the sink at once', async () => {
    const sink = new HeldSink();
    const told: unknown[] = [];
    const poured = body.pour({ take: (chunk) => sink.take(chunk), failed: (error) => told.push(error) });
    body.deliver(one);
    const failure = new Error('reset');
    body.fail(failure);
    expect(told).toEqual([failure]);
    let isSettled = false;
    const settled = poured.catch((error: unknown) => {
      isSettled = true;
      return error;
    });
    await new Promise(setImmediate);
    expect(isSettled).toBe(false);
    sink.held[0]?.resolve();
    expect(await settled).toBe(failure);
  });

  it('that broke before it was poured says so then', async () => {
    const failure = new Error('reset');
    body.fail(failure);
    await expect(body.pour({ take: () => undefined })).rejects.toBe(failure);
  });
});
