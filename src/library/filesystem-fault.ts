import { DiskFullError, FilesystemError, HostError } from '../domain/index.js';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
/** The library as a whole cannot be used: every other item would fail the same way. */
const GONE: Record<string, string> = {
  EROFS: 'The library is read-only. Mount it writable; the queue goes on by itself.',
  EACCES: 'The host may not write to the library. Give its user write permission; the queue goes on by itself.',
  EPERM: 'The host may not write to the library. Give its user write permission; the queue goes on by itself.',
  EIO: 'The disk of the library reports a fault. Look at the disk; the queue goes on when it answers again.',
  ESTALE: 'The network share of the library went away. Mount it again; the queue goes on by itself.',
  ENOTCONN: 'The network share of the library went away. Mount it again; the queue goes on by itself.',
  ENODEV: 'The disk of the library is not there. Attach it again; the queue goes on by itself.',
  ENXIO: 'The disk of the library is not there. Attach it again; the queue goes on by itself.',
  EHOSTDOWN: 'The server of the library does not answer. The queue goes on when it is back.',
  ETIMEDOUT: 'The server of the library does not answer. The queue goes on when it is back.',
};
const OTHER: Record<string, string> = {
  ENOENT: 'a file or folder is not there any more',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where the file should go',
  ERR_FS_EISDIR: 'a folder stands where the file should go',
  ENAMETOOLONG: 'the path is too long for this file system',
  ELOOP: 'symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};
const TRANSIENT = new Set(['EMFILE', 'ENFILE']);

/** The `code` of a Node system error, or null. */
export function errnoOf(error: unknown): string | null {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' ? code : null;
}

/**
 * A system error as the host's own: no space (`ENOSPC`, `EDQUOT`) → DiskFullError; a library that is read-only, forbidden or
 * gone → FilesystemError that holds the queue; any other → FilesystemError of this item. Host errors and aborts pass as they are.
 * @param doing what was being done, e.g. `The file could not be published`; the message shows no path of the machine
 */
export function toFilesystemError(error: unknown, doing: string): Error {
  if (error instanceof HostError || (error instanceof Error && errnoOf(error) === null)) return error;
  const code = errnoOf(error) ?? 'unknown';
  if (FULL.has(code)) {
    const message = 'The disk of the library is full. Free some space; the queue goes on by itself.';
    return new DiskFullError(message, { cause: error });
  }
  const held = GONE[code];
  if (held !== undefined) return new FilesystemError(held, { hold: 'disk', cause: error });
  const options = TRANSIENT.has(code) ? ({ hold: 'disk', cause: error } as const) : { cause: error };
  return new FilesystemError(`${doing}: ${OTHER[code] ?? 'the file system refused'} (${code}).`, options);
}

/** Runs file work and throws what {@link toFilesystemError} makes of its failures. */
export async function withFilesystemErrors<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toFilesystemError(error, doing);
  }
}

/** A fault of the library as a whole, met before any file: it holds the queue, every other item would fail the same way. */
export function heldByLibrary(error: unknown): unknown {
  if (!(error instanceof FilesystemError) || error.hold !== undefined) return error;
  const message = `${error.message} Look at the library and its .deemusic/staging; the queue goes on by itself.`;
  return new FilesystemError(message, { hold: 'disk', cause: error.cause });
}
