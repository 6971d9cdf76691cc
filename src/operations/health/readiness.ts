import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DatabaseReader } from '../../database/index.js';

/** Whether the host can take requests now. */
@Injectable()
export class Readiness implements OnApplicationBootstrap, OnModuleDestroy {
  private isRunning = false;

  constructor(private readonly database: DatabaseReader) {}

  onApplicationBootstrap(): void {
    this.isRunning = true;
  }

  /** A host that stops tells its proxy first. */
  onModuleDestroy(): void {
    this.isRunning = false;
  }

  async check(): Promise<Record<'host' | 'database', 'ok' | 'failed'>> {
    return { host: this.isRunning ? 'ok' : 'failed', database: await this.databaseAnswers() };
  }

  private async databaseAnswers(): Promise<'ok' | 'failed'> {
    try {
      await this.database.get('SELECT 1');
      return 'ok';
    } catch {
      return 'failed';
    }
  }
}
