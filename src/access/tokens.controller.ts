import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from './scope.js';
import {
  createdTokenSchema,
  newTokenSchema,
  tokenListSchema,
  type CreatedToken,
  type NewToken,
  type Token,
} from './token.schema.js';
import { TokenService } from './token.service.js';

/** Access tokens over REST. */
@ApiTags('access')
@NeedsScope('admin')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(private readonly tokens: TokenService) {}

  @Post()
  @ApiOperation({ summary: 'Make a token; its secret is in this answer and nowhere else' })
  @ApiResponse({ status: 201, standardSchema: createdTokenSchema })
  create(@Body({ schema: newTokenSchema }) body: NewToken): Promise<CreatedToken> {
    return this.tokens.create(body);
  }

  @Get()
  @ApiOperation({ summary: 'All tokens, without their secrets' })
  @ApiResponse({ status: 200, standardSchema: tokenListSchema })
  async list(): Promise<{ items: Token[] }> {
    return { items: await this.tokens.list() };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a token; it opens nothing from now on' })
  @ApiResponse({ status: 204, description: 'Revoked' })
  revoke(@Param('id') id: string): Promise<void> {
    return this.tokens.revoke(id);
  }
}
