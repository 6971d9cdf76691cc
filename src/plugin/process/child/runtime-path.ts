import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The module that a plugin's process starts with; it belongs to the host's own copy of the SDK. */
export function runtimePath(): string {
  const manifest = createRequire(import.meta.url).resolve('@deemusic/plugin-sdk/package.json');
  return join(dirname(manifest), 'dist', 'runtime', 'main.js');
}
