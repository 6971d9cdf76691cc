import { Injectable } from '@nestjs/common';
import type { RunInterruption } from '../item-processor.js';
import type { LiveRun } from './live-run.js';

/** A command that stops an item, from its call until its commit. */
interface Stop {
  id: string;
  kind: 'paused' | 'cancelled';
}

/** What a {@link Stop} found. */
export interface Stopped {
  /** Runs past the point of no return: they go on. */
  publishing: LiveRun[];
  /** To be called when the command is committed, or has failed. */
  release: () => void;
}

/** What runs now, at most one run an item. */
@Injectable()
export class LiveRuns {
  private readonly bySeq = new Map<number, LiveRun>();
  private readonly stops = new Set<Stop>();

  get(seq: number): LiveRun | undefined {
    return this.bySeq.get(seq);
  }

  /** The members of a collection whose rows say that they are downloading. */
  downloadsOf(parentSeq: number): LiveRun[] {
    return this.all().filter(
      (run) => run.parentSeq === parentSeq && run.phase === 'download' && !run.hasLeft && !run.signal.aborted,
    );
  }

  all(): LiveRun[] {
    return [...this.bySeq.values()];
  }

  /** Runs that work, each in a slot. */
  count(phase: LiveRun['phase']): number {
    let count = 0;
    for (const run of this.bySeq.values()) if (run.phase === phase && !run.isOver) count++;
    return count;
  }

  /** A claim may be committed while a stop of the item waits for its own commit: such a run is stopped as it begins. */
  add(run: LiveRun): void {
    this.bySeq.set(run.seq, run);
    for (const stop of this.stops) if (isMeant(run, stop)) run.interrupt(stop.kind);
  }

  /** Forgets the run, unless another one of the same item has taken its place. */
  delete(run: LiveRun): void {
    if (this.bySeq.get(run.seq) === run) this.bySeq.delete(run.seq);
  }

  /** Stops the runs at once; those past the point of no return go on. */
  interrupt(runs: readonly LiveRun[], kind: RunInterruption['kind']): void {
    for (const run of runs) if (!run.isPublishing) run.interrupt(kind);
  }

  /** Stops the runs of an item or of its children at once, and until the release also those that begin meanwhile. */
  stop(id: string, kind: Stop['kind']): Stopped {
    const stop = { id, kind };
    this.stops.add(stop);
    const runs = this.all().filter((run) => isMeant(run, stop));
    this.interrupt(runs, kind);
    return {
      publishing: runs.filter((run) => run.isPublishing),
      release: () => {
        this.stops.delete(stop);
      },
    };
  }
}

/** Post-processing cannot be paused, only cancelled. */
function isMeant(run: LiveRun, { id, kind }: Stop): boolean {
  if (kind === 'paused' && run.phase === 'finish') return false;
  return run.id === id || run.parentId === id;
}
