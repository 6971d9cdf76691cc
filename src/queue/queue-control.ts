import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { HoldReason, QueueState } from '../domain/index.js';

/** What `PATCH /queue` may change; `null` goes back to the setting, absent = unchanged. */
export interface QueuePatch {
  paused?: boolean | null;
  concurrency?: number | null;
  bandwidthLimit?: number | null;
}

/** The whole queue. */
@Injectable()
export class QueueControl {
  declare readonly state$: Observable<QueueState>;
  state(): QueueState {
    throw new Error('being written');
  }
  configure(_patch: QueuePatch): Promise<QueueState> {
    throw new Error('being written');
  }
  hold(_reason: HoldReason, _detail: { until?: number; message?: string } = {}): void {
    throw new Error('being written');
  }
  release(_reason: HoldReason): void {
    throw new Error('being written');
  }
  registerHoldCheck(_reason: HoldReason, _check: () => Promise<boolean>, _everyMs = 30_000): void {
    throw new Error('being written');
  }
}
