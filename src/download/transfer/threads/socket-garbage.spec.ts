import { expect, it } from '@jest/globals';
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
  // V8 alone lets more than 60 MiB come together before it does anything.
  expect(most).toBeLessThan(40 * MIB);
});

it('leaves the handle of the collector to nobody else', () => {
  expect(new SocketGarbage()).toBeDefined();
  expect((globalThis as { gc?: unknown }).gc).toBeUndefined();
});
