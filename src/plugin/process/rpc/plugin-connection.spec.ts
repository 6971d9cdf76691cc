import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import {
  createMessageConnection,
  ErrorCodes,
  NullLogger,
  ResponseError,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { eventually } from '../../../../test/support/eventually.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { HostError, SystemClock } from '../../../domain/index.js';
import { HookFailure } from '../../hook-failure.js';
import { PluginConnection, type ConnectionEars } from './plugin-connection.js';

const folder = tempDir('connection');
let next = 0;
const servers: { server: Server; sockets: Socket[] }[] = [];
afterEach(() => {
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** Both ends of a pipe: the host's connection, and the bare socket of a plugin. */
async function open(ears: Partial<ConnectionEars> = {}) {
  const path = join(folder, `${String(next++)}.sock`);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const plugin = connect(path);
  const socket = await accepted;
  servers.push({ server, sockets: [plugin, socket] });
  const faults: string[] = [];
  const notes: [string, unknown][] = [];
  const connection = new PluginConnection(
    socket,
    {
      request: async () => ({}),
      notification: (method, params) => notes.push([method, params]),
      broken: (why) => faults.push(why),
      closed: () => faults.push('closed'),
      ...ears,
    },
    new SystemClock(),
  );
  return { connection, socket, plugin, faults, notes };
}

/** A plugin that speaks JSON-RPC. */
function speak(plugin: Socket): MessageConnection {
  const rpc = createMessageConnection(plugin, plugin, NullLogger);
  rpc.listen();
  return rpc;
}

function frame(message: object): Buffer {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return Buffer.from(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
}

describe('answers of a plugin', () => {
  it.each([
    [new ResponseError(1, 'later', { kind: 'retry', fault: 'network', retryAfterMs: 7 }), ['retry', 'network', 7]],
    [
      new ResponseError(1, 'no', { kind: 'unrecoverable', fault: 'plugin', retryAfterMs: null }),
      ['unrecoverable', 'plugin', null],
    ],
    [
      new ResponseError(1, 'none', { kind: 'not-found', fault: 'plugin', retryAfterMs: null }),
      ['not-found', 'plugin', null],
    ],
    [
      new ResponseError(1, 'auth', { kind: 'needs-auth', fault: 'config', retryAfterMs: null }),
      ['needs-auth', 'config', null],
    ],
    [new ResponseError(1, 'set', { kind: 'config', fault: 'config', retryAfterMs: null }), ['config', 'config', null]],
    [new ResponseError(1, 'thrown', { kind: 'error', fault: 'plugin', retryAfterMs: null }), ['error', 'plugin', null]],
    [new ResponseError(1, 'a lie', { kind: 'crash', fault: 'nobody', retryAfterMs: -1 }), ['error', 'plugin', null]],
    [new ResponseError(ErrorCodes.MethodNotFound, 'no such hook'), ['protocol', 'plugin', null]],
    [new ResponseError(ErrorCodes.InternalError, 'oh'), ['error', 'plugin', null]],
  ])('%s', async (error, [kind, fault, retryAfterMs]) => {
    const { connection, plugin } = await open();
    speak(plugin).onRequest('health', () => Promise.reject(error));
    const failed = await connection.request('health', {}).catch((caught: unknown) => caught);
    expect(failed).toBeInstanceOf(HookFailure);
    expect(failed).toMatchObject({ kind, fault, retryAfterMs, message: error.message });
  });

  it('that never come are given up when the connection goes', async () => {
    const { connection } = await open();
    const asked = connection.request('ping', {});
    connection.dispose();
    await expect(asked).rejects.toHaveProperty('constructor.name', 'ConnectionLost');
    await expect(connection.request('ping', {})).rejects.toHaveProperty('constructor.name', 'ConnectionLost');
  });
});

describe('requests of a plugin', () => {
  it.each([
    [
      new HookFailure('not-found', 'plugin', 'no such file'),
      'no such file',
      { kind: 'not-found', fault: 'plugin', retryAfterMs: null },
    ],
    [
      new HookFailure('protocol', 'plugin', 'a path is missing'),
      'a path is missing',
      { kind: 'unrecoverable', fault: 'plugin', retryAfterMs: null },
    ],
    [
      new HostError('disk_full', 'no space', true, { retryAfterMs: 9 }),
      'no space',
      { kind: 'retry', fault: 'host', retryAfterMs: 9 },
    ],
    [new Error('/secret/path'), 'the host could not do it', { kind: 'retry', fault: 'host', retryAfterMs: null }],
  ])('that fail are answered with a typed error: %s', async (thrown, message, data) => {
    const { plugin } = await open({ request: () => Promise.reject(thrown) });
    const failed = await speak(plugin)
      .sendRequest('library/item', { id: '1' })
      .catch((caught: unknown) => caught);
    expect(failed).toMatchObject({ code: 1, message, data });
  });

  it('that the host does not know are refused', async () => {
    const { plugin } = await open();
    await expect(speak(plugin).sendRequest('files/format', {})).rejects.toMatchObject({
      code: ErrorCodes.MethodNotFound,
    });
  });

  it('are given up when the connection goes', async () => {
    let signal: AbortSignal | undefined;
    const { connection, plugin } = await open({
      request: (_method, _params, given) => {
        signal = given;
        return new Promise(() => undefined);
      },
    });
    plugin.write(frame({ id: 1, method: 'library/item', params: {} }));
    await eventually('it is asked', () => signal);
    connection.dispose();
    expect(signal!.aborted).toBe(true);
  });

  it('are not read on when the host has too many of them, and go on when it has answered', async () => {
    let asked = 0;
    const answers: (() => void)[] = [];
    const { socket, plugin } = await open({
      request: () => {
        asked++;
        return new Promise((resolve) => answers.push(() => resolve({})));
      },
    });
    let answered = 0;
    plugin.on('data', (chunk: Buffer) => (answered += chunk.toString().split('"result"').length - 1));
    const total = 20_000;
    let sent = 0;
    for (; sent < total; sent++)
      plugin.write(frame({ id: sent, method: 'library/item', params: { id: 'x'.repeat(200) } }));
    await eventually('the host has enough', () => asked >= 64 && socket.isPaused());
    const { bytesRead } = socket;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toBe(64);
    expect(socket.bytesRead).toBe(bytesRead);
    expect(bytesRead).toBeLessThan(300 * 1024);
    await eventually(
      'all are answered',
      () => {
        for (const answer of answers.splice(0)) answer();
        return answered === total;
      },
      15_000,
    );
  });
});

describe('what nobody asked for', () => {
  it('is slowed down above 500 a second', async () => {
    const { notes, plugin } = await open();
    for (let count = 0; count < 20_000; count++)
      plugin.write(frame({ method: 'log', params: { level: 'info', message: String(count) } }));
    await eventually('some arrive', () => notes.length >= 500);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(notes.length).toBeLessThan(5000);
  });

  it.each([
    ['JSON that is none', Buffer.from('Content-Length: 3\r\n\r\n{"a')],
    ['an empty message', Buffer.from('Content-Length: 0\r\n\r\n')],
  ])('breaks the connection: %s', async (_what, bytes) => {
    const { faults, plugin } = await open();
    plugin.write(bytes);
    await eventually('it is refused', () => faults[0]?.startsWith('it wrote an unreadable message'));
  });

  it('is heard when it is the end', async () => {
    const { faults, plugin } = await open();
    plugin.destroy();
    await eventually('it is heard', () => faults.includes('closed'));
  });
});

it('drops notifications for a plugin that does not read', async () => {
  const { connection, plugin } = await open();
  plugin.pause();
  const payload = { text: 'x'.repeat(50_000) };
  const told = Array.from({ length: 1000 }, () => connection.notify('event', payload)).filter(Boolean).length;
  expect(told).toBe(64);
});
