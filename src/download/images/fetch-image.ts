import type { Readable } from 'node:stream';
import { HostError, type Clock } from '../../domain/index.js';
import type { HttpClient } from '../../http/index.js';

/** Larger pictures are none. */
export const MAX_IMAGE_BYTES = 16 * 1024 * 1024;
/** Of the whole fetch: silence is noticed earlier, a trickle is not. */
const LONGEST_MS = 60_000;
const ATTEMPTS = 2;
const BETWEEN_MS = 500;

/** `none`: there is no such picture. `trouble`: there may be one, but it cannot be had now. */
export type Fetched = { kind: 'bytes'; bytes: Buffer } | { kind: 'none' } | { kind: 'trouble' };

/**
 * Fetches a picture, with one further attempt. Never rejects: a picture must not stop a track.
 * @param signal ends it as `trouble`
 */
export async function fetchImage(http: HttpClient, clock: Clock, url: string, signal: AbortSignal): Promise<Fetched> {
  for (let attempt = 1; ; attempt++) {
    const fetched = await attemptOnce(http, clock, url, signal);
    if (fetched.kind !== 'trouble' || attempt === ATTEMPTS || signal.aborted) return fetched;
    await clock.wait(BETWEEN_MS, signal).catch(() => undefined);
  }
}

async function attemptOnce(http: HttpClient, clock: Clock, url: string, signal: AbortSignal): Promise<Fetched> {
  const timeUp = new AbortController();
  const cancel = clock.schedule(LONGEST_MS, () => {
    timeUp.abort(new Error('the picture took too long'));
  });
  try {
    // The address comes from an answer: it must not lead into the operator's own network.
    const answer = await http.stream({
      service: 'images',
      url,
      isForeign: true,
      signal: AbortSignal.any([signal, timeUp.signal]),
    });
    if (answer.status === 200) return await read(answer.body);
    answer.body.destroy();
    return { kind: answer.status >= 500 || answer.status === 429 ? 'trouble' : 'none' };
  } catch (error) {
    const isRefused = error instanceof HostError && error.code === 'invalid_response';
    return { kind: isRefused ? 'none' : 'trouble' };
  } finally {
    cancel();
  }
}

async function read(body: Readable): Promise<Fetched> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    // Leaving the loop destroys the stream, which closes the socket.
    if (length > MAX_IMAGE_BYTES) return { kind: 'none' };
    chunks.push(chunk);
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks) };
}
