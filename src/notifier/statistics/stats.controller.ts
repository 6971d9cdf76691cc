import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Stats } from '../../domain/index.js';
import { StatisticsService } from './statistics.service.js';
import { statsSchema } from './stats.schema.js';

/** Statistics over REST. */
@ApiTags('stats')
@Controller('api/v1/stats')
export class StatsController {
  constructor(private readonly statistics: StatisticsService) {}

  @Get()
  @ApiOperation({ summary: 'How the queue stands, what it moves, and how it went so far' })
  @ApiResponse({ status: 200, standardSchema: statsSchema })
  current(): Promise<Stats> {
    return this.statistics.current();
  }
}
