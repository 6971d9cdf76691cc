import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { AccessPolicy, includesScope } from '../../access/index.js';
import { hostInfoSchema, type HostInfo } from './host-info.schema.js';
import { HostInfoService } from './host-info.service.js';

/** The host itself over REST. */
@ApiTags('operations')
@Controller('api/v1/host')
export class HostInfoController {
  constructor(
    private readonly info: HostInfoService,
    private readonly policy: AccessPolicy,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Versions, room on the disks, size of the list, what is set up' })
  @ApiResponse({ status: 200, standardSchema: hostInfoSchema })
  describe(@Req() { headers, httpVersion, socket }: Request): Promise<HostInfo> {
    // The guard has let them in; here it matters who they are.
    const who = this.policy.check({ remoteAddress: socket.remoteAddress, headers, httpVersion, scope: 'read' });
    return this.info.describe(includesScope(who.scope, 'admin'));
  }
}
