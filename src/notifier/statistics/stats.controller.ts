import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Stats } from '../../domain/index.js';
import { StatisticsService } from './statistics.service.js';
import { SpeedHistory, type SpeedRecord } from './speed-history.js';
import { speedHistorySchema, statsSchema } from './stats.schema.js';

/** Statistics over REST. */
@ApiTags('stats')
@Controller('api/v1/stats')
export class StatsController {
  constructor(
    private readonly statistics: StatisticsService,
    private readonly speeds: SpeedHistory,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How the queue stands, what it moves, and how it went so far' })
  @ApiResponse({ status: 200, standardSchema: statsSchema })
  current(): Promise<Stats> {
    return this.statistics.current();
  }

  @Get('history')
  @ApiOperation({ summary: 'The speed of the last ten minutes' })
  @ApiResponse({ status: 200, standardSchema: speedHistorySchema })
  history(): SpeedRecord {
    return this.speeds.record;
  }
}
