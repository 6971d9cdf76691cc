import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io-client';
import { eventually } from '../../../test/support/eventually.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { NotifierHost } from '../../../test/support/notifier-host.js';
import type { Ack } from '../../wire/index.js';
import { MESSAGES_AT_ONCE, MESSAGES_IN_VAIN, MESSAGES_PER_SECOND } from './message-pace.js';

let host: NotifierHost;
const clock = new ManualClock();
beforeAll(async () => {
  host = await NotifierHost.start({ access: 'auto', limits: { requestsPerMinute: 0, socketsPerAddress: 3 } }, clock);
  host.issue('reader', 'read');
});
afterEach(() => {
  host.dismissClients();
});
afterAll(() => host.stop());

async function outcome(socket: Socket): Promise<string> {
  let refused: Error | null = null;
  socket.once('connect_error', (error) => (refused = error));
  return eventually('an outcome', () => (socket.connected ? 'connected' : refused && 'refused'));
}

function from(address: string, transport: 'websocket' | 'polling' = 'websocket'): Socket {
  const extraHeaders = { 'x-forwarded-for': address };
  return host.raw({ transports: [transport], extraHeaders, auth: { token: 'reader' } });
}

const live = {
  trust: (trustedProxies: string | null): void => {
    host.live.replace({ ...host.live.current, trustedProxies });
  },
};

describe('sockets of one address', () => {
  afterEach(() => {
    live.trust(null);
  });

  it.each([
    ['websocket', '192.0.2.1'],
    ['polling', '192.0.2.2'],
  ] as const)('are so many at most over %s, until one closes', async (transport, address) => {
    live.trust('loopback');
    const open: Socket[] = [];
    for (let i = 0; i < 3; i++) {
      const socket = from(address, transport);
      open.push(socket);
      expect(await outcome(socket)).toBe('connected');
    }
    expect(await outcome(from(address, transport))).toBe('refused');
    open[0]?.close();
    await eventually('there is room again', async () => (await outcome(from(address, transport))) === 'connected');
  });

  it('are told apart behind a trusted proxy, and not behind any other', async () => {
    for (let i = 0; i < 3; i++) expect(await outcome(from(`203.0.113.${String(i)}`))).toBe('connected');
    expect(await outcome(from('203.0.113.9'))).toBe('refused');
    live.trust('loopback');
    expect(await outcome(from('203.0.113.9'))).toBe('connected');
  });

  it('are not counted for this machine itself', async () => {
    for (let i = 0; i < 6; i++) expect(await outcome(host.raw())).toBe('connected');
  });
});

describe('messages of one client', () => {
  const ask = (socket: Socket): Promise<Ack<unknown>> =>
    socket.timeout(5000).emitWithAck('subscribe', { rooms: ['items'] }) as Promise<Ack<unknown>>;

  it('are answered as fast as people and their programs send them, then refused until there is time', async () => {
    const socket = host.raw();
    expect(await outcome(socket)).toBe('connected');
    const answers: Ack<unknown>[] = [];
    for (let i = 0; i < MESSAGES_AT_ONCE + 5; i += 5) {
      answers.push(...(await Promise.all(Array.from({ length: 5 }, () => ask(socket)))));
    }
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MESSAGES_AT_ONCE);
    expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'too_many_requests' } });
    await clock.advance(1000);
    const later = await Promise.all(Array.from({ length: 20 }, () => ask(socket)));
    expect(later.every(({ ok }) => ok)).toBe(true);
    expect(MESSAGES_PER_SECOND).toBeGreaterThan(20);
  });

  it('end its connection when they do not stop, known or not, and harm no other', async () => {
    const socket = host.raw();
    const other = host.raw();
    expect(await outcome(socket)).toBe('connected');
    expect(await outcome(other)).toBe('connected');
    for (let i = 0; i <= MESSAGES_AT_ONCE + MESSAGES_IN_VAIN; i++) socket.emit('nonsense', i);
    await eventually('it is sent away', () => socket.disconnected);
    expect(await ask(other)).toMatchObject({ ok: true });
  });
});
