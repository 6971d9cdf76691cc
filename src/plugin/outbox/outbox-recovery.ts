import { Injectable } from '@nestjs/common';
import { WriteQueue } from '../../database/index.js';
import { Clock } from '../../domain/index.js';
import { refreshHead } from './rows/run-heads.js';

export const PUT_BACK = `
UPDATE hook_run INDEXED BY hook_run_state SET state = 'pending', attempt = max(0, attempt - 1), lease_until = NULL, owner = NULL
WHERE state = 'running' RETURNING entity`;

/** What a boot puts right after a stop of whatever kind. */
@Injectable()
export class OutboxRecovery {
  constructor(
    private readonly writeQueue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** Runs that the former host left running go on, without an attempt used. Only when no process of a plugin is left. */
  async recover(): Promise<void> {
    await this.writeQueue.run(async (tx) => {
      const rows = await tx.all<{ entity: string }>(PUT_BACK);
      for (const entity of new Set(rows.map((row) => row.entity))) await refreshHead(tx, entity, this.clock.now());
    });
  }
}
