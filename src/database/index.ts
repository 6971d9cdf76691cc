export { databasePath } from './data-source.js';
export { DatabaseModule } from './database.module.js';
export { DatabaseReader } from './database-reader.js';
export { HostDatabase } from './host-database.js';
export { HostLock } from './host-lock.js';
export { toDatabaseError } from './sqlite-errors.js';
export type { RunResult, SqlValue } from './sqlite-connection.js';
export { Transaction } from './transaction.js';
export { WriteQueue } from './write-queue.js';
