import { describe, expect, it } from '@jest/globals';
import { FileLocks } from './file-locks.js';

describe('locks of files', () => {
  it('let one in at a time, in the order of asking, each key on its own', async () => {
    const locks = new FileLocks();
    const seen: string[] = [];
    const first = await locks.acquire('a');
    const second = locks.acquire('a').then((release) => (seen.push('second'), release));
    const third = locks.run('a', () => Promise.resolve(seen.push('third')));
    await locks.run('b', () => Promise.resolve(seen.push('other')));
    expect(seen).toEqual(['other']);
    first();
    first();
    (await second)();
    await third;
    expect(seen).toEqual(['other', 'second', 'third']);
  });

  it('are free again after a failure', async () => {
    const locks = new FileLocks();
    await expect(locks.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await locks.run('a', () => Promise.resolve('free'))).toBe('free');
  });

  it('who gives up waiting neither gets it nor lets others pass', async () => {
    const locks = new FileLocks();
    const release = await locks.acquire('a');
    const giving = new AbortController();
    const gaveUp = locks.acquire('a', giving.signal);
    let isIn = false;
    const next = locks.run('a', () => Promise.resolve((isIn = true)), new AbortController().signal);
    giving.abort(new Error('enough'));
    await expect(gaveUp).rejects.toThrow('enough');
    expect(isIn).toBe(false);
    release();
    await next;
    expect(isIn).toBe(true);
    await expect(locks.acquire('a', AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
    expect(await locks.run('a', () => Promise.resolve('free'))).toBe('free');
  });
});
