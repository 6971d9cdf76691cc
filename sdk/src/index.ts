export * from './context.js';
export * from './errors.js';
export * from './events.js';
export * from './hooks.js';
export * from './manifest.js';
export * from './media.js';
export * from './plugin.js';
