import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import { childCountsOf, itemOf } from '../../../test/support/item-factory.js';
import { NotifierHost, QUEUE, type Heard } from '../../../test/support/notifier-host.js';
import type { Room } from '../../wire/index.js';

let host: NotifierHost;
beforeAll(async () => {
  host = await NotifierHost.start();
});
afterEach(() => {
  host.dismissClients();
});
afterAll(() => host.stop());

async function listener(rooms?: Room[]) {
  const { client, heard, stats } = host.client(rooms ? { rooms } : {});
  await eventually('the snapshot', () => heard.some(({ name }) => name === 'snapshot'));
  heard.length = 0;
  return { client, heard, stats };
}

/** All that was heard until now, by name and id. */
async function heardSoFar(heard: Heard[]): Promise<string[]> {
  host.events.publish('notice', { level: 'info', code: 'end', message: '' });
  await eventually('the end', () => heard.some(({ message }) => message.code === 'end'));
  return heard
    .splice(0)
    .filter(({ name, message }) => name !== 'progress' && message.code !== 'end')
    .map(({ name, message }) => {
      const { item, id, parentId } = message as { item?: { id: string }; id?: string; parentId?: string };
      return [name, item?.id ?? id ?? parentId].filter(Boolean).join(' ');
    });
}

const album = itemOf({ id: 'album_1', type: 'album', children: childCountsOf({ pending: 2 }) });
const child = itemOf({ id: 'album_1.track_1', parentId: 'album_1' });
const other = itemOf({ id: 'album_2.track_1', parentId: 'album_2' });

function publishAll(): void {
  host.events.publish('item.added', { item: album });
  host.events.publish('children.added', { parentId: 'album_1', count: 2 });
  host.events.publish('item.updated', { item: child, from: 'pending', to: 'downloading' });
  host.events.publish('item.updated', { item: other });
  host.events.publish('plugin.state', {
    id: 'tags',
    state: 'ready',
    reason: null,
    fault: null,
    since: 1,
    nextTryAt: null,
  });
  host.events.publish('item.removed', { id: 'album_1.track_1', parentId: 'album_1' });
  host.events.publish('item.removed', { id: 'album_1', parentId: null });
  host.events.publish('queue.updated', QUEUE);
  host.events.publish('settings.updated', { keys: ['download.quality'] });
}

const FOR_ALL = ['queue.updated', 'settings.updated'];

describe('rooms', () => {
  it('by default are all but those of items', async () => {
    const { heard } = await listener();
    publishAll();
    expect(await heardSoFar(heard)).toEqual([
      'item.added album_1',
      'children.added album_1',
      'plugin.state tags',
      'item.removed album_1',
      ...FOR_ALL,
    ]);
  });

  it('of an item have the item and its children, each message once', async () => {
    const { client, heard } = await listener(['items', 'item:album_1', 'item:album_1.track_1']);
    expect(client.rooms).toContain('item:album_1');
    publishAll();
    expect(await heardSoFar(heard)).toEqual([
      'item.added album_1',
      'children.added album_1',
      'item.updated album_1.track_1',
      'item.removed album_1.track_1',
      'item.removed album_1',
      ...FOR_ALL,
    ]);
  });

  it('can be none: what concerns everybody still comes', async () => {
    const { heard } = await listener([]);
    publishAll();
    expect(await heardSoFar(heard)).toEqual(FOR_ALL);
  });

  it('are joined and left while connected, and kept over a reconnect', async () => {
    const { client, heard } = await listener(['plugins']);
    await client.subscribe('item:album_2');
    await client.unsubscribe('plugins');
    publishAll();
    expect(await heardSoFar(heard)).toEqual(['item.updated album_2.track_1', ...FOR_ALL]);
    host.cutConnections();
    await eventually('it was cut off', () => !client.isConnected);
    await eventually('it is back', () => heard.some(({ name }) => name === 'resumed'));
    heard.length = 0;
    publishAll();
    expect(await heardSoFar(heard)).toEqual(['item.updated album_2.track_1', ...FOR_ALL]);
  });

  it('answer with all rooms of the client', async () => {
    const { client } = await listener(['items']);
    expect(await client.send('subscribe', { rooms: ['progress', 'items'] })).toEqual({ rooms: ['items', 'progress'] });
    expect(await client.send('unsubscribe', { rooms: ['items'] })).toEqual({ rooms: ['progress'] });
  });

  it('carry the change of the status', async () => {
    const { heard } = await listener(['item:album_1']);
    host.events.publish('item.updated', { item: child, from: 'pending', to: 'downloading' });
    await eventually('the update', () => heard.length === 1);
    expect(heard[0]?.message).toMatchObject({ item: child, from: 'pending', to: 'downloading' });
  });
});

