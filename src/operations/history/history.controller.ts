import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { QueueReader, type HistoryPage } from '../../queue/index.js';
import { historyPageSchema, historyQuerySchema, type HistoryRequest } from './history.schema.js';

/** What has ended, over REST. */
@ApiTags('history')
@Controller('api/v1/history')
export class HistoryController {
  constructor(private readonly reader: QueueReader) {}

  @Get()
  @ApiOperation({ summary: 'Finished items, newest first; kept when the list is cleared' })
  @ApiResponse({ status: 200, standardSchema: historyPageSchema })
  page(@Query({ schema: historyQuerySchema }) query: HistoryRequest): Promise<HistoryPage> {
    return this.reader.history(query);
  }
}
