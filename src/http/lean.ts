/** The door for what runs in a thread of its own: nothing behind it knows Nest, so that a thread starts fast and small. */
export type { ByteSink, HttpBody } from './http-body.js';
export {
  HttpClient,
  type HttpFetchResponse,
  type HttpHeaders,
  type HttpRequest,
  type HttpStreamResponse,
  type HttpTextResponse,
  type NetworkPolicy,
} from './http-client.js';
export { OutageMonitor, type Outages } from './outage-monitor.js';
export { redactUrl } from './redact-url.js';
export { retryAfterMs, serverTrouble } from './server-trouble.js';
export { UndiciHttpClient, type UndiciHttpClientOptions } from './undici-http-client.js';
