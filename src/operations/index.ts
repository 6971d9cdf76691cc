export { runHost, HOST_EXIT_CODES, type HostComposition } from './host/run-host.js';
export { startHost, type HostParts, type RunningHost } from './host/start-host.js';
export { openLog, type Log } from './logging/log.js';
export { OperationsModule } from './operations.module.js';
