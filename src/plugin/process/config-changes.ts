import { HookFailure } from '../hook-failure.js';

/** Settings on their way to a process: no run begins with the old ones any more, and what a run has against those does not count. */
export class ConfigChanges {
  private revision = 0;
  private latest: Promise<unknown> | null = null;

  /** Resolves when what is under way has arrived; null = nothing is. Never rejects. */
  get underWay(): Promise<unknown> | null {
    return this.latest;
  }

  /** Saving may be what lets the plugin run again: from before it on nothing begins. */
  async make(save: () => Promise<void>, apply: () => Promise<void>): Promise<void> {
    this.revision++;
    const change = save().then(apply);
    const arrived = Promise.allSettled([this.latest, change]);
    this.latest = arrived;
    void arrived.then(() => {
      if (this.latest === arrived) this.latest = null;
    });
    await change;
  }

  /** Does the work of a run. @throws HookFailure `cancelled` instead of a complaint about settings that were changed meanwhile */
  async judge<T>(work: () => Promise<T>): Promise<T> {
    const { revision } = this;
    try {
      return await work();
    } catch (error) {
      const isComplaint = error instanceof HookFailure && (error.kind === 'config' || error.kind === 'needs-auth');
      if (!isComplaint || revision === this.revision) throw error;
      throw new HookFailure('cancelled', 'host', 'its settings were changed meanwhile', 0, { cause: error });
    }
  }
}
