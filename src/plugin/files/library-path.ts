import { isHostFolder, safeName, type Library } from '../../library/index.js';
import { refused } from './request-failures.js';

const MAX_PATH_BYTES = 1024;
const MAX_NAME_BYTES = 255;
/** Separators of other systems, and what no name can hold. */
const FORBIDDEN = /[\\\p{Cc}\p{Cs}]/u;

/**
 * A path of the library as a plugin gave it, in form NFC; judged by its form alone.
 * @throws HookFailure unrecoverable, fault plugin, which names the path
 */
export function libraryPath(given: string): string {
  const path = given.normalize('NFC');
  const parts = path.split('/');
  const isOutside = path.startsWith('/') || parts.some((part) => part === '..' || part === '.');
  if (isOutside || isHostFolder(parts[0] ?? '')) {
    throw refused(
      `"${given}" leads out of the library or into the host's own folder; paths are relative to the library`,
    );
  }
  const isTooLong =
    Buffer.byteLength(path) > MAX_PATH_BYTES || parts.some((part) => Buffer.byteLength(part) > MAX_NAME_BYTES);
  if (parts.includes('') || FORBIDDEN.test(path) || isTooLong) {
    throw refused(
      `"${given.slice(0, 200)}" is no path: names of at most 255 bytes are separated by single "/", 1024 bytes together`,
    );
  }
  return path;
}

/**
 * New names have to be such that Windows, macOS and SMB take them too; what is there may be called as it is.
 * @throws HookFailure unrecoverable, fault plugin, with a name that would do
 */
export async function assertNamesFit(library: Library, path: string): Promise<void> {
  const parts = path.split('/');
  for (let count = parts.length; count > 0; count--) {
    if ((await library.sidecars.standing(parts.slice(0, count).join('/'))) !== 'nothing') return;
    const part = parts[count - 1] ?? '';
    if (part === safeName(part)) continue;
    throw refused(`"${part}" cannot be the name of a file everywhere, "${safeName(part)}" can`);
  }
}
