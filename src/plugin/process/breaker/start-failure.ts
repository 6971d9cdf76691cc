import { HostError } from '../../../domain/index.js';
import { HookFailure } from '../../hook-failure.js';

const TRY_AGAIN_MS = 5000;

/** Why a process did not come up, as its caller is told. What the plugin means (settings, account) and what the host took back stays as it is. */
export function startFailure(error: unknown): HookFailure {
  if (!(error instanceof HookFailure)) {
    const why = error instanceof HostError ? error.message : 'the system starts no process for it';
    return new HookFailure('not-started', 'host', why, TRY_AGAIN_MS, { cause: error });
  }
  if (isNoFault(error)) return error;
  return new HookFailure('not-started', error.fault, `it could not be started: ${error.message}`, null, {
    cause: error,
  });
}

/** Whether a failed start says nothing against the plugin's process. */
export function isNoFault({ kind }: HookFailure): boolean {
  return kind === 'config' || kind === 'needs-auth' || kind === 'cancelled';
}

/** An abort as its caller is told. @throws HookFailure */
export function takenBack(error: unknown): never {
  if (error instanceof HookFailure) throw error;
  throw new HookFailure('cancelled', 'host', 'the host took it back', null, { cause: error });
}
