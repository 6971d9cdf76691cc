import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SandboxState } from './sandbox-state.js';

/** Signs and checks URLs in the manner of the CDN: `?hdnea=exp=…~acl=…~data=…~hmac=…`, over the path. */
export class UrlSigner {
  constructor(private readonly state: SandboxState) {}

  /** Path with signature. @param exp unix seconds after which it is refused */
  sign(path: string, exp: number, data: string): string {
    const claim = `exp=${String(exp)}~acl=${path}*~data=${data}`;
    return `${path}?hdnea=${claim}~hmac=${this.mac(claim)}`;
  }

  /** Whether path and query belong together and are still good. */
  isValid(path: string, query: string): boolean {
    const match = /^\??hdnea=(exp=(\d+)~acl=([^~]*)\*~data=[^~]*)~hmac=([0-9a-f]{64})$/.exec(decodeURIComponent(query));
    if (!match) return false;
    const [, claim = '', exp, acl, given = ''] = match;
    if (acl !== path || Number(exp) <= this.state.seconds()) return false;
    return timingSafeEqual(Buffer.from(given), Buffer.from(this.mac(claim)));
  }

  private mac(claim: string): string {
    const text = `${claim}/${String(this.state.generation.url)}`;
    return createHmac('sha256', this.state.signingKey).update(text).digest('hex');
  }
}
