import type { Readable } from 'node:stream';
import { InvalidResponseError } from '../domain/index.js';

/** Longest text that is read. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** @throws InvalidResponseError when there is more than {@link MAX_TEXT_BYTES} of it; the connection is closed */
export async function readText(body: Readable, target: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop by a throw destroys the stream, which closes the socket.
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_TEXT_BYTES) throw new InvalidResponseError(`${target} answered more than 16 MiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
