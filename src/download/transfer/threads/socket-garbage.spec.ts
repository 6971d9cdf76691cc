import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SocketGarbage } from './socket-garbage.js';

const MIB = 2 ** 20;

it('keeps what sockets have read from coming together outside of the heap', () => {
  const garbage = new SocketGarbage();
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  for (let read = 0; read < 512; read++) {
    const bytes = new Uint8Array(MIB);
    garbage.note(bytes.length);
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  // V8 alone lets more than 50 MiB come together before it does anything.
  expect(most).toBeLessThan(40 * MIB);
});

it('does without where others change the flags of the process at that moment', async () => {
  const restless = new Worker(
    `const { setFlagsFromString } = require('node:v8');
     const { parentPort } = require('node:worker_threads');
     parentPort.postMessage('begun');
     for (;;) { setFlagsFromString('--expose-gc'); setFlagsFromString('--no-expose-gc'); }`,
    { eval: true },
  );
  await once(restless, 'message');
  for (let made = 0; made < 200; made++) new SocketGarbage().note(8 * MIB);
  await restless.terminate();
});
