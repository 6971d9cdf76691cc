import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AccessGuard } from '../access.guard.js';
import { accessRequestOf } from '../access-request.js';
import { Open } from '../scope.js';
import { signInCookie, signOutCookie } from './session-cookie.js';
import { sessionSchema, signInSchema, type Session, type SignIn } from './session.schema.js';
import { SessionService } from './session.service.js';

/** How a browser signs in. Open to everybody; each answer is about the request that it answers. */
@ApiTags('access')
@Open()
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly guard: AccessGuard,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Whether this browser is signed in, and whether it has to be' })
  @ApiResponse({ status: 200, standardSchema: sessionSchema })
  look(@Req() request: Request, @Res({ passthrough: true }) response: Response): Session {
    response.setHeader('Cache-Control', 'no-store');
    const session = this.sessions.look(accessRequestOf(request, 'read'));
    if (!session.signedIn) this.guard.offerToken();
    return session;
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in with a token: sets a cookie that requests, sockets, pictures and pages accept' })
  @ApiResponse({ status: 200, standardSchema: sessionSchema })
  @ApiResponse({ status: 401, description: 'The token is not valid' })
  @ApiResponse({ status: 429, description: 'Too many wrong ones; Retry-After says when to come again' })
  signIn(
    @Body({ schema: signInSchema }) { token }: SignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Session {
    const session = this.sessions.signIn(token, accessRequestOf(request, 'read'));
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Set-Cookie', signInCookie(token, this.sessions.cookiePlace(request)));
    return session;
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out; the token itself stays valid' })
  @ApiResponse({ status: 204, description: 'Signed out' })
  signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): void {
    this.sessions.refuseForeignPage(request);
    response.setHeader('Set-Cookie', signOutCookie(this.sessions.cookiePlace(request)));
  }
}
