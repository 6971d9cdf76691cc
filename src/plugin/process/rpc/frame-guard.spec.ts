import { describe, expect, it } from '@jest/globals';
import { MAX_FRAME_BYTES } from '@deemusic/plugin-sdk/protocol';
import fc from 'fast-check';
import { FrameGuard } from './frame-guard.js';

function frame(body: string, header = `Content-Length: ${String(Buffer.byteLength(body))}`): Buffer {
  return Buffer.from(`${header}\r\n\r\n${body}`);
}

function inspect(bytes: Buffer, cuts: readonly number[] = []): { fault: string | null; frames: number[] } {
  const frames: number[] = [];
  const guard = new FrameGuard((length) => frames.push(length));
  const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  for (let index = 1; index < edges.length; index++) {
    const fault = guard.inspect(bytes.subarray(edges[index - 1], edges[index]));
    if (fault !== null) return { fault, frames };
  }
  return { fault: null, frames };
}

describe('FrameGuard', () => {
  it('sees every frame wherever the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 300, unit: 'grapheme' }), { maxLength: 8 }),
        fc.array(fc.nat(3000), { maxLength: 12 }),
        (bodies, cuts) => {
          const bytes = Buffer.concat(bodies.map((body) => frame(body)));
          const { fault, frames } = inspect(
            bytes,
            cuts.map((cut) => cut % (bytes.length + 1)),
          );
          expect(fault).toBeNull();
          expect(frames).toEqual(bodies.map((body) => Buffer.byteLength(body)));
        },
      ),
    );
  });

  it('lets the largest frame pass and refuses the next one with its body unread', () => {
    expect(inspect(frame('', `Content-Length: ${String(MAX_FRAME_BYTES)}`)).fault).toBeNull();
    expect(inspect(frame('', `Content-Length: ${String(MAX_FRAME_BYTES + 1)}`)).fault).toContain(
      'a message of 1.1 MB; at most 1 MB',
    );
    expect(inspect(frame('', 'Content-Length: 5242880')).fault).toBe(
      'it sent a message of 5 MB; at most 1 MB are allowed',
    );
  });

  it.each([
    ['no header at all', 'x'.repeat(9000)],
    ['a header that does not end', `Content-Length: 1${' '.repeat(9000)}`],
    ['no length', 'Content-Type: text/plain\r\n\r\n{}'],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 5242880\r\n\r\n{}'],
    ['a length that is no number', 'Content-Length: 2x\r\n\r\n{}'],
    ['a negative length', 'Content-Length: -2\r\n\r\n{}'],
    ['a length in another notation', 'Content-Length: 0x10\r\n\r\n{}'],
    ['an unknown header', 'X-Length: 2\r\nContent-Length: 2\r\n\r\n{}'],
  ])('refuses %s', (_what, bytes) => {
    expect(inspect(Buffer.from(bytes)).fault).toBe('it wrote something to the pipe that is no message');
    // In small pieces, as from somebody who writes past the SDK.
    expect(
      inspect(
        Buffer.from(bytes),
        Array.from({ length: 200 }, (_, index) => index * 50).filter((cut) => cut < bytes.length),
      ).fault,
    ).not.toBeNull();
  });

  it('takes a header with another case and a type', () => {
    const header = 'content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8';
    expect(inspect(frame('{}', header))).toEqual({ fault: null, frames: [2] });
  });
});
