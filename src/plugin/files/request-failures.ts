import { FilesystemError, HostError } from '../../domain/index.js';
import { HookFailure } from '../hook-failure.js';

/** The path that was asked for makes it impossible; trying again does not help. */
const OF_THE_PATH = new Set(['ENAMETOOLONG', 'ENOTDIR', 'EISDIR', 'ERR_FS_EISDIR', 'EEXIST', 'ELOOP']);

/** The plugin asked for what it may not have, or broke the rules: trying again does not help. */
export function refused(message: string): HookFailure {
  return new HookFailure('unrecoverable', 'plugin', message);
}

/** Something else came first: the run is repeated, and finds things as they are then. */
export function overtaken(message: string): HookFailure {
  return new HookFailure('retry', 'host', message, 1000);
}

/**
 * What went wrong with a request as the plugin is told: a full or absent disk is the host's and passes, a path that cannot be is the
 * plugin's.
 * @param subject what it was about, as the plugin named it
 */
export function toRequestFailure(error: unknown, subject: string, signal: AbortSignal): HookFailure {
  if (error instanceof HookFailure) return error;
  if (signal.aborted)
    return new HookFailure('cancelled', 'host', 'the run is over, or the request was taken back', null, {
      cause: error,
    });
  if (error instanceof FilesystemError && error.hold === undefined) return ofPath(error, subject);
  const isKnown = error instanceof HostError;
  const message = isKnown ? error.message : 'the host could not do that; its log says why';
  const retryAfterMs = isKnown ? (error.retryAfterMs ?? null) : null;
  return new HookFailure('retry', 'host', `${subject}: ${message}`, retryAfterMs, { cause: error });
}

function ofPath(error: FilesystemError, subject: string): HookFailure {
  const message = `${subject}: ${error.message}`;
  const code = (error.cause as NodeJS.ErrnoException | undefined)?.code;
  // Without a cause it is the library's own refusal of the path.
  const isRefused = code === undefined || OF_THE_PATH.has(code);
  return isRefused
    ? new HookFailure('unrecoverable', 'plugin', message, null, { cause: error })
    : new HookFailure('retry', 'host', message, null, { cause: error });
}
