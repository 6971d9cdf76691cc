import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccessPolicy } from './access-policy.js';
import { FirstToken } from './first-token.js';
import { TokenBook } from './token-book.js';
import { TokenService } from './token.service.js';
import { TokensController } from './tokens.controller.js';

/** Who may enter. Needs ConfigModule and DatabaseModule. */
@Global()
@Module({
  controllers: [TokensController],
  providers: [
    TokenBook,
    TokenService,
    FirstToken,
    AccessPolicy,
    AccessGuard,
    { provide: APP_GUARD, useExisting: AccessGuard },
  ],
  exports: [AccessPolicy, AccessGuard, TokenService],
})
export class AccessModule {}
