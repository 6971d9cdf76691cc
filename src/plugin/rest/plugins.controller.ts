import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../../access/index.js';
import type { ConfigView } from '../registry/plugin-configs.js';
import { PluginRegistry } from '../registry/plugin-registry.js';
import * as schema from './plugins.schema.js';
import { PluginsService } from './plugins.service.js';

/** The plugins over REST. Ids are never `runs` or `order`: the registry lists no such plugin. */
@ApiTags('plugins')
@Controller('api/v1/plugins')
export class PluginsController {
  constructor(
    private readonly registry: PluginRegistry,
    private readonly plugins: PluginsService,
  ) {}

  @Get()
  @ApiOperation({ summary: "All plugins, in the user's order" })
  @ApiResponse({ status: 200, standardSchema: schema.pluginListSchema })
  async list(): Promise<{ items: schema.PluginAnswer[] }> {
    return { items: await this.plugins.list() };
  }

  @Put('order')
  @NeedsScope('admin')
  @ApiOperation({ summary: 'The order in which plugins work, as far as their own wishes leave it open' })
  @ApiResponse({ status: 200, standardSchema: schema.pluginListSchema })
  async reorder(@Body({ schema: schema.orderBodySchema }) { ids }: schema.OrderBody): Promise<{
    items: schema.PluginAnswer[];
  }> {
    await this.registry.reorder(ids);
    return this.list();
  }

  @Get(':id')
  @ApiResponse({ status: 200, standardSchema: schema.pluginSchema })
  one(@Param('id') id: string): Promise<schema.PluginAnswer> {
    return this.plugins.one(id);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @NeedsScope('admin')
  @ApiResponse({ status: 200, standardSchema: schema.pluginSchema })
  async enable(@Param('id') id: string): Promise<schema.PluginAnswer> {
    await this.registry.enable(id);
    return this.plugins.one(id);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @NeedsScope('admin')
  @ApiOperation({ summary: 'Its runs wait, and nothing waits for them' })
  @ApiResponse({ status: 200, standardSchema: schema.pluginSchema })
  async disable(@Param('id') id: string): Promise<schema.PluginAnswer> {
    await this.registry.disable(id);
    return this.plugins.one(id);
  }

  @Post(':id/reset')
  @HttpCode(200)
  @NeedsScope('admin')
  @ApiOperation({ summary: 'Lets it run again after it was held (tripped, needs_auth, needs_config)' })
  @ApiResponse({ status: 200, standardSchema: schema.pluginSchema })
  async reset(@Param('id') id: string): Promise<schema.PluginAnswer> {
    await this.registry.reset(id);
    return this.plugins.one(id);
  }

  @Post(':id/restart')
  @HttpCode(200)
  @NeedsScope('admin')
  @ApiOperation({ summary: 'A new process, with its folder read anew; what it works on is begun again' })
  @ApiResponse({ status: 200, standardSchema: schema.pluginSchema })
  async restart(@Param('id') id: string): Promise<schema.PluginAnswer> {
    await this.plugins.restart(id);
    return this.plugins.one(id);
  }

  @Post(':id/test')
  @HttpCode(200)
  @NeedsScope('admin')
  @ApiOperation({ summary: 'Asks the plugin whether it could work' })
  @ApiResponse({ status: 200, standardSchema: schema.pluginTestSchema })
  test(@Param('id') id: string): Promise<schema.PluginTest> {
    return this.plugins.test(id);
  }

  @Get(':id/config')
  @ApiOperation({ summary: 'Its settings; secrets only as whether they are set' })
  @ApiResponse({ status: 200, standardSchema: schema.pluginConfigSchema })
  config(@Param('id') id: string): ConfigView {
    return this.registry.config(id);
  }

  @Put(':id/config')
  @NeedsScope('admin')
  @ApiOperation({ summary: 'Replaces its settings; all or none' })
  @ApiResponse({ status: 200, standardSchema: schema.pluginConfigSchema })
  saveConfig(
    @Param('id') id: string,
    @Body({ schema: schema.configBodySchema }) { data }: schema.ConfigBody,
  ): Promise<ConfigView> {
    return this.plugins.saveConfig(id, data);
  }

  @Put(':id/hooks')
  @NeedsScope('admin')
  @ApiOperation({ summary: 'Switches single hooks on or off' })
  @ApiResponse({ status: 200, standardSchema: schema.pluginSchema })
  async switchHooks(
    @Param('id') id: string,
    @Body({ schema: schema.hooksBodySchema }) hooks: schema.HooksBody,
  ): Promise<schema.PluginAnswer> {
    await this.registry.switchHooks(id, hooks);
    return this.plugins.one(id);
  }

  @Get(':id/logs')
  @ApiOperation({ summary: 'The last lines of its log, oldest first' })
  @ApiResponse({ status: 200, standardSchema: schema.pluginLogSchema })
  async logs(
    @Param('id') id: string,
    @Query({ schema: schema.logQuerySchema }) { lines }: schema.LogQuery,
  ): Promise<{ lines: string[] }> {
    return { lines: await this.plugins.logLines(id, lines) };
  }
}
