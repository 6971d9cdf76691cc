import { Injectable } from '@nestjs/common';
import type { RunInterruption } from './item-processor.js';
import type { LiveRun } from './live-run.js';

/** What runs now, at most one run an item. */
@Injectable()
export class LiveRuns {
  private readonly bySeq = new Map<number, LiveRun>();

  get(seq: number): LiveRun | undefined {
    return this.bySeq.get(seq);
  }

  /** The runs of an item: its own, or those of its children. */
  of(id: string): LiveRun[] {
    return this.all().filter((run) => run.id === id || run.parentId === id);
  }

  all(): LiveRun[] {
    return [...this.bySeq.values()];
  }

  count(phase: LiveRun['phase']): number {
    let count = 0;
    for (const run of this.bySeq.values()) if (run.phase === phase) count++;
    return count;
  }

  add(run: LiveRun): void {
    this.bySeq.set(run.seq, run);
  }

  /** Forgets the run, unless another one of the same item has taken its place. */
  delete(run: LiveRun): void {
    if (this.bySeq.get(run.seq) === run) this.bySeq.delete(run.seq);
  }

  /** Stops the runs at once; those past the point of no return go on. @returns those that were stopped */
  interrupt(runs: readonly LiveRun[], kind: RunInterruption['kind']): LiveRun[] {
    const stopped = runs.filter((run) => !run.isPublishing);
    for (const run of stopped) run.interrupt(kind);
    return stopped;
  }
}
