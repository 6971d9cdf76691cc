import { expect, it } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { eventually } from '../../test/support/eventually.js';
import { FakeProcessor } from '../../test/support/fake-processor.js';
import { queueSettings, tracks } from '../../test/support/open-queue.js';
import { tempDir } from '../../test/support/temp-dir.js';
import { LiveSettings } from '../config/index.js';
import { DatabaseModule, HostDatabase } from '../database/index.js';
import { Clock, SystemClock } from '../domain/index.js';
import { EventsModule } from '../events/index.js';
import { QueueModule } from './queue.module.js';
import { QueueReader } from './queue-reader.js';
import { QueueService } from './queue.service.js';

const dataDir = tempDir('queue-module');

@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: LiveSettings, useFactory: () => new LiveSettings({ ...queueSettings(), dataDir }) },
  ],
  exports: [Clock, LiveSettings],
})
class SurroundingsModule {}

it('is put together by Nest, starts with the application and ends with it', async () => {
  const module = await Test.createTestingModule({
    imports: [SurroundingsModule, EventsModule, DatabaseModule, QueueModule],
  }).compile();
  const processor = new FakeProcessor();
  module.get(QueueService).registerProcessor(processor);
  const app = module.createNestApplication();
  await app.init();
  await module.get(QueueService).add(tracks('1'));
  const reader = module.get(QueueReader);
  await eventually('completed', async () => (await reader.get('track_1'))?.status === 'completed');
  // Nest's default DataSource is the read-only one.
  await expect(module.get(DataSource).query("INSERT INTO meta VALUES ('a', 'b')")).rejects.toThrow('SQLITE_READONLY');
  expect(() => {
    module.get(QueueService).registerProcessor(processor);
  }).toThrow('only one');
  await app.close();
  const again = await HostDatabase.open(dataDir, { lockWaitMs: 20 });
  await again.close();
});
