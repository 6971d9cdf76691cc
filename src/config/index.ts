export { LiveSettings } from './live-settings.js';
export type { Settings } from './settings.js';
