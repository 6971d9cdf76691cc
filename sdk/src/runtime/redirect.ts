import { Unrecoverable } from '../errors.js';

/** A request on its way. */
export interface PendingRequest {
  url: URL;
  init: SentInit;
}

/** What is sent of a request: nothing that could be used up, or steer the connection. */
export interface SentInit {
  method: string;
  headers: Headers;
  body: Buffer | null;
}

/** A request as an author gives it, its body read. @throws TypeError as the constructor of `Request` does */
export async function pendingRequest(url: URL, init: RequestInit): Promise<PendingRequest> {
  const { method, headers, body } = new Request(url, { ...init, signal: null });
  const bytes = body === null ? null : Buffer.from(await new Response(body).arrayBuffer());
  return { url, init: { method, headers, body: bytes } };
}

const REDIRECTS = [301, 302, 303, 307, 308];
const OF_THE_BODY = ['content-type', 'content-length', 'content-encoding', 'content-language', 'content-location'];
/** Meant for the one host that they were given for. */
const CREDENTIALS = ['authorization', 'cookie', 'proxy-authorization'];

/** Where an answer leads on, by the rules of the Fetch standard; null when it is the answer itself. */
export function nextRequest({ url, init }: PendingRequest, response: Response): PendingRequest | null {
  const location = response.headers.get('location');
  if (!REDIRECTS.includes(response.status) || location === null) return null;
  if (!URL.canParse(location, url.href))
    throw new Unrecoverable(`${url.hostname} redirects to something that is not a URL.`);
  const target = new URL(location, url);
  const headers = new Headers(init.headers);
  if (target.origin !== url.origin) for (const name of CREDENTIALS) headers.delete(name);
  const method = init.method.toUpperCase();
  if (!becomesGet(response.status, method)) return { url: target, init: { ...init, headers } };
  for (const name of OF_THE_BODY) headers.delete(name);
  return { url: target, init: { headers, method: 'GET', body: null } };
}

function becomesGet(status: number, method: string): boolean {
  if (status === 303) return method !== 'GET' && method !== 'HEAD';
  return (status === 301 || status === 302) && method === 'POST';
}
