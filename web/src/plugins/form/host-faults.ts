import { deepEquals } from '@rjsf/utils';
import type { FaultDetail } from '../../api/index.js';
import type { ConfigTree } from '../data/plugin-queries.js';
import type { Fault } from './schema/fault-words.js';
import { pathOf, valueAt } from './schema/pointer.js';

/** A config that the host did not take. */
export interface Refusal {
  faults: readonly Fault[];
  /** What was sent. */
  data: ConfigTree;
}

/**
 * What the host has against a config, by place; null when its answer names none.
 * @param details of the answer
 */
export function refusalOf(details: readonly FaultDetail[], data: ConfigTree): Refusal | null {
  const faults = details.flatMap(({ path, message }) => (path === undefined ? [] : [{ path: pathOf(path), message }]));
  return faults.length === 0 ? null : { faults, data };
}

/** The faults that still hold: a setting that was changed since is judged anew when it is sent. */
export function standing({ faults, data }: Refusal, draft: ConfigTree): Fault[] {
  return faults.filter(({ path }) => deepEquals(valueAt(draft, path), valueAt(data, path)));
}
