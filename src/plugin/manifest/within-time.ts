import { createContext, Script } from 'node:vm';

const stage = { work: (): unknown => undefined };
createContext(stage);
const act = new Script('work()');

/** Something was broken off because it took too long. */
export class TookTooLong extends Error {
  constructor() {
    super('it takes too long');
    this.name = 'TookTooLong';
  }
}

/**
 * Does work in the host's thread whose cost a stranger decides (a schema, its patterns): it is broken off wherever it is, in the middle
 * of a regular expression, too. No `finally` of it runs then, so what it changed is to be thrown away.
 * @throws TookTooLong, and what the work throws
 */
export function withinTime<T>(timeoutMs: number, work: () => T): T {
  const former = stage.work;
  stage.work = work;
  try {
    return act.runInContext(stage, { timeout: timeoutMs }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new TookTooLong();
    throw error;
  } finally {
    stage.work = former;
  }
}
