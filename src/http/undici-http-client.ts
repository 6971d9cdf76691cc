import { Agent } from 'undici';
import type { Clock } from '../domain/index.js';
import { HostError, InvalidResponseError, NetworkError, SystemClock, TimeoutError } from '../domain/index.js';
import { BodyStream } from './body-stream.js';
import { Exchange, type ExchangeHead } from './exchange.js';
import { assertPublicHost, createGuardedAgent, type LookupAll } from './guarded-agent.js';
import {
  HttpClient,
  type HttpFetchResponse,
  type HttpRequest,
  type HttpStreamResponse,
  type HttpTextResponse,
} from './http-client.js';
import { OutageMonitor, type Outages } from './outage-monitor.js';
import { redactUrl } from './redact-url.js';
import { nextHop } from './redirect.js';
import { readText } from './text-body.js';
import { isConnectFailure, toTransportError } from './transport-error.js';

const MAX_REDIRECTS = 5;
const USER_AGENT = 'DeeMusic/0.1';

export interface UndiciHttpClientOptions {
  /** Longest silence, before and within an answer; read at each request. */
  timeoutMs: () => number;
  /** Whether foreign URLs may lead to loopback and private addresses; read at each request. */
  allowPrivate: () => boolean;
  clock?: Clock;
  /** Default: its own. */
  outages?: Outages;
  /** Name lookup of foreign hosts; default the system's. */
  lookupAll?: LookupAll;
}

/** The host's way out, on undici's dispatcher. */
export class UndiciHttpClient extends HttpClient {
  private readonly clock: Clock;
  private readonly outages: Outages;
  private readonly openAgent: Agent;
  private readonly guardedAgent: Agent;

  constructor(private readonly options: UndiciHttpClientOptions) {
    super();
    this.clock = options.clock ?? new SystemClock();
    this.outages = options.outages ?? new OutageMonitor(this.clock);
    // The exchange watches for silence itself, under backpressure too: undici's timers stay off.
    const agentOptions: Agent.Options = { headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 30_000 } };
    this.openAgent = new Agent(agentOptions);
    this.guardedAgent = createGuardedAgent(agentOptions, options.lookupAll);
  }

  async text(request: HttpRequest): Promise<HttpTextResponse> {
    const hopsAllowed = request.maxRedirects ?? MAX_REDIRECTS;
    let current = request;
    for (let hop = 0; ; hop++) {
      const answer = await this.stream(current);
      const next = hop < hopsAllowed ? nextHop(current, answer) : null;
      if (!next) return { ...answer, text: await readText(answer.body, redactUrl(current.url)), url: current.url };
      answer.body.destroy();
      current = next;
    }
  }

  async stream(request: HttpRequest): Promise<HttpStreamResponse> {
    const answer = await this.fetch(request);
    const body = new BodyStream(answer.body);
    // The connection may break when nobody listens yet; who reads still gets the error.
    body.on('error', () => undefined);
    // What comes is taken in at once, as far as it is bounded: a small answer frees its connection before anybody reads.
    body.read(0);
    return { ...answer, body };
  }

  async fetch(request: HttpRequest): Promise<HttpFetchResponse> {
    const key = request.outageKey ?? `${request.url} ${request.body ?? ''}`;
    try {
      const { status, headers, body } = await this.open(request);
      if (status < 500) this.outages.succeeded(request.service);
      const hold = status < 500 ? undefined : await this.outages.failed(request.service, key);
      return { status, headers, body, ...(hold && { hold }) };
    } catch (error) {
      throw await this.withHold(error, request, key);
    }
  }

  /** Closes every connection. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.openAgent.destroy(), this.guardedAgent.destroy()]);
  }

  private async open(request: HttpRequest): Promise<ExchangeHead> {
    const target = redactUrl(request.url);
    const url = URL.canParse(request.url) ? new URL(request.url) : null;
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
      throw new InvalidResponseError(`${target} is not an address of the web`);
    }
    const isGuarded = request.isForeign === true && !this.options.allowPrivate();
    if (isGuarded) assertPublicHost(url);
    const exchange = new Exchange({
      target,
      signal: request.signal,
      timeoutMs: this.options.timeoutMs(),
      clock: this.clock,
    });
    if (!request.signal.aborted) this.dispatch(isGuarded ? this.guardedAgent : this.openAgent, url, request, exchange);
    return exchange.head;
  }

  private dispatch(agent: Agent, url: URL, request: HttpRequest, exchange: Exchange): void {
    try {
      agent.dispatch(
        {
          origin: url.origin,
          path: url.pathname + url.search,
          method: request.method ?? 'GET',
          headers: { 'user-agent': USER_AGENT, ...request.headers },
          body: request.body ?? null,
        },
        exchange,
      );
    } catch (error) {
      exchange.fail(toTransportError(error, redactUrl(request.url)));
    }
  }

  /** Counts a failure of the other side and says on the error when it belongs to an outage. */
  private async withHold(error: unknown, request: HttpRequest, key: string): Promise<unknown> {
    const isTransport = error instanceof HostError && (error.code === 'network' || error.code === 'timeout');
    if (!isTransport || request.signal.aborted) return error;
    const hold = await this.outages.failed(request.service, isConnectFailure(error) ? null : key);
    if (!hold) return error;
    const Kind = error.code === 'timeout' ? TimeoutError : NetworkError;
    return new Kind(error.message, { hold, cause: error.cause });
  }
}
