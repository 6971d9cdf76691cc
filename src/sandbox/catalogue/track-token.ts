import { createHmac } from 'node:crypto';
import type { SandboxState } from '../sandbox-state.js';

/** The opaque tokens that stand for a track at the media service. */
export class TrackTokens {
  constructor(private readonly state: SandboxState) {}

  /** Unix seconds at which a token made now expires. */
  expiry(): number {
    return this.state.seconds() + this.state.urlSeconds;
  }

  make(trackId: number): string {
    const claim = `${String(trackId)}.${String(this.expiry())}.${String(this.state.generation.trackToken)}`;
    return `SBX${Buffer.from(claim).toString('base64url')}.${this.mac(claim)}`;
  }

  /** The track that a token stands for; `null` when it is no token, or a stale one. */
  read(token: unknown): number | null {
    if (typeof token !== 'string') return null;
    const [head = '', mac] = token.split('.');
    const claim = Buffer.from(head.slice(3), 'base64url').toString();
    const [id, expiry, generation] = claim.split('.').map(Number);
    if (id === undefined || this.mac(claim) !== mac) return null;
    if (Number(expiry) <= this.state.seconds() || generation !== this.state.generation.trackToken) return null;
    return id;
  }

  private mac(claim: string): string {
    return createHmac('sha512', this.state.signingKey).update(`track ${claim}`).digest('base64url').repeat(3);
  }
}
