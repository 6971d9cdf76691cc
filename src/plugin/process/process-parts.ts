import { Injectable } from '@nestjs/common';
import { EventBus } from '../../events/index.js';
import { Clock } from '../../domain/index.js';
import { PluginStatuses } from '../registry/plugin-statuses.js';
import { PluginLogs } from './logs/plugin-logs.js';
import { PluginRequestHandler } from './plugin-request-handler.js';
import { ProcessLedger } from './process-ledger.js';
import { ProcessLimits } from './process-limits.js';
import { SupervisedPlugins } from './supervised-plugins.js';

/** What every keeper of a plugin needs, in one hand. */
@Injectable()
export class ProcessParts {
  constructor(
    readonly clock: Clock,
    readonly events: EventBus,
    readonly plugins: SupervisedPlugins,
    readonly statuses: PluginStatuses,
    readonly handler: PluginRequestHandler,
    readonly logs: PluginLogs,
    readonly ledger: ProcessLedger,
    readonly limits: ProcessLimits,
  ) {}
}
