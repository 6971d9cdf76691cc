import { cleanText, cutToBytes, MAX_NAME_BYTES, safeName } from './safe-name.js';

/**
 * Puts a suffix between the name of a file and its extension: `A/01 - Song.flac`, ` [7]` → `A/01 - Song [7].flac`.
 * The name is cut where needed, so the part stays within 255 bytes and the suffix whole.
 * @param path relative path as a template renders it
 * @param suffix appended as it is, but for characters that a name may not have
 */
export function withSuffix(path: string, suffix: string): string {
  const slash = path.lastIndexOf('/') + 1;
  const name = path.slice(slash);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '';
  const tail = cutToBytes(cleanText(suffix), MAX_NAME_BYTES / 2);
  const room = MAX_NAME_BYTES - Buffer.byteLength(tail) - Buffer.byteLength(extension);
  return (
    path.slice(0, slash) + safeName(cutToBytes(stem, room).trimEnd() + tail, room + Buffer.byteLength(tail)) + extension
  );
}
