import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import { itemOf } from '../../../test/support/item-factory.js';
import { NotifierHost, QUEUE, type Heard } from '../../../test/support/notifier-host.js';
import { EventJournal } from '../stream/event-journal.js';

let host: NotifierHost;
beforeAll(async () => {
  host = await NotifierHost.start();
});
afterEach(() => {
  host.dismissClients();
});
afterAll(() => host.stop());

const notice = (message: string): void => {
  host.events.publish('notice', { level: 'info', code: 'spec', message });
};
const namesOf = (heard: Heard[]): string[] => heard.map(({ name }) => name);
const textsOf = (heard: Heard[]): unknown[] =>
  heard.filter(({ name }) => name === 'notice').map(({ message }) => message.message);
const cursor = () => host.get(EventJournal).cursor;
const settled = (heard: Heard[]) =>
  eventually('the client is up to date', () =>
    namesOf(heard).some((name) => name === 'snapshot' || name === 'resumed'),
  );

describe('a client that connects', () => {
  it('without a place gets one snapshot, and then what happens', async () => {
    host.below.active = [itemOf({ id: 'track_7', status: 'downloading' })];
    const { heard } = host.client();
    await settled(heard);
    notice('after');
    await eventually('the notice', () => heard.length === 2);
    expect(namesOf(heard)).toEqual(['snapshot', 'notice']);
    expect(heard[0]?.message).toMatchObject({
      active: [{ id: 'track_7' }],
      queue: QUEUE,
      stats: { connectedClients: 1, maxWorkers: 8, successRate: 100 },
    });
    expect(heard[1]?.message.epoch).toBe(heard[0]?.message.epoch);
    expect(heard[1]?.message.seq).toBeGreaterThan(heard[0]?.message.seq ?? 0);
  });

  it('with a place gets exactly what it missed, in order, then `resumed`', async () => {
    const since = cursor();
    for (let index = 0; index < 50; index++) notice(`missed ${String(index)}`);
    const { heard } = host.client({ since });
    await settled(heard);
    expect(textsOf(heard)).toEqual(Array.from({ length: 50 }, (_, index) => `missed ${String(index)}`));
    expect(namesOf(heard).at(-1)).toBe('resumed');
    expect(heard.at(-1)?.message.seq).toBeGreaterThanOrEqual(since.seq + 50);
    expect(namesOf(heard)).not.toContain('snapshot');
  });

  it.each([
    ['of another run', () => ({ epoch: 'another', seq: 1 })],
    ['of the future', () => ({ epoch: cursor().epoch, seq: cursor().seq + 1 })],
  ])('with a place %s gets one snapshot', async (_name, since) => {
    const { heard } = host.client({ since: since() });
    await settled(heard);
    expect(namesOf(heard)).toEqual(['snapshot']);
  });

  it.each([[42], ['text'], [{ epoch: 1, seq: 'x' }], [{ epoch: 'e', seq: -1 }], [[]]])(
    'with a place that is none (%j) gets one snapshot',
    async (since) => {
      const socket = host.raw({ auth: { since } });
      const names: string[] = [];
      socket.onAny((name: string) => names.push(name));
      await eventually('the snapshot', () => names.length > 0);
      expect(names[0]).toBe('snapshot');
    },
  );

  it('that asks for a room gets what it missed there', async () => {
    const since = cursor();
    host.events.publish('item.updated', { item: itemOf({ id: 'album_1.track_1', parentId: 'album_1' }) });
    host.events.publish('item.updated', { item: itemOf({ id: 'album_2.track_1', parentId: 'album_2' }) });
    const { heard } = host.client({ since, rooms: ['item:album_1'] });
    await settled(heard);
    expect(namesOf(heard)).toEqual(['item.updated', 'resumed']);
  });
});

describe('a client that was cut off', () => {
  it('hears every event exactly once, whenever the connection breaks', async () => {
    const { client, heard } = host.client({ reconnectionDelayMs: 1, reconnectionDelayMaxMs: 5 });
    await settled(heard);
    heard.length = 0;
    let cuts = 0;
    client.onConnection(({ kind }) => {
      if (kind === 'disconnected') cuts += 1;
    });
    const expected: string[] = [];
    for (let round = 0; round < 10; round++) {
      for (let index = 0; index < 20; index++) {
        const text = `${String(round)}.${String(index)}`;
        expected.push(text);
        notice(text);
        if (index === round) host.cutConnections();
        if (index % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      await eventually('it was cut off', () => cuts === round + 1);
      await eventually('it is back', () => client.isConnected);
    }
    await eventually('it was cut off and is back', () => namesOf(heard).includes('resumed') && client.isConnected);
    notice('last');
    await eventually('the last one', () => textsOf(heard).includes('last'));
    expect(namesOf(heard)).not.toContain('snapshot');
    expect(textsOf(heard)).toEqual([...expected, 'last']);
    const seqs = heard.map(({ message }) => message.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  it('and was away for too long gets one bounded snapshot', async () => {
    const since = cursor();
    for (let index = 0; index < 10_001; index++) notice('x');
    host.below.active = Array.from({ length: 500 }, (_, index) => itemOf({ id: `track_${String(index)}` }));
    const { heard } = host.client({ since });
    await settled(heard);
    expect(namesOf(heard)).toEqual(['snapshot']);
    expect(heard[0]?.message.active).toHaveLength(200);
  });

  it('and has missed all that is kept gets all of it, without being taken for slow', async () => {
    const since = cursor();
    for (let index = 0; index < 10_000; index++) notice(String(index));
    const { heard } = host.client({ since });
    await eventually('it is greeted', () => heard.length > 0);
    notice('after');
    await eventually('the last one', () => textsOf(heard).includes('after'));
    expect(textsOf(heard)).toHaveLength(10_001);
    expect(namesOf(heard)).not.toContain('snapshot');
  });
});

describe('a snapshot', () => {
  it('is followed by what happened while it was taken', async () => {
    let open: () => void = () => undefined;
    host.below.gate = new Promise((resolve) => (open = resolve));
    const { client, heard } = host.client();
    await eventually('it is connected', () => client.isConnected);
    notice('meanwhile');
    open();
    await settled(heard);
    notice('after');
    await eventually('both', () => textsOf(heard).length === 2);
    expect(namesOf(heard)).toEqual(['snapshot', 'notice', 'notice']);
    expect(textsOf(heard)).toEqual(['meanwhile', 'after']);
  });

  it('comes when a client asks for it, in the right place of the stream', async () => {
    const { client, heard } = host.client();
    await settled(heard);
    heard.length = 0;
    notice('before');
    const asked = client.resync();
    const at = await asked;
    notice('after');
    await eventually('all', () => heard.length === 3);
    const seqs = heard.map(({ message }) => message.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(heard.find(({ name }) => name === 'snapshot')?.message.seq).toBe(at.seq);
  });
});
