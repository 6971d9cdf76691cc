/** Two names of the library that a file system (SMB, macOS) may take for one have the same key. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
