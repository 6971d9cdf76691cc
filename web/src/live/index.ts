/** What happens at the host, as it happens. */
export { keepFresh } from './freshness.js';
export { useItem, useLive, useLiveMessages, useProgress, useRoom } from './hooks.js';
export { ItemStore } from './item-store.js';
export { itemStore, live } from './live.js';
export { dismissNotice, liveState, type KeptNotice, type LiveState } from './live-state.js';
