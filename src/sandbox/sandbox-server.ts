import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { CatalogueService } from './catalogue/catalogue-service.js';
import type { CdnService } from './cdn/cdn-service.js';
import { mediaTarget } from './cdn/media-target.js';
import { answerUnderFault, quotaAnswer } from './control/json-fault.js';
import type { ControlRoutes } from './control/control-routes.js';
import type { MediaService } from './media/media-service.js';
import type { RateWindow } from './rate-window.js';
import { readBody } from './read-body.js';
import { addToLog, type RequestLogEntry } from './request-log.js';
import type { SandboxFault, SandboxService } from './sandbox-fault.js';
import type { SandboxState } from './sandbox-state.js';
import type { ServiceAnswer, ServiceRequest } from './service-message.js';
import type { SessionService } from './session/session-service.js';

/** All that the server hands requests to. */
export interface SandboxServices {
  state: SandboxState;
  log: RequestLogEntry[];
  rate: RateWindow;
  catalogue: CatalogueService;
  session: SessionService;
  media: MediaService;
  cdn: CdnService;
  control: ControlRoutes;
}

/** How long `slow` waits when it does not say. */
const SLOW_MS = 200;

/** Which service a path belongs to: all four live on one port, as their paths differ. */
function serviceOf(path: string): SandboxService {
  if (path.startsWith('/ajax/')) return 'session';
  if (path.startsWith('/v1/')) return 'media';
  return /^\/(media|preview|images)\//.test(path) ? 'cdn' : 'catalogue';
}

/** Opens the server; requests are answered once {@link serve} was called. @param port 0 = any free one */
export async function listen(port: number): Promise<{ server: Server; base: string }> {
  // Idle connections outlive every pause of a client: none is closed just when it is used again.
  const server = createServer({ noDelay: true, keepAliveTimeout: 120_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, base: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

/** Lets a server answer for the sandbox. */
export function serve(server: Server, services: SandboxServices): void {
  server.on('request', (request, response) => {
    handle(services, request, response).catch(() => {
      // The client is gone, or the sandbox is wrong: either way no half answer may look whole.
      response.destroy();
    });
  });
}

async function handle(services: SandboxServices, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(`http://sandbox${request.url ?? '/'}`);
  if (url.pathname.startsWith('/__')) {
    await services.control.handle(request, response, url);
    return;
  }
  const service = serviceOf(url.pathname);
  const entry = startEntry(service, request, url);
  addToLog(services.log, entry);
  response.once('close', () => {
    if (response.headersSent) entry.status = response.statusCode;
    entry.endedAt = Date.now();
  });
  if (services.state.down.has(service)) {
    request.socket.destroy();
    return;
  }
  if (service === 'cdn') {
    const source = mediaTarget(url.pathname)?.source;
    const fault = services.state.faults.take({ service, path: url.pathname, trackIds: entry.trackIds, source });
    entry.fault = fault?.kind ?? null;
    if (!isSevered(fault, request)) await services.cdn.handle({ request, response, url, fault, entry });
    return;
  }
  await answerJson(services, service, request, response, url, entry);
}

async function answerJson(
  services: SandboxServices,
  service: Exclude<SandboxService, 'cdn'>,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  entry: RequestLogEntry,
): Promise<void> {
  const body = await readBody(request);
  const message: ServiceRequest = { path: url.pathname, query: url.searchParams, headers: request.headers, body };
  entry.trackIds = trackIdsOf(services, service, message);
  if (!services.rate.admit()) {
    entry.fault = 'rate-limit';
    send(response, quotaAnswer(service), entry);
    return;
  }
  const fault = services.state.faults.take({ service, path: entry.path, trackIds: entry.trackIds });
  entry.fault = fault?.kind ?? null;
  const answer = (): ServiceAnswer => services[service].handle(message);
  if (!fault) {
    send(response, answer(), entry);
    return;
  }
  if (isSevered(fault, request)) return;
  const delayMs = fault.delayMs ?? (fault.kind === 'slow' ? SLOW_MS : 0);
  if (delayMs > 0) await delay(delayMs);
  send(response, answerUnderFault(service, fault, answer, entry.trackIds), entry);
}

/** Faults of the connection, before any answer. @returns whether nothing is to be sent */
function isSevered(fault: SandboxFault | null, request: IncomingMessage): boolean {
  const isMedia = request.url?.startsWith('/media/') === true || request.url?.startsWith('/preview/') === true;
  if (fault?.kind === 'refused') request.socket.destroy();
  // Media break off within the body: the CDN sees to it.
  if (fault?.kind === 'reset' && !isMedia) request.socket.resetAndDestroy();
  const isSilent = fault?.kind === 'no-answer' || (fault?.kind === 'stall' && !isMedia);
  return isSilent || request.socket.destroyed;
}

function send(response: ServerResponse, answer: ServiceAnswer, entry: RequestLogEntry): void {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { server: 'Apache', ...answer.headers, 'content-length': bytes.length }).end(bytes);
  entry.bytesSent = bytes.length;
}

function startEntry(service: SandboxService, request: IncomingMessage, url: URL): RequestLogEntry {
  const method = url.searchParams.get('method');
  const query = service === 'catalogue' ? url.search : service === 'session' && method ? `?method=${method}` : '';
  const target = mediaTarget(url.pathname);
  return {
    at: Date.now(),
    service,
    method: request.method ?? 'GET',
    path: url.pathname + query,
    trackIds: target ? [String(target.trackId)] : [],
    range: request.headers.range ?? null,
    status: 0,
    bytesSent: 0,
    fault: null,
    endedAt: null,
  };
}

function trackIdsOf(services: SandboxServices, service: SandboxService, message: ServiceRequest): string[] {
  if (service === 'media') return services.media.trackIds(message);
  if (service === 'session') return services.session.trackIds(message);
  const id = /^(?:\/2\.0)?\/track\/(\d+)$/.exec(message.path)?.[1];
  return id === undefined ? [] : [id];
}
