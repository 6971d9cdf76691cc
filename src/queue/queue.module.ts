import { Module } from '@nestjs/common';
import { QueueControl } from './queue-control.js';
import { QueueController } from './queue.controller.js';
import { QueueReader } from './queue-reader.js';
import { QueueRegistry } from './queue-registry.js';
import { QueueService } from './queue.service.js';
import { WorkerPool } from './worker-pool.js';

@Module({
  controllers: [QueueController],
  providers: [QueueControl, QueueReader, QueueRegistry, QueueService, WorkerPool],
  exports: [QueueControl, QueueReader, QueueRegistry, QueueService, WorkerPool],
})
export class QueueModule {}
