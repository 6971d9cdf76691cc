import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccessPolicy } from './access-policy.js';
import { FirstToken } from './first-token.js';
import { Peers } from './peer/peers.js';
import { RequestRate } from './peer/request-rate.js';
import { TokenGuesses } from './peer/token-guesses.js';
import { SessionController } from './session/session.controller.js';
import { SessionService } from './session/session.service.js';
import { SignInThrottle } from './session/sign-in-throttle.js';
import { TokenBook } from './token-book.js';
import { TokenService } from './token.service.js';
import { TokensController } from './tokens.controller.js';

/** Who may enter. Needs ConfigModule and DatabaseModule. */
@Global()
@Module({
  controllers: [SessionController, TokensController],
  providers: [
    Peers,
    RequestRate,
    TokenGuesses,
    TokenBook,
    TokenService,
    FirstToken,
    AccessPolicy,
    AccessGuard,
    SessionService,
    SignInThrottle,
    { provide: APP_GUARD, useExisting: AccessGuard },
  ],
  exports: [AccessPolicy, AccessGuard, Peers, RequestRate, TokenService],
})
export class AccessModule {}
