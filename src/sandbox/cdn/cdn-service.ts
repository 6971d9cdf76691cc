import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { MediaLibrary, ServedFormat } from '../audio/media-library.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { RequestLogEntry } from '../request-log.js';
import type { SandboxFault } from '../sandbox-fault.js';
import type { SandboxState } from '../sandbox-state.js';
import { md5Hex } from '../seed.js';
import type { UrlSigner } from '../signed-url.js';
import { bodyUnderFault } from './body-faults.js';
import { parseRange, type ByteRange } from './byte-range.js';
import { coverImage } from './cover-image.js';
import { deliver, type Delivery } from './delivery.js';

/** What a signed path names. */
export interface MediaTarget {
  trackId: number;
  format: ServedFormat;
  /** 0 or 1; previews have one source. */
  source: number;
}

/** `null` for a path that names no media. */
export function mediaTarget(path: string): MediaTarget | null {
  const full = /^\/media\/([01])\/(-?\d+)\/(FLAC|MP3_320|MP3_128|MP3_MISC)\/[0-9a-f]{32}\.(?:flac|mp3)$/.exec(path);
  if (full) return { source: Number(full[1]), trackId: Number(full[2]), format: full[3] as ServedFormat };
  const preview = /^\/preview\/1\/1\/(\d+)\/[0-9a-f]{32}\.mp3$/.exec(path);
  return preview ? { source: 0, trackId: Number(preview[1]), format: 'PREVIEW' } : null;
}

interface CdnParts {
  state: SandboxState;
  library: MediaLibrary;
  catalogue: Catalogue;
  signer: UrlSigner;
}

const ETAG_PREFIX = { normal: '', changed: 'changed-' } as const;
/** Each of these breaks off the body at the fault's offset. */
const BREAKS: Partial<Record<SandboxFault['kind'], Delivery['breakHow']>> = {
  short: 'end',
  reset: 'reset',
  stall: 'stall',
};

/** Media, previews and images. */
export class CdnService {
  constructor(private readonly parts: CdnParts) {}

  /** @param fault what this request meets; `null` = nothing */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    fault: SandboxFault | null,
    entry: RequestLogEntry,
  ): Promise<void> {
    if (fault?.delayMs) await delay(fault.delayMs);
    if (fault?.kind === 'status') return refuse(response, fault.status ?? 503, fault.retryAfter);
    if (fault?.kind === 'html') return sendHtml(response, 200);
    if (url.pathname.startsWith('/images/')) return this.image(response, url.pathname, entry);
    const target = mediaTarget(url.pathname);
    if (!target || !this.parts.signer.isValid(url.pathname, url.search)) return refuse(response, 403);
    await this.media(request, response, target, fault, entry);
  }

  private async media(
    request: IncomingMessage,
    response: ServerResponse,
    target: MediaTarget,
    fault: SandboxFault | null,
    entry: RequestLogEntry,
  ): Promise<void> {
    const { library, catalogue, state } = this.parts;
    const track = catalogue.track(target.trackId);
    if (!track) return refuse(response, 404);
    const body = bodyUnderFault(library, target.trackId, target.format, fault);
    const etag = etagOf(target, body.sizeBytes, library.revision, fault);
    const range = rangeOf(request, body.sizeBytes, etag, fault);
    if (range === 'unsatisfiable') {
      response.writeHead(416, { 'content-range': `bytes */${String(body.sizeBytes)}` }).end();
      return;
    }
    const { from, to } = range ?? { from: 0, to: body.sizeBytes };
    const shift = fault?.kind === 'wrong-range' && range ? (fault.bytes ?? 1000) : 0;
    const isDying = track.hasDyingSource && target.source === 0 && target.format !== 'PREVIEW';
    const breakHow = fault ? BREAKS[fault.kind] : undefined;
    response.writeHead(range ? 206 : 200, {
      ...headersOf(target, etag),
      ...lengthHeaders(from, to, shift, fault),
      ...(range
        ? { 'content-range': `bytes ${String(from + shift)}-${String(to - 1)}/${String(body.sizeBytes)}` }
        : {}),
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    await deliver(response, {
      body,
      from: from + shift,
      to,
      chunking: state.chunking,
      bytesPerSecond:
        fault?.kind === 'slow' ? (fault.bytesPerSecond ?? 0) : track.bytesPerSecond || state.bytesPerSecond,
      breakAt:
        breakHow || isDying
          ? (fault?.at ?? Math.floor(body.sizeBytes / 2))
          : fault?.kind === 'wrong-length'
            ? to
            : null,
      breakHow: breakHow ?? 'end',
      onSent: (bytes) => {
        entry.bytesSent += bytes;
      },
    });
  }

  private image(response: ServerResponse, path: string, entry: RequestLogEntry): void {
    const image = coverImage(path);
    if (!image) return refuse(response, image === null ? 403 : 404);
    const headers = {
      'content-type': 'image/jpeg',
      'access-control-allow-origin': '*',
      'content-length': image.length,
    };
    response.writeHead(200, { ...headers, 'cache-control': 'public, max-age=31536000' }).end(image);
    entry.bytesSent = image.length;
  }
}

function lengthHeaders(from: number, to: number, shift: number, fault: SandboxFault | null): Record<string, string> {
  if (fault?.kind === 'no-length') return {};
  const extra = fault?.kind === 'wrong-length' ? (fault.bytes ?? 1000) : 0;
  return { 'content-length': String(to - from - shift + extra) };
}

function headersOf({ format }: MediaTarget, etag: string): Record<string, string> {
  return {
    'content-type': format === 'FLAC' ? 'audio/flac' : 'audio/mpeg',
    'accept-ranges': 'bytes',
    'cache-control': 'public, max-age=12960000',
    'access-control-allow-origin': '*',
    etag,
  };
}

function etagOf(target: MediaTarget, size: number, revision: number, fault: SandboxFault | null): string {
  const prefix = fault?.kind === 'changed-etag' ? ETAG_PREFIX.changed : ETAG_PREFIX.normal;
  const { trackId, format } = target;
  return `"${prefix}${md5Hex(`${String(trackId)} ${format} ${String(size)} ${String(revision)}`)}"`;
}

function rangeOf(
  request: IncomingMessage,
  size: number,
  etag: string,
  fault: SandboxFault | null,
): ByteRange | 'unsatisfiable' | null {
  const condition = request.headers['if-range'];
  if (fault?.kind === 'ignore-range' || (condition !== undefined && condition !== etag)) return null;
  return parseRange(request.headers.range, size);
}

function refuse(response: ServerResponse, status: number, retryAfter?: number): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  sendHtml(response, status);
}

function sendHtml(response: ServerResponse, status: number): void {
  const body = `<html><head><title>${String(status)}</title></head><body>${String(status)}</body></html>`;
  response.writeHead(status, { 'content-type': 'text/html', 'content-length': body.length }).end(body);
}
