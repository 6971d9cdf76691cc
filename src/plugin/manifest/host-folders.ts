import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The host's own folder, wherever it runs from: sources, `dist`, an installed package. */
const ROOT = packageRoot(dirname(fileURLToPath(import.meta.url)));

/** Folder of the bundled plugins, absolute. */
export const BUNDLED_FOLDER = join(ROOT, 'plugins');

/** Folder of the host's copy of `@deemusic/plugin-sdk`, absolute. */
export const SDK_FOLDER = dirname(
  createRequire(join(ROOT, 'package.json')).resolve('@deemusic/plugin-sdk/package.json'),
);

function packageRoot(folder: string): string {
  const file = join(folder, 'package.json');
  if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown }).name === 'deemusic')
    return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the package.json of DeeMusic is not there: install it anew');
  return packageRoot(parent);
}
