import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { LibraryReplays, type ReplayJob } from '../outbox/replay/library-replays.js';
import { Replays, type ReplayAnswer, type ReplayRequest } from '../outbox/replay/replays.js';
import { RunList, type HookRunView, type RunCounts } from '../outbox/rows/run-list.js';
import * as schema from './plugin-runs.schema.js';

type ShownJob = Omit<ReplayJob, 'cursor'>;

/** The runs of hooks over REST. */
@ApiTags('plugins')
@Controller('api/v1/plugins/runs')
export class PluginRunsController {
  constructor(
    private readonly list: RunList,
    private readonly replays: Replays,
    private readonly library: LibraryReplays,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Runs of hooks, newest first; state=dead are those that somebody has to look at' })
  @ApiResponse({ status: 200, standardSchema: schema.runPageSchema })
  page(
    @Query({ schema: schema.runQuerySchema }) query: schema.RunQueryParams,
  ): Promise<{ items: HookRunView[]; nextCursor: string | null }> {
    return this.list.page(query);
  }

  @Get('summary')
  @ApiOperation({ summary: 'How many runs of each plugin are open or dead, and replays that are under way' })
  @ApiResponse({ status: 200, standardSchema: schema.runSummarySchema })
  async summary(): Promise<{ items: ({ plugin: string } & RunCounts)[]; jobs: ShownJob[] }> {
    // Jobs first: one that ends in between has its runs counted; the other way round it would look as if nothing were to be done.
    const jobs = (await this.library.list()).map(shown);
    return { items: await this.list.counts(), jobs };
  }

  @Post('replay')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Runs again, without any download: single ones, of an item, the dead ones or all of a plugin',
  })
  @ApiResponse({ status: 202, standardSchema: schema.replayedSchema })
  async replay(
    @Body({ schema: schema.replaySchema }) body: schema.ReplayParams,
  ): Promise<{ queued: number } | { job: ShownJob }> {
    const answer: ReplayAnswer = await this.replays.replay(requestOf(body));
    return 'job' in answer ? { job: shown(answer.job) } : answer;
  }
}

function requestOf({ runIds, itemId, plugin, hook, scope }: schema.ReplayParams): ReplayRequest {
  if (runIds) return { runIds };
  if (itemId) return { itemId, plugin, hook };
  return { plugin: plugin ?? '', hook, scope: scope ?? 'dead' };
}

function shown({ cursor: _cursor, ...job }: ReplayJob): ShownJob {
  return job;
}
