import { abortable } from '../../../domain/index.js';
import { HookFailure, type HookFailureKind } from '../../hook-failure.js';
import { takenBack } from './start-failure.js';

/** Beyond that the oldest are believed innocent. */
const MAX_SUSPECTS = 1000;
/** After these it may yet bring its process down. */
const DOUBTFUL: readonly HookFailureKind[] = ['crash', 'timeout', 'cancelled', 'not-started'];

/**
 * Runs that were in flight together when their process ended, so that nobody knows which of them did it. Each is run alone when it comes
 * again: then the one that does it is charged, and no other.
 */
export class Suspects {
  private readonly ids = new Set<string>();
  private inside = 0;
  private alone: Promise<void> | null = null;
  private onLeave: (() => void)[] = [];

  add(runIds: readonly string[]): void {
    for (const id of runIds) {
      if (this.ids.size >= MAX_SUSPECTS) this.ids.delete([...this.ids][0]!);
      this.ids.add(id);
    }
  }

  /**
   * Does the work of a run in its turn. However it ends but with its process, it is a suspect no longer.
   * @throws HookFailure
   */
  async guard<T>({ runId, signal }: { runId: string; signal: AbortSignal }, work: () => Promise<T>): Promise<T> {
    const leave = await this.enter(runId, signal).catch(takenBack);
    try {
      const result = await work();
      this.ids.delete(runId);
      return result;
    } catch (error) {
      if (!(error instanceof HookFailure && DOUBTFUL.includes(error.kind))) this.ids.delete(runId);
      throw error;
    } finally {
      leave();
    }
  }

  /**
   * Waits for this run's turn: a suspect until all others are out, anybody else until no suspect is in.
   * @returns to be called when the run is over
   * @throws the signal's reason
   */
  private async enter(runId: string, signal: AbortSignal): Promise<() => void> {
    while (this.alone !== null) await abortable(this.alone, signal);
    const leave = this.ids.has(runId) ? await this.enterAlone(signal) : (): void => undefined;
    this.inside++;
    return () => {
      this.inside--;
      leave();
      for (const callback of this.onLeave.splice(0)) callback();
    };
  }

  private async enterAlone(signal: AbortSignal): Promise<() => void> {
    let open: () => void = () => undefined;
    this.alone = new Promise((resolve) => {
      open = () => {
        this.alone = null;
        resolve();
      };
    });
    try {
      while (this.inside > 0) await abortable(new Promise<void>((resolve) => this.onLeave.push(resolve)), signal);
    } catch (error) {
      open();
      throw error;
    }
    return open;
  }
}
