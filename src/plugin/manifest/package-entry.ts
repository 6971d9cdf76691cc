import { ManifestError } from './found-plugin.js';

/** Conditions of `exports` under which a plugin's process imports. */
const CONDITIONS = ['import', 'node', 'module-sync', 'default'];

/**
 * The module that a package.json names as its own: `exports`, else `main`, else `index.js`.
 * @returns relative to package.json
 * @throws ManifestError
 */
export function entryOf(content: Readonly<Record<string, unknown>>): string {
  const { exports, main } = content;
  if (exports === undefined) return typeof main === 'string' && main !== '' ? main : 'index.js';
  const target = resolve(isSubpaths(exports) ? exports['.'] : exports);
  if (target === null) throw new ManifestError('exports of package.json names no module for "." that can be imported');
  if (target.startsWith('./')) return target.slice(2);
  throw new ManifestError('exports of package.json must begin with ./');
}

function isSubpaths(exports: unknown): exports is Record<string, unknown> {
  return typeof exports === 'object' && exports !== null && Object.keys(exports).some((key) => key.startsWith('.'));
}

/** As Node does it: the first condition that holds, in the order of the file. */
function resolve(target: unknown): string | null {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return null;
  if (Array.isArray(target)) return target.map(resolve).find((found) => found !== null) ?? null;
  for (const [condition, value] of Object.entries(target)) {
    if (!CONDITIONS.includes(condition)) continue;
    const found = resolve(value);
    if (found !== null) return found;
  }
  return null;
}
