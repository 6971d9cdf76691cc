import { PluginLogs } from './logs/plugin-logs.js';
import { PluginSupervisor } from './plugin-supervisor.js';
import { ProcessLedger } from './process-ledger.js';
import { ProcessLimits } from './process-limits.js';
import { ProcessParts } from './process-parts.js';

/** What this floor adds to the module; it needs `SupervisedPlugins`, `PluginStatuses` and a `PluginRequestHandler` beside it. */
export const PROCESS_PROVIDERS = [PluginSupervisor, PluginLogs, ProcessLedger, ProcessLimits, ProcessParts];
