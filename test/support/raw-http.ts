import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

/** An answer as it came, headers and all. */
export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

export interface RawRequest {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * A request without the manners of `fetch`: any Host, any path as it is written, no header that nobody asked for.
 * @param origin e.g. `http://127.0.0.1:1234`
 * @param path goes out as it is, `..` and all
 */
export function rawHttp(origin: string, path: string, { method = 'GET', headers, body, signal }: RawRequest = {}) {
  const { hostname, port } = new URL(origin);
  const content = body === undefined ? undefined : JSON.stringify(body);
  const typed = content === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise<RawAnswer>((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method, agent: false, headers: { ...typed, ...headers }, ...(signal ? { signal } : {}) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const whole = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: whole, text: whole.toString() });
        });
      },
    );
    sent.on('error', reject);
    sent.end(content);
  });
}
