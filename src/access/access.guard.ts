import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { RequestError } from '../domain/index.js';
import { AccessPolicy } from './access-policy.js';
import { accessRequestOf, type Identity } from './access-request.js';
import { FirstToken } from './first-token.js';
import { OPEN_METADATA, SCOPE_METADATA, type Scope } from './scope.js';
import { TokenService } from './token.service.js';

/** Stands before every HTTP route. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly logger = new Logger('access');

  constructor(
    private readonly reflector: Reflector,
    private readonly policy: AccessPolicy,
    private readonly tokens: TokenService,
    private readonly firstToken: FirstToken,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    // Sockets are checked at their handshake and by message, through the same policy.
    if (context.getType() !== 'http') return true;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN_METADATA, targets)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const named = this.reflector.getAllAndOverride<Scope | undefined>(SCOPE_METADATA, targets);
    this.admit(request, named ?? (request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'control'));
    return true;
  }

  /**
   * For what is no route of a controller, such as the pages of the API's description.
   * @throws RequestError `unauthorized`, `forbidden`
   */
  admit(request: Request, scope: Scope): Identity {
    try {
      const identity = this.policy.check(accessRequestOf(request, scope));
      if (identity.tokenId !== null) this.tokens.noteUse(identity.tokenId);
      return identity;
    } catch (error) {
      if (error instanceof RequestError && error.code === 'unauthorized') this.offerToken();
      throw error;
    }
  }

  /** Somebody was turned away: without any token nobody could ever enter. */
  offerToken(): void {
    this.firstToken.offer().catch((error: unknown) => {
      this.logger.error('The first access token could not be made', error);
    });
  }
}
