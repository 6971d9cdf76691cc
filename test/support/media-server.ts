import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How one file is served; all optional, default: soundly. */
export interface Service {
  bytes: Uint8Array;
  etag?: string;
  /** Sizes of the parts that the body is written in, over and over. */
  parts?: number[];
  /** Destroys the connection when this absolute offset is reached. */
  dieAt?: number;
  /** Sends nothing more from this absolute offset on. */
  stallAt?: number;
  /** How often `dieAt` happens; default always. */
  deaths?: number;
  /** Answers 200 with the whole file to any Range. */
  ignoresRange?: boolean;
  /** Without Content-Length, Content-Range still there. */
  hasNoLength?: boolean;
  status?: number;
  headers?: Record<string, string>;
  /** Replaces the Content-Range of a 206. */
  contentRange?: (start: number, total: number) => string;
}

export interface LoggedRequest {
  path: string;
  range: string | null;
  ifRange: string | null;
  status: number;
}

/** A server of files on a free loopback port, with faults. */
export class MediaServer {
  readonly log: LoggedRequest[] = [];
  private readonly services = new Map<string, Service>();
  private server: Server | null = null;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      void this.answer(request, response);
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** @returns the URL of the file */
  serve(path: string, service: Service): string {
    this.services.set(path, service);
    const { port } = this.server?.address() as AddressInfo;
    return `http://127.0.0.1:${String(port)}${path}?signature=secret`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0] ?? '';
    const service = this.services.get(path);
    const range = request.headers.range ?? null;
    const ifRange = (request.headers['if-range'] as string | undefined) ?? null;
    const logged = { path, range, ifRange, status: 0 };
    this.log.push(logged);
    if (!service) {
      logged.status = 404;
      response.writeHead(404).end();
      return;
    }
    const { status, start } = head(service, range, ifRange, response);
    logged.status = status;
    if (status === 200 || status === 206) await sendBody(service, start, response);
    else response.end();
  }
}

function head(
  service: Service,
  range: string | null,
  ifRange: string | null,
  response: ServerResponse,
): { status: number; start: number } {
  const isFresh = ifRange === null || ifRange === service.etag;
  const asked = service.ignoresRange || !isFresh ? null : /^bytes=(\d+)-$/.exec(range ?? '');
  const start = Number(asked?.[1] ?? 0);
  const isBeyond = asked !== null && start >= service.bytes.length;
  const status = service.status ?? (isBeyond ? 416 : asked ? 206 : 200);
  response.writeHead(status, { ...headersOf(service, status, start), ...service.headers });
  return { status, start };
}

function headersOf(service: Service, status: number, start: number): Record<string, string> {
  const total = service.bytes.length;
  const headers: Record<string, string> = {};
  if (service.etag !== undefined) headers.etag = service.etag;
  if (!service.hasNoLength && status < 300) headers['content-length'] = String(total - start);
  if (status === 206) headers['content-range'] = (service.contentRange ?? rangeOf)(start, total);
  if (status === 416) headers['content-range'] = `bytes */${String(total)}`;
  return headers;
}

function rangeOf(start: number, total: number): string {
  return `bytes ${String(start)}-${String(total - 1)}/${String(total)}`;
}

async function sendBody(service: Service, start: number, response: ServerResponse): Promise<void> {
  const { bytes, parts = [65_536], stallAt = Infinity } = service;
  const mayDie = (service.deaths ?? Infinity) > 0;
  const dieAt = mayDie ? (service.dieAt ?? Infinity) : Infinity;
  let offset = start;
  for (let index = 0; offset < bytes.length && !response.destroyed; index++) {
    if (offset >= stallAt) return;
    if (offset >= dieAt) {
      if (service.deaths !== undefined) service.deaths -= 1;
      // The bytes go out first; a reset could overtake them.
      response.socket?.destroySoon();
      return;
    }
    const end = Math.min(bytes.length, offset + (parts[index % parts.length] ?? 65_536), dieAt, stallAt);
    await new Promise((resolve) => response.write(bytes.subarray(offset, end), resolve));
    offset = end;
  }
  response.end();
}
