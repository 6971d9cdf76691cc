import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  RequestError,
  type CataloguePage,
  type CatalogueType,
  type CatalogueView,
  type MediaSource,
  type SourceStatus,
} from '../domain/index.js';
import {
  catalogIdSchema,
  catalogQuerySchema,
  catalogTypeSchema,
  cataloguePageSchema,
  catalogueViewSchema,
  searchQuerySchema,
  sourceQuerySchema,
  sourceStatusSchema,
  type CatalogQuery,
  type SearchQuery,
  type SourceQuery,
} from './catalogue.schema.js';
import { signalOf } from './client-signal.js';
import { SourceRegistry } from './source.registry.js';

/** What the sources have, over REST. */
@ApiTags('catalogue')
@Controller('api/v1')
export class CatalogueController {
  constructor(private readonly sources: SourceRegistry) {}

  @Get('search')
  @ApiOperation({ summary: 'Search a source' })
  @ApiResponse({ status: 200, standardSchema: cataloguePageSchema })
  search(
    @Query({ schema: searchQuerySchema }) query: SearchQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CataloguePage> {
    const { q, type, limit, cursor, source } = query;
    return this.source(source).search({ query: q, type, limit, cursor: cursor ?? null }, signalOf(response));
  }

  @Get('catalog/:type/:id')
  @ApiOperation({ summary: 'A track, album, playlist or artist, with a page of what is in it' })
  @ApiResponse({ status: 200, standardSchema: catalogueViewSchema })
  browse(
    @Param('type', { schema: catalogTypeSchema }) type: CatalogueType,
    @Param('id', { schema: catalogIdSchema }) id: string,
    @Query({ schema: catalogQuerySchema }) query: CatalogQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CatalogueView> {
    return this.source(query.source).browse(type, id, query.cursor ?? null, signalOf(response));
  }

  @Get('source')
  @ApiOperation({ summary: 'The account at a source: plan, formats, age of the token, pace' })
  @ApiResponse({ status: 200, standardSchema: sourceStatusSchema })
  status(@Query({ schema: sourceQuerySchema }) query: SourceQuery): SourceStatus {
    return this.source(query.source).status();
  }

  private source(id: string | undefined): MediaSource {
    if (id !== undefined) return this.sources.get(id);
    const first = this.sources.list()[0];
    if (!first) throw new RequestError('unavailable', 'This host has no source of music');
    return first;
  }
}
