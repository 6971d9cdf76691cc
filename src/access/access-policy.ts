import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../config/index.js';
import { RequestError } from '../domain/index.js';
import { tokenOf, type AccessRequest, type Identity } from './access-request.js';
import { hostName, isLoopbackAddress, isLoopbackName, isRebindable } from './host-names.js';
import { isFromForeignPage, isOwnOrigin } from './origin.js';
import { TokenGuesses } from './peer/token-guesses.js';
import { isPassedOn } from './proxy-signs.js';
import { includesScope, type Scope } from './scope.js';
import { sessionTokens } from './session/session-cookie.js';
import { TokenBook } from './token-book.js';

const NOBODY_IN_PARTICULAR: Identity = { tokenId: null, name: 'local', scope: 'admin' };

/** Who may enter: the one rule for HTTP and for sockets (setting `access`). */
@Injectable()
export class AccessPolicy {
  constructor(
    private readonly settings: LiveSettings,
    private readonly tokens: TokenBook,
    private readonly guesses: TokenGuesses,
  ) {}

  /**
   * @returns who is there
   * @throws RequestError `unauthorized` when a (valid) token is missing, `forbidden` when the page, the name of the
   *   host or the token's scope is not the right one, `too_many_requests` when tokens are being guessed
   */
  check(request: AccessRequest): Identity {
    this.refuseForeignOrigin(request);
    const identity = this.identify(request);
    requireScope(identity, request.scope);
    return identity;
  }

  /**
   * The part of the rule that needs no token, for a socket before its handshake.
   * @throws RequestError `forbidden`
   */
  refuseForeignOrigin(request: Pick<AccessRequest, 'headers'>): void {
    const { origin, host } = request.headers;
    if (isOwnOrigin(origin, host, this.settings.current.publicUrl)) return;
    throw new RequestError(
      'forbidden',
      'Pages of another origin may not talk to this host; behind a proxy set DEEMUSIC_PUBLIC_URL',
    );
  }

  /**
   * @returns whose token that is
   * @throws RequestError `unauthorized`
   */
  holder(token: string): Identity {
    return this.tokens.identify(token) ?? invalidToken();
  }

  /** Whether nobody gets in that way without a token. */
  needsToken(request: AccessRequest): boolean {
    const { access } = this.settings.current;
    return access !== 'off' && !(access === 'auto' && this.isLocal(request));
  }

  private identify(request: AccessRequest): Identity {
    const { access } = this.settings.current;
    if (access === 'off') return this.nobodyWithKnownHost(request);
    const token = request.token ?? tokenOf(request.headers);
    if (token !== null) return this.known(token, request) ?? invalidToken();
    const signedIn = this.signedIn(request);
    if (signedIn) return signedIn;
    if (access === 'auto' && this.isLocal(request)) return nobodyOnAForeignPage(request);
    throw this.isForeignHost(request) ? foreignHost() : tokenNeeded();
  }

  /**
   * Whose session cookie came with it. Browsers send it by themselves, so it only counts for the host's own pages; one
   * that is not valid any more counts as none: nobody meant to send it.
   */
  private signedIn(request: AccessRequest): Identity | null {
    const { headers } = request;
    if (isFromForeignPage(headers)) return null;
    for (const token of sessionTokens(headers)) {
      const identity = this.knownCookie(token, request);
      if (identity) return identity;
    }
    return null;
  }

  private knownCookie(token: string, request: AccessRequest): Identity | null {
    try {
      return this.known(token, request);
    } catch {
      // Too many were tried from there: one more that opens nothing.
      return null;
    }
  }

  private known(token: string, request: AccessRequest): Identity | null {
    return this.guesses.judge(token, request, (secret) => this.tokens.identify(secret));
  }

  private nobodyWithKnownHost(request: AccessRequest): Identity {
    if (this.isForeignHost(request)) throw foreignHost();
    return nobodyOnAForeignPage(request);
  }

  /** From this machine, directly, by a loopback name: only its own users can do that. */
  private isLocal(request: AccessRequest): boolean {
    const host = hostName(request.headers.host);
    return (
      isLoopbackName(this.settings.current.host) &&
      isLoopbackAddress(request.remoteAddress) &&
      !isPassedOn(request) &&
      host !== null &&
      isLoopbackName(host) &&
      this.isLocalPage(request.headers.origin)
    );
  }

  /** A page of the public address came through the proxy, whatever the proxy made of the headers. */
  private isLocalPage(origin: string | undefined): boolean {
    return origin === undefined || isLoopbackName(hostName(new URL(origin).host) ?? '');
  }

  private isForeignHost(request: AccessRequest): boolean {
    const name = hostName(request.headers.host);
    if (name === null) return true;
    const { host, publicUrl } = this.settings.current;
    const isOwn = name === host.toLowerCase() || (publicUrl !== null && name === hostName(new URL(publicUrl).host));
    return !isOwn && isRebindable(name);
  }
}

/**
 * Who needs no token may not be sent by a page of another site, e.g. by its pictures: it would not see the answer, but the host would
 * work for it. Following a link is something that people do.
 * @throws RequestError `forbidden`
 */
function nobodyOnAForeignPage({ headers }: AccessRequest): Identity {
  if (!isFromForeignPage(headers) || headers['sec-fetch-dest'] === 'document') return NOBODY_IN_PARTICULAR;
  throw new RequestError('forbidden', 'Pages of another site may not ask this host for anything');
}

/** @throws RequestError `forbidden` */
export function requireScope(identity: Identity, scope: Scope): void {
  if (includesScope(identity.scope, scope)) return;
  throw new RequestError('forbidden', `This needs a token with the scope ${scope}; this one has ${identity.scope}`);
}

function invalidToken(): never {
  throw new RequestError('unauthorized', 'This access token is not valid (any more)');
}

function tokenNeeded(): RequestError {
  return new RequestError('unauthorized', 'An access token is needed: Authorization: Bearer …, or X-Api-Key');
}

function foreignHost(): RequestError {
  return new RequestError(
    'forbidden',
    'This host is not known by that name; set DEEMUSIC_PUBLIC_URL, or send an access token',
  );
}
