export {
  HttpClient,
  type HttpHeaders,
  type HttpRequest,
  type HttpStreamResponse,
  type HttpTextResponse,
} from './http-client.js';
export { HttpModule, areServicesLoopback } from './http.module.js';
export { OutageMonitor } from './outage-monitor.js';
export { isLoopbackUrl, isPrivateAddress } from './private-address.js';
export { RateGovernor, type GovernorState, type Permit } from './rate-governor.js';
export { redactUrl } from './redact-url.js';
export { retryAfterMs, serverTrouble } from './server-trouble.js';
export { UndiciHttpClient, type UndiciHttpClientOptions } from './undici-http-client.js';
