import type { MediaLibrary, ServedFormat } from '../audio/media-library.js';
import type { RateWindow } from '../rate-window.js';
import type { RequestLogEntry } from '../request-log.js';
import { SANDBOX_SERVICES, type SandboxFault, type SandboxService } from '../sandbox-fault.js';
import type { RateLimit, SandboxChunking, SandboxPlan } from '../sandbox-options.js';
import type { SandboxState } from '../sandbox-state.js';

interface ControlParts {
  state: SandboxState;
  library: MediaLibrary;
  rate: RateWindow;
  log: RequestLogEntry[];
}

/** Steers a running sandbox. The same over HTTP: `POST /__control` with `{ "<method>": [arguments] }`. */
export class SandboxControl {
  constructor(private readonly parts: ControlParts) {}

  /** Sets a fault; several wait side by side, the first that fits a request is met. */
  fault(fault: SandboxFault): void {
    this.parts.state.faults.add(fault);
  }

  /** Takes all faults away. */
  clearFaults(): void {
    this.parts.state.faults.clear();
  }

  /** Services that are down close every connection without an answer. @param services one, several, or `all` */
  down(services: SandboxService | readonly SandboxService[] | 'all', isDown = true): void {
    const named = services === 'all' ? SANDBOX_SERVICES : [services].flat();
    for (const service of named) {
      if (isDown) this.parts.state.down.add(service);
      else this.parts.state.down.delete(service);
    }
  }

  /** Sessions and licence tokens are dead; the account is fine, a new session can be had. */
  expireSession(): void {
    this.parts.state.generation.session++;
  }

  /** All signed URLs, of media and previews, are refused (403). */
  expireUrls(): void {
    this.parts.state.generation.url++;
  }

  /** All track tokens are refused (code 2000). */
  expireTrackTokens(): void {
    this.parts.state.generation.trackToken++;
  }

  /** The account cookie is dead: sessions become those of nobody. */
  revokeArl(): void {
    this.parts.state.isArlRevoked = true;
    this.expireSession();
  }

  restoreArl(): void {
    this.parts.state.isArlRevoked = false;
  }

  /** Which formats the account may have. Open sessions know nothing of it until they are asked for anew. */
  setPlan(plan: SandboxPlan): void {
    this.parts.state.plan = plan;
  }

  setChunking(chunking: SandboxChunking): void {
    this.parts.state.chunking = chunking;
  }

  /** CDN speed of one connection, bytes per second, 0 = none; for answers that begin from now on. */
  setSpeed(bytesPerSecond: number): void {
    this.parts.state.bytesPerSecond = bytesPerSecond;
  }

  /** Requests per window over catalogue, session and media; `{ requests: 0 }` switches the limit off. */
  setRateLimit(limit: Partial<RateLimit>): void {
    this.parts.state.rateLimit = { ...this.parts.state.rateLimit, ...limit };
    this.parts.rate.clear();
  }

  /** Most entries on a page of a playlist. */
  setPlaylistPageCap(entries: number): void {
    this.parts.state.playlistPageCap = entries;
  }

  setMissingFormat(answer: 'empty' | '2002'): void {
    this.parts.state.missingFormat = answer;
  }

  /** The clock of the sandbox goes on by so much: URLs, tokens and sessions age. */
  skipTime(ms: number): void {
    this.parts.state.skipTime(ms);
  }

  /** Serves these bytes for a track (the plain file; the CDN encrypts it), of any length; `null` = the generated ones again. */
  setMedia(trackId: string | number, format: ServedFormat, bytes: Uint8Array | null): void {
    this.parts.library.replace(Number(trackId), format, bytes);
  }

  clearLog(): void {
    this.parts.log.length = 0;
  }

  /** All switches, faults and media as they were at the start; the log stays. */
  reset(): void {
    this.parts.state.reset();
    this.parts.library.replaceNone();
    this.parts.rate.clear();
  }
}
