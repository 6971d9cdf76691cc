import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../access/index.js';
import { QueueReader, type Standing } from '../queue/index.js';
import { LinkIdentification, type CheckedLink } from './link-identification.js';
import * as schema from './lookup.schema.js';

/** Questions before anything is added. They only look: the body is what makes them POST. */
@ApiTags('downloads')
@NeedsScope('read')
@Controller('api/v1/downloads')
export class LookupController {
  constructor(
    private readonly reader: QueueReader,
    private readonly links: LinkIdentification,
  ) {}

  @Post('lookup')
  @HttpCode(200)
  @ApiOperation({ summary: 'What is there already of things of the catalogue: in the list, and in the library' })
  @ApiResponse({ status: 200, standardSchema: schema.standingsSchema })
  async lookup(@Body({ schema: schema.lookupSchema }) { refs }: schema.LookupBody): Promise<{ items: Standing[] }> {
    return { items: await this.reader.standings(refs) };
  }

  @Post('check')
  @HttpCode(200)
  @ApiOperation({ summary: 'What links mean, without adding anything' })
  @ApiResponse({ status: 200, standardSchema: schema.checkedSchema })
  async check(@Body({ schema: schema.checkSchema }) { links }: schema.CheckBody): Promise<{ items: CheckedLink[] }> {
    return { items: await this.links.check(links) };
  }
}
