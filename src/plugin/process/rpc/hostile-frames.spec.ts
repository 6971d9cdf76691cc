import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { eventually } from '../../../../test/support/eventually.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { SystemClock } from '../../../domain/index.js';
import { readParams } from '../../files/request-params.js';
import { PluginConnection } from './plugin-connection.js';

const folder = tempDir('hostile-frames');
let next = 0;
let close: () => void = () => undefined;
afterEach(() => {
  close();
});

/** The bare socket of a plugin, and what it brings about at the host. */
async function open(): Promise<{ plugin: Socket; faults: string[]; asked: string[]; answers: () => string }> {
  const path = join(folder, `${String(next++)}.sock`);
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const plugin = connect(path);
  const socket = await accepted;
  const [faults, asked]: [string[], string[]] = [[], []];
  const connection = new PluginConnection(
    socket,
    {
      request: async (method, params) => {
        readParams(method, params);
        asked.push(method);
        return {};
      },
      notification: (method) => asked.push(method),
      broken: (why) => faults.push(why),
      closed: () => faults.push('closed'),
    },
    new SystemClock(),
  );
  let text = '';
  plugin.on('data', (chunk: Buffer) => (text += chunk.toString()));
  close = () => {
    connection.dispose();
    plugin.destroy();
    socket.destroy();
    server.close();
  };
  return { plugin, faults, asked, answers: () => text };
}

const framed = (body: string): string => `Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;
const ask = (id: unknown, params: string): string =>
  framed(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"method":"files/resolve","params":${params}}`);
const sound = ask('last', '{"path":"a"}');

describe('frames of a plugin that means harm', () => {
  it.each([
    ['nested four hundred thousand times', ask(1, `${'['.repeat(400_000)}${']'.repeat(400_000)}`)],
    ['with one id again and again', ask(7, '{"path":"a"}').repeat(20)],
    ['that answer what nobody asked', framed('{"jsonrpc":"2.0","id":99,"result":{}}').repeat(20)],
    ['that take back what nobody asked', framed('{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":5}}')],
    ['with the keys of a prototype', ask(1, '{"__proto__":{"path":"a"},"constructor":1}')],
    ['with a method of every object', framed('{"jsonrpc":"2.0","id":3,"method":"constructor","params":{}}')],
  ])('%s change nothing: the next is answered', async (_what, bytes) => {
    const { plugin, faults, answers } = await open();
    plugin.write(bytes + sound);
    await eventually('the last one is answered', () => answers().includes('"id":"last"'));
    expect(faults).toEqual([]);
  });

  it('byte by byte are read as if they came at once', async () => {
    const { plugin, asked, faults, answers } = await open();
    plugin.setNoDelay(true);
    for (const byte of Buffer.from(ask('first', '{"path":"ä"}') + sound)) plugin.write(Buffer.from([byte]));
    await eventually('the last one is answered', () => answers().includes('"id":"last"'));
    expect([asked, answers()]).toEqual([Array(2).fill('files/resolve'), expect.stringContaining('"id":"first"')]);
    expect(faults).toEqual([]);
  });

  it.each([
    ['a negative length', 'Content-Length: -1\r\n\r\n{}'],
    ['a giant length', 'Content-Length: 99999999999999999999\r\n\r\n{}'],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 9\r\n\r\n{}'],
    ['no length', 'Content-Type: application/json\r\n\r\n{}'],
    ['an encoding', 'Content-Length: 2\r\nContent-Encoding: gzip\r\n\r\n{}'],
    ['no end of the header', 'Content-Length: '.repeat(1000)],
    ['no JSON', framed('{"jsonrpc":')],
  ])('with %s end it', async (_what, bytes) => {
    const { plugin, faults, asked } = await open();
    plugin.write(bytes);
    await eventually('it is broken', () => faults.length > 0);
    expect(faults[0]).toMatch(/no message|unreadable|MB/);
    expect(asked).toEqual([]);
  });
});
