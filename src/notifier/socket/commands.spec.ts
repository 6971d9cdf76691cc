import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io-client';
import { eventually } from '../../../test/support/eventually.js';
import { itemOf } from '../../../test/support/item-factory.js';
import { NotifierHost, QUEUE } from '../../../test/support/notifier-host.js';
import { RequestError } from '../../domain/index.js';
import { MAX_COMMANDS_AT_ONCE } from './client-session.js';

let host: NotifierHost;
let socket: Socket;
beforeAll(async () => {
  host = await NotifierHost.start();
});
beforeEach(async () => {
  socket = host.raw();
  await eventually('it is connected', () => socket.connected);
});
afterEach(() => {
  host.below.calls.length = 0;
  host.below.fail = null;
  host.below.gate = Promise.resolve();
  host.dismissClients();
});
afterAll(() => host.stop());

const send = (name: string, ...args: unknown[]): Promise<unknown> =>
  socket.timeout(3000).emitWithAck(name, ...args) as Promise<unknown>;

const refusal = (code: string) => ({
  ok: false,
  error: expect.objectContaining({ code, message: expect.any(String) }),
});

describe('commands of a client', () => {
  it('download passes the body on and answers what became of it', async () => {
    const body = { link: 'https://www.deezer.com/track/1', quality: 'FLAC' };
    expect(await send('download', body)).toEqual({
      ok: true,
      data: { items: [{ id: 'track_1', created: true, requeued: false }] },
    });
    expect(host.below.calls).toEqual([['download', body]]);
  });

  it.each(['pause', 'resume', 'cancel', 'retry'])('%s answers the item', async (name) => {
    host.below.items.set('track_1', itemOf());
    expect(await send(name, { id: 'track_1' })).toEqual({ ok: true, data: itemOf() });
    expect(host.below.calls).toEqual([[name, 'track_1']]);
  });

  it('of many items answers each', async () => {
    expect(await send('pause', { ids: ['track_1', 'track_2'] })).toEqual({
      ok: true,
      data: {
        results: [
          { id: 'track_1', ok: true },
          { id: 'track_2', ok: true },
        ],
      },
    });
  });

  it('queue answers the new state', async () => {
    expect(await send('queue', { concurrency: 3, paused: null })).toEqual({
      ok: true,
      data: { ...QUEUE, concurrency: 3, paused: null },
    });
  });

  it('are answered with code, message and details when the host refuses', async () => {
    const details = { id: 'track_1' };
    host.below.fail = new RequestError('illegal_transition', 'It is completed.', { details });
    expect(await send('pause', { id: 'track_1' })).toEqual({
      ok: false,
      error: { code: 'illegal_transition', message: 'It is completed.', details },
    });
  });

  it('do not show what went wrong inside', async () => {
    host.below.fail = new TypeError('cannot read /srv/user/private');
    const answer = await send('download', { link: 'x' });
    expect(answer).toEqual(refusal('internal'));
    expect(JSON.stringify(answer)).not.toContain('private');
  });

  it('without a wish for an answer are carried out', async () => {
    socket.emit('download', { link: 'x' });
    await eventually('the call', () => host.below.calls.length === 1);
  });

  it('that fail without a wish for an answer harm nobody', async () => {
    host.below.fail = new Error('boom');
    socket.emit('download', { link: 'x' });
    socket.emit('pause', 'nonsense');
    await eventually('the call', () => host.below.calls.length === 1);
    host.below.fail = null;
    expect(await send('download', { link: 'y' })).toMatchObject({ ok: true });
  });

  it('that are too many at once are refused, the others carried out', async () => {
    let open: () => void = () => undefined;
    host.below.gate = new Promise((resolve) => (open = resolve));
    const answers = Array.from({ length: MAX_COMMANDS_AT_ONCE + 1 }, () => send('download', { link: 'x' }));
    expect(await Promise.race(answers)).toEqual(refusal('unavailable'));
    open();
    const all = (await Promise.all(answers)) as { ok: boolean }[];
    expect(all.filter(({ ok }) => ok)).toHaveLength(MAX_COMMANDS_AT_ONCE);
  });
});

