import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io-client';
import { eventually } from '../../../test/support/eventually.js';
import { NotifierHost } from '../../../test/support/notifier-host.js';
import { Broadcaster } from '../stream/broadcaster.js';
import { MAX_BACKLOG } from '../stream/client-link.js';
import { ClientLinks } from '../stream/client-links.js';

let host: NotifierHost;
beforeAll(async () => {
  host = await NotifierHost.start();
});
afterEach(() => {
  host.dismissClients();
});
afterAll(() => host.stop());

const LARGE = 'x'.repeat(8192);
const TOTAL = MAX_BACKLOG + 2000;

/** The WebSocket below a client. */
function pipeOf(socket: Socket): { pause(): void; resume(): void } {
  return (socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const largestBacklog = (): number => Math.max(...[...host.get(ClientLinks).all()].map(({ backlog }) => backlog));

/** A client that has stopped reading; `names` grows only once it reads again. */
async function stalledClient(): Promise<{ names: string[]; texts: string[]; socket: Socket }> {
  const socket = host.raw();
  const names: string[] = [];
  const texts: string[] = [];
  socket.onAny((name: string, message: { code?: string }) => {
    if (name !== 'stats') names.push(name);
    if (message.code) texts.push(message.code);
  });
  await eventually('the snapshot', () => names.includes('snapshot'));
  names.length = 0;
  pipeOf(socket).pause();
  return { names, texts, socket };
}

describe('a client that does not read', () => {
  it('gets bounded room, harms nobody, and a snapshot once it reads again', async () => {
    const slow = await stalledClient();
    const { heard } = host.client();
    await eventually('the other is up to date', () => heard.length === 1);

    let worst = 0;
    for (let index = 0; index < TOTAL; index++) {
      host.events.publish('notice', { level: 'info', code: String(index), message: LARGE });
      if (index % 50 === 0) {
        // The other one lives on the same thread: without a chance to read it would be slow, too.
        await eventually('the other keeps up', () => heard.length > index - 200);
        worst = Math.max(worst, largestBacklog());
      }
    }
    expect(worst).toBeGreaterThan(100);
    expect(worst).toBeLessThanOrEqual(MAX_BACKLOG + 51);
    await eventually('the other has heard all', () => heard.length === TOTAL + 1);
    expect(heard.map(({ name }) => name)).not.toContain('resumed');

    pipeOf(slow.socket).resume();
    await eventually('the snapshot', () => slow.names.includes('snapshot'));
    host.events.publish('notice', { level: 'info', code: 'after', message: 'after' });
    await eventually('what comes after', () => slow.texts.includes('after'));
    expect(slow.names.filter((name) => name === 'snapshot')).toHaveLength(1);
    expect(slow.names.length).toBeLessThan(TOTAL);
    // No hole before the snapshot: what it got is a beginning without gaps.
    const before = slow.texts.slice(0, slow.names.indexOf('snapshot'));
    expect(before).toEqual(before.map((_, index) => String(index)));
  });

  it('loses progress first, and nothing else', async () => {
    const slow = await stalledClient();
    const quick = host.raw();
    let ticks = 0;
    quick.on('progress', () => (ticks += 1));
    await eventually('both are connected', () => host.get(ClientLinks).count === 2 && quick.connected);
    const broadcaster = host.get(Broadcaster);
    await eventually('both listen', () => [...host.get(ClientLinks).all()].every(({ isListening }) => isListening));
    const messages = 1200;
    for (let index = 0; index < messages; index++) {
      host.events.publish('notice', { level: 'info', code: String(index), message: LARGE });
      await turn();
      broadcaster.send('progress', { items: [] }, ['progress']);
      if (index % 20 === 0) await eventually('the quick one keeps up', () => ticks > index - 50);
    }
    pipeOf(slow.socket).resume();
    await eventually('all notices', () => slow.texts.length === messages);
    await eventually('all progress of the quick one', () => ticks > messages / 2);
    expect(slow.names.filter((name) => name === 'progress').length).toBeLessThan(messages);
    expect(slow.names).not.toContain('snapshot');
  });
});
