import { createHmac } from 'node:crypto';
import type { SandboxState } from '../sandbox-state.js';

export interface SandboxSession {
  sid: string;
  checkForm: string;
  licence: string;
  licenceExpiry: number;
  /** 0 = nobody: the cookie was wrong. */
  userId: number;
  usedAt: number;
  generation: number;
}

const IDLE_MS = 3 * 3600 * 1000;
const REMEMBERED = 1000;
export const SANDBOX_USER_ID = 6000001;

/** The sessions that getUserData has opened. */
export class SessionStore {
  private readonly sessions = new Map<string, SandboxSession>();
  private opened = 0;

  constructor(private readonly state: SandboxState) {}

  open(arl: string | null): SandboxSession {
    const number = ++this.opened;
    const isKnown = arl === this.state.arl && !this.state.isArlRevoked;
    const session: SandboxSession = {
      sid: `fr${this.mac(`sid ${String(number)}`)}`,
      checkForm: this.mac(`form ${String(number)}`).slice(0, 32),
      licence: this.mac(`licence ${String(number)}`).repeat(4),
      licenceExpiry: this.state.seconds() + this.state.licenceSeconds,
      userId: isKnown ? SANDBOX_USER_ID : 0,
      usedAt: this.state.now(),
      generation: this.state.generation.session,
    };
    this.sessions.set(session.sid, session);
    const oldest = this.sessions.keys().next();
    if (this.sessions.size > REMEMBERED && !oldest.done) this.sessions.delete(oldest.value);
    return session;
  }

  /** The session of a cookie, if it lives: it dies three hours after its last use. */
  bySid(sid: string | null): SandboxSession | null {
    const session = sid === null ? undefined : this.sessions.get(sid);
    if (!session || !this.isAlive(session) || this.state.now() - session.usedAt > IDLE_MS) return null;
    session.usedAt = this.state.now();
    return session;
  }

  /** The session of a licence token, if that is still good. */
  byLicence(licence: unknown): SandboxSession | null {
    for (const session of this.sessions.values()) {
      if (session.licence !== licence) continue;
      return this.isAlive(session) && session.licenceExpiry > this.state.seconds() ? session : null;
    }
    return null;
  }

  private isAlive(session: SandboxSession): boolean {
    return session.generation === this.state.generation.session;
  }

  private mac(text: string): string {
    return createHmac('sha256', this.state.signingKey).update(text).digest('hex');
  }
}

/** Value of a cookie of a request. */
export function cookieOf(header: string | undefined, name: string): string | null {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}
