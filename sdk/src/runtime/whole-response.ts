import { Unrecoverable } from '../errors.js';

const WITHOUT_BODY = [204, 205, 304];
/** True of the bytes on the wire, not of the body that was read. */
const OF_THE_WIRE = ['content-encoding', 'content-length', 'transfer-encoding'];

/**
 * An answer with its body read, so that nothing is left that could fail or go on for ever.
 * @throws Unrecoverable when the body is larger, counted after it was unpacked
 */
export async function wholeResponse(response: Response, url: URL, maxBytes: number): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Unrecoverable(`${url.hostname} answered with more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  const headers = new Headers([...response.headers]);
  for (const name of OF_THE_WIRE) headers.delete(name);
  const { status, statusText } = response;
  const body = WITHOUT_BODY.includes(status) ? null : Buffer.concat(chunks);
  return Object.defineProperty(new Response(body, { status, statusText, headers }), 'url', { value: url.href });
}
