import type { Fault } from '@deemusic/plugin-sdk';
import type { Settings } from '../../config/index.js';
import type { FoundPlugin } from '../manifest/found-plugin.js';
import { dotted } from '../manifest/schema-faults.js';
import type { PluginStateName } from '../plugin-status.js';
import type { FilledConfig } from './plugin-configs.js';
import type { PluginRow } from './plugin-row.js';

type Mode = Settings['plugins']['mode'];

/** Why a plugin cannot run. */
export interface Standstill {
  state: PluginStateName;
  reason: string | null;
  fault: Fault | null;
  /** Epoch ms, when it began in an earlier life of the host. */
  since?: number;
}

/** Whether plugins from there run at all. */
export function isAllowed(found: FoundPlugin | undefined, mode: Mode): boolean {
  return mode === 'all' || (mode === 'bundled' && found?.folder.origin === 'bundled');
}

/** Why a plugin cannot run; null when it can. The first reason counts: what is broken, then what was decided, then what is missing. */
export function standstill(
  found: FoundPlugin | undefined,
  row: PluginRow,
  mode: Mode,
  config: FilledConfig | null,
): Standstill | null {
  if (!found) return { state: 'missing', reason: 'its folder is not there any more', fault: 'config' };
  if (found.problem) return found.problem;
  if (!isAllowed(found, mode)) return { state: 'disabled', reason: modeReason(mode), fault: null };
  if (!row.isEnabled) return { state: 'disabled', reason: null, fault: null };
  if (row.hold) return { ...row.hold, since: row.hold.at };
  if (!config || config.faults.length === 0) return null;
  const named = config.faults.slice(0, 3).map(({ path, message }) => `${dotted(path) || 'it'} ${message}`);
  return { state: 'needs_config', reason: `its settings are not complete: ${named.join('; ')}`, fault: 'config' };
}

function modeReason(mode: Mode): string {
  const which = mode === 'off' ? 'no plugin runs' : 'only bundled plugins run';
  return `${which}: the setting plugins.mode (DEEMUSIC_PLUGINS) is ${mode}`;
}

/** What the log says of a plugin at boot; null when all is well. */
export function bootRemark(id: string, found: FoundPlugin | undefined): string | null {
  if (!found) return `plugin "${id}" is missing: its folder is not there any more`;
  if (found.problem) return `plugin "${id}" is ${found.problem.state}: ${found.problem.reason}`;
  return found.warning === null ? null : `plugin "${id}" is loaded all the same: ${found.warning}`;
}
