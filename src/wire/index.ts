/** What travels over the socket, and a typed client for it. Exported as `deemusic/wire`. */
export type * from '../domain/index.js';
export * from './client.js';
export * from './client-messages.js';
export type * from './client-options.js';
export * from './cursor.js';
export * from './host-messages.js';
export * from './room.js';
export * from './wire-error.js';
