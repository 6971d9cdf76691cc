import type { IncomingMessage } from 'node:http';

const MOST_BYTES = 64 * 1024 * 1024;

/** Text of a request's body. @throws Error for one beyond all measure */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('request body too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
