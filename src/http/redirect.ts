import type { HttpHeaders, HttpRequest } from './http-client.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const CREDENTIALS = /^(cookie|authorization)$/i;

/**
 * The request that a redirect asks for; null when the answer is none. Another origin gets no body and no credentials
 * and counts as foreign: its address came from an answer.
 */
export function nextHop(request: HttpRequest, answer: { status: number; headers: HttpHeaders }): HttpRequest | null {
  const { location } = answer.headers;
  if (!REDIRECTS.has(answer.status) || typeof location !== 'string') return null;
  if (!URL.canParse(location, request.url)) return null;
  const target = new URL(location, request.url);
  const isSameOrigin = target.origin === new URL(request.url).origin;
  if (isSameOrigin && answer.status >= 307) return { ...request, url: target.href };
  const { body: _body, method, headers, ...rest } = request;
  return {
    ...rest,
    url: target.href,
    method: method === 'HEAD' ? 'HEAD' : 'GET',
    headers: isSameOrigin ? withoutNames(headers, /^content-/i) : withoutNames(headers, CREDENTIALS, /^content-/i),
    isForeign: !isSameOrigin || request.isForeign === true,
  };
}

function withoutNames(headers: Record<string, string> = {}, ...patterns: RegExp[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !patterns.some((one) => one.test(name))));
}