describe('malformed messages are acknowledged:', () => {
  it.each([
    ['pause', []],
    ['pause', [null]],
    ['pause', ['track_1']],
    ['pause', [[{ id: 'track_1' }]]],
    ['pause', [{}]],
    ['pause', [{ id: 7 }]],
    ['pause', [{ id: 'a', ids: ['b'] }]],
    ['pause', [{ ids: [] }]],
    ['cancel', [{ id: 'a', other: 1 }]],
    ['retry', [{ id: 'a' }, { id: 'b' }]],
    ['resume', [Buffer.from('abc')]],
    ['queue', [{ concurrency: 0 }]],
    ['queue', [{ concurrency: 65 }]],
    ['queue', [{ concurrency: '3' }]],
    ['queue', [{ bandwidthLimit: -1 }]],
    ['queue', ['all']],
    ['queue', [{}]],
    ['subscribe', [{ rooms: ['*'] }]],
    ['subscribe', [{ rooms: ['item:'] }]],
    ['subscribe', [{ rooms: [`item:${'x'.repeat(400)}`] }]],
    ['subscribe', [{ rooms: 'items' }]],
    ['unsubscribe', [undefined]],
    ['unheard-of', [{}]],
    ['unheard-of', []],
  ])('%s %j', async (name, args) => {
    expect(await send(name, ...args)).toEqual(refusal('bad_request'));
    expect(host.below.calls).toEqual([]);
  });

  it('names the path of each fault', async () => {
    expect(await send('queue', { concurrency: 100, bandwidthLimit: 'x' })).toMatchObject({
      error: { details: [{ path: 'concurrency' }, { path: 'bandwidthLimit' }] },
    });
  });

  it('bounds the rooms of a client', async () => {
    const rooms = (from: number): string[] =>
      Array.from({ length: 600 }, (_, index) => `item:track_${String(from + index)}`);
    expect(await send('subscribe', { rooms: rooms(0) })).toMatchObject({ ok: true });
    expect(await send('subscribe', { rooms: rooms(600) })).toEqual(refusal('bad_request'));
  });

  it('cuts off a client that sends more than 1 MiB at once, and nobody else', async () => {
    const other = host.raw();
    await eventually('the other is connected', () => other.connected);
    socket.emit('download', { link: 'x'.repeat(1024 * 1024) });
    await eventually('it is cut off', () => !socket.connected);
    expect(other.connected).toBe(true);
    expect(host.below.calls).toEqual([]);
  });
});

describe('the typed client', () => {
  it('turns answers into values and refusals into errors', async () => {
    host.below.items.set('track_1', itemOf());
    const { client } = host.client();
    expect(await client.download({ link: 'x' })).toEqual([{ id: 'track_1', created: true, requeued: false }]);
    expect(await client.pause('track_1')).toEqual(itemOf());
    expect(await client.cancel(['a'])).toEqual([{ id: 'a', ok: true }]);
    expect(await client.configureQueue({ paused: true })).toEqual({ ...QUEUE, paused: true });
    host.below.fail = new RequestError('not_found', 'There is no such item.');
    await expect(client.retry('x')).rejects.toMatchObject({ name: 'WireError', code: 'not_found' });
  });

  it('rejects when the connection breaks before the answer', async () => {
    host.below.gate = new Promise(() => undefined);
    const { client } = host.client();
    const answer = client.download({ link: 'x' });
    const failure = expect(answer).rejects.toThrow();
    await eventually('the call', () => host.below.calls.length === 1);
    host.cutConnections();
    await failure;
  });

  it('rejects when no answer comes in time', async () => {
    host.below.gate = new Promise(() => undefined);
    const { client } = host.client({ ackTimeoutMs: 30 });
    await eventually('it is connected', () => client.isConnected);
    await expect(client.download({ link: 'x' })).rejects.toThrow();
  });
});
