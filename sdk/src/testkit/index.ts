export * from './create-test-host.js';
export type { EventOverrides, Overrides } from './event-overrides.js';
export * from './made-up-events.js';
export * from './made-up-music.js';
export { silentAudio } from './silent-audio.js';
export * from './test-host.js';
export { testImage } from './test-image.js';
