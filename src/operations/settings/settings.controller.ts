import { Body, Controller, Get, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { AccessPolicy, includesScope, NeedsScope } from '../../access/index.js';
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
    private readonly policy: AccessPolicy,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'All settings that can be changed; secrets only as whether they are set, folders only with admin',
  })
  @ApiResponse({ status: 200, standardSchema: settingsAnswerSchema })
  list(@Req() { headers, httpVersion, socket }: Request): SettingsAnswer {
    // The guard has let them in; here it matters who they are.
    const who = this.policy.check({ remoteAddress: socket.remoteAddress, headers, httpVersion, scope: 'read' });
    const all = this.describe();
    if (includesScope(who.scope, 'admin')) return all;
    // Where on the machine things are is for those who run it.
    return Object.fromEntries(
      Object.entries(all).map(([key, setting]) => [
        key,
        setting.form.kind === 'folder' ? { ...setting, value: null } : setting,
      ]),
    );
  }

  @Put()
  @NeedsScope('admin')
  @ApiOperation({ summary: 'Change some; all or none' })
  @ApiResponse({ status: 200, standardSchema: settingsAnswerSchema })
  async change(@Body({ schema: settingsPatchSchema }) patch: SettingsPatch): Promise<SettingsAnswer> {
    const keys = await this.settings.update(patch);
    if (keys.length > 0) this.events.publish('settings.updated', { keys });
    return this.describe();
  }

  private describe(): SettingsAnswer {
    return Object.fromEntries(this.settings.describe().map(({ key, ...setting }) => [key, setting]));
  }
}
