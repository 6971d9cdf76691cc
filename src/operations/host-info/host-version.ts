import { readFileSync } from 'node:fs';

/** Version of the package that this file belongs to. */
export function hostVersion(): string {
  // As far from the root in `src` as in `dist`.
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
