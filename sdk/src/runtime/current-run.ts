import { AsyncLocalStorage } from 'node:async_hooks';
import type { HookRun } from '../context.js';
import { Unrecoverable } from '../errors.js';

/**
 * Which run asks: several may be in flight in one process, and `ctx` is the same for all of them. What a hook starts and does not
 * await keeps its run, and is refused by the host once that is over.
 */
export class CurrentRun {
  private readonly storage = new AsyncLocalStorage<HookRun>();

  during<T>(run: HookRun, work: () => T): T {
    return this.storage.run(run, work);
  }

  /** The run that asks; null outside of hooks, e.g. in an observer. */
  get(): HookRun | null {
    return this.storage.getStore() ?? null;
  }

  /** @throws Unrecoverable outside of a hook */
  need(what: string): HookRun {
    const run = this.get();
    if (run === null)
      throw new Unrecoverable(`${what} works in a hook only, where the host knows for which item it is.`);
    return run;
  }
}
