import { describe, expect, it } from '@jest/globals';
import type { ErrorCode, ItemStatus } from 'deemusic/wire';
import { itemOf } from '../../../test/support/item-factory.js';
import { standingOf } from '../queue/item/standing/standing-of.js';
import { words } from './index.js';
import { openTable, spelled } from './open-table.js';

const around = { queue: null, now: 0, maxRetries: null };
/** As if it were one of those that are known. */
const novel = <Known extends string>(): Known => 'novel-thing' as Known;

describe('what only a newer host says', () => {
  it('is written out where there is no word for it', () => {
    expect(spelled('needs_login')).toBe('Needs login');
    expect(words.item.status[novel<ItemStatus>()]).toBe('Novel thing');
    expect(words.item.waitingFor(novel(), '12 s')).toBe('Novel thing, 12 s');
    expect(words.item.standing(2, novel())).toBe('2 novel thing');
    expect(words.item.advice[novel<ErrorCode>()].short).toBe(words.item.advice.unknown.short);
    expect(words.plugins.one.hook[novel<'afterTrack'>()].name).toBe('Novel thing');
    expect(words.plugins.state.name[novel<'ready'>()]).toBe('Novel thing');
    expect(words.plugins.runs.state[novel<'dead'>()]).toBe('Novel thing');
  });

  it('leaves what is known as it is, and a table a table', () => {
    const table = openTable({ a: 1 }, () => 0);
    expect({ ...table }).toEqual({ a: 1 });
    expect(table.a).toBe(1);
    expect(table['toString' as 'a']).toBe(0);
  });

  it('does not break the line of an item', () => {
    const children = { total: 2, completed: 1, failed: 1, pending: 0, downloading: 0, processing: 0, paused: 0 };
    for (const item of [
      itemOf({ status: novel() }),
      itemOf({ status: 'downloading', stage: novel() }),
      itemOf({ status: 'pending', waiting: { reason: novel() } }),
      itemOf({ status: 'failed', error: { code: novel(), message: 'new', retryable: true, at: 0 } }),
      itemOf({
        status: 'pending',
        waiting: { reason: 'backoff', until: 9 },
        error: { code: novel(), message: 'new', retryable: true, at: 0 },
      }),
      itemOf({ type: 'album', status: novel(), children: { ...children, cancelled: 0, skipped: 0 } }),
    ]) {
      const { text, detail } = standingOf(item, undefined, around);
      expect(`${text} ${detail ?? ''}`).not.toMatch(/undefined/);
      expect(text).not.toBe('');
    }
  });
});
