import type { Fault, PluginErrorKind, PluginError } from '../errors.js';
import { ConfigError, NeedsAuth, NotFound, RetryLater, Unrecoverable } from '../errors.js';
import type { ErrorData } from '../protocol/index.js';

const KINDS: readonly string[] = [
  'retry',
  'unrecoverable',
  'not-found',
  'needs-auth',
  'config',
] satisfies PluginErrorKind[];
const FAULTS: readonly string[] = ['plugin', 'host', 'config', 'network'] satisfies Fault[];

/** The volume is full, the quota is used up, or it became read-only: nothing that the plugin can do about. */
const DISK_CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EROFS'];
/** Causes of causes that are looked at: they may go in circles. */
const MAX_CAUSES = 5;

/** Whether an error is one of the SDK's, also of another copy of it that the plugin brought along: told by its fields. */
export function isPluginError(error: unknown): error is PluginError {
  if (!(error instanceof Error)) return false;
  const { kind, fault } = error as Partial<PluginError>;
  return typeof kind === 'string' && KINDS.includes(kind) && typeof fault === 'string' && FAULTS.includes(fault);
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message === '' ? error.name : error.message;
  try {
    return typeof error === 'string' ? error : (JSON.stringify(error) ?? String(error));
  } catch {
    return 'It threw something that cannot be shown.';
  }
}

/** An error as it crosses the pipe. */
export function toErrorData(error: unknown): ErrorData {
  const stack = error instanceof Error && error.stack !== undefined ? { stack: error.stack.slice(0, 4000) } : {};
  if (!isPluginError(error)) {
    const meaning = isOfDisk(error) ? DISK : MISTAKE;
    return { ...meaning, retryAfterMs: null, ...stack };
  }
  const delay: unknown = error.retryAfterMs;
  const retryAfterMs = typeof delay === 'number' && Number.isFinite(delay) && delay >= 0 ? delay : null;
  return { kind: error.kind, fault: error.fault, retryAfterMs, ...stack };
}

const MISTAKE = { kind: 'error', fault: 'plugin' } as const;
const DISK = { kind: 'retry', fault: 'host' } as const;

/** Whether it is the system's word about a disk, also where a library wrapped it. */
function isOfDisk(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > MAX_CAUSES) return false;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return DISK_CODES.includes(code) || isOfDisk(cause, depth + 1);
}

/** The error that an answer of the host means, with the fault that the host names: it stays the host's when a hook lets it through. */
export function fromErrorData(message: string, data: ErrorData): PluginError {
  return Object.assign(errorOf(message, data), { fault: data.fault });
}

function errorOf(message: string, { kind, retryAfterMs }: ErrorData): PluginError {
  switch (kind) {
    case 'unrecoverable':
      return new Unrecoverable(message);
    case 'not-found':
      return new NotFound(message);
    case 'needs-auth':
      return new NeedsAuth(message);
    case 'config':
      return new ConfigError(message);
    case 'retry':
    case 'error':
    case 'crash':
      return new RetryLater(message, retryAfterMs);
  }
}

/** For answers without data, and for a host that cannot be reached. */
export function hostFailed(message: string, cause?: unknown): PluginError {
  return Object.assign(new RetryLater(message, null, { cause }), { fault: 'host' as const });
}
