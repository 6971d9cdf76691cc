import { afterEach, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import type { Item } from '../../src/domain/index.js';
import { DeeMusicClient, type Cursor } from '../../src/wire/index.js';
import { eventually } from '../support/eventually.js';
import { setBareStage } from '../support/stage.js';

const stage = await setBareStage({ trackBytes: 200_000 });
const { ids } = stage.sandbox.catalogue;
const open: { close(): void }[] = [];

interface Heard {
  client: DeeMusicClient;
  messages: { name: string; cursor: Cursor; message: unknown }[];
}

function listen(since?: Cursor): Heard {
  const client = new DeeMusicClient(stage.host.url, { ...(since ? { since } : {}) });
  const messages: Heard['messages'] = [];
  client.onAny(({ name, message }) => {
    messages.push({ name, cursor: { epoch: message.epoch, seq: message.seq }, message });
  });
  open.push(client);
  return { client, messages };
}

function journaled({ messages }: Heard): string[] {
  return messages
    .filter(({ name }) => /^(item|queue|settings|children|notice)/.test(name))
    .map(({ name, cursor }) => `${String(cursor.seq)} ${name}`);
}

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

describe('a client of the gateway', () => {
  it('gets a snapshot, then hears of everything that happens to a download', async () => {
    const heard = listen();
    await eventually('a snapshot', () => heard.messages.find(({ name }) => name === 'snapshot'));
    const [added] = await heard.client.download({ link: `deezer:track:${ids.track.versioned}` });
    expect(added).toMatchObject({ id: `track_${ids.track.versioned}`, created: true });
    await stage.settled(`track_${ids.track.versioned}`);
    const updates = await eventually('the completion', () => {
      const found = heard.messages
        .filter(({ name }) => name === 'item.updated')
        .map(({ message }) => message as { item: Item; to?: string });
      return found.some(({ to }) => to === 'completed') ? found : null;
    });
    expect(updates.map(({ to }) => to).filter(Boolean)).toEqual(['downloading', 'processing', 'completed']);
    expect(heard.messages.map(({ cursor }) => cursor.seq)).toEqual(
      heard.messages.map(({ cursor }) => cursor.seq).sort((a, b) => a - b),
    );
  });

  it('gets exactly what it missed, in order, when it comes back with since', async () => {
    const always = listen();
    const away = listen();
    await eventually('both are connected', () => always.messages.length > 0 && away.messages.length > 0);
    const since = away.client.cursor!;
    away.client.close();
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.twoDisc });
    await stage.settled(`album_${ids.album.twoDisc}`);

    const back = listen(since);
    await eventually('it is told that all was sent', () => back.messages.find(({ name }) => name === 'resumed'));
    await eventually('the other one heard of the end', () => journaled(always).length >= journaled(back).length);
    const missed = always.messages.filter(({ cursor }) => cursor.seq > since.seq);
    expect(journaled(back)).toEqual(journaled({ ...always, messages: missed }));
    expect(journaled(back).length).toBeGreaterThan(3);
    expect(back.messages.some(({ name }) => name === 'snapshot')).toBe(false);
  });

  it('gets one bounded snapshot when its place is of another run', async () => {
    const late = listen({ epoch: 'long-ago', seq: 7 });
    await eventually('a snapshot', () => late.messages.find(({ name }) => name === 'snapshot'));
    expect(late.messages.filter(({ name }) => name === 'snapshot')).toHaveLength(1);
    expect(late.messages.some(({ name }) => name === 'resumed')).toBe(false);
    const { message } = late.messages[0] as { message: { active: Item[] } };
    expect(message.active.length).toBeLessThanOrEqual(200);
  });

  it('is always answered, whatever it sends', async () => {
    const socket = io(stage.host.url, { transports: ['websocket'], forceNew: true });
    open.push(socket);
    for (const [name, body] of [
      ['download', null],
      ['download', { link: 7 }],
      ['pause', 'track_1'],
      ['pause', { id: 'track_0' }],
      ['queue', { concurrency: 1000 }],
      ['subscribe', { rooms: 'everything' }],
    ] as const) {
      const answer = await socket.timeout(5000).emitWithAck(name, body);
      expect(answer).toMatchObject({ ok: false, error: { code: expect.any(String), message: expect.any(String) } });
    }
  });

  it('steers the queue', async () => {
    const { client } = listen();
    expect(await client.send('queue', { paused: true })).toMatchObject({ paused: true });
    expect((await stage.host.api('GET', '/queue')).body).toMatchObject({
      paused: true,
      waiting: { reason: 'paused-queue' },
    });
    expect(await client.send('queue', { paused: false })).toMatchObject({ paused: false, waiting: null });
  });
});

describe('who may come in', () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9' };

  it('asks for a token behind a reverse proxy on the same machine', async () => {
    expect((await stage.host.api('GET', '/queue')).status).toBe(200);
    expect((await stage.host.api('GET', '/queue', undefined, forwarded)).status).toBe(401);
    expect((await stage.host.api('GET', '/queue', undefined, { forwarded: 'for=203.0.113.9' })).status).toBe(401);
  });

  it('refuses sockets that come through a proxy without a token', async () => {
    const socket = io(stage.host.url, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: forwarded,
      reconnection: false,
    });
    open.push(socket);
    const refused = await new Promise<boolean>((resolve) => {
      socket.on('connect_error', () => {
        resolve(true);
      });
      socket.on('connect', () => {
        resolve(false);
      });
    });
    expect(refused).toBe(true);
  });

  it('refuses a foreign Origin', async () => {
    expect((await stage.host.api('GET', '/queue', undefined, { origin: 'https://evil.example' })).status).toBe(403);
  });
});
