import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { MediaLibrary } from '../audio/media-library.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { SandboxTrack } from '../catalogue/model.js';
import type { RequestLogEntry } from '../request-log.js';
import type { SandboxFault } from '../sandbox-fault.js';
import type { SandboxState } from '../sandbox-state.js';
import type { UrlSigner } from '../signed-url.js';
import { bodyUnderFault } from './body-faults.js';
import { coverImage } from './cover-image.js';
import { deliver, type Delivery } from './delivery.js';
import { mediaHead } from './media-head.js';
import { mediaTarget, type MediaTarget } from './media-target.js';

interface CdnParts {
  state: SandboxState;
  library: MediaLibrary;
  catalogue: Catalogue;
  signer: UrlSigner;
}

/** One request and what it meets. */
interface CdnRequest {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  fault: SandboxFault | null;
  entry: RequestLogEntry;
}

const SLOW_BYTES_PER_SECOND = 65_536;
/** Each of these breaks off the body at the fault's offset. */
const BREAKS: Partial<Record<SandboxFault['kind'], Delivery['breakHow']>> = {
  short: 'end',
  reset: 'reset',
  stall: 'stall',
};

/** Media, previews and images. */
export class CdnService {
  constructor(private readonly parts: CdnParts) {}

  async handle(asked: CdnRequest): Promise<void> {
    const { response, url, fault } = asked;
    if (fault?.delayMs) await delay(fault.delayMs);
    if (fault?.kind === 'status') {
      refuse(response, fault.status ?? 503, fault.retryAfter);
    } else if (fault?.kind === 'html') {
      refuse(response, 200);
    } else if (url.pathname.startsWith('/images/')) {
      sendImage(asked);
    } else {
      const target = mediaTarget(url.pathname);
      if (!target || !this.parts.signer.isValid(url.pathname, url.search)) refuse(response, 403);
      else await this.sendMedia(asked, target);
    }
  }

  private async sendMedia({ request, response, fault, entry }: CdnRequest, target: MediaTarget): Promise<void> {
    const { library, catalogue } = this.parts;
    const track = catalogue.track(target.trackId);
    if (!track) {
      refuse(response, 404);
      return;
    }
    const body = bodyUnderFault(library, target.trackId, target.format, fault);
    const revision = library.revisionOf(target.trackId, target.format);
    const head = mediaHead(request.headers, { target, sizeBytes: body.sizeBytes, revision }, fault);
    response.writeHead(head.status, head.headers);
    if (request.method === 'HEAD' || head.status === 416) {
      response.end();
      return;
    }
    await deliver(response, {
      body,
      from: head.from,
      to: head.to,
      chunking: this.parts.state.chunking,
      bytesPerSecond: this.speedOf(track, fault),
      ...breakOf(track, target, head.to, body.sizeBytes, fault),
      onSent: (bytes) => {
        entry.bytesSent += bytes;
      },
    });
  }

  private speedOf(track: SandboxTrack, fault: SandboxFault | null): number {
    if (fault?.kind === 'slow') return fault.bytesPerSecond ?? SLOW_BYTES_PER_SECOND;
    return track.bytesPerSecond || this.parts.state.bytesPerSecond;
  }
}

/** Where and how the body breaks off. @param to end of the part that is sent */
function breakOf(
  track: SandboxTrack,
  target: MediaTarget,
  to: number,
  sizeBytes: number,
  fault: SandboxFault | null,
): Pick<Delivery, 'breakAt' | 'breakHow'> {
  const breakHow = fault ? BREAKS[fault.kind] : undefined;
  const middle = Math.floor(sizeBytes / 2);
  if (breakHow) return { breakAt: fault?.at ?? middle, breakHow };
  // More was promised than there is: the connection has to end for the client to know.
  if (fault?.kind === 'wrong-length') return { breakAt: to, breakHow: 'end' };
  const isDying = track.hasDyingSource && target.source === 0 && target.format !== 'PREVIEW';
  return { breakAt: isDying ? middle : null, breakHow: 'end' };
}

function sendImage({ response, url, entry }: CdnRequest): void {
  const image = coverImage(url.pathname);
  if (!image) {
    refuse(response, image === null ? 403 : 404);
    return;
  }
  const headers = { 'content-type': 'image/jpeg', 'access-control-allow-origin': '*', 'content-length': image.length };
  response.writeHead(200, { ...headers, 'cache-control': 'public, max-age=31536000' }).end(image);
  entry.bytesSent = image.length;
}

function refuse(response: ServerResponse, status: number, retryAfter?: number): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  const body = `<html><head><title>${String(status)}</title></head><body>${String(status)}</body></html>`;
  response.writeHead(status, { 'content-type': 'text/html', 'content-length': body.length }).end(body);
}
