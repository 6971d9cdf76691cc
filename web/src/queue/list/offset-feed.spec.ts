import { describe, expect, it } from '@jest/globals';
import type { Item } from 'deemusic/wire';
import { eventually } from '../../../../test/support/eventually.js';
import { OffsetFeed } from './offset-feed.js';

/** A feed on a list that may change, and how often it was asked for. */
function feedOf(ids: string[]): { feed: OffsetFeed; questions: () => number } {
  let questions = 0;
  const feed = new OffsetFeed({
    ask: () => {
      questions++;
      return Promise.resolve({ items: ids.map((id) => ({ id }) as Item), total: ids.length, nextCursor: null });
    },
    absorb: () => undefined,
    changed: () => undefined,
    isHeld: () => true,
    isPinned: () => false,
  });
  return { feed, questions: () => questions };
}

describe('a list that can be entered anywhere', () => {
  it('is asked for once while nobody doubts it', async () => {
    const { feed, questions } = feedOf(['a', 'b']);
    feed.look({ first: 0, last: 10 });
    await eventually('the answer', () => feed.size === 2);
    feed.look({ first: 0, last: 1 });
    feed.rest();
    feed.look({ first: 0, last: 10 });
    expect(questions()).toBe(1);
  });

  it('is asked for again after a doubt, even where it was empty', async () => {
    const ids: string[] = [];
    const { feed } = feedOf(ids);
    feed.look({ first: 0, last: 0 });
    await eventually('the answer', () => feed.size === 0);
    ids.push('a');
    feed.doubt();
    await eventually('the new one', () => feed.at(0) === 'a');
  });

  it('is asked for again when somebody comes back to it', async () => {
    const ids: string[] = [];
    const { feed } = feedOf(ids);
    feed.look({ first: 0, last: 0 });
    await eventually('the answer', () => feed.size === 0);
    feed.rest();
    ids.push('a');
    feed.doubt();
    feed.look({ first: 0, last: 0 });
    await eventually('the new one', () => feed.at(0) === 'a');
  });

  it('does not fall back to its former order by an answer that was on its way', async () => {
    const { feed } = feedOf(['a', 'b']);
    feed.look({ first: 0, last: 10 });
    await eventually('the answer', () => feed.size === 2);
    feed.doubt();
    feed.move('b', 0);
    await new Promise(setImmediate);
    expect([feed.at(0), feed.at(1)]).toEqual(['b', 'a']);
  });
});