describe('what moves', () => {
  it('is told as progress of the track and of its album, with speed and time left', async () => {
    host.below.items.set('album_1', { ...album, expandedAt: 1 });
    const { heard } = await listener();
    let bytes = 0;
    const move = (): void => {
      host.events.publish('transfer.progress', {
        id: 'album_1.track_1',
        parentId: 'album_1',
        bytes: (bytes += 1000),
        totalBytes: 1_000_000,
        stage: 'transferring',
        receivedBytes: bytes,
      });
    };
    interface Progress {
      items: { id: string; bytesPerSecond: number; etaSeconds: number | null }[];
    }
    const entries = () =>
      heard.filter(({ name }) => name === 'progress').flatMap(({ message }) => (message as unknown as Progress).items);
    await eventually('both move', () => {
      move();
      const moving = entries().filter(({ bytesPerSecond, etaSeconds }) => bytesPerSecond > 0 && etaSeconds !== null);
      return moving.some(({ id }) => id === 'album_1') && moving.some(({ id }) => id === 'album_1.track_1');
    });
  });

  it('is told at most four times a second, once a track however many reports there are', async () => {
    const { heard } = await listener(['progress']);
    const begin = performance.now();
    let bytes = 0;
    const ticks = () => heard.filter(({ name }) => name === 'progress');
    await eventually('three messages', () => {
      for (let id = 1; id <= 20; id++) {
        host.events.publish('transfer.progress', {
          id: `track_${String(id)}`,
          parentId: null,
          bytes: (bytes += 1),
          totalBytes: null,
          stage: 'transferring',
          receivedBytes: 0,
        });
      }
      return ticks().length >= 3;
    });
    // Whatever the load of the machine: three periods cannot have passed sooner.
    expect(performance.now() - begin).toBeGreaterThan(450);
    const ids = (ticks()[0]?.message as unknown as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(ids.filter((id) => id === 'track_1')).toHaveLength(1);
  });

  it('is counted in stats, which everybody gets', async () => {
    const listening = await listener([]);
    host.events.publish('queue.updated', QUEUE);
    await eventually('the stats', () => listening.stats.length > 0);
    const stats = listening.stats[0]?.message;
    const answer = (await (await fetch(`${host.url}/api/v1/stats`)).json()) as Record<string, unknown>;
    expect(stats).toMatchObject({ ...answer, bytesPerSecond: expect.any(Number) });
    expect(answer).toMatchObject({ queue: { total: 3 }, connectedClients: 1, maxWorkers: 8, bytesDownloaded: 5 });
  });
});

describe('many clients', () => {
  it('all hear the same, in the same order', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => listener(['items'])));
    for (let index = 0; index < 50; index++) {
      host.events.publish('item.updated', { item: itemOf({ id: `track_${String(index)}` }) });
    }
    await eventually('all have heard all', () => all.every(({ heard }) => heard.length >= 50), 8000);
    const expected = Array.from({ length: 50 }, (_, index) => `track_${String(index)}`);
    for (const { heard } of all) {
      const ids = heard
        .filter(({ name }) => name === 'item.updated')
        .map(({ message }) => (message.item as { id: string }).id);
      expect(ids).toEqual(expected);
    }
  });
});
