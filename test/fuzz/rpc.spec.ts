import { afterAll, expect } from '@jest/globals';
import fc from 'fast-check';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { SystemClock } from '../../src/domain/index.js';
import { readParams } from '../../src/plugin/files/request-params.js';
import { HookFailure } from '../../src/plugin/hook-failure.js';
import { hookAnswer } from '../../src/plugin/process/hook-answer.js';
import { PluginConnection } from '../../src/plugin/process/rpc/plugin-connection.js';
import { eventually } from '../support/eventually.js';
import { tempDir } from '../support/temp-dir.js';
import { fuzz } from './support/fuzz.js';
import { byteMutations, mutated, mutatedBytes, mutations, oddValues } from './support/mutations.js';
import { expectHarmless } from './support/refusal.js';

const path = join(tempDir('fuzz-rpc'), 'pipe.sock');
const server = createServer();
await new Promise<void>((resolve) => server.listen(path, resolve));
afterAll(() => {
  server.close();
});

const framed = (body: string): Buffer =>
  Buffer.from(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);

/** What a plugin says; each case changes some of it. */
const MESSAGES: object[] = [
  { jsonrpc: '2.0', id: 1, method: 'files/resolve', params: { path: 'a/b.flac' } },
  { jsonrpc: '2.0', id: 'two', method: 'library/items', params: { q: 'x', limit: 5, parent: 'album_1' } },
  { jsonrpc: '2.0', id: 3, method: 'files/beginEdit', params: { runId: 'r', file: { libraryPath: 'a.flac' } } },
  { jsonrpc: '2.0', method: 'log', params: { level: 'info', message: 'hello', data: { a: 1 } } },
  { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 1 } },
  { jsonrpc: '2.0', id: 0, result: { output: { title: 'x' } } },
  {
    jsonrpc: '2.0',
    id: 0,
    error: { code: -32000, message: 'no', data: { kind: 'retry', fault: 'plugin', retryAfterMs: 5 } },
  },
];
const said = fc.tuple(fc.constantFrom(...MESSAGES), fc.array(mutations, { maxLength: 3 })).map(([message, changes]) => {
  return framed(JSON.stringify(mutated(message, changes)) ?? 'null');
});
const streams = fc.tuple(fc.array(said, { minLength: 1, maxLength: 6 }), fc.array(byteMutations, { maxLength: 2 }));

interface Host {
  plugin: Socket;
  faults: string[];
  closed: () => boolean;
  answered: () => string;
  hook: Promise<unknown>;
  end(): void;
}

async function open(): Promise<Host> {
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const plugin = connect(path);
  plugin.on('error', () => undefined);
  const socket = await accepted;
  socket.on('error', () => undefined);
  const faults: string[] = [];
  let isClosed = false;
  const connection = new PluginConnection(
    socket,
    {
      request: (method, params) => Promise.resolve(readParams(method, params)),
      notification: () => undefined,
      broken: (why) => faults.push(why),
      closed: () => (isClosed = true),
    },
    new SystemClock(),
  );
  let text = '';
  plugin.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const hook = connection.request('hook/run' as never, {} as never).then(
    (answer) => hookAnswer('processTrack', answer),
    (error: unknown) => error,
  );
  const end = (): void => {
    connection.dispose();
    plugin.destroy();
    socket.destroy();
  };
  return {
    plugin,
    faults,
    closed: () => isClosed,
    answered: () => text,
    hook: hook.catch((error: unknown) => error),
    end,
  };
}

fuzz(
  'whatever a plugin writes to its pipe is answered, passed over, or ends it with a reason',
  streams,
  async ([parts, changes]) => {
    const host = await open();
    try {
      host.plugin.write(mutatedBytes(Buffer.concat(parts), changes));
      // What was damaged may be the beginning of something longer: enough of what is sound brings it to an end.
      host.plugin.write(
        Buffer.concat(
          Array.from({ length: 40 }, () =>
            framed('{"jsonrpc":"2.0","id":"last","method":"files/resolve","params":{"path":"z"}}'),
          ),
        ),
      );
      await eventually(
        'it is answered or refused',
        () => host.faults.length > 0 || host.closed() || host.answered().includes('"id":"last"'),
      );
      for (const fault of host.faults) expectHarmless(fault);
    } finally {
      host.end();
    }
    const outcome = await host.hook;
    if (outcome instanceof HookFailure) expect(outcome.message.length).toBeLessThan(10_000);
  },
  { runs: 80, cpuMs: 5000 },
);

const METHODS = ['files/beginEdit', 'files/commitSidecar', 'files/resolve', 'images/get', 'library/items'] as const;

fuzz(
  'what a plugin asks for is checked before anything is done',
  fc.tuple(fc.constantFrom(...METHODS), oddValues),
  ([method, params]) => {
    try {
      expect(readParams(method, params)).toBeInstanceOf(Object);
    } catch (error) {
      expect(error).toBeInstanceOf(HookFailure);
      expectHarmless((error as Error).message);
    }
  },
  { runs: 500 },
);
