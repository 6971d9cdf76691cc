import { Injectable } from '@nestjs/common';

/** Runs what is due. */
@Injectable()
export class WorkerPool {
  get activeCount(): number {
    throw new Error('being written');
  }
  start(): void {
    throw new Error('being written');
  }
  drain(_timeoutMs: number): Promise<void> {
    throw new Error('being written');
  }
}
