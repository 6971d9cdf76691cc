import { CliError } from '../cli-error.js';
import { EXIT } from '../exit-code.js';
import { isObject, partsOf, schemaAt, valueAt, withValue } from './config-paths.js';
import { valueOf } from './config-value.js';
import type { PluginConfig } from './plugin-answers.js';

/** What somebody wants changed. */
export interface ConfigWishes {
  /** `a.b=value`, in order. */
  set: readonly string[];
  unset: readonly string[];
  /** All of the settings anew; secrets that it leaves out stay. */
  whole?: Record<string, unknown>;
}

/**
 * The settings as they are to be saved. Secrets that nobody changes are left out, so that they stay as they are.
 * @throws CliError for a wish that is none
 */
export function changedConfig({ schema, data }: PluginConfig, { set, unset, whole }: ConfigWishes): object {
  let next: object = withoutShownSecrets(whole ?? data);
  for (const path of unset) {
    const parts = partsOf(path);
    const isSecret = schemaAt(schema, parts)?.writeOnly === true;
    if (!isSecret && valueAt(next, parts) === undefined) {
      throw new CliError(`${path} is not set.`, EXIT.usage, 'usage');
    }
    next = withValue(next, parts, isSecret ? null : undefined);
  }
  for (const wish of set) {
    const at = wish.indexOf('=');
    if (at < 1) throw new CliError(`--set wants path=value, not ${wish}`, EXIT.usage, 'usage');
    const path = wish.slice(0, at);
    const parts = partsOf(path);
    next = withValue(next, parts, valueOf(wish.slice(at + 1), schemaAt(schema, parts), path));
  }
  return next;

  // What the host shows of a secret is `{ set }`; it is not for being sent back.
  function withoutShownSecrets(from: Record<string, unknown>, parents: string[] = []): Record<string, unknown> {
    const kept = Object.entries(from).flatMap(([name, value]): [string, unknown][] => {
      const parts = [...parents, name];
      if (!isObject(value)) return [[name, value]];
      if (schemaAt(schema, parts)?.writeOnly === true) return [];
      return [[name, withoutShownSecrets(value, parts)]];
    });
    return Object.fromEntries(kept);
  }
}
