import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { QueueState } from '../domain/index.js';
import { QueueControl, type QueuePatch } from './queue-control.js';
import { queuePatchSchema, queueStateSchema } from './queue-state.schema.js';

/** The whole queue over REST. */
@ApiTags('queue')
@Controller('api/v1/queue')
export class QueueController {
  constructor(private readonly control: QueueControl) {}

  @Get()
  @ApiOperation({ summary: 'Whether it runs, how many at once, how fast, and what holds it' })
  @ApiResponse({ status: 200, standardSchema: queueStateSchema })
  state(): QueueState {
    return this.control.state();
  }

  @Patch()
  @ApiOperation({ summary: 'Change it; takes effect at once, is kept over restarts, null goes back to the setting' })
  @ApiResponse({ status: 200, standardSchema: queueStateSchema })
  configure(@Body({ schema: queuePatchSchema }) patch: QueuePatch): Promise<QueueState> {
    return this.control.configure(patch);
  }
}
