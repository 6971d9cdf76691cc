import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SharedLine } from './shared-line.js';

/** Bytes of a track as the service holds them, by its id. */
export type Shelf = (trackId: number) => Buffer;

export interface StorefrontOptions {
  /** Of the sandbox behind it, which answers all but media. */
  sandboxUrl: string;
  shelf: Shelf;
  /** Speed of the line that all connections share, bytes/s; 0 = none. */
  lineBytesPerSecond: number;
}

/**
 * A byte server before the sandbox: media come from memory as they are and cost next to nothing, so that a figure is the
 * host's and not the server's. Everything else the sandbox answers, with the addresses in it turned to this server.
 */
export class Storefront {
  /** When the first byte of a track was sent first, epoch ms with fractions. */
  readonly firstByteAt = new Map<number, number>();
  /** When the catalogue sent its last answer, epoch ms with fractions. */
  catalogueAt = 0;
  /** Time that the catalogue took for its answers, all together, ms. */
  catalogueMs = 0;
  url = '';
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server = createServer({ noDelay: true, keepAliveTimeout: 120_000 });

  private readonly line: SharedLine;

  constructor(private readonly options: StorefrontOptions) {
    this.line = new SharedLine(options.lineBytesPerSecond);
  }

  async open(): Promise<void> {
    this.server.on('request', (request, response) => {
      const [, id] = /^\/media\/[01]\/(\d+)\//.exec(request.url ?? '') ?? [];
      if (id === undefined) this.forward(request, response);
      else this.sendMedia(Number(id), request, response);
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** What a text of the sandbox says, with this server's address. */
  turned(text: string): string {
    const plain = text.replaceAll(this.options.sandboxUrl, this.url);
    return plain.replaceAll(this.options.sandboxUrl.replaceAll('/', '\\/'), this.url.replaceAll('/', '\\/'));
  }

  private sendMedia(id: number, request: IncomingMessage, response: ServerResponse): void {
    const bytes = this.options.shelf(id);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const part =
      from > 0 ? { 'content-range': `bytes ${String(from)}-${String(bytes.length - 1)}/${String(bytes.length)}` } : {};
    const headers = { 'content-type': 'audio/flac', 'accept-ranges': 'bytes', etag: `"${String(id)}"`, ...part };
    response.writeHead(from > 0 ? 206 : 200, { ...headers, 'content-length': bytes.length - from });
    const body = bytes.subarray(from);
    if (this.options.lineBytesPerSecond === 0) response.end(body);
    else void this.line.send(body, response);
    if (!this.firstByteAt.has(id)) this.firstByteAt.set(id, performance.timeOrigin + performance.now());
  }

  private forward(request: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url = '/' } = request;
    const startedAt = performance.now();
    const isCatalogue = method === 'GET' && !url.startsWith('/images/');
    const onward = ask(`${this.options.sandboxUrl}${url}`, { method, headers, agent: this.agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('end', () => {
        const whole = Buffer.concat(chunks);
        const isText = /json|text/.test(answer.headers['content-type'] ?? '');
        const body = isText ? Buffer.from(this.turned(whole.toString())) : whole;
        response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'content-length': body.length });
        response.end(body);
        if (!isCatalogue) return;
        this.catalogueAt = performance.timeOrigin + performance.now();
        this.catalogueMs += performance.now() - startedAt;
      });
    });
    onward.once('error', () => response.destroy());
    request.pipe(onward);
  }
}
