import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AnyHostMessage, Item } from 'deemusic/wire';
import { childCountsOf, itemOf } from '../../../../test/support/item-factory.js';
import { filterOf } from '../filter/queue-filter.js';
import { PAGE_SIZE, type AskList } from './list-feed.js';
import { QueueList } from './queue-list.js';

/** A host with a list, that answers in the next turn and counts what it is asked. */
class Host {
  readonly asked: string[] = [];
  readonly held = new Map<string, Item>();
  lists = new Map<string | null, Item[]>([[null, []]]);
  fault: Error | null = null;

  fill(parentId: string | null, items: Item[]): void {
    this.lists.set(parentId, items);
  }

  readonly askFor =
    (parentId: string | null): AskList =>
    async (place, signal) => {
      const list = this.lists.get(parentId) ?? [];
      const offset = 'offset' in place ? place.offset : Number(place.cursor ?? 0);
      this.asked.push(`${parentId ?? ''}@${String(offset)}`);
      await Promise.resolve();
      signal.throwIfAborted();
      if (this.fault) throw this.fault;
      const items = list.slice(offset, offset + PAGE_SIZE);
      const end = offset + items.length;
      return {
        items,
        total: 'offset' in place ? list.length : null,
        nextCursor: end < list.length ? String(end) : null,
      };
    };

  open(address = ''): QueueList {
    return new QueueList(filterOf(new URLSearchParams(address)), {
      askFor: this.askFor,
      items: {
        get: (id) => this.held.get(id),
        absorb: (items) => {
          for (const item of items) this.held.set(item.id, item);
        },
      },
    });
  }

  /** What the socket brings, after the store has taken it. */
  tell(list: QueueList, name: 'item.added' | 'item.updated', body: { item: Item; from?: string; to?: string }): void {
    this.held.set(body.item.id, body.item);
    list.hear({ name, message: { epoch: 'e', seq: 1, ...body } } as AnyHostMessage);
  }
}

const track = (n: number, fields: Partial<Item> = {}): Item => itemOf({ id: `track_${String(n)}`, ...fields });
const tracks = (count: number, fields: Partial<Item> = {}): Item[] =>
  Array.from({ length: count }, (_, n) => track(n, fields));
const shown = (list: QueueList, from = 0, count = list.rows.rowCount): (string | undefined)[] =>
  Array.from({ length: Math.max(0, Math.min(count, list.rows.rowCount - from)) }, (_, row) => list.idAt(from + row));

