import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../../config/index.js';
import { RequestError } from '../../domain/index.js';
import { AccessPolicy } from '../access-policy.js';
import type { AccessRequest, Identity } from '../access-request.js';
import { isFromForeignPage } from '../origin.js';
import { Peers } from '../peer/peers.js';
import { TokenService } from '../token.service.js';
import type { Session } from './session.schema.js';
import type { CookiePlace } from './session-cookie.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Signs browsers in and out: what they keep is a cookie that no script can read. */
@Injectable()
export class SessionService {
  constructor(
    private readonly settings: LiveSettings,
    private readonly policy: AccessPolicy,
    private readonly tokens: TokenService,
    private readonly throttle: SignInThrottle,
    private readonly peers: Peers,
  ) {}

  /**
   * Who asks, as the guard would see it.
   * @throws RequestError `forbidden` when no token would help: a foreign page, an unknown name with access off
   */
  look(request: AccessRequest): Session {
    this.policy.refuseForeignOrigin(request);
    const needsToken = this.policy.needsToken(request);
    try {
      const { name, scope } = this.policy.check(request);
      return { signedIn: true, needsToken, name, scope };
    } catch (error) {
      if (!needsToken && error instanceof RequestError && error.code === 'forbidden') throw error;
      return { signedIn: false, needsToken, name: null, scope: null };
    }
  }

  /** @throws RequestError `forbidden` (a foreign page), `unauthorized` (a wrong token), `too_many_requests` */
  signIn(token: string, request: AccessRequest): Session {
    this.refuseForeignPage(request);
    this.throttle.assertMayTry(this.peers.nameOf(request));
    const { tokenId, name, scope } = this.holderOf(token, request);
    if (tokenId !== null) this.tokens.noteUse(tokenId);
    return { signedIn: true, needsToken: this.policy.needsToken(request), name, scope };
  }

  /** @throws RequestError `forbidden`: a foreign page signs nobody in or out */
  refuseForeignPage(request: Pick<AccessRequest, 'headers'>): void {
    this.policy.refuseForeignOrigin(request);
    if (isFromForeignPage(request.headers)) {
      throw new RequestError('forbidden', 'Pages of another origin may not sign in or out here');
    }
  }

  /** Where the cookie of such a request belongs. */
  cookiePlace({ headers }: Pick<AccessRequest, 'headers'>): CookiePlace {
    const { basePath, publicUrl } = this.settings.current;
    return { headers, basePath, publicUrl };
  }

  private holderOf(token: string, request: AccessRequest): Identity {
    try {
      return this.policy.holder(token);
    } catch (error) {
      this.throttle.noteWrong(this.peers.nameOf(request));
      throw error;
    }
  }
}
