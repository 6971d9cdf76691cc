import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

const NEVER = new AbortController().signal;

/** Work that ends when it is told to. */
function held(log: string[], name: string) {
  let end: (error?: Error) => void = () => undefined;
  const over = new Promise<string>((resolve, reject) => {
    end = (error) => {
      if (error) reject(error);
      else resolve(name);
    };
  });
  const work = (): Promise<string> => {
    log.push(name);
    return over;
  };
  return { work, end };
}

describe('Turns', () => {
  it('lets so many run at once, the others in the order in which they came', async () => {
    const turns = new Turns(2, 10);
    const log: string[] = [];
    const works = ['a', 'b', 'c', 'd'].map((name) => held(log, name));
    const results = works.map(({ work }) => turns.run(work, NEVER));
    expect(log).toEqual(['a', 'b']);
    works[1]?.end();
    expect(await results[1]).toBe('b');
    expect(log).toEqual(['a', 'b', 'c']);
    works[0]?.end(new Error('failed'));
    await expect(results[0]).rejects.toThrow('failed');
    expect(log).toEqual(['a', 'b', 'c', 'd']);
    for (const { end } of works.slice(2)) end();
    await Promise.all(results.slice(2));
    const last = held(log, 'e');
    const result = turns.run(last.work, NEVER);
    expect(log.at(-1)).toBe('e');
    last.end();
    await result;
  });

  it('forgets who leaves the line, and lets who has begun finish', async () => {
    const turns = new Turns(1, 10);
    const log: string[] = [];
    const [first, second, third] = ['a', 'b', 'c'].map((name) => held(log, name));
    const leaving = new AbortController();
    const begun = turns.run(first!.work, leaving.signal);
    const waiting = turns.run(second!.work, leaving.signal);
    const staying = turns.run(third!.work, NEVER);
    leaving.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(log).toEqual(['a']);
    first!.end();
    expect(await begun).toBe('a');
    third!.end();
    expect(await staying).toBe('c');
    expect(log).toEqual(['a', 'c']);
    await expect(turns.run(second!.work, leaving.signal)).rejects.toThrow('enough');
    expect(log).toEqual(['a', 'c']);
  });

  it('refuses when the line is too long, until somebody leaves it', async () => {
    const turns = new Turns(1, 1);
    const log: string[] = [];
    const [first, second, third] = ['a', 'b', 'c'].map((name) => held(log, name));
    const leaving = new AbortController();
    const results = [turns.run(first!.work, NEVER), turns.run(second!.work, leaving.signal)];
    await expect(turns.run(third!.work, NEVER)).rejects.toMatchObject({ code: 'unavailable', retryAfterMs: 2000 });
    leaving.abort(new Error('enough'));
    await expect(results[1]).rejects.toThrow('enough');
    const result = turns.run(third!.work, NEVER);
    first!.end();
    third!.end();
    expect(await result).toBe('c');
  });
});
