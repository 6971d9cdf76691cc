import { HookFailure } from '../hook-failure.js';

/** The output of a hook. @throws HookFailure `protocol` for what is no object */
export function hookAnswer(hook: string, answer: unknown): unknown {
  const output = (answer as { output?: unknown } | null)?.output ?? null;
  if (output === null) return undefined;
  if (typeof output === 'object' && !Array.isArray(output)) return output;
  const what = Array.isArray(output) ? 'a list' : `a ${typeof output}`;
  throw new HookFailure('protocol', 'plugin', `its hook ${hook} returned ${what}; it must return an object or nothing`);
}