let host: Host;
beforeEach(() => {
  jest.useFakeTimers();
  host = new Host();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Lets answers come and timers run. */
async function after(ms: number): Promise<void> {
  for (let step = 0; step < 10; step++) await jest.advanceTimersByTimeAsync(ms / 10);
}

async function openAt(first: number, last: number, address = ''): Promise<QueueList> {
  const list = host.open(address);
  list.look({ first: 0, last: 0 });
  await after(0);
  list.look({ first, last });
  await after(300);
  host.asked.length = 0;
  return list;
}

describe('a long list', () => {
  it('knows its length from the first answer, and asks only for what is looked at', async () => {
    host.fill(null, tracks(100_000));
    const list = host.open();
    list.look({ first: 0, last: 0 });
    await after(0);
    expect(list.size).toBe(100_000);
    list.look({ first: 0, last: 12 });
    await after(200);
    expect(host.asked).toEqual(['@0']);
    expect(list.idAt(49)).toBe('track_49');
    expect(list.idAt(50)).toBeUndefined();
  });

  it('does not ask for what is only passed over', async () => {
    host.fill(null, tracks(100_000));
    const list = await openAt(0, 12);
    for (let row = 1000; row <= 90_000; row += 1000) {
      list.look({ first: row, last: row + 12 });
      await after(16);
    }
    await after(500);
    expect(host.asked).toEqual(['@89982']);
    expect(shown(list, 90_000, 13)).toEqual(
      tracks(100_000)
        .slice(90_000, 90_013)
        .map(({ id }) => id),
    );
  });

  it('holds a bounded part of it', async () => {
    host.fill(null, tracks(5000));
    const list = await openAt(0, 12);
    for (let row = 0; row < 4000; row += 30) {
      list.look({ first: row, last: row + 12 });
      await after(300);
    }
    expect(shown(list).filter((id) => id !== undefined).length).toBeLessThan(600);
  });

  it('says why it could not be read, and reads it when asked again', async () => {
    host.fault = new Error('away');
    host.fill(null, tracks(3));
    const list = host.open();
    list.look({ first: 0, last: 0 });
    await after(300);
    expect(list.error).toBe(host.fault);
    host.fault = null;
    list.retry();
    await after(0);
    expect([list.error, list.size]).toEqual([null, 3]);
  });

  it('asks anew for what is in view when somebody comes back to it', async () => {
    host.fill(null, tracks(100));
    const list = await openAt(0, 12);
    list.rest();
    host.fill(null, tracks(100).slice(5));
    await after(5000);
    expect(host.asked).toEqual([]);
    list.look({ first: 0, last: 12 });
    await after(300);
    expect([list.size, list.idAt(0)]).toEqual([95, 'track_5']);
  });
});

describe('events', () => {
  it('show what is added at once, and are verified once a second however many there are', async () => {
    host.fill(null, tracks(10));
    const list = await openAt(0, 12);
    const all = tracks(60);
    host.fill(null, all);
    for (const item of all.slice(10)) host.tell(list, 'item.added', { item });
    expect(list.size).toBe(60);
    expect(list.idAt(10)).toBe('track_10');
    await after(3000);
    expect(host.asked).toEqual(['@0']);
  });

  it('put the newest first where the newest are first', async () => {
    host.fill(null, tracks(10));
    const list = await openAt(0, 12, 'sort=-added');
    host.tell(list, 'item.added', { item: track(99) });
    expect(list.idAt(0)).toBe('track_99');
    expect(list.rowOf('track_0')).toBe(1);
  });

  it('close up where one is removed', async () => {
    host.fill(null, tracks(10));
    const list = await openAt(0, 12);
    list.hear({ name: 'item.removed', message: { epoch: 'e', seq: 1, id: 'track_3', parentId: null } });
    expect(shown(list)).not.toContain('track_3');
    expect([list.size, list.rowOf('track_4')]).toEqual([9, 3]);
  });

  it('take out of a filter what has left it, and look for what has come', async () => {
    host.fill(null, tracks(3, { status: 'downloading' }));
    const list = await openAt(0, 12, 'status=active');
    host.tell(list, 'item.updated', {
      item: track(1, { status: 'completed' }),
      from: 'downloading',
      to: 'completed',
    });
    expect(shown(list)).toEqual(['track_0', 'track_2']);
    host.fill(null, [track(0), track(2), track(7)]);
    host.tell(list, 'item.updated', { item: track(7, { status: 'downloading' }), from: 'pending', to: 'downloading' });
    await after(1500);
    expect(shown(list)).toEqual(['track_0', 'track_2', 'track_7']);
  });

  it('of progress and of changes in place ask for nothing', async () => {
    host.fill(null, tracks(10));
    const list = await openAt(0, 12);
    host.tell(list, 'item.updated', { item: track(1, { status: 'downloading' }), from: 'pending', to: 'downloading' });
    host.tell(list, 'item.updated', { item: track(1, { status: 'downloading', attempts: 2 }) });
    await after(3000);
    expect(host.asked).toEqual([]);
  });

  it('that change nothing else are moves: the order is asked for', async () => {
    host.fill(null, tracks(10));
    const list = await openAt(0, 12);
    host.fill(null, [track(9), ...tracks(9)]);
    host.tell(list, 'item.updated', { item: track(9, { priority: 'interactive' }) });
    await after(1500);
    expect(list.idAt(0)).toBe('track_9');
  });

  it('of changes far out of view ask for nothing', async () => {
    host.fill(null, tracks(5000));
    const list = await openAt(0, 12);
    for (const item of tracks(5000, { status: 'paused' }).slice(1000)) {
      host.tell(list, 'item.updated', { item, from: 'pending', to: 'paused' });
    }
    await after(3000);
    expect(host.asked).toEqual([]);
  });

  it('of a snapshot put everything in doubt', async () => {
    host.fill(null, tracks(10));
    const list = await openAt(0, 12);
    host.fill(null, tracks(4));
    list.hear({ name: 'snapshot', message: { epoch: 'f', seq: 1 } } as unknown as AnyHostMessage);
    await after(100);
    expect(list.size).toBe(4);
  });
});

describe('unfolded collections', () => {
  const album = (total: number): Item =>
    itemOf({ id: 'album_1', type: 'album', children: childCountsOf({ pending: total }) });
  const members = (count: number): Item[] =>
    Array.from({ length: count }, (_, n) => itemOf({ id: `album_1.track_${String(n)}`, parentId: 'album_1' }));

  it('have room for their members at once, and show them where they stand', async () => {
    host.fill(null, [track(0), album(3), track(2)]);
    host.fill('album_1', members(3));
    const list = await openAt(0, 12);
    list.unfold('album_1');
    expect(list.rows.rowCount).toBe(6);
    list.look({ first: 0, last: 5 });
    await after(100);
    expect(shown(list)).toEqual([
      'track_0',
      'album_1',
      'album_1.track_0',
      'album_1.track_1',
      'album_1.track_2',
      'track_2',
    ]);
    expect(list.rowOf('album_1.track_2')).toBe(4);
    list.fold('album_1');
    expect(shown(list)).toEqual(['track_0', 'album_1', 'track_2']);
  });

  it('of 10,000 are entered anywhere', async () => {
    host.fill(null, [track(0), album(10_000), track(2)]);
    host.fill('album_1', members(10_000));
    const list = await openAt(0, 12);
    list.unfold('album_1');
    list.look({ first: 0, last: 12 });
    await after(300);
    list.look({ first: 9000, last: 9012 });
    await after(300);
    expect(list.idAt(9000)).toBe('album_1.track_8998');
    expect(host.asked).toEqual(['album_1@0', 'album_1@8980']);
  });

  it('grow when members are added', async () => {
    host.fill(null, [album(2)]);
    host.fill('album_1', members(2));
    const list = await openAt(0, 12);
    list.unfold('album_1');
    list.look({ first: 0, last: 12 });
    await after(100);
    host.fill('album_1', members(5));
    list.hear({ name: 'children.added', message: { epoch: 'e', seq: 1, parentId: 'album_1', count: 3 } });
    await after(1500);
    expect(list.rows.rowCount).toBe(6);
  });

  it('that are still empty show their members when they come', async () => {
    host.fill(null, [album(0)]);
    const list = await openAt(0, 12);
    list.unfold('album_1');
    list.look({ first: 0, last: 0 });
    await after(100);
    host.fill('album_1', members(4));
    host.tell(list, 'item.updated', { item: album(4) });
    await after(1500);
    expect(shown(list)).toEqual(['album_1', ...members(4).map(({ id }) => id)]);
  });

  it('stay unfolded however far away one scrolls', async () => {
    host.fill(null, [album(3), ...tracks(5000)]);
    host.fill('album_1', members(3));
    const list = await openAt(0, 12);
    list.unfold('album_1');
    list.look({ first: 0, last: 12 });
    await after(100);
    list.look({ first: 4000, last: 4012 });
    await after(300);
    expect(list.rows.rowCount).toBe(5004);
    expect(list.idAt(4000)).toBe('track_3996');
  });

  it('go with what is removed', async () => {
    host.fill(null, [album(3), track(0)]);
    host.fill('album_1', members(3));
    const list = await openAt(0, 12);
    list.unfold('album_1');
    list.hear({ name: 'item.removed', message: { epoch: 'e', seq: 1, id: 'album_1', parentId: null } });
    expect(shown(list)).toEqual(['track_0']);
  });
});

describe('a search', () => {
  it('grows as one scrolls, and says when that is all', async () => {
    host.fill(null, tracks(120));
    const list = await openAt(0, 12, 'q=title');
    expect([list.isSizeFinal, list.size]).toEqual([false, 53]);
    list.look({ first: 40, last: 52 });
    await after(100);
    list.look({ first: 90, last: 102 });
    await after(100);
    expect([list.isSizeFinal, list.size]).toEqual([true, 120]);
  });

  it('does not collapse while it is asked anew', async () => {
    host.fill(null, tracks(120));
    const list = await openAt(0, 12, 'q=title');
    list.look({ first: 40, last: 52 });
    await after(100);
    list.look({ first: 90, last: 102 });
    await after(300);
    expect(list.size).toBe(120);
    let least = Infinity;
    list.subscribe(() => {
      least = Math.min(least, list.size ?? 0);
    });
    list.doubt(null);
    await after(2000);
    expect(least).toBeGreaterThanOrEqual(103);
  });
});

describe('order', () => {
  it.each([
    [{ before: 'track_1' }, [0, 4, 1, 2, 3]],
    [{ after: 'track_0' }, [0, 4, 1, 2, 3]],
    [{ to: 'top' as const }, [4, 0, 1, 2, 3]],
    [{ to: 'bottom' as const }, [0, 1, 2, 3, 4]],
  ])('is as it will be before the host has said so: %j', async (target, order) => {
    host.fill(null, tracks(5));
    const list = await openAt(0, 12);
    list.place('track_4', target);
    expect(shown(list)).toEqual(order.map((n) => `track_${String(n)}`));
  });

  it('comes back when the host says otherwise', async () => {
    host.fill(null, tracks(5));
    const list = await openAt(0, 12);
    list.place('track_0', { to: 'bottom' });
    list.doubt(null);
    await after(1500);
    expect(list.idAt(0)).toBe('track_0');
  });
});
