export { runRestore } from './backup/restore-command.js';
export { restoreBackup, type Restored } from './backup/restore.js';
export { runDoctor } from './doctor/doctor-command.js';
export { runHost, HOST_EXIT_CODES, type Composition } from './host/run-host.js';
export { startHost, type HostParts, type RunningHost } from './host/start-host.js';
export { openLog, type Log } from './logging/log.js';
export { OperationsModule } from './operations.module.js';
