import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { RequestError, type Item } from '../domain/index.js';
import {
  QueueReader,
  QueueService,
  type ActionResult,
  type AddResult,
  type ItemPage,
  type TimelineEntry,
} from '../queue/index.js';
import { downloadAnswerSchema, downloadRequestDocument } from './download-request.schema.js';
import { DownloadService } from './download.service.js';
import * as schema from './item-requests.schema.js';
import { itemPageSchema, itemSchema } from './item.schema.js';

/** The list of downloads over REST. */
@ApiTags('downloads')
@Controller('api/v1/downloads')
export class DownloadsController {
  constructor(
    private readonly downloads: DownloadService,
    private readonly queue: QueueService,
    private readonly reader: QueueReader,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Queues a track, album or playlist, or many; 200 when nothing is new' })
  @ApiResponse({ status: 201, standardSchema: downloadAnswerSchema })
  @ApiResponse({ status: 200, standardSchema: downloadAnswerSchema })
  async add(
    @Body({ schema: downloadRequestDocument }) body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ items: AddResult[] }> {
    const answer = await this.downloads.request(body);
    response.status(answer.items.some(({ created, requeued }) => created || requeued) ? 201 : 200);
    return answer;
  }

  @Get()
  @ApiOperation({ summary: 'Items of the list; without parent the top-level ones' })
  @ApiResponse({ status: 200, standardSchema: itemPageSchema })
  list(@Query({ schema: schema.itemQuerySchema }) query: schema.ItemQueryParams): Promise<ItemPage> {
    return this.reader.page(query);
  }

  @Post('actions')
  @HttpCode(200)
  @ApiOperation({ summary: 'One command for many items, by ids or by a filter' })
  @ApiResponse({ status: 200, standardSchema: schema.actionResultsSchema })
  async act(
    @Body({ schema: schema.actionsSchema }) { action, ids, filter, files, report }: schema.ActionsBody,
  ): Promise<{ results: ActionResult[]; done: number }> {
    const results = await this.downloads.act(action, ids ? { ids } : { filter: filter ?? {} }, files === 'delete');
    const failed = results.filter(({ ok }) => !ok);
    return { results: report === 'failed' ? failed : results, done: results.length - failed.length };
  }

  @Get(':id')
  @ApiResponse({ status: 200, standardSchema: itemSchema })
  async get(@Param('id') id: string): Promise<Item> {
    const item = await this.reader.get(id);
    if (!item) throw new RequestError('not_found', `There is no item ${id}.`);
    return item;
  }

  @Get(':id/children')
  @ApiResponse({ status: 200, standardSchema: itemPageSchema })
  async children(
    @Param('id') id: string,
    @Query({ schema: schema.childQuerySchema }) query: schema.ChildQueryParams,
  ): Promise<ItemPage> {
    await this.get(id);
    return this.reader.children(id, query);
  }

  @Get(':id/timeline')
  @ApiOperation({ summary: 'What happened to the item, with times and reasons' })
  @ApiResponse({ status: 200, standardSchema: schema.timelineSchema })
  async timeline(@Param('id') id: string): Promise<{ items: TimelineEntry[] }> {
    await this.get(id);
    return { items: await this.reader.timeline(id) };
  }

  @Post(':id/pause')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: itemSchema })
  pause(@Param('id') id: string): Promise<Item> {
    return this.queue.pause(id);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: itemSchema })
  resume(@Param('id') id: string): Promise<Item> {
    return this.queue.resume(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: itemSchema })
  cancel(@Param('id') id: string): Promise<Item> {
    return this.queue.cancel(id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: itemSchema })
  retry(@Param('id') id: string): Promise<Item> {
    return this.queue.retry(id);
  }

  @Post(':id/move')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts the item elsewhere in the list' })
  @ApiResponse({ status: 200, standardSchema: itemSchema })
  move(@Param('id') id: string, @Body({ schema: schema.moveSchema }) body: schema.MoveBody): Promise<Item> {
    if (body.to) return this.queue.move(id, { to: body.to });
    return this.queue.move(id, body.before ? { before: body.before } : { after: body.after ?? '' });
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Takes the item off the list (cancelled first); files stay unless files=delete' })
  @ApiResponse({ status: 200, standardSchema: schema.removedSchema })
  async remove(
    @Param('id') id: string,
    @Query({ schema: schema.removalSchema }) { files }: schema.RemovalQuery,
  ): Promise<{ removed: string[] }> {
    return { removed: await this.downloads.remove(id, files === 'delete') };
  }
}
