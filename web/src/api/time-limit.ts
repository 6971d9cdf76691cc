const READ_MS = 20_000;
/** The host asks its source for these, which may have to wait for its turn, or looks at everything it has. */
const SLOW_READ_MS = 90_000;
const SLOW_READS = /\/api\/v1\/(search|catalog\/|doctor)/;
/** A change can be of everything in a list of a million. */
const CHANGE_MS = 180_000;

/** How long a request may take until its answer has been read to its end, ms. */
export function timeLimitOf({ method, url }: { method: string; url: string }): number {
  if (method !== 'GET') return CHANGE_MS;
  return SLOW_READS.test(new URL(url).pathname) ? SLOW_READ_MS : READ_MS;
}

/**
 * `fetch` that ends by itself: with a host that takes requests and never answers, the page would turn its wheels for ever.
 * What is given up for another reason ends as such.
 */
export async function limitedFetch(request: Request, limitMs = timeLimitOf(request)): Promise<Response> {
  const ending = new AbortController();
  // Not by `AbortSignal.any`, which browsers of three years ago do not have.
  for (const signal of [request.signal, AbortSignal.timeout(limitMs)]) {
    if (signal.aborted) ending.abort(signal.reason);
    signal.addEventListener('abort', () => {
      ending.abort(signal.reason);
    });
  }
  return fetch(request, { signal: ending.signal });
}
