import 'reflect-metadata';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Logger, Module, type INestApplicationContext, type OnModuleInit } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { join } from 'node:path';
import { eventually } from '../../test/support/eventually.js';
import { FakeHookSubjects } from '../../test/support/fake-hook-subjects.js';
import { tempDir } from '../../test/support/temp-dir.js';
import { AccessModule } from '../access/index.js';
import { ConfigModule, loadConfig } from '../config/index.js';
import { DatabaseModule, DatabaseReader, WriteQueue } from '../database/index.js';
import { EventsModule } from '../events/index.js';
import { PluginHost, PluginModule, PluginRegistry } from './index.js';
import type { HookRunRow } from './outbox/rows/hook-run-row.js';
import { PluginSupervisor } from './process/plugin-supervisor.js';

const root = tempDir('plugin-module');
const fixture = join(import.meta.dirname, '../../test/fixtures/plugins/echo');
const items = new FakeHookSubjects();

@Module({ imports: [PluginModule] })
class ItemsModule implements OnModuleInit {
  constructor(private readonly host: PluginHost) {}

  onModuleInit(): void {
    this.host.registerSubjects(items);
  }
}

const config = loadConfig({
  argv: [],
  env: { DEEMUSIC_DATA_DIR: root, DEEMUSIC_PLUGIN_PATH: fixture, DEEMUSIC_PLUGINS_HOLD_SECONDS: '7' },
});
@Module({
  imports: [
    ConfigModule.forRoot(config),
    DatabaseModule,
    EventsModule,
    AccessModule,
    ScheduleModule.forRoot(),
    ItemsModule,
  ],
})
class TestHost {}

let app: INestApplicationContext;
beforeAll(async () => {
  Logger.overrideLogger(false);
  app = await NestFactory.createApplicationContext(TestHost, { logger: false });
}, 30_000);
afterAll(() => app.close());

const runs = (): Promise<HookRunRow[]> => app.get(DatabaseReader).all('SELECT * FROM hook_run ORDER BY id');

it('executes a due hook in the process of its plugin, and leaves none behind', async () => {
  const host = app.get(PluginHost);
  expect(host.holdMs).toBe(7000);
  for (const { id } of app.get(PluginRegistry).list()) if (id !== 'echo') await app.get(PluginRegistry).disable(id);
  const enqueue = () =>
    app.get(WriteQueue).run((tx) => host.enqueue(tx, { name: 'processTrack', itemId: 'track_1', reason: 'live' }));
  expect(await enqueue()).toBeNull();
  await app.get(PluginRegistry).enable('echo');
  expect(await enqueue()).toMatchObject({ openProcess: 1, holding: 1 });
  await eventually('it has run', async () => (await runs())[0]?.state === 'succeeded', 20_000);
  expect((await runs())[0]?.result).toContain('track_1');
  expect(items.notes[0]).toContain('echo: {"event":{"item":{"id":"track_1"}');
  const pid = app.get(PluginSupervisor).pidOf('echo') ?? 0;
  expect(() => process.kill(pid, 0)).not.toThrow();
  await app.close();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
}, 30_000);
