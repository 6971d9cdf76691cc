/** The REST API of the host. */
export * from './api-error.js';
export { call, onUnauthorized, rest } from './client.js';
export { hostClock } from './host-clock.js';
export { hostQuery, settingsQuery, sourceQuery } from './queries.js';
export { isUnproven } from './is-unproven.js';
export { queryClient } from './query-client.js';
export type { Schema } from './types.js';
export { sound } from './sound.js';
export { useHostNow } from './use-host-now.js';
export { useReplay } from './use-replay.js';
