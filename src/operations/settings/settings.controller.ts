import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../../access/index.js';
import { SettingsService } from '../../config/index.js';
import { EventBus } from '../../events/index.js';
import {
  settingsAnswerSchema,
  settingsPatchSchema,
  type SettingsAnswer,
  type SettingsPatch,
} from './settings.schema.js';

/** The settings over REST. */
@ApiTags('settings')
@Controller('api/v1/settings')
export class SettingsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly events: EventBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All settings that can be changed; secrets only as whether they are set' })
  @ApiResponse({ status: 200, standardSchema: settingsAnswerSchema })
  list(): SettingsAnswer {
    return Object.fromEntries(this.settings.describe().map(({ key, ...setting }) => [key, setting]));
  }

  @Put()
  @NeedsScope('admin')
  @ApiOperation({ summary: 'Change some; all or none' })
  @ApiResponse({ status: 200, standardSchema: settingsAnswerSchema })
  async change(@Body({ schema: settingsPatchSchema }) patch: SettingsPatch): Promise<SettingsAnswer> {
    const keys = await this.settings.update(patch);
    if (keys.length > 0) this.events.publish('settings.updated', { keys });
    return this.list();
  }
}
