import type { HttpTransport } from '../runtime/http-transport.js';
import type { RecordedAnswer, TestHost, TestHostOptions } from './test-host.js';

/** Answers of the test instead of the network's. @param requests what is asked is added to it */
export function recordedNetwork(
  http: NonNullable<TestHostOptions['http']>,
  requests: TestHost['requests'][number][],
): HttpTransport {
  return async (url, init) => {
    const body = init.body === null || init.body === undefined ? null : await new Response(init.body).text();
    requests.push({ url: url.href, method: init.method ?? 'GET', body });
    const answer = typeof http === 'function' ? http(url.href, init) : Object.hasOwn(http, url.href) && http[url.href];
    if (!answer) throw new TypeError(`the test has no answer for ${url.href}`);
    if (answer instanceof Error) throw answer;
    return response(answer);
  };
}

function response({ status = 200, headers = {}, body = '' }: RecordedAnswer): Response {
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array);
  const content = isJson ? JSON.stringify(body) : typeof body === 'string' ? body : Buffer.from(body);
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? content : null, {
    status,
    headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
  });
}
