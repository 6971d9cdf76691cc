import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../../access/index.js';
import { PLACEHOLDER_MEANINGS, TEMPLATE_PLACEHOLDERS } from '../../domain/index.js';
import { TemplatePreview, type Preview } from '../../download/index.js';
import {
  placeholdersSchema,
  previewRequestSchema,
  previewSchema,
  type Placeholders,
  type PreviewRequest,
} from './templates.schema.js';

/** What helps to write a path template. */
@ApiTags('settings')
@Controller('api/v1/settings')
export class TemplatesController {
  constructor(private readonly templates: TemplatePreview) {}

  @Get('placeholders')
  @ApiOperation({ summary: 'What may stand in braces in a path template' })
  @ApiResponse({ status: 200, standardSchema: placeholdersSchema })
  placeholders(): Placeholders {
    return { items: TEMPLATE_PLACEHOLDERS.map((name) => ({ name, description: PLACEHOLDER_MEANINGS[name] })) };
  }

  @Post('template-preview')
  @HttpCode(200)
  @NeedsScope('read')
  @ApiOperation({ summary: 'Where a template would put tracks, or why it would be refused; changes nothing' })
  @ApiResponse({ status: 200, standardSchema: previewSchema })
  preview(@Body({ schema: previewRequestSchema }) { key, template }: PreviewRequest): Promise<Preview> {
    return this.templates.show(key, template);
  }
}
